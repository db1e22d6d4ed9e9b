#!/usr/bin/env node
// Written for any Node from 12 on: it only finds a Node that can run Sayso, and hands over to it.
"use strict";
const fs = require("fs");
const path = require("path");
const childProcess = require("child_process");

const LEAST = 24;
const BROKEN = 70;
const root = path.join(__dirname, "..");
const built = path.join(root, "dist", "cli", "main.js");
const source = path.join(root, "src", "cli", "main.ts");
// A clone has sources, which are newer than anything built from them; a package has only what was built.
const main = fs.existsSync(source) ? source : built;

if (!fs.existsSync(main)) {
  refuse("its code is not here (" + main + "). Install it again: npm ci in a clone, npm install sayso elsewhere.");
} else if (majorOf(process.versions.node) >= LEAST) {
  runHere();
} else {
  handOver(pinnedNode());
}

function runHere() {
  // What was compiled is kept in the system's folder for the passing: a third less time to start.
  // NODE_DISABLE_COMPILE_CACHE=1 keeps nothing.
  require("module").enableCompileCache();
  // What goes wrong later, main.ts tells itself: only a failure to load it arrives here.
  import(require("url").pathToFileURL(main).href).catch((error) => {
    if (error.code !== "ERR_MODULE_NOT_FOUND") throw error;
    const missing = error.message.split("\n")[0];
    refuse("a part is missing (" + missing + "). Install again: npm ci in a clone, npm install sayso elsewhere.");
  });
}

/** The Node that `npm ci` brings into a clone, or null: a package brings none. */
function pinnedNode() {
  try {
    const manifest = require.resolve("node/package.json", { paths: [root] });
    const file = path.join(path.dirname(manifest), "bin", process.platform === "win32" ? "node.exe" : "node");
    // An older one would hand over to itself for ever.
    return majorOf(require(manifest).version) >= LEAST && fs.existsSync(file) ? file : null;
  } catch (_) {
    return null;
  }
}

function handOver(node) {
  if (node === null) {
    const here = "needs Node " + LEAST + " or newer; this is " + process.version + " and no pinned one is installed.";
    refuse(here + " Run npm ci in the clone, or install a newer Node (https://nodejs.org).");
    return;
  }
  const child = childProcess.spawn(node, [__filename].concat(process.argv.slice(2)), { stdio: "inherit" });
  ["SIGINT", "SIGTERM", "SIGHUP"].forEach((signal) => {
    process.on(signal, () => {
      child.kill(signal);
    });
  });
  child.on("error", (error) => {
    refuse("the pinned Node does not start (" + error.message + "). Run npm ci again, or install a newer Node.");
  });
  child.on("exit", (code, signal) => {
    if (signal === null) process.exit(code);
    // To end as the child ended, this process must no longer catch the signal.
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}

function refuse(why) {
  console.error("sayso: " + why);
  process.exitCode = BROKEN;
}

function majorOf(version) {
  return Number(version.split(".")[0]);
}
