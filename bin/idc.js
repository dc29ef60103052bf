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
  require.resolve("tsx/cjs");
} catch (_) {
  stop("The packages of this repository are not installed. Run npm ci in it first.");
}

require("tsx/cjs");
require("../cli/main.ts");
