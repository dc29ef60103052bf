import { estateFromAccess } from "../../cli/estate-from-access";
import { loadAccess } from "../../model/load-access";
import { parseEstate } from "../../sandbox/estate";
import { edited, loadValid, removed, VALID_TREE } from "../model/access-tree";

describe("estateFromAccess", () => {
  const estate = estateFromAccess(loadValid(VALID_TREE));

  test("is what the sandbox takes as an estate file", () => {
    expect(parseEstate(JSON.stringify(estate), "estate.json")).toEqual(estate);
  });

  test("holds the organization, and the state bucket in its Region", () => {
    expect(estate).toMatchObject({
      region: "us-east-1",
      organization: {
        id: "o-acme123456",
        rootId: "r-ac1e",
        managementAccount: "100000000001",
        delegatedAdministrator: "100000000002",
      },
      organizationalUnits: [
        { id: "ou-ac1e-10000001", path: "Security" },
        { id: "ou-ac1e-10000002", path: "Workloads" },
        { id: "ou-ac1e-10000003", path: "Workloads/Dev" },
        { id: "ou-ac1e-10000004", path: "Workloads/Prod" },
        { id: "ou-ac1e-10000005", path: "Workloads/Prod/Payments" },
      ],
      buckets: [{ name: "acme-state", region: "us-east-1" }],
    });
  });

  test("gives each account the customer managed policies that the snapshot shows there", () => {
    const held = Object.fromEntries(
      estate.accounts.map(({ name, customerManagedPolicies }) => [name, customerManagedPolicies]),
    );
    expect(held.security).toMatchObject([{ name: "boundary", path: "/identity/", document: {} }]);
    expect(held.management).toEqual([]);
  });

  test("holds no users and groups where Terraform makes them", () => {
    expect(estate).toMatchObject({ users: [], groups: [] });
  });

  test("holds them where the directory is external", () => {
    const snapshot = `${VALID_TREE["organization.snapshot.yaml"]}users:
  - { userName: ana.lima, displayName: Ana Lima, givenName: Ana, familyName: Lima }
groups:
  - { displayName: Engineering, members: [ana.lima] }
`;
    const external = estateFromAccess(
      loadValid({
        ...removed("directory.yaml"),
        "organization.yaml": edited("organization.yaml", "identity-center }", "external }")[
          "organization.yaml"
        ] as string,
        "organization.snapshot.yaml": snapshot,
      }),
    );
    expect(external.users.map(({ userName }) => userName)).toEqual(["ana.lima"]);
    expect(external.groups).toEqual([{ displayName: "Engineering", members: ["ana.lima"] }]);
  });

  test("of the sample is what the sandbox takes", () => {
    const loaded = loadAccess("access");
    if (!loaded.ok) throw new Error("The sample has errors.");
    const sample = estateFromAccess(loaded.value);
    expect(parseEstate(JSON.stringify(sample), "estate.json")).toEqual(sample);
  });
});
