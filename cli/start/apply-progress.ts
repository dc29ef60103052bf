import { parseLine } from "../terraform/json-lines";

/** How far `terraform apply -json` is. */
export interface ApplyProgress {
  /** Resources that the plan creates, changes or removes; undefined until it is made. */
  readonly total: number | undefined;
  readonly done: number;
}

export const beginning: ApplyProgress = { total: undefined, done: 0 };

/** The progress after one more line of output. */
export function afterLine(progress: ApplyProgress, text: string): ApplyProgress {
  const line = parseLine(text);
  if (line.type === "change_summary" && line.changes.operation === "plan") {
    const { add, change, remove } = line.changes;
    return { ...progress, total: add + change + remove };
  }
  // Data sources that wait for a resource are read during an apply, and count as nothing.
  return line.type === "apply_complete" && line.hook.action !== "read"
    ? { ...progress, done: progress.done + 1 }
    : progress;
}
