import { type AccessTree, added, loadedText, warningsOf } from "../access-tree";
import { SOUND_TREE, soundTreeWith } from "../rules/sound-tree";

const EXCEPTION = `- rule: empty-group
  on: { group: Payments-Developers }
  reason: The team is being put together
  approvedBy: olga.sokolova
  until: 2027-03-31
`;

/** The exception with one text replaced. */
function broken(from: string, to: string): AccessTree {
  if (!EXCEPTION.includes(from)) throw new Error(`The exception holds no ${from}`);
  return added("exceptions.yaml", EXCEPTION.replace(from, to));
}

const CASES: readonly {
  readonly given: string;
  readonly tree: AccessTree;
  readonly shows: readonly string[];
}[] = [
  {
    given: "an unknown rule",
    tree: broken("empty-group", "empty-groups"),
    shows: [
      "access/exceptions.yaml:1:9 error unknown-rule",
      '  An exception is for a rule that there is, got "empty-groups".',
      '  nearest: "empty-group"',
      "  fix: Correct the id; `idc explain` lists all rules.",
    ],
  },
  {
    given: "a rule that nothing excuses",
    tree: broken("empty-group", "session-duration"),
    shows: [
      "access/exceptions.yaml:1:9 error rule-not-excusable",
      '  An exception is for a rule of judgement, got "session-duration", which nothing excuses.',
      "  fix: Remove the exception, and mend what the rule finds.",
    ],
  },
  {
    given: "no id of a rule",
    tree: broken("empty-group", "Empty group"),
    shows: [
      "access/exceptions.yaml:1:9 error invalid-rule-id",
      '  A rule is given by its id, as in direct-user-grant, got "Empty group".',
      "  fix: Copy the id from the finding; `idc explain` lists them.",
    ],
  },
  {
    given: "an exception for everything",
    tree: broken("{ group: Payments-Developers }", "{}"),
    shows: [
      "access/exceptions.yaml:2:7 error exception-on-nothing",
      "  An exception says what it excuses, got nothing: it would excuse everything.",
      "  fix: Name a permissionSet, environment, group, user or account.",
    ],
  },
  {
    given: "a reason that is none",
    tree: broken("The team is being put together", "because"),
    shows: [
      "access/exceptions.yaml:3:11 error invalid-reason",
      '  A reason has 10 to 1000 characters, got "because".',
      "  fix: Say why this is right here, so that others can judge it later.",
    ],
  },
  {
    given: "nobody who approved it",
    tree: broken("olga.sokolova", '""'),
    shows: [
      "access/exceptions.yaml:4:15 error invalid-approver",
      '  Who approved it has 1 to 200 characters, got "".',
      "  fix: Name the person or the team.",
    ],
  },
  {
    given: "a day that is not in the calendar",
    tree: broken("2027-03-31", "2027-02-29"),
    shows: [
      "access/exceptions.yaml:5:10 error invalid-date",
      '  A date has the form YYYY-MM-DD and is in the calendar, got "2027-02-29".',
      "  fix: Write for example 2027-03-31.",
    ],
  },
  {
    given: "no end",
    tree: broken("  until: 2027-03-31\n", ""),
    shows: [
      "access/exceptions.yaml:1:3 error missing-field",
      '  "exceptions.yaml" needs "until", got none.',
      "  fix: Add until.",
    ],
  },
];

describe("exceptions in a broken access directory", () => {
  test.each(CASES)("$given", ({ tree, shows }) => {
    expect(loadedText(tree).split("\n")).toEqual(shows);
  });

  test("one that matches nothing is a warning", () => {
    expect(warningsOf({ ...SOUND_TREE, "exceptions.yaml": EXCEPTION })).toEqual([
      "access/exceptions.yaml:1:9 warning unmatched-exception",
      '  An exception excuses what its rule finds, got one for "empty-group" that matches nothing.',
      "  fix: Remove it, or correct what stands under on.",
    ]);
  });

  test("one that has expired excuses nothing, and says so", () => {
    const tree = {
      ...soundTreeWith({ "directory.yaml": [[", members: [bo.chen]", ""]] }),
      "exceptions.yaml": EXCEPTION,
    };
    expect(warningsOf(tree, "2027-03-31")).toEqual([]);
    expect(warningsOf(tree, "2027-04-01")).toEqual([
      "access/directory.yaml:6:20 warning empty-group",
      '  A group has members, got "Payments-Developers", which has none.',
      "  fix: Add its members, or remove the group and its grants.",
      "access/exceptions.yaml:5:10 warning expired-exception",
      '  An exception excuses until its day is over, got 2027-03-31 for "empty-group"; today is 2027-04-01, so it excuses nothing.',
      "  fix: Remove it and mend what the rule finds, or have it approved again with a later date.",
    ]);
  });
});
