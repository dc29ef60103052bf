import { endChanges } from "../../review/end-changes";
import { stateOf } from "../../review/permission-set-changes";
import { review } from "../../review/review";
import { type AccessTree, editedIn, loadValid } from "../model/access-tree";
import { REVIEWED_TREE } from "./recorded-edits";
import { rowLine } from "./row-line";

const PROD = "environments/prod.yaml";
const granted = (...grants: readonly string[]): AccessTree =>
  editedIn(
    REVIEWED_TREE,
    PROD,
    "grants:\n",
    `grants:\n${grants.map((one) => `  - ${one}\n`).join("")}`,
  );
const grant = (end: string, permissionSet = "auditor", accounts = "[shop-prod]") =>
  `{ group: Payments-Developers, permissionSet: ${permissionSet}, accounts: ${accounts}${end === "" ? "" : `, expires: ${end}`} }`;

describe("when an assignment ends", () => {
  test.each<
    readonly [before: readonly string[], after: readonly string[], effects: readonly string[]]
  >([
    [["2099-01-31"], ["2099-02-01"], ["later"]],
    [["2099-01-31"], [""], ["later"]],
    [["2099-01-31"], ["2099-01-30"], ["sooner"]],
    [[""], ["2099-01-31"], ["sooner"]],
    [["2099-01-31"], ["2099-01-31T23:59:59Z"], ["sooner"]],
    [["2099-01-31"], ["2099-02-01T00:00Z"], []],
    [[""], [""], []],
    // It ends with the last of the grants that give it.
    [["2099-01-31", "2099-03-31"], ["2099-02-28", "2099-03-31"], []],
    [["2099-01-31", "2099-03-31"], ["2099-01-31"], ["sooner"]],
    [["2099-01-31"], ["2099-01-31", "2099-03-31"], ["later"]],
    [["2099-01-31"], ["2099-01-31", ""], ["later"]],
    // What is gained or lost has no other end.
    [[], ["2099-01-31"], []],
    [["2099-01-31"], [], []],
  ])("from %j to %j", (before, after, effects) => {
    const state = (ends: readonly string[]) =>
      stateOf(loadValid(granted(...ends.map((end) => grant(end)))));
    expect(endChanges(state(before), state(after)).map((change) => change.effect)).toEqual(effects);
  });
});

describe("rows of changed ends", () => {
  const reviewed = (before: AccessTree, after: AccessTree) =>
    review(loadValid(before), loadValid(after));

  test("administrators come first", () => {
    const of = (end: string) =>
      granted(grant(end, "administrator"), grant(end, "auditor", "[payments-prod]"));
    const { rows, verdict } = reviewed(of("2099-01-31"), of("2099-02-28"));
    const why = "production, ends later: 2099-02-28 instead of 2099-01-31";
    expect(rows.map(rowLine)).toEqual([
      `+ broadens | Payments-Developers (1 person) | administrator-prod | prod: shop-prod | administrator-equivalent, ${why}`,
      `+ broadens | Payments-Developers (1 person) | auditor | prod: payments-prod | ${why}`,
    ]);
    expect(verdict.administratorInProduction).toBe(true);
  });

  test("accounts with other ends stand in rows of their own", () => {
    const accounts = "[shop-prod, payments-prod]";
    const { rows, verdict } = reviewed(
      granted(grant("2099-01-31", "auditor", accounts)),
      granted(grant("2099-02-28", "auditor", accounts), grant("")),
    );
    expect(rows.map(rowLine)).toEqual([
      "+ broadens | Payments-Developers (1 person) | auditor | prod: payments-prod | production, ends later: 2099-02-28 instead of 2099-01-31",
      "+ broadens | Payments-Developers (1 person) | auditor | prod: shop-prod | production, ends later: never instead of 2099-01-31",
    ]);
    expect(verdict).toMatchObject({
      direction: "broadens",
      sentence:
        "Access broadens: 2 assignments end later; 1 person in 2 accounts, 2 of production.",
      removals: 0,
    });
  });

  test("an account whose tags bring another end says so", () => {
    const before = granted(grant("2099-01-31", "developer"));
    const after = editedIn(
      before,
      "organization.snapshot.yaml",
      "email: shop-prod@acme.example, organizationalUnit: Workloads/Prod, status: ACTIVE }",
      "email: shop-prod@acme.example, organizationalUnit: Workloads/Prod, status: ACTIVE, tags: { team: payments } }",
    );
    expect(reviewed(before, after).rows.map(rowLine)).toEqual([
      "+ broadens | Payments-Developers (1 person) | developer-prod | prod: shop-prod | production, account's tags changed, ends later: never instead of 2099-01-31",
    ]);
  });
});
