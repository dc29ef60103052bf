import { afterLine, beginning } from "../../../cli/start/apply-events";

const state = (...events: readonly object[]) =>
  events.map((event) => JSON.stringify(event)).reduce(afterLine, beginning);

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
  expect(state(summary("plan", 3, 1, 1), complete("create"), complete("delete"))).toEqual({
    total: 5,
    done: 2,
    errors: [],
  });
});

test("data sources that are read during an apply count as nothing", () => {
  expect(state(summary("plan", 1), complete("read"), complete("create")).done).toBe(1);
});

test("the summary of the apply itself changes nothing", () => {
  expect(state(summary("plan", 2), summary("apply", 1)).total).toBe(2);
});

test("errors are kept as a person reads them, warnings are not", () => {
  const diagnostic = (severity: string) => ({
    type: "diagnostic",
    diagnostic: {
      severity,
      summary: "waiting for the assignment",
      detail: "The policy is missing.\nCreate it.",
      address: "aws_ssoadmin_account_assignment.Engineering--viewer--payments-dev",
    },
  });
  expect(state(diagnostic("warning"), diagnostic("error")).errors).toEqual([
    `Error: waiting for the assignment
  with aws_ssoadmin_account_assignment.Engineering--viewer--payments-dev
  The policy is missing.
  Create it.`,
  ]);
});

test("what is no JSON says nothing", () => {
  expect(afterLine(beginning, "There are some problems with the CLI configuration:")).toBe(
    beginning,
  );
});
