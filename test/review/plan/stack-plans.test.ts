import { planStates } from "../../../review/plan/plan-states";
import { review, reviewPlans } from "../../../review/review";
import { loadValid } from "../../model/access-tree";
import { REVIEWED_EDITS, REVIEWED_TREE } from "../recorded-edits";
import { rowLine } from "../row-line";
import { recordedPlan } from "./recorded-plans";

const before = loadValid(REVIEWED_TREE);

const editOf = (name: string) => {
  const found = REVIEWED_EDITS.find(({ edit }) => edit === name);
  if (found === undefined) throw new Error(`no edit is called ${name}`);
  return loadValid(found.tree);
};

/** Plans of these stacks, as Terraform made them on the sandbox, where the tree before was applied. */
describe("plans of the stacks say the same as the access files", () => {
  test.each<readonly [edit: string, plans: readonly (readonly [file: string, stack: string])[]]>([
    [
      "add a user to a group",
      [
        ["stacks/identity", "identity"],
        ["stacks/dev", "dev"],
        ["stacks/prod", "prod"],
      ],
    ],
    [
      "rename permission sets by the naming template",
      [
        ["renamed/dev", "dev"],
        ["renamed/prod", "prod"],
      ],
    ],
  ])("%s", (edit, files) => {
    const after = editOf(edit);
    const plans = files.map(([file, stack]) => recordedPlan(file, stack));
    const planned = reviewPlans(planStates(plans, after));
    const declared = review(before, after);
    expect(planned.verdict).toEqual(declared.verdict);
    expect(planned.rows.map(rowLine)).toEqual(declared.rows.map(rowLine));
    expect(planned.rows).not.toEqual([]);
  });
});
