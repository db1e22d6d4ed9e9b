#!/usr/bin/env node
// Written for any Node from 12 on: it only finds a Node that can run Sayso, and hands over to it.
"use strict";
const fs = require("fs");
const path = require("path");
const childProcess = require("child_process");

const root = path.join(__dirname, "..");
const built = path.join(root, "dist", "cli", "main.js");
const source = path.join(root, "src", "cli", "main.ts");
// A clone has sources, which are newer than anything built from them; a package has only what was built.
const main = fs.existsSync(source) ? source : built;
const LEAST = 24;

function pinnedNode() {
  try {
    const folder = path.dirname(require.resolve("node/package.json", { paths: [root] }));
    const file = path.join(folder, "bin", process.platform === "win32" ? "node.exe" : "node");
    return fs.existsSync(file) ? file : null;
  } catch (_) {
    return null;
  }
}

if (!fs.existsSync(main)) {
  console.error(
    "sayso: its code is not here (" + main + "). Install it again: npm ci in a clone, npm install sayso elsewhere.",
  );
  process.exitCode = 70;
} else if (Number(process.versions.node.split(".")[0]) >= LEAST) {
  import(require("url").pathToFileURL(main).href);
} else {
  const node = pinnedNode();
  if (node === null) {
    console.error(
      "sayso: needs Node " +
        LEAST +
        " or newer; this is " +
        process.version +
        " and no pinned one is installed." +
        " Run npm ci in the clone, or install a newer Node.",
    );
    process.exitCode = 70;
  } else {
    const child = childProcess.spawn(node, [main].concat(process.argv.slice(2)), { stdio: "inherit" });
    ["SIGINT", "SIGTERM", "SIGHUP"].forEach((signal) => {
      process.on(signal, () => {
        child.kill(signal);
      });
    });
    child.on("exit", (code, signal) => {
      if (signal) process.kill(process.pid, signal);
      else process.exitCode = code;
    });
  }
}
