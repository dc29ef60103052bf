import { written } from "../../../review/phrase";
import { readPlan } from "../../../review/plan/read-plan";
import { planWords } from "../../../review/plan-words";
import { assignment, type Contents, permissionSet, planText } from "./plan-json";

import {
  ASSIGNMENT,
  assigned,
  DEV,
  ENGINEERING,
  held,
  lines,
  reviewOf,
  SET,
  set,
  unchanged,
  viewer,
} from "./viewer-plan";

describe("what is in AWS already", () => {
  const importing = { change: { importing: { id: "an id" } } };

  test("adopting it gives nobody anything", () => {
    expect(
      lines([
        { ...set, ...importing },
        { ...held, ...importing },
      ]),
    ).toEqual([]);
  });

  test("adopting a set and changing it is a change of the set", () => {
    const change = {
      address: SET,
      before: viewer,
      after: { ...viewer, session_duration: "PT8H" },
      ...importing,
    };
    expect(lines([change, held])).toEqual([
      "+ broadens | Engineering | viewer | dev: 100000000011 | longer session, members not known",
    ]);
  });

  test("adopting an assignment and making it anew leaves people without it meanwhile", () => {
    const change = { ...held, actions: ["delete", "create"], ...importing };
    expect(lines([set, change])).toEqual([
      "! made anew | Engineering | viewer | dev: 100000000011 | ",
    ]);
  });

  test("another address changes nothing, in a module or out of it", () => {
    const moved = (previous: string) => ({ resource: { previous_address: previous } });
    expect(
      lines([
        unchanged(`module.sets["viewer"].${SET}`, viewer, moved(SET)),
        unchanged("aws_ssoadmin_account_assignment.own", assigned, moved(ASSIGNMENT)),
      ]),
    ).toEqual([]);
  });

  test("a refresh alone changes nothing, and what it found is counted", () => {
    const reviewed = reviewOf([], { drift: [{ address: ASSIGNMENT, before: assigned }] });
    expect(reviewed.rows).toEqual([]);
    expect(reviewed.plan?.drifted).toBe(1);
  });
});

describe("what a failed replacement has left behind", () => {
  const deposed = { resource: { deposed: "4ab5c6d7" } };

  test.each([["first"], ["last"]])(
    "a deposed set goes, and the one in its place stays, listed %s",
    (place) => {
      const gone = { address: SET, before: permissionSet("viewer-old", "b"), ...deposed };
      const stays = [set, held];
      expect(lines(place === "first" ? [gone, ...stays] : [...stays, gone])).toEqual([]);
    },
  );

  test("who still holds it loses it", () => {
    expect(
      lines([
        { address: SET, before: permissionSet("viewer-old", "b"), ...deposed },
        set,
        held,
        { address: ASSIGNMENT, before: assignment("b", ENGINEERING, DEV), ...deposed },
      ]),
    ).toEqual(["- loses | Engineering | viewer-old | dev: 100000000011 | members not known"]);
  });
});

describe("plans that are not whole", () => {
  const notes = (more: Partial<Contents>) => {
    const { plan } = reviewOf([set, held], more);
    return plan && planWords(plan).map((words) => written(words, (text) => text));
  };

  test("one that leaves changes to another run says so", () => {
    expect(notes({ plan: { complete: false } })).toContain(
      "Not all that will change: another run has to follow on dev.",
    );
  });

  test.each([[{ complete: true }], [{}]])("one that says %j is whole", (plan) => {
    expect(notes({ plan })?.join()).not.toContain("another run");
  });

  test("one that failed is none", () => {
    const errored = { errored: true, complete: false };
    expect(readPlan("dev", planText({ changes: [], plan: errored }))).toEqual({ type: "errored" });
  });

  test.each(["1.0", "1.1", "1.2", "1.99"])("format %s is read", (format_version) => {
    expect(readPlan("dev", planText({ changes: [set], plan: { format_version } }))).toMatchObject({
      name: "dev",
      resources: [{ address: SET }],
    });
  });

  test.each(["0.1", "0.2", "2.0", ""])("format %j is none that is read here", (version) => {
    expect(readPlan("dev", planText({ changes: [], plan: { format_version: version } }))).toEqual({
      type: "other-version",
      version,
    });
  });

  test("one of Terraform 1.1, which says neither whether it failed nor whether it is whole", () => {
    const old = { format_version: "1.0", errored: undefined };
    expect(lines([set, { address: ASSIGNMENT, after: assigned }], { plan: old })).toEqual([
      "+ gains | Engineering | viewer | dev: 100000000011 | members not known",
    ]);
  });
});
