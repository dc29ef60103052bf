import { type AccessTree, EXTERNAL_TREE, edited, editedIn, loadedText } from "../access-tree";
import { shownOf } from "./sound-tree";

/** Judged on 2026-11-24. */
const tokenOf = (day: string): AccessTree =>
  editedIn(
    EXTERNAL_TREE,
    "organization.yaml",
    "{ source: external }",
    `{ source: external, scimTokenCreated: ${day} }`,
  );

const FIX =
  "  fix: Make a new one and give it to the identity provider, as docs/runbooks/scim-token.md says; then write its day.";

describe("scim-token-age", () => {
  test.each([
    ["whose last 60 days begin", "2026-01-23", "ends on 2027-01-23, in 60 days"],
    ["on its last day", "2025-11-24", "ends on 2026-11-24, in 0 days"],
    ["that is over", "2025-11-23", "ended on 2026-11-23"],
  ])("finds a token %s", async (_, day, when) => {
    expect(await shownOf("scim-token-age", tokenOf(day))).toEqual([
      "access/organization.yaml:5:32 warning scim-token-age",
      `  A SCIM token is replaced before its year is over, got one of ${day}, which ${when}.`,
      FIX,
    ]);
  });

  test("finds a token of tomorrow, which would be quiet for too long", async () => {
    expect(await shownOf("scim-token-age", tokenOf("2026-11-25"))).toEqual([
      "access/organization.yaml:5:32 warning scim-token-age",
      "  A SCIM token was made on a day that has been, got 2026-11-25; it is 2026-11-24 now.",
      "  fix: Write the day on which it was made.",
    ]);
  });

  test.each([
    ["of today", tokenOf("2026-11-24")],
    ["with 61 days to go", tokenOf("2026-01-24")],
    ["that nobody has written down", EXTERNAL_TREE],
  ])("accepts a token %s", async (_, tree) => {
    expect(await shownOf("scim-token-age", tree)).toEqual([]);
  });

  test("a directory of one's own has none", () => {
    const tree = edited(
      "organization.yaml",
      "source: identity-center",
      "source: identity-center, scimTokenCreated: 2026-01-01",
    );
    expect(loadedText(tree).split("\n")).toEqual([
      "access/organization.yaml:5:39 error scim-token-without-scim",
      '  A SCIM token writes an external directory, got "scimTokenCreated" where Identity Center owns users and groups.',
      "  fix: Remove it, or write source: external.",
    ]);
  });
});
