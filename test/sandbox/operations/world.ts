import type { Identitystore } from "@aws-sdk/client-identitystore";
import type { SSOAdmin } from "@aws-sdk/client-sso-admin";
import { dev } from "../estate-fixture";
import { type RunningSandbox, runSandbox } from "../running-sandbox";

export const custom = "arn:aws:sso::aws:applicationProvider/custom";
export const readOnly = "arn:aws:iam::aws:policy/ReadOnlyAccess";
/** Nobody's. */
export const unknownId = "00000000-0000-4000-8000-000000000000";

/** A running sandbox, and what operations need to be there before they are called. */
export interface World {
  readonly running: RunningSandbox;
  readonly sso: SSOAdmin;
  readonly directory: Identitystore;
  readonly InstanceArn: string;
  readonly IdentityStoreId: string;
  /** Of the estate. */
  readonly userId: string;
  readonly groupId: string;
  /** ARNs of things that are not there. */
  readonly missing: {
    readonly instance: string;
    readonly permissionSet: string;
    readonly application: string;
    readonly issuer: string;
  };
  /** A name that nothing has yet. */
  newName(): string;
  permissionSet(): Promise<{ readonly InstanceArn: string; readonly PermissionSetArn: string }>;
  application(): Promise<{ readonly ApplicationArn: string }>;
  issuer(): Promise<{ readonly TrustedTokenIssuerArn: string }>;
  group(): Promise<{ readonly IdentityStoreId: string; readonly GroupId: string }>;
  user(): Promise<{ readonly IdentityStoreId: string; readonly UserId: string }>;
  membership(): Promise<Membership>;
  /** A group that has a permission set in an account. */
  assignment(): Promise<Assignment>;
}

interface Membership {
  readonly IdentityStoreId: string;
  readonly GroupId: string;
  readonly MemberId: { readonly UserId: string };
  readonly MembershipId: string;
}

export interface Assignment {
  readonly InstanceArn: string;
  readonly PermissionSetArn: string;
  readonly TargetId: string;
  readonly TargetType: "AWS_ACCOUNT";
  readonly PrincipalType: "GROUP";
  readonly PrincipalId: string;
}

export const issuerConfiguration = {
  IssuerUrl: "https://idp.acme.example",
  ClaimAttributePath: "email",
  IdentityStoreAttributePath: "emails.value",
  JwksRetrievalOption: "OPEN_ID_DISCOVERY",
} as const;

/** A member of an answer that has to be there. */
function given<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("The answer lacks a member.");
  return value;
}

export async function openWorld(sandbox?: RunningSandbox): Promise<World> {
  const running = sandbox ?? (await runSandbox());
  const sso = running.ssoAdmin();
  const directory = running.identityStore();
  const [instance] = given((await sso.listInstances({})).Instances);
  const InstanceArn = given(instance?.InstanceArn);
  const IdentityStoreId = given(instance?.IdentityStoreId);
  const { Users = [] } = await directory.listUsers({ IdentityStoreId });
  const { Groups = [] } = await directory.listGroups({ IdentityStoreId });
  const id = InstanceArn.slice(InstanceArn.lastIndexOf("/") + 1);
  let names = 0;
  const world: World = {
    running,
    sso,
    directory,
    InstanceArn,
    IdentityStoreId,
    userId: given(Users[0]?.UserId),
    groupId: given(Groups[0]?.GroupId),
    missing: {
      instance: "arn:aws:sso:::instance/ssoins-0000000000000000",
      permissionSet: `arn:aws:sso:::permissionSet/${id}/ps-0000000000000000`,
      application: `arn:aws:sso::${dev}:application/${id}/apl-0000000000000000`,
      issuer: `arn:aws:sso::${dev}:trustedTokenIssuer/${id}/tti-${unknownId}`,
    },
    newName: () => `new-${names++}`,
    permissionSet: async () => {
      const made = await sso.createPermissionSet({ InstanceArn, Name: world.newName() });
      return { InstanceArn, PermissionSetArn: given(made.PermissionSet?.PermissionSetArn) };
    },
    application: async () => {
      const made = await sso.createApplication({
        InstanceArn,
        ApplicationProviderArn: custom,
        Name: world.newName(),
      });
      return { ApplicationArn: given(made.ApplicationArn) };
    },
    issuer: async () => {
      const made = await sso.createTrustedTokenIssuer({
        InstanceArn,
        Name: world.newName(),
        TrustedTokenIssuerType: "OIDC_JWT",
        TrustedTokenIssuerConfiguration: { OidcJwtConfiguration: issuerConfiguration },
      });
      return { TrustedTokenIssuerArn: given(made.TrustedTokenIssuerArn) };
    },
    group: async () => {
      const made = await directory.createGroup({ IdentityStoreId, DisplayName: world.newName() });
      return { IdentityStoreId, GroupId: given(made.GroupId) };
    },
    user: async () => {
      const made = await directory.createUser({
        IdentityStoreId,
        UserName: world.newName(),
        DisplayName: "Cy Fox",
        Name: { GivenName: "Cy", FamilyName: "Fox" },
      });
      return { IdentityStoreId, UserId: given(made.UserId) };
    },
    membership: async () => {
      const group = await world.group();
      const member = { ...group, MemberId: { UserId: world.userId } };
      const made = await directory.createGroupMembership(member);
      return { ...member, MembershipId: given(made.MembershipId) };
    },
    assignment: async () => {
      const assignment = {
        ...(await world.permissionSet()),
        TargetId: dev,
        TargetType: "AWS_ACCOUNT",
        PrincipalType: "GROUP",
        PrincipalId: world.groupId,
      } as const;
      await sso.createAccountAssignment(assignment);
      return assignment;
    },
  };
  return world;
}
