import { dumpEstate, writeEstate } from "../../sandbox/dump-estate";
import { type Estate, parseEstate } from "../../sandbox/estate";
import { loadEstate } from "../../sandbox/load-estate";
import { openStore } from "../../sandbox/store/open-store";
import { dev, estate, management, prod, security, suspended } from "./estate-fixture";
import { type Client, openServices, type Services } from "./services/sandbox-client";

const dumpOf = (services: Services) => writeEstate(services.store.transaction(dumpEstate));
const reloaded = (text: string) => openServices(parseEstate(text, "dump.yaml"));

/** An organization's worth of everything that the API makes. */
function build(services: Services): void {
  const { sso, directory, instanceArn: InstanceArn, identityStoreId: IdentityStoreId } = services;
  const cy = directory("CreateUser", {
    IdentityStoreId,
    UserName: "cy.fox",
    DisplayName: "Cy Fox",
    Name: { GivenName: "Cy", FamilyName: "Fox", MiddleName: "Q" },
    Title: "Engineer",
    Emails: [{ Value: "cy@acme.example", Type: "home" }],
    Addresses: [{ Locality: "Lisbon", Primary: true }],
  }).UserId;
  const gone = directory("CreateGroup", { IdentityStoreId, DisplayName: "Gone" }).GroupId;
  const ops = directory("CreateGroup", {
    IdentityStoreId,
    DisplayName: "Ops",
    Description: "on call",
  }).GroupId;
  directory("CreateGroupMembership", {
    IdentityStoreId,
    GroupId: ops,
    MemberId: { UserId: cy },
  });
  sso("UpdateInstance", { InstanceArn, Name: "acme" });
  sso("TagResource", { ResourceArn: InstanceArn, Tags: [{ Key: "owner", Value: "platform" }] });
  sso("CreateInstanceAccessControlAttributeConfiguration", {
    InstanceArn,
    InstanceAccessControlAttributeConfiguration: {
      AccessControlAttributes: [
        { Key: "team", Value: { Source: ["${path:enterprise.department}"] } },
      ],
    },
  });
  const createSet = (Name: string, more: object = {}) =>
    sso("CreatePermissionSet", { InstanceArn, Name, ...more }).PermissionSet.PermissionSetArn;
  const developer = createSet("developer", {
    Description: "Builds",
    SessionDuration: "PT4H",
    RelayState: "https://console.aws.amazon.com/",
    Tags: [{ Key: "level", Value: "write" }],
  });
  const PermissionSetArn = developer;
  sso("AttachManagedPolicyToPermissionSet", {
    InstanceArn,
    PermissionSetArn,
    ManagedPolicyArn: "arn:aws:iam::aws:policy/ReadOnlyAccess",
  });
  sso("AttachCustomerManagedPolicyReferenceToPermissionSet", {
    InstanceArn,
    PermissionSetArn,
    CustomerManagedPolicyReference: { Name: "developer-extra", Path: "/identity/" },
  });
  sso("PutPermissionsBoundaryToPermissionSet", {
    InstanceArn,
    PermissionSetArn,
    PermissionsBoundary: { ManagedPolicyArn: "arn:aws:iam::aws:policy/PowerUserAccess" },
  });
  const statement = { Effect: "Allow", Action: "s3:GetObject", Resource: "*" };
  const policy = (Statement: object[]) => JSON.stringify({ Version: "2012-10-17", Statement });
  sso("PutInlinePolicyToPermissionSet", {
    InstanceArn,
    PermissionSetArn,
    InlinePolicy: policy([statement]),
  });
  const assign = (principal: [string, string], account: string, set: string, by: Client = sso) =>
    by("CreateAccountAssignment", {
      InstanceArn,
      PermissionSetArn: set,
      TargetId: account,
      TargetType: "AWS_ACCOUNT",
      PrincipalType: principal[0],
      PrincipalId: principal[1],
    });
  const viewer = createSet("viewer");
  assign(["GROUP", ops], dev, developer);
  assign(["USER", cy], dev, developer);
  assign(["GROUP", gone], prod, viewer);
  assign(["GROUP", ops], prod, viewer);
  directory("DeleteGroup", { IdentityStoreId, GroupId: gone });
  const owner = createSet("owner");
  assign(["USER", cy], management, owner, sso.as(management));
  // The account still has what the permission set was before.
  sso("PutInlinePolicyToPermissionSet", {
    InstanceArn,
    PermissionSetArn,
    InlinePolicy: `${policy([{ ...statement, Action: "s3:*" }])} `,
  });
  // Provisioned, and assigned to nobody.
  sso("ProvisionPermissionSet", {
    InstanceArn,
    PermissionSetArn: viewer,
    TargetType: "AWS_ACCOUNT",
    TargetId: dev,
  });
  const issuer = sso("CreateTrustedTokenIssuer", {
    InstanceArn,
    Name: "okta",
    TrustedTokenIssuerType: "OIDC_JWT",
    TrustedTokenIssuerConfiguration: {
      OidcJwtConfiguration: {
        IssuerUrl: "https://okta.example",
        ClaimAttributePath: "email",
        IdentityStoreAttributePath: "emails.value",
        JwksRetrievalOption: "OPEN_ID_DISCOVERY",
      },
    },
  }).TrustedTokenIssuerArn;
  const ApplicationArn = sso("CreateApplication", {
    InstanceArn,
    Name: "Wiki",
    Description: "The wiki",
    ApplicationProviderArn: "arn:aws:sso::aws:applicationProvider/custom",
    PortalOptions: {
      Visibility: "DISABLED",
      SignInOptions: { Origin: "APPLICATION", ApplicationUrl: "https://wiki.acme.example" },
    },
    Tags: [{ Key: "a", Value: "b" }],
  }).ApplicationArn;
  sso("CreateApplicationAssignment", { ApplicationArn, PrincipalType: "GROUP", PrincipalId: ops });
  sso("CreateApplicationAssignment", { ApplicationArn, PrincipalType: "USER", PrincipalId: cy });
  sso("PutApplicationAccessScope", {
    ApplicationArn,
    Scope: "sso:account:access",
    AuthorizedTargets: [ApplicationArn],
  });
  sso("PutApplicationGrant", {
    ApplicationArn,
    GrantType: "urn:ietf:params:oauth:grant-type:jwt-bearer",
    Grant: {
      JwtBearer: {
        AuthorizedTokenIssuers: [{ TrustedTokenIssuerArn: issuer, AuthorizedAudiences: ["wiki"] }],
      },
    },
  });
  sso("PutApplicationGrant", {
    ApplicationArn,
    GrantType: "refresh_token",
    Grant: { RefreshToken: {} },
  });
  sso("PutApplicationAssignmentConfiguration", { ApplicationArn, AssignmentRequired: false });
  const own = sso.as(dev)("CreateInstance", { Name: "mine" }).InstanceArn;
  sso.as(dev)("CreateApplication", {
    InstanceArn: own,
    Name: "Notebook",
    ApplicationProviderArn: "arn:aws:sso::aws:applicationProvider/custom",
  });
}

