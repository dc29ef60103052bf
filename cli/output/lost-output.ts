import { exitCodes } from "../exit-codes";
import { systemFailure } from "../system-failure";
import { say } from "./print";

/**
 * Lets whoever reads the output stop reading (`idc access | head`), and says once when it can't be written
 * for another reason, as on a full disk. The command goes on to its end, which is then a failure.
 */
export function watchOutput(): void {
  let isLost = false;
  const onError = (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE" || isLost) return;
    isLost = true;
    say(systemFailure(error) ?? `Can't write the output: ${error.message}.`);
  };
  for (const stream of [process.stdout, process.stderr]) stream.on("error", onError);
  process.on("exit", () => {
    if (isLost) process.exitCode ||= exitCodes.failed;
  });
}
