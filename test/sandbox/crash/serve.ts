import { startSandbox } from "../../../sandbox/server";
import { estate } from "../estate-fixture";

/** A sandbox in a process of its own, to be killed: `serve.ts DIRECTORY` says its address. */
startSandbox({ estate, dataDirectory: process.argv[2] ?? "" }).then(({ url }) => {
  process.send?.(url);
  process.on("disconnect", () => process.exit());
});
