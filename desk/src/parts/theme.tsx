import { useState } from "react";

const NEXT = { auto: "light", light: "dark", dark: "auto" } as const;
type Theme = keyof typeof NEXT;

/** Light, dark, or as the system has it; kept for the next visit. */
export function ThemeSwitch() {
  const [theme, setTheme] = useState<Theme>(() => {
    const kept = localStorage.getItem("theme");
    const known = kept === "light" || kept === "dark" ? kept : "auto";
    document.documentElement.dataset["theme"] = known;
    return known;
  });
  const turn = () => {
    const next = NEXT[theme];
    document.documentElement.dataset["theme"] = next;
    localStorage.setItem("theme", next);
    setTheme(next);
  };
  return (
    <button type="button" className="quiet" onClick={turn} aria-label={`Theme: ${theme}. Turn it.`}>
      theme: {theme}
    </button>
  );
}
