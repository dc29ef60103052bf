import { visible } from "../../model/quote";
import { written } from "../../review/phrase";
import { renderCsv } from "../../review/render/csv";
import { reviewJson } from "../../review/render/json";
import { review } from "../../review/review";
import { stopsOf } from "../../review/stops";
import { settingWords } from "../../review/words";
import { type AccessTree, editedIn, loadValid } from "../model/access-tree";
import { REVIEWED_TREE } from "./recorded-edits";
import { rowLine } from "./row-line";

const AT = "2027-03-31T12:00:00Z";
const UNTIL = "2027-03-31T16:00:00Z";

const emergency = (until: string, who = "user: bo.chen", account = "shop-prod"): string =>
  `  - { name: ${account}-${until.slice(11, 13)}, ${who}, account: ${account}, permissionSet: administrator, justification: Payments are down., ticket: INC-7, approver: ana.lima, from: ${AT}, until: ${until} }\n`;

/** The set of administrators is there, and nobody holds it. */
const READY = editedIn(
  REVIEWED_TREE,
  "environments/prod.yaml",
  "permissionSets:\n",
  "permissionSets:\n  administrator: {}\n",
);

const withEmergencies = (...grants: readonly string[]): AccessTree => ({
  ...READY,
  "break-glass.yaml": `notify: { emails: [security@acme.example] }\ngrants:\n${grants.join("") || "  []\n"}`,
});

const given = (until: string, who = "bo.chen"): string =>
  `${who} gets administrator in shop-prod for an emergency from ${AT} until ${until}`;

const NONE = withEmergencies();
const reviewed = (before: AccessTree, after: AccessTree, at = AT) =>
  review(loadValid(before, at), loadValid(after, at));
const lines = (before: AccessTree, after: AccessTree, at = AT) =>
  reviewed(before, after, at).rows.map(rowLine);

