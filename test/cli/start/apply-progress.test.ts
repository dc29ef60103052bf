import { afterLine, beginning } from "../../../cli/start/apply-progress";

const progress = (...lines: readonly object[]) =>
  lines.map((line) => JSON.stringify(line)).reduce(afterLine, beginning);

const summary = (operation: string, add: number, change = 0, remove = 0) => ({
  "@level": "info",
  type: "change_summary",
  changes: { add, change, import: 0, remove, operation },
});
const complete = (action: string) => ({
  type: "apply_complete",
  hook: { resource: { addr: "aws_ssoadmin_permission_set.viewer" }, action, elapsed_seconds: 0 },
});

test("the plan says how many resources there are to be, and each completion how many are done", () => {
  expect(progress(summary("plan", 3, 1, 1), complete("create"), complete("delete"))).toEqual({
    total: 5,
    done: 2,
  });
});

test("data sources that are read during an apply count as nothing", () => {
  expect(progress(summary("plan", 1), complete("read"), complete("create")).done).toBe(1);
});

test("the summary of the apply itself changes nothing", () => {
  expect(progress(summary("plan", 2), summary("apply", 1)).total).toBe(2);
});

test("what is no JSON says nothing", () => {
  expect(afterLine(beginning, "There are some problems with the CLI configuration:")).toBe(
    beginning,
  );
});
