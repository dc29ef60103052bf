import { join } from "node:path";
import { buildSync } from "esbuild";

const root = join(__dirname, "..");

/** The script of the explorer's page, of the files in `review/html/client/`: left readable, for whoever opens the page's source. */
export function explorerScript(): string {
  const { outputFiles } = buildSync({
    entryPoints: [join(root, "review/html/client/main.ts")],
    absWorkingDir: root,
    tsconfigRaw: {},
    bundle: true,
    write: false,
    format: "iife",
    target: "es2023",
    legalComments: "none",
    // Only ASCII: the page's encoding and whatever it is copied through can't change its hash.
    charset: "ascii",
  });
  return outputFiles[0]?.text ?? "";
}