/** Everything that the API shows of an instance, but for dates. */
function seen({ sso, directory, instanceArn: InstanceArn, identityStoreId }: Services) {
  const IdentityStoreId = identityStoreId;
  const sets: string[] = sso("ListPermissionSets", { InstanceArn }).PermissionSets;
  const applications = sso("ListApplications", { InstanceArn }).Applications;
  const groups: { GroupId: string }[] = directory("ListGroups", { IdentityStoreId }).Groups;
  const answers = {
    instance: sso("DescribeInstance", { InstanceArn }),
    attributes: sso("DescribeInstanceAccessControlAttributeConfiguration", { InstanceArn }),
    users: directory("ListUsers", { IdentityStoreId }).Users,
    groups: groups.map((group) => ({
      ...group,
      members: directory("ListGroupMemberships", { IdentityStoreId, GroupId: group.GroupId })
        .GroupMemberships,
    })),
    sets: sets.map((PermissionSetArn) => ({
      ...sso("DescribePermissionSet", { InstanceArn, PermissionSetArn }),
      tags: sso("ListTagsForResource", { InstanceArn, ResourceArn: PermissionSetArn }),
      managed: sso("ListManagedPoliciesInPermissionSet", { InstanceArn, PermissionSetArn }),
      inline: sso("GetInlinePolicyForPermissionSet", { InstanceArn, PermissionSetArn }),
      latest: sso("ListAccountsForProvisionedPermissionSet", {
        InstanceArn,
        PermissionSetArn,
        ProvisioningStatus: "LATEST_PERMISSION_SET_PROVISIONED",
      }),
      outdated: sso("ListAccountsForProvisionedPermissionSet", {
        InstanceArn,
        PermissionSetArn,
        ProvisioningStatus: "LATEST_PERMISSION_SET_NOT_PROVISIONED",
      }),
      assignments: [dev, prod, management, security, suspended].map((AccountId) =>
        sso("ListAccountAssignments", { InstanceArn, PermissionSetArn, AccountId }),
      ),
    })),
    issuers: sso("ListTrustedTokenIssuers", { InstanceArn }),
    applications: applications.map((application: { ApplicationArn: string }) => ({
      ...application,
      scopes: sso("ListApplicationAccessScopes", { ApplicationArn: application.ApplicationArn }),
      grants: sso("ListApplicationGrants", { ApplicationArn: application.ApplicationArn }),
      assigned: sso("ListApplicationAssignments", { ApplicationArn: application.ApplicationArn }),
    })),
    own: sso.as(dev)("ListInstances"),
  };
  return JSON.parse(
    JSON.stringify(answers, (key, value) => (/(At|Date)$/.test(key) ? undefined : value)),
  );
}

