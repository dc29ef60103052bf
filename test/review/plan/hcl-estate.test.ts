import { written } from "../../../review/phrase";
import { planStates } from "../../../review/plan/plan-states";
import { planWords } from "../../../review/plan-words";
import { reviewPlans } from "../../../review/review";
import { rowLine } from "../row-line";
import { recordedPlan } from "./recorded-plans";

const reviewed = (file: string) => reviewPlans(planStates([recordedPlan(file, "estate")]));

/** Plans of `examples/hcl-estate`, as Terraform made them on the sandbox. */
describe("the review of plans of a module that other teams write", () => {
  test("an estate that is created as a whole: what is known after apply only is read from keys", () => {
    const { verdict, rows, diff, plan } = reviewed("hcl-first");
    expect(verdict.sentence).toBe(
      "Access broadens: 3 assignments added; 3 or more people in 2 accounts, 0 of production.",
    );
    expect(rows.map(rowLine)).toEqual([
      "+ gains | Auditors | Auditor | estate: payments-prod | known after apply, here by its key, members not known",
      "+ gains | On-Call (2 people) | Support | estate: payments-dev | known after apply, here by its key",
      "+ gains | user bo.chen | Auditor | estate: payments-dev | directly, not by a group, known after apply, here by its key",
    ]);
    const [, support] = diff.assignments;
    expect(support?.permissionSet).toMatchObject({
      name: "Support",
      sessionDuration: "PT1H",
      managedPolicies: [{ name: "ViewOnlyAccess" }],
      customerManagedPolicies: [{ name: "developer-extra", path: "/identity/" }],
      inlinePolicy: { Statement: [{ Sid: "Restart" }] },
      permissionsBoundary: { type: "managed-policy", managedPolicy: { name: "PowerUserAccess" } },
    });
    expect(plan && planWords(plan).map((words) => written(words, (text) => text))).toEqual([
      "Reviewed: the plan estate.",
      "13 values are known after apply only: 4 can refer to one thing alone, 9 are read from a key.",
      "Which accounts are production is not known: there are no access files here.",
    ]);
  });

  test("assignments, sessions and members change", () => {
    const { verdict, rows } = reviewed("hcl-changed");
    expect(verdict.sentence).toBe(
      "Access broadens and narrows: 1 assignment added, 1 person gains by a group, 1 permission set broadened, 1 person loses by a group; 3 people in 2 accounts, 0 of production.",
    );
    // Terraform no longer looks up who is on call no more: of her there is an id alone.
    const gone = "3f9d3015-1c8a-4afc-8861-fee5e6701676 (in On-Call--ana.lima)";
    expect(rows.map(rowLine)).toEqual([
      "+ gains | On-Call (2 people) | Administrator | estate: payments-prod | administrator-equivalent",
      "+ broadens | On-Call (2 people) | Support | estate: payments-dev | longer session",
      "+ gains | bo.chen by On-Call | Support | estate: payments-dev | ",
      `- loses | ${gone} by On-Call | Support | estate: payments-dev | `,
    ]);
  });

  test("a set under another name is made anew, and its assignments with it", () => {
    const { verdict, rows } = reviewed("hcl-replaced");
    expect(verdict.sentence).toBe(
      "Nobody can do more or less than before: 1 permission set made anew; 1 or more people in 2 accounts, 0 of production.",
    );
    expect(rows.map(rowLine)).toEqual([
      "! made anew | Auditors, bo.chen | Evidence | estate: payments-dev, payments-prod | members not known",
    ]);
  });
});
