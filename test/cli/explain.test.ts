import { CATALOG } from "../../model/rules/catalog";
import { idcHere } from "./idc-here";

describe("idc explain", () => {
  test("says what a rule demands, why, how to fix it and where it stands", async () => {
    const { code, stdout } = await idcHere(["explain", "direct-user-grant"]);
    expect(code).toBe(0);
    expect(stdout.split("\n")).toEqual([
      "direct-user-grant warning",
      "  A grant is for a group.",
      "  why: What one person is granted alone stays behind when the person changes teams, and no review of",
      "  groups shows it.",
      "  fix: Make the user a member of a group, and grant that.",
      "  exceptions.yaml can excuse it.",
      "  see: https://docs.aws.amazon.com/singlesignon/latest/userguide/useraccess.html",
      "",
    ]);
  });

  test("names the nearest rule for one that there is not, and ends with 2", async () => {
    expect(await idcHere(["explain", "direct-user-grants"])).toEqual({
      code: 2,
      stdout: "",
      stderr: `A rule is given by its id, got "direct-user-grants".
  nearest: "direct-user-grant"
  fix: Copy the id from a finding; idc explain lists them all.
`,
    });
  });

  test("lists every rule without an argument: errors, then warnings, then notices", async () => {
    const { code, stdout } = await idcHere(["explain"]);
    expect(code).toBe(0);
    const listed = stdout.split("\n").map((line) => line.split(" ")[0] ?? "");
    for (const { id } of CATALOG) expect(listed.filter((name) => name === id)).toHaveLength(1);
    const position = (name: string) => listed.indexOf(name);
    expect(position("unknown-group")).toBeLessThan(position("empty-group"));
    expect(position("empty-group")).toBeLessThan(position("redundant-grant"));
    for (const line of stdout.split("\n")) expect(line.length).toBeLessThanOrEqual(100);
  });

  test("gives the same as JSON, one rule or all", async () => {
    const one = await idcHere(["explain", "quota", "--json"]);
    expect(JSON.parse(one.stdout)).toMatchObject({
      id: "quota",
      severity: "error",
      excusable: false,
    });
    const all = await idcHere(["explain", "--json"]);
    expect(JSON.parse(all.stdout)).toHaveLength(CATALOG.length);
  });
});
