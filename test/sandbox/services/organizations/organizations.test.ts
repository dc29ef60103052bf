import { dev, estate, management, prod, security, suspended } from "../../estate-fixture";
import { errorOf, openServices } from "../sandbox-client";

const { organizations: call } = openServices();
const workloads = "ou-ac1e-10000001";
const workloadsDev = "ou-ac1e-10000002";
const workloadsProd = "ou-ac1e-10000003";
const idsOf = (items: readonly { Id: string }[]) => items.map(({ Id }) => Id);

test("the organization names its management account", () => {
  expect(call("DescribeOrganization").Organization).toMatchObject({
    Id: "o-acme123456",
    Arn: `arn:aws:organizations::${management}:organization/o-acme123456`,
    FeatureSet: "ALL",
    MasterAccountId: management,
    MasterAccountArn: `arn:aws:organizations::${management}:account/o-acme123456/${management}`,
    MasterAccountEmail: "aws@acme.example",
  });
});

test("an account has its status under both names", () => {
  expect(call("DescribeAccount", { AccountId: suspended }).Account).toMatchObject({
    Id: suspended,
    Arn: `arn:aws:organizations::${management}:account/o-acme123456/${suspended}`,
    Name: "old",
    Email: "aws+old@acme.example",
    Status: "SUSPENDED",
    State: "SUSPENDED",
    JoinedMethod: "CREATED",
    JoinedTimestamp: expect.any(Date),
    Paths: [`o-acme123456/r-ac1e/${workloads}/${workloadsProd}/${suspended}/`],
  });
});

test("the tree is walked from the root down and back up", () => {
  const [root] = call("ListRoots").Roots;
  expect(root).toMatchObject({ Id: "r-ac1e", Name: "Root" });
  const units = (ParentId: string) =>
    idsOf(call("ListOrganizationalUnitsForParent", { ParentId }).OrganizationalUnits);
  const accounts = (ParentId: string) =>
    idsOf(call("ListAccountsForParent", { ParentId }).Accounts);
  const children = (ParentId: string, ChildType: string) =>
    idsOf(call("ListChildren", { ParentId, ChildType }).Children);
  expect(units(root.Id)).toEqual([workloads]);
  expect(units(workloads)).toEqual([workloadsDev, workloadsProd]);
  expect(accounts(root.Id)).toEqual([management, security]);
  expect(accounts(workloadsProd)).toEqual([prod, suspended]);
  expect(children(workloadsDev, "ACCOUNT")).toEqual([dev]);
  expect(children(workloads, "ORGANIZATIONAL_UNIT")).toEqual([workloadsDev, workloadsProd]);
  expect(call("ListParents", { ChildId: dev }).Parents).toEqual([
    { Id: workloadsDev, Type: "ORGANIZATIONAL_UNIT" },
  ]);
  expect(call("ListParents", { ChildId: workloads }).Parents).toEqual([
    { Id: root.Id, Type: "ROOT" },
  ]);
  expect(
    call("DescribeOrganizationalUnit", { OrganizationalUnitId: workloadsDev }).OrganizationalUnit,
  ).toMatchObject({
    Id: workloadsDev,
    Name: "Dev",
    Path: `o-acme123456/r-ac1e/${workloads}/${workloadsDev}/`,
  });
});

test("tags are an account's", () => {
  expect(call("ListTagsForResource", { ResourceId: dev }).Tags).toEqual([
    { Key: "team", Value: "payments" },
  ]);
  expect(call("ListTagsForResource", { ResourceId: workloads }).Tags).toEqual([]);
});

test("the delegated administrator is one for Identity Center", () => {
  const administrators = (ServicePrincipal?: string) =>
    idsOf(
      call("ListDelegatedAdministrators", { ...(ServicePrincipal && { ServicePrincipal }) })
        .DelegatedAdministrators,
    );
  expect(administrators()).toEqual([security]);
  expect(administrators("sso.amazonaws.com")).toEqual([security]);
  expect(administrators("config.amazonaws.com")).toEqual([]);
  expect(
    call("ListAWSServiceAccessForOrganization").EnabledServicePrincipals[0].ServicePrincipal,
  ).toBe("sso.amazonaws.com");
});

test("it administers Identity Center, and no other service", () => {
  const services = call("ListDelegatedServicesForAccount", { AccountId: security });
  expect(services.DelegatedServices).toEqual([
    { ServicePrincipal: "sso.amazonaws.com", DelegationEnabledDate: expect.any(Date) },
  ]);
});