describe("a dump", () => {
  test("starts another sandbox that shows the same, ids and outdated roles included", () => {
    const services = openServices();
    build(services);
    const text = dumpOf(services);
    const again = reloaded(text);
    expect(seen(again)).toEqual(seen(services));
    expect(dumpOf(again)).toBe(text);
  });

  test("of what an estate file says is that file, and nothing more", () => {
    const [ana, ...others] = estate.users;
    if (ana === undefined) throw new Error("The estate has no users.");
    const given: Estate = {
      ...estate,
      users: [{ ...ana, externalIds: [{ issuer: "https://idp.example", id: "00u1" }] }, ...others],
      groups: estate.groups.map((group, index) => ({
        ...group,
        externalIds: [{ issuer: "https://idp.example", id: `00g${index}` }],
      })),
      quotas: { permissionSetsPerInstance: 10 },
      // Buckets are seeded where a whole sandbox starts.
      buckets: [],
    };
    const services = openServices(given);
    const { instanceArn: arn, identityStoreId } = services;
    expect(parseEstate(dumpOf(services), "dump.yaml")).toEqual({
      ...given,
      instance: { ...given.instance, arn, identityStoreId },
    });
  });

  test("is written for people", () => {
    const services = openServices();
    build(services);
    const text = dumpOf(services);
    expect(text).toContain(`
  - arn: ${services.sso("ListPermissionSets", { InstanceArn: services.instanceArn }).PermissionSets[0]}
    name: developer
    sessionDuration: PT4H
    relayState: https://console.aws.amazon.com/
    tags:
      level: write
    description: Builds
    managedPolicies:
      - arn:aws:iam::aws:policy/ReadOnlyAccess
    customerManagedPolicies:
      - name: developer-extra
        path: /identity/
`);
    expect(text).toContain(`
  - group: Ops
    permissionSet: viewer
    accounts:
      - "${prod}"
`);
    expect(text.replace("RefreshToken: {}", "")).not.toMatch(/\{\}|\[\]/);
  });

  test("keeps the bytes of a policy that is not written as JSON writes it", () => {
    const services = openServices();
    build(services);
    expect(dumpOf(reloaded(dumpOf(services)))).toContain(`inlinePolicy: '{"Version":"2012-10-17"`);
  });
});

describe("an estate with access in it", () => {
  const store = openStore();
  const withAccess = (more: Partial<Estate>) => ({ ...estate, ...more });

  test("is loaded with ids made from the names, and roles that follow from assignments", () => {
    const text = writeEstate({
      ...estate,
      permissionSets: [
        { name: "viewer", managedPolicies: ["arn:aws:iam::aws:policy/ReadOnlyAccess"] },
      ],
      assignments: [{ group: "Engineering", permissionSet: "viewer", accounts: [dev, prod] }],
    });
    const [first, second] = [reloaded(text), reloaded(text)];
    const accounts = ({ sso, instanceArn: InstanceArn }: Services) => {
      const [PermissionSetArn] = sso("ListPermissionSets", { InstanceArn }).PermissionSets;
      const { AccountIds } = sso("ListAccountsForProvisionedPermissionSet", {
        InstanceArn,
        PermissionSetArn,
      });
      return { PermissionSetArn, AccountIds };
    };
    expect(accounts(first).AccountIds).toEqual([dev, prod]);
    expect(accounts(second)).toEqual(accounts(first));
  });

  test("is loaded once: later what was made through the API stays", () => {
    loadEstate(store, estate);
    const set = {
      ...parseEstate(writeEstate({ ...estate, permissionSets: [{ name: "late" }] }), "e.yaml"),
    };
    loadEstate(store, withAccess({ permissionSets: set.permissionSets }));
    expect(store.transaction(dumpEstate).permissionSets).toEqual([]);
  });
});