describe("access for an emergency in a review", () => {
  test.each<readonly [string, AccessTree, AccessTree, readonly string[]]>([
    [
      "new, of a person",
      NONE,
      withEmergencies(emergency(UNTIL)),
      [
        `+ gains | user bo.chen | administrator-prod | prod: shop-prod | administrator-equivalent, production, for an emergency until ${UNTIL}, directly, not by a group`,
      ],
    ],
    [
      "new, of a group, in a file that is new",
      READY,
      withEmergencies(emergency(UNTIL, "group: Payments-Developers")),
      [
        `+ gains | Payments-Developers (1 person) | administrator-prod | prod: shop-prod | administrator-equivalent, production, for an emergency until ${UNTIL}`,
      ],
    ],
    [
      "with ends of their own in two accounts",
      NONE,
      withEmergencies(
        emergency(UNTIL),
        emergency("2027-03-31T17:00:00Z", "user: bo.chen", "payments-prod"),
      ),
      [
        "+ gains | user bo.chen | administrator-prod | prod: payments-prod | administrator-equivalent, production, for an emergency until 2027-03-31T17:00:00Z, directly, not by a group",
        `+ gains | user bo.chen | administrator-prod | prod: shop-prod | administrator-equivalent, production, for an emergency until ${UNTIL}, directly, not by a group`,
      ],
    ],
    [
      "closed sooner",
      withEmergencies(emergency(UNTIL)),
      withEmergencies(emergency("2027-03-31T13:00:00Z")),
      [
        `- narrows | user bo.chen | administrator-prod | prod: shop-prod | administrator-equivalent, production, for an emergency, ends sooner: 2027-03-31T13:00:00Z instead of ${UNTIL}`,
      ],
    ],
    [
      "gone",
      withEmergencies(emergency(UNTIL)),
      NONE,
      [
        `- loses | user bo.chen | administrator-prod | prod: shop-prod | administrator-equivalent, production, for an emergency until ${UNTIL}`,
      ],
    ],
  ])("%s", (_, before, after, expected) => {
    expect(lines(before, after)).toEqual(expected);
  });

  test("gives nobody anything before it begins and after its end", () => {
    const after = withEmergencies(emergency(UNTIL));
    expect(lines(NONE, after, "2027-03-31T11:59:59Z")).toEqual([]);
    expect(lines(NONE, after, "2027-03-31T15:59:59Z")).toHaveLength(1);
    expect(lines(NONE, after, UNTIL)).toEqual([]);
  });

  test.each<readonly [string, AccessTree, AccessTree, readonly string[]]>([
    ["new", NONE, withEmergencies(emergency(UNTIL)), [`+ broadens: ${given(UNTIL)}`]],
    ["gone", withEmergencies(emergency(UNTIL)), NONE, [`- narrows: ${given(UNTIL)}: no more`]],
    ["as it was", withEmergencies(emergency(UNTIL)), withEmergencies(emergency(UNTIL)), []],
    [
      "ends later",
      withEmergencies(emergency(UNTIL)),
      withEmergencies(emergency("2027-03-31T16:30:00Z")),
      [`+ broadens: ${given("2027-03-31T16:30:00Z")}, instead of: ${given(UNTIL)}`],
    ],
    [
      "ends sooner",
      withEmergencies(emergency("2027-03-31T16:30:00Z")),
      withEmergencies(emergency(UNTIL)),
      [`- narrows: ${given(UNTIL)}, instead of: ${given("2027-03-31T16:30:00Z")}`],
    ],
    [
      "of somebody else",
      withEmergencies(emergency(UNTIL)),
      withEmergencies(emergency(UNTIL, "group: Payments-Developers")),
      [`+ broadens: ${given(UNTIL, "Payments-Developers")}, instead of: ${given(UNTIL)}`],
    ],
    [
      "begins now",
      withEmergencies(emergency(UNTIL)),
      withEmergencies(emergency(UNTIL).replace(`from: ${AT}`, "from: 2027-03-31T10:00:00Z")),
      [],
    ],
  ])("that has not begun, and is given by a later deployment: %s", (_, before, after, expected) => {
    const { diff } = reviewed(before, after, "2027-03-31T11:00:00Z");
    expect(diff.settings.map((setting) => written(settingWords(setting), visible))).toEqual(
      expected,
    );
  });

  test("stops nothing, and what the same set gives for good does", () => {
    const urgent = reviewed(NONE, withEmergencies(emergency(UNTIL)));
    expect(stopsOf(urgent)).toEqual([]);
    expect(urgent.verdict.administratorInProduction).toBe(false);
    expect(urgent.verdict.direction).toBe("broadens");
    const longer = reviewed(
      withEmergencies(emergency("2027-03-31T13:00:00Z")),
      withEmergencies(emergency(UNTIL)),
    );
    expect(stopsOf(longer)).toEqual([]);
    expect(longer.verdict).toMatchObject({
      administratorInProduction: false,
      direction: "broadens",
    });
    const standing = reviewed(
      READY,
      editedIn(
        READY,
        "environments/prod.yaml",
        "grants:\n",
        "grants:\n  - { user: bo.chen, permissionSet: administrator, accounts: [shop-prod] }\n",
      ),
    );
    expect(stopsOf(standing).map(({ rule }) => rule)).toEqual(["administrator-in-production"]);
    expect(standing.verdict.administratorInProduction).toBe(true);
    const kept = reviewed(
      withEmergencies(emergency(UNTIL)),
      editedIn(
        READY,
        "environments/prod.yaml",
        "grants:\n",
        "grants:\n  - { user: bo.chen, permissionSet: administrator, accounts: [shop-prod] }\n",
      ),
    );
    expect(stopsOf(kept).map(({ rule }) => rule)).toEqual(["administrator-in-production"]);
  });

  test("has its end in CSV, and whose word it was in JSON", () => {
    const found = reviewed(NONE, withEmergencies(emergency(UNTIL)));
    expect(renderCsv(found).split("\r\n")[1]).toMatch(
      new RegExp(`; emergency; direct-user",,${UNTIL}$`),
    );
    expect(reviewJson(found)).toMatchObject({
      rows: [{ flags: expect.arrayContaining(["emergency"]), until: UNTIL }],
      assignments: [
        {
          emergency: {
            name: "shop-prod-16",
            ticket: "INC-7",
            approver: "ana.lima",
            from: AT,
            until: UNTIL,
          },
        },
      ],
    });
  });
});
