import fc from "fast-check";
import type { DeclaredGrant } from "../../../cli/break-glass/declared";
import { postMortem } from "../../../cli/break-glass/post-mortem";
import { useQuery } from "../../../cli/break-glass/use-query";
import { loadValid, VALID_TREE } from "../../model/access-tree";

const model = loadValid(VALID_TREE);
const GRANT: DeclaredGrant = {
  index: 0,
  name: "payments-down",
  user: "bo.chen",
  account: "100000000021",
  permissionSet: "developer",
  justification: "Payments are down.",
  ticket: "INC-7",
  approver: "ana.lima",
  from: "2027-03-31T12:00:00Z",
  until: "2027-03-31T12:30:00Z",
  state: "unrecorded",
  secondsLeft: 0,
};
const HOSTILE = "a` | <b>\n\n# x\u001b[31m\u202e @everyone [y](http://z) ```\n| filter 1=1";

describe("a post-mortem", () => {
  test("tells what is known", () => {
    const lines = postMortem(model, GRANT).split("\n");
    expect(lines.slice(0, 11)).toEqual([
      "# Post-mortem of emergency access: payments-down",
      "",
      "|  |  |",
      "| --- | --- |",
      "| who | `bo.chen` |",
      "| where | `payments-prod` (`100000000021`) |",
      "| what | `developer` (`developer-prod`) |",
      "| when | 2027-03-31T12:00:00Z to 2027-03-31T12:30:00Z: 30 minutes |",
      "| why | `Payments are down.` |",
      "| ticket | `INC-7` |",
      "| approved by | `ana.lima` |",
    ]);
    expect(lines.filter((line) => /^\d\. .*\?/.test(line))).toHaveLength(6);
  });

  test("says that a group had it", () => {
    const { user, ...rest } = GRANT;
    const text = postMortem(model, { ...rest, group: "Engineering" });
    expect(text).toContain("| who | group `Engineering` |\n");
  });

  test("is to be read by the approver and the security team", () => {
    expect(postMortem(model, GRANT)).toContain(
      "| `ana.lima`, who approved it |  |\n| the security team |  |\n",
    );
  });

  test("has the same lines whatever its texts hold, and nothing in them is Markdown", () => {
    const text = fc.oneof(fc.string({ unit: "binary", maxLength: 40 }), fc.constant(HOSTILE));
    const structure = (of: string) =>
      of
        .split("\n")
        .filter((line) => !/^\| filter /.test(line))
        .map((line) => /^(#+ |\| |\d\. |```)?/.exec(line)?.[0]);
    const usual = structure(postMortem(model, GRANT));
    fc.assert(
      fc.property(text, text, text, (who, where, why) => {
        const hostile = postMortem(model, {
          ...GRANT,
          user: who,
          account: where,
          permissionSet: where,
          justification: why,
          ticket: why,
          approver: who,
        });
        expect(hostile).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029]/u);
        expect(structure(hostile)).toEqual(usual);
        // Six cells, of code spans and words of the program.
        const cell = /^\| [a-z ]+ \| `[^`|\n]+`( \(`[^`|\n]+`\))? \|$/gm;
        expect(hostile.match(cell)).toHaveLength(6);
      }),
    );
  });
});

describe("the query for what was done", () => {
  test("searches for the person, the set and the account, until the last session is over", () => {
    expect(useQuery(model, GRANT)).toEqual({
      lines: [
        expect.stringMatching(/^fields eventTime, /),
        'filter recipientAccountId = "100000000021"',
        'filter userIdentity.sessionContext.sessionIssuer.userName like "AWSReservedSSO_developer-prod_"',
        'filter userIdentity.principalId like ":bo.chen"',
        "sort eventTime asc",
        "limit 10000",
      ],
      from: "2027-03-31T12:00:00Z",
      to: "2027-03-31T13:30:00Z",
    });
  });

  test("searches for everybody of a group", () => {
    const { user, ...rest } = GRANT;
    const { lines } = useQuery(model, { ...rest, group: "Engineering" });
    expect(lines.join("\n")).not.toContain("principalId like");
  });

  test("searches longest, by the names in the grant, for what the organization has no more", () => {
    const { lines, to } = useQuery(model, { ...GRANT, account: "gone", permissionSet: "old" });
    expect(lines.filter((line) => line.startsWith("filter"))).toEqual([
      'filter userIdentity.sessionContext.sessionIssuer.userName like "AWSReservedSSO_old_"',
      'filter userIdentity.principalId like ":bo.chen"',
    ]);
    expect(to).toBe("2027-04-01T00:30:00Z");
  });

  test("leaves out what a session's or a set's name can't be", () => {
    const { lines } = useQuery(model, { ...GRANT, user: 'x" or 1', permissionSet: 'y" or 1' });
    expect(lines.filter((line) => line.startsWith("filter"))).toEqual([
      'filter recipientAccountId = "100000000021"',
      'filter userIdentity.sessionContext.sessionIssuer.userName like "AWSReservedSSO_"',
    ]);
  });
});
