import { edited, loadValid } from "../access-tree";

test("keys of one resource may differ in their case only: to Identity Center they are two", () => {
  const { environments } = loadValid(
    edited("permission-sets/developer.yaml", "owner: platform-team", "owner: a, Owner: b"),
  );
  const tags = environments.flatMap(({ permissionSets }) =>
    permissionSets.filter(({ key }) => key === "developer").map((set) => set.tags),
  );
  expect(tags).toContainEqual(expect.objectContaining({ owner: "a", Owner: "b" }));
});

test("an account of the snapshot may have tags that AWS made", () => {
  const tree = edited("organization.snapshot.yaml", "tags: { ", 'tags: { "aws:made": by-aws, ');
  const tags = loadValid(tree).accounts.map((account) => account.tags);
  expect(tags).toContainEqual(expect.objectContaining({ "aws:made": "by-aws" }));
});
