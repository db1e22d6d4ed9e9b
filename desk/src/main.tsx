import "@fontsource-variable/inter";
import "@fontsource-variable/source-serif-4";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app.tsx";
import "./styles.css";

// What is asked again when the server is back: a page left open mends itself.
// The server is on this machine more often than not: it is asked whether or not there is a network.
const queries = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 10_000, retry: 1, networkMode: "always" },
    mutations: { networkMode: "always" },
  },
});

const root = document.getElementById("root");
if (root === null) throw new Error("The page has no root.");
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <App />
    </QueryClientProvider>
  </StrictMode>,
);
