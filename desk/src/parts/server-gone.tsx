import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { GONE } from "../api.ts";

/** How often it is looked whether the server is there: while it is, and while it is not. */
const LOOKING = { there: 15_000, gone: 1_500 } as const;

/** Says in a bar that the server does not answer, and asks for everything anew when it does. What was typed stays. */
export function ServerGone() {
  const queries = useQueryClient();
  const [isGone, setGone] = useState(false);
  useEffect(() => {
    const gone = () => setGone(true);
    window.addEventListener(GONE, gone);
    return () => window.removeEventListener(GONE, gone);
  }, []);
  useEffect(() => {
    const look = async () => {
      if (document.hidden && !isGone) return;
      const isThere = await fetch("/api/v1/health", { cache: "no-store" }).then(
        ({ ok }) => ok,
        () => false,
      );
      setGone(!isThere);
      if (isThere && isGone) queries.invalidateQueries();
    };
    const timer = setInterval(look, isGone ? LOOKING.gone : LOOKING.there);
    return () => clearInterval(timer);
  }, [isGone, queries]);
  return (
    <div role="status">
      {isGone && (
        <p className="gone">
          Sayso does not answer. Start it again with “sayso desk”: this page then goes on by itself. What you typed
          stays.
        </p>
      )}
    </div>
  );
}
