import { createColors } from "picocolors";

export type Colours = ReturnType<typeof createColors>;

/** Colours for a stream: on a terminal only, unless https://no-color.org or FORCE_COLOR says otherwise. */
export function coloursFor(
  stream: { readonly isTTY?: boolean },
  environment: NodeJS.ProcessEnv = process.env,
): Colours {
  return createColors(wantsColour(stream, environment));
}

function wantsColour(
  stream: { readonly isTTY?: boolean },
  { NO_COLOR, FORCE_COLOR, TERM }: NodeJS.ProcessEnv,
): boolean {
  if (NO_COLOR || FORCE_COLOR === "0" || FORCE_COLOR === "false") return false;
  if (FORCE_COLOR !== undefined) return true;
  return stream.isTTY === true && TERM !== "dumb";
}
