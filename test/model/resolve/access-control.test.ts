import { EXTERNAL_TREE, editedIn, loadValid, VALID_TREE } from "../access-tree";

describe("attributes for access control", () => {
  test("are sorted, with the sources that are written", () => {
    expect(loadValid(VALID_TREE).accessControl).toEqual({
      attributes: [
        { key: "cost-center", source: "${path:enterprise.costCenter}" },
        { key: "team", source: "${path:userType}" },
      ],
      passedByIdentityProvider: [],
    });
  });

  test("come from the identity provider too, where there is one", () => {
    const tree = editedIn(
      EXTERNAL_TREE,
      "access-control-attributes.yaml",
      "attributes:\n",
      "passedByIdentityProvider: [project, division]\nattributes:\n",
    );
    expect(loadValid(tree).accessControl.passedByIdentityProvider).toEqual(["division", "project"]);
  });
});
