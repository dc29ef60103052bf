/** What is being read. */
export type Part = "accounts" | "tags" | "groups" | "users" | "policies";

/** Told how much of a part has been read, and of how much where that is known. */
export type OnProgress = (part: Part, done: number, total?: number) => void;

/** Counts the pieces of a part. */
export function counted(onProgress: OnProgress, part: Part, total: number): () => void {
  let done = 0;
  onProgress(part, done, total);
  return () => {
    done += 1;
    onProgress(part, done, total);
  };
}
