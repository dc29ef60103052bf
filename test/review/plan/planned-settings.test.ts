import { visible } from "../../../model/quote";
import { written } from "../../../review/phrase";
import { planStates } from "../../../review/plan/plan-states";
import { isProblem, readPlan } from "../../../review/plan/read-plan";
import { reviewPlans } from "../../../review/review";
import { settingWords } from "../../../review/words";

const ADDRESS = "aws_ssoadmin_x.x";

/** A plan with one resource of a type, as `terraform show -json` prints it. */
function planWith(type: string, change: object): string {
  return JSON.stringify({
    format_version: "1.2",
    planned_values: {},
    configuration: {},
    resource_changes: [
      { address: ADDRESS, mode: "managed", type, name: "x", change: { actions: [], ...change } },
    ],
  });
}

function reviewed(type: string, change: object) {
  const plan = readPlan("dev", planWith(type, change));
  if (isProblem(plan)) throw new Error(plan.type);
  return reviewPlans(planStates([plan]));
}

const lines = (type: string, change: object): readonly string[] =>
  reviewed(type, change).diff.settings.map((one) => written(settingWords(one), visible));

describe("of settings a plan", () => {
  test.each<readonly [what: string, type: string, change: object, line: string]>([
    [
      "assigns an application",
      "aws_ssoadmin_application_assignment",
      { before: null, after: { principal_type: "GROUP" } },
      `+ broadens: ${ADDRESS} is made`,
    ],
    [
      "takes an assignment of an application away",
      "aws_ssoadmin_application_assignment",
      { before: { principal_type: "GROUP" }, after: null },
      `- narrows: ${ADDRESS} goes away`,
    ],
    [
      "trusts another issuer",
      "aws_ssoadmin_trusted_token_issuer",
      { before: { name: "okta", tags: null }, after: { name: "evil", tags: null } },
      `? can't tell: ${ADDRESS} changes: name`,
    ],
    [
      "learns of session tags after apply only",
      "aws_ssoadmin_instance_access_control_attributes",
      { before: { attribute: [] }, after: {}, after_unknown: { attribute: true } },
      `? can't tell: ${ADDRESS} changes: attribute`,
    ],
    [
      "describes an application in other words",
      "aws_ssoadmin_application",
      { before: { description: "a" }, after: { description: "b" } },
      `~ changes: ${ADDRESS} changes: description`,
    ],
  ])("%s", (_, type, change, line) => {
    expect(lines(type, change)).toEqual([line]);
  });

  test("leaves one as it is", () => {
    const { diff, verdict } = reviewed("aws_ssoadmin_application", {
      before: { name: "a", tags: { a: "b" } },
      after: { name: "a", tags: { a: "b" } },
    });
    expect(diff.settings).toEqual([]);
    expect(verdict.sentence).toBe("Access does not change.");
  });

  test("changes one: that is a verdict", () => {
    expect(
      reviewed("aws_ssoadmin_application_assignment", { before: null, after: {} }).verdict.sentence,
    ).toBe("Access broadens: 1 setting broadened.");
  });
});