test("nobody is restricted: the only control policy is AWS's own, and it is not in force", () => {
  const policies = (Filter: string) => idsOf(call("ListPolicies", { Filter }).Policies);
  expect(policies("SERVICE_CONTROL_POLICY")).toEqual(["p-FullAWSAccess"]);
  expect(policies("TAG_POLICY")).toEqual([]);
  const { Policy } = call("DescribePolicy", { PolicyId: "p-FullAWSAccess" });
  expect(JSON.parse(Policy.Content).Statement[0].Effect).toBe("Allow");
  expect(call("ListTargetsForPolicy", { PolicyId: "p-FullAWSAccess" }).Targets).toEqual([]);
  for (const TargetId of ["r-ac1e", workloads, dev])
    expect(
      call("ListPoliciesForTarget", { TargetId, Filter: "SERVICE_CONTROL_POLICY" }).Policies,
    ).toEqual([]);
});

test("pages hold 20 accounts", () => {
  const more = Array.from({ length: 45 }, (_, index) => ({
    ...estate.accounts[2],
    id: String(200000000000 + index),
    name: `account ${index}`,
    email: `a${index}@acme.example`,
  })) as typeof estate.accounts;
  const { organizations } = openServices({ ...estate, accounts: [...estate.accounts, ...more] });
  const sizes: number[] = [];
  let NextToken: string | undefined;
  do {
    const answer = organizations("ListAccounts", { ...(NextToken && { NextToken }) });
    sizes.push(answer.Accounts.length);
    NextToken = answer.NextToken;
  } while (NextToken !== undefined);
  expect(sizes).toEqual([20, 20, 10]);
});

test.each<[string, object, string, string]>([
  [
    "DescribeAccount",
    { AccountId: "999999999999" },
    "AccountNotFoundException",
    "You specified an account that doesn't exist.",
  ],
  [
    "DescribeOrganizationalUnit",
    { OrganizationalUnitId: "ou-ac1e-99999999" },
    "OrganizationalUnitNotFoundException",
    "You specified an organizational unit that doesn't exist.",
  ],
  [
    "ListAccountsForParent",
    { ParentId: "ou-ac1e-99999999" },
    "ParentNotFoundException",
    "You specified parent that doesn't exist.",
  ],
  [
    "ListOrganizationalUnitsForParent",
    { ParentId: "r-zzzz" },
    "ParentNotFoundException",
    "You specified parent that doesn't exist.",
  ],
  [
    "ListParents",
    { ChildId: "999999999999" },
    "ChildNotFoundException",
    "You specified an organizational unit or an account that doesn't exist.",
  ],
  [
    "ListTagsForResource",
    { ResourceId: "999999999999" },
    "TargetNotFoundException",
    "You specified a target that doesn't exist.",
  ],
  [
    "ListPoliciesForTarget",
    { TargetId: "999999999999", Filter: "TAG_POLICY" },
    "TargetNotFoundException",
    "You specified a target that doesn't exist.",
  ],
  [
    "DescribePolicy",
    { PolicyId: "p-12345678" },
    "PolicyNotFoundException",
    "You specified a policy that doesn't exist.",
  ],
  [
    "ListDelegatedServicesForAccount",
    { AccountId: "100000000011" },
    "AccountNotRegisteredException",
    "The specified account is not a delegated administrator for this Amazon Web Services service.",
  ],
  [
    "ListDelegatedServicesForAccount",
    { AccountId: "999999999999" },
    "AccountNotFoundException",
    "You specified an account that doesn't exist.",
  ],
  [
    "DescribeAccount",
    { AccountId: "12" },
    "InvalidInputException",
    "You provided a value that does not match the required pattern.",
  ],
  ["DescribeAccount", {}, "InvalidInputException", "You must provide a value for accountId."],
  [
    "ListChildren",
    { ParentId: "r-ac1e", ChildType: "ROBOT" },
    "InvalidInputException",
    "You provided a value that is not valid.",
  ],
  [
    "ListAccounts",
    { NextToken: "x" },
    "InvalidInputException",
    "You provided an invalid NextToken.",
  ],
])("%s %j is refused", (operation, input, type, message) => {
  expect(errorOf(() => call(operation, input))).toMatchObject({ type, message });
});

test("member accounts see the organization and no more, others not even that", () => {
  expect(call.as(dev)("DescribeOrganization").Organization.Id).toBe("o-acme123456");
  expect(errorOf(() => call.as(dev)("ListAccounts"))).toMatchObject({
    type: "AccessDeniedException",
    message: "You don't have permissions to access this resource.",
  });
  expect(errorOf(() => call.as("999999999999")("DescribeOrganization"))).toMatchObject({
    type: "AWSOrganizationsNotInUseException",
    message: "Your account is not a member of an organization.",
  });
});
