import { EXTERNAL_TREE, editedIn, loadValid } from "../access-tree";

describe("a pending grant", () => {
  const pending = editedIn(
    EXTERNAL_TREE,
    "environments/dev.yaml",
    "group: Engineering, permissionSet: viewer, accounts: [all]",
    "group: Platform, permissionSet: viewer, accounts: [all], pending: true",
  );
  const dev = (tree: typeof pending) => {
    const found = loadValid(tree).environments.find(({ name }) => name === "dev");
    if (!found) throw new Error("the tree has no environment dev");
    return found;
  };

  test("assigns nothing while the snapshot does not show its group, and is still known", () => {
    const { grants, assignments, permissionSets } = dev(pending);
    expect(grants.filter((grant) => grant.pending)).toEqual([
      {
        principal: { type: "GROUP", name: "Platform" },
        permissionSet: "viewer",
        targets: ["all"],
        file: "access/environments/dev.yaml",
        pending: true,
      },
    ]);
    expect(assignments.map(({ principal }) => principal.name)).toEqual(["Payments-Developers"]);
    expect(permissionSets.map(({ key }) => key)).toContain("viewer");
  });

  test("counts as soon as the snapshot shows its group", () => {
    const arrived = editedIn(
      pending,
      "organization.snapshot.yaml",
      "groups:\n",
      "groups:\n  - { displayName: Platform }\n",
    );
    const { grants, assignments } = dev(arrived);
    expect(grants.filter((grant) => grant.pending)).toEqual([]);
    expect(
      assignments
        .filter(({ principal }) => principal.name === "Platform")
        .map(({ account }) => account.name),
    ).toEqual(["payments-dev", "shop-dev"]);
  });
});
