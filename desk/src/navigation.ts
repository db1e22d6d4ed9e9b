/** The desk's pages: where they are, and the key that goes there after "g". */
export const PAGES = [
  { path: "/", name: "Reports", key: "r" },
  { path: "/statements", name: "Statements", key: "s" },
  { path: "/actors", name: "Actors", key: "a" },
  { path: "/board", name: "Board", key: "b" },
  { path: "/disputes", name: "Disputes", key: "d" },
  { path: "/stories", name: "Stories", key: "o" },
  { path: "/timeline", name: "Timeline", key: "t" },
  { path: "/map", name: "Map", key: "m" },
  { path: "/graph", name: "Graph", key: "n" },
  { path: "/review", name: "Review", key: "v" },
] as const;
