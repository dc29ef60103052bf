import { loadAccess } from "../../model/load-access";
import { renderDiagnostic } from "../../model/render-diagnostic";
import { addresses, synth } from "../fixtures/synth";

const ACCESS = "examples/monitoring/access";

describe("the example of an organization that is watched", () => {
  const loaded = loadAccess(ACCESS, { at: "2026-11-24" });

  test("breaks no rule", () => {
    const { warnings, notices } = loaded;
    const errors = loaded.ok ? [] : loaded.errors;
    expect([...errors, ...warnings, ...notices].map(renderDiagnostic)).toEqual([]);
  });

  test("tells in time that the SCIM token's year will be over", () => {
    const { warnings } = loadAccess(ACCESS, { at: "2027-07-03" });
    expect(warnings.map(({ rule }) => rule)).toEqual(["scim-token-age"]);
  });

  test("watches with what is there, and makes no trail and no detector", () => {
    if (!loaded.ok) throw new Error("it has errors");
    const stack = synth(loaded.value).get("monitoring");
    const names = addresses(stack);
    expect(names.filter((name) => /cloudtrail|guardduty_/.test(name))).toEqual([]);
    const entered = Object.entries(stack?.resource?.aws_cloudwatch_event_rule ?? {})
      .filter(([name]) => name.includes("entered"))
      .map(([name, { description }]) => `${name}: ${description}`);
    expect(entered).toEqual([
      "identity-center-entered-300000000011: Somebody entered shop with administrator's rights",
      "identity-center-entered-300000000012: Somebody entered warehouse with administrator's rights",
      "identity-center-entered-other: Somebody entered another account with administrator's rights",
    ]);
    expect(names.filter((name) => name.startsWith("aws_cloudwatch_metric_alarm."))).toEqual([
      "aws_cloudwatch_metric_alarm.identity-center-assignments",
      "aws_cloudwatch_metric_alarm.identity-center-break-glass",
      "aws_cloudwatch_metric_alarm.identity-center-changes-by-others",
      "aws_cloudwatch_metric_alarm.identity-center-identity-source",
      "aws_cloudwatch_metric_alarm.identity-center-outside-business-hours-developer-prod",
      "aws_cloudwatch_metric_alarm.identity-center-permission-sets",
    ]);
  });
});
