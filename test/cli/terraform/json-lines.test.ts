import { errorsOf, parseLine } from "../../../cli/terraform/json-lines";

const diagnostic = (severity: string, summary: string, detail: string, address?: string) =>
  JSON.stringify({ type: "diagnostic", diagnostic: { severity, summary, detail, address } });

const outcome = (stdout: readonly string[], stderr = "") => ({
  code: 1,
  stdout: stdout.join("\n"),
  stderr,
});

test("errors are told from warnings, and with the resource that they are about", () => {
  const lines = [
    JSON.stringify({ type: "version", terraform: "1.11.4" }),
    diagnostic("warning", "Deprecated", "It is."),
    diagnostic("error", "Invalid policy", "No such action.", "aws_iam_role.plan"),
    diagnostic("error", "No credentials", ""),
  ];
  expect(errorsOf(outcome(lines))).toBe(
    "aws_iam_role.plan: Invalid policy\nNo such action.\n\nNo credentials",
  );
});

test("errors in words lose their frames", () => {
  const stderr = "\n╷\n│ Error: No bucket\n│ \n│ S3 has none.\n╵\n";
  expect(errorsOf(outcome([], stderr))).toBe("Error: No bucket\n\nS3 has none.");
  expect(errorsOf(outcome(["Error: on the other stream"]))).toBe("Error: on the other stream");
});

test.each(["", "Initializing...", "null", '"text"', '{"type":"plan"}'])(
  "the line %j is neither a diagnostic nor the end of a change",
  (line) => {
    expect(parseLine(line)).toEqual({ type: "other" });
  },
);

test("the end of a change names resource and action", () => {
  const line = { type: "apply_complete", hook: { resource: { addr: "a.b" }, action: "create" } };
  expect(parseLine(JSON.stringify(line))).toEqual(line);
});
