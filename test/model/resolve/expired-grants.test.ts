import fc from "fast-check";
import { renderDiagnostic } from "../../../model/render-diagnostic";
import { synthText } from "../../fixtures/synth";
import { edited, load, loadedText, loadValid, VALID_TREE } from "../access-tree";

const DEV = "environments/dev.yaml";
const GRANT =
  "  - { group: Payments-Developers, permissionSet: developer, accounts: [payments-dev] }\n";

/** The grant with more fields. */
const withTerms = (terms: string) => edited(DEV, GRANT, GRANT.replace(" }", `, ${terms} }`));
const WITHOUT = edited(DEV, GRANT, "");

/** What assigns nothing more stays in the model's own words. */
const devOf = (tree: typeof VALID_TREE | ReturnType<typeof edited>, at: string) =>
  loadValid(tree, at).environments.find(({ name }) => name === "dev");

describe("a grant that has ended", () => {
  const tree = withTerms("expires: 2027-03-31");

  test("counts as little as if it were not written", () => {
    expect(loadValid(tree, "2027-04-01")).toEqual(loadValid(WITHOUT, "2027-04-01"));
    expect([...synthText(loadValid(tree, "2027-04-01"))]).toEqual([
      ...synthText(loadValid(WITHOUT, "2027-04-01")),
    ]);
  });

  test("changes no byte before: the same files and the same moment give the same", () => {
    expect([...synthText(loadValid(tree, "2027-03-31T23:59:59Z"))]).toEqual([
      ...synthText(loadValid(VALID_TREE)),
    ]);
  });

  test("is none that ends on the last day there is, as never is written", () => {
    const never = withTerms("expires: 9999-12-31");
    expect(load(never, "2027-04-01").notices).toEqual(load(VALID_TREE, "2027-04-01").notices);
    expect([...synthText(loadValid(never, "2027-04-01"))]).toEqual([
      ...synthText(loadValid(VALID_TREE, "2027-04-01")),
    ]);
  });

  test("is named, with its place", () => {
    const loaded = load(tree, "2027-04-01");
    expect(
      loaded.notices.map((notice) =>
        renderDiagnostic(notice)
          .replace(/^\S+access\//, "access/")
          .split("\n"),
      ),
    ).toEqual([
      [
        "access/environments/dev.yaml:3:96 notice expired-grant",
        '  A grant holds until its end, got 2027-03-31 for "developer" of "Payments-Developers"; it is 2027-04-01T00:00:00Z, so it gives nothing.',
        "  fix: Remove it; or set a later expires, if it is still needed.",
      ],
    ]);
  });

  test("may name a group and a set that are gone", () => {
    const gone = edited(
      DEV,
      GRANT,
      "  - { group: Nobody, permissionSet: nothing, accounts: [all], expires: 2027-03-31 }\n",
    );
    expect(load(gone, "2027-04-01")).toMatchObject({ ok: true });
    expect(load(gone, "2027-03-31")).toMatchObject({ ok: false });
  });

  test("ends at its moment to the second, whatever the moment", () => {
    const moment = fc
      .date({ min: new Date("2026-01-01"), max: new Date("2028-01-01"), noInvalidDate: true })
      .map((date) => `${date.toISOString().slice(0, 19)}Z`);
    fc.assert(
      fc.property(moment, moment, (expires, at) => {
        const dev = devOf(withTerms(`expires: ${expires}`), at);
        expect(dev?.assignments.some(({ permissionSet }) => permissionSet === "developer")).toBe(
          at < expires,
        );
      }),
      { numRuns: 30 },
    );
  });
});

describe("access that several grants give", () => {
  const shortened = GRANT.replace(" }", ", expires: 2027-03-31 }");
  const twice = (second: string) => edited(DEV, GRANT, `${shortened}${second}`);

  test.each([
    ["the later end", GRANT.replace(" }", ", expires: 2027-04-30T12:00Z }"), "2027-04-30T12:00Z"],
    ["no end, where one has none", GRANT, undefined],
  ])("has %s", (_, second, expires) => {
    const dev = devOf(twice(second), "2026-11-24");
    const developer = dev?.assignments.filter(({ permissionSet }) => permissionSet === "developer");
    expect(developer?.map((assignment) => assignment.expires)).toEqual([expires]);
  });

  test("is redundant where it ends first, not where it goes on", () => {
    const places = (tree: ReturnType<typeof edited>) =>
      load(tree, "2026-11-24").notices.map(({ rule, location }) => [rule, location.line]);
    expect(places(twice(GRANT))).toEqual([["redundant-grant", 3]]);
    expect(places(edited(DEV, GRANT, `${GRANT}${shortened}`))).toEqual([["redundant-grant", 4]]);
    const wider = shortened.replace("[payments-dev]", "[payments-dev, shop-dev]");
    expect(places(edited(DEV, GRANT, `${GRANT}${wider}`))).toEqual([]);
    expect(places(edited(DEV, GRANT, `${wider}${GRANT}`))).toEqual([]);
  });
});

test("fields that say nothing are refused", () => {
  const text = loadedText(
    withTerms(
      "owner: '', justification: why not, ticket: '', expires: 2027-02-29, reviewBy: 2027-03-31T10:00Z",
    ),
  );
  expect(text.split("\n")).toEqual([
    "access/environments/dev.yaml:3:94 error invalid-owner",
    '  An owner has 1 to 200 characters, got "".',
    "  fix: Name the person or the team that answers for the grant.",
    "access/environments/dev.yaml:3:113 error invalid-justification",
    '  A justification has 10 to 1000 characters, got "why not".',
    "  fix: Say what the access is for, so that others can judge later whether it still is.",
    "access/environments/dev.yaml:3:130 error invalid-ticket",
    '  A ticket has 1 to 200 characters, got "".',
    "  fix: Write its number or its address.",
    "access/environments/dev.yaml:3:143 error invalid-end",
    '  An end has the form YYYY-MM-DD or YYYY-MM-DDTHH:MM:SSZ (UTC) and is in the calendar, got "2027-02-29".',
    "  fix: Write for example 2027-03-31, the last day, or 2027-03-31T17:00:00Z.",
    "access/environments/dev.yaml:3:165 error invalid-date",
    '  A date has the form YYYY-MM-DD and is in the calendar, got "2027-03-31T10:00Z".',
    "  fix: Write for example 2027-03-31.",
  ]);
});
