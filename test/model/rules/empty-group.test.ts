import { EXTERNAL_TREE, edited, editedIn, warningsOf } from "../access-tree";
import { shownOf } from "./sound-tree";

describe("empty-group", () => {
  test("finds a group without members", async () => {
    expect(
      await shownOf("empty-group", edited("directory.yaml", ", members: [bo.chen]", "")),
    ).toEqual([
      "access/directory.yaml:6:20 warning empty-group",
      '  A group has members, got "Payments-Developers", which has none.',
      "  fix: Add its members, or remove the group and its grants.",
    ]);
  });

  test("finds a group of an external directory that the snapshot shows to be empty", () => {
    const tree = editedIn(
      EXTERNAL_TREE,
      "organization.snapshot.yaml",
      "{ displayName: Engineering }",
      "{ displayName: Engineering, members: [] }",
    );
    expect(warningsOf(tree)).toContain('  A group has members, got "Engineering", which has none.');
  });

  test("finds a group without members beside one whose members the snapshot shows", async () => {
    const tree = editedIn(
      EXTERNAL_TREE,
      "organization.snapshot.yaml",
      "{ displayName: Engineering }",
      "{ displayName: Engineering, members: [ana.lima] }",
    );
    expect((await shownOf("empty-group", tree))[1]).toBe(
      '  A group has members, got "Payments-Developers", which has none.',
    );
  });

  test("draws no conclusion from a snapshot that says nothing of members", () => {
    expect(warningsOf(EXTERNAL_TREE).join()).not.toContain("empty-group");
  });

  test("waits until nothing is left out because of an error", () => {
    const tree = edited("directory.yaml", "members: [bo.chen]", "members: [bo.chen, 7]");
    expect(warningsOf(tree).join()).not.toContain("empty-group");
  });
});
