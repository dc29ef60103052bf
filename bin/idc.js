#!/usr/bin/env node
// Old syntax on purpose: an old Node has to get as far as the message.
var oldest = [20, 9];
var version = process.versions.node.split(".").map(Number);

function stop(message) {
  console.error(message);
  process.exit(1);
}

if (version[0] < oldest[0] || (version[0] === oldest[0] && version[1] < oldest[1]))
  stop(
    "idc needs Node.js " +
      oldest.join(".") +
      " or newer, got " +
      process.versions.node +
      ". Install it from https://nodejs.org.",
  );

try {
  process.cwd();
} catch (_) {
  stop("The working directory is gone. Change to one that is there.");
}

// tsx would make it, or try without end.
var temporary = require("node:os").tmpdir();
if (!isFolder(temporary))
  stop("Temporary files go to " + temporary + ", which is no folder. Correct TMPDIR.");

function isFolder(path) {
  try {
    return require("node:fs").statSync(path).isDirectory();
  } catch (_) {
    return false;
  }
}

// A checkout runs its sources, whatever was built from them once; the package has none.
if (require("node:fs").existsSync(require("node:path").join(__dirname, "../cli/main.ts"))) {
  try {
    require.resolve("tsx/cjs");
  } catch (_) {
    stop("The packages of this repository are not installed. Run npm ci in it first.");
  }
  require("tsx/cjs");
  require("../cli/main.ts");
} else require("../dist/cli/main.js");
