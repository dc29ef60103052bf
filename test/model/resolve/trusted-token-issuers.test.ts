import { loadValid, TREE_WITH_APPLICATIONS } from "../access-tree";

test("a trusted token issuer is what its file says", () => {
  expect(loadValid(TREE_WITH_APPLICATIONS).trustedTokenIssuers).toEqual([
    {
      name: "okta",
      issuerUrl: "https://acme.okta.com/oauth2/default",
      claimAttributePath: "email",
      identityStoreAttributePath: "emails.value",
      tags: {},
    },
  ]);
});
