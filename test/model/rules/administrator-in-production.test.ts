import { type AccessTree, edited, editedIn } from "../access-tree";
import { shownOf } from "./sound-tree";

const administering = (tree: AccessTree) =>
  editedIn(tree, "permission-sets/viewer.yaml", "[ViewOnlyAccess]", "[AdministratorAccess]");
const productive = edited("organization.yaml", "prod: { org", "prod: { production: true, org");

const found = (tree: AccessTree) => shownOf("administrator-in-production", tree);

describe("administrator-in-production", () => {
  test("finds each grant of a set that amounts to everything", async () => {
    expect(await found(administering(productive))).toEqual([
      "access/environments/prod.yaml:4:42 warning administrator-in-production",
      '  Nobody administers accounts of production all the time, got the group "Engineering" with "viewer" in "prod".',
      "  fix: Grant a set that does what is needed, or except the grant and say why.",
      "access/environments/prod.yaml:7:38 warning administrator-in-production",
      '  Nobody administers accounts of production all the time, got the user "ana.lima" with "viewer" in "prod".',
      "  fix: Grant a set that does what is needed, or except the grant and say why.",
    ]);
  });

  test("finds what can make itself an administrator, whatever its policy is called", async () => {
    const tree = editedIn(
      productive,
      "permission-sets/viewer.yaml",
      "[ViewOnlyAccess]",
      "[IAMFullAccess]",
    );
    expect(await found(tree)).toHaveLength(6);
  });

  test("leaves the set for emergencies to the rules that are for it", async () => {
    const tree = editedIn(
      administering(productive),
      "organization.yaml",
      "naming:",
      "breakGlass: { permissionSet: viewer }\nnaming:",
    );
    expect(await found(tree)).toEqual([]);
    expect(await shownOf("break-glass-missing", tree)).not.toEqual([]);
  });

  test("finds nothing where an environment is not production, or a set is not granted there", async () => {
    expect(await found(administering(edited("organization.yaml", "", "")))).toEqual([]);
    expect(await found(productive)).toEqual([]);
  });
});
