import type { OnProgress, Part } from "../../live/progress";
import type { Progress } from "../output/progress";

const texts: Readonly<Record<Part, (done: string) => string>> = {
  accounts: (done) => `accounts: ${done}`,
  tags: (done) => `tags of accounts: ${done}`,
  groups: (done) => `members of groups: ${done}`,
  users: (done) => `users: ${done}`,
  policies: (done) => `customer managed policies of accounts: ${done}`,
};

/** Shows how far the reading is, as one step; `done` and `failed` end it. */
export function readingStep(progress: Progress, where: string) {
  const step = progress.begin(`Reading ${where}`);
  const onProgress: OnProgress = (part, done, total) =>
    step.update(
      `Reading ${where}, ${texts[part](total === undefined ? String(done) : `${done} of ${total}`)}`,
    );
  return { onProgress, done: () => step.done(`Read ${where}`) };
}
