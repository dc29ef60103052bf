import { DataAwsIdentitystoreGroup } from "@cdktf/provider-aws/lib/data-aws-identitystore-group";
import { DataAwsIdentitystoreGroupMemberships } from "@cdktf/provider-aws/lib/data-aws-identitystore-group-memberships";
import { DataAwsIdentitystoreGroups } from "@cdktf/provider-aws/lib/data-aws-identitystore-groups";
import { DataAwsIdentitystoreUser } from "@cdktf/provider-aws/lib/data-aws-identitystore-user";
import { DataAwsIdentitystoreUsers } from "@cdktf/provider-aws/lib/data-aws-identitystore-users";
import { DataAwsSsoadminApplication } from "@cdktf/provider-aws/lib/data-aws-ssoadmin-application";
import { DataAwsSsoadminApplicationAssignments } from "@cdktf/provider-aws/lib/data-aws-ssoadmin-application-assignments";
import { DataAwsSsoadminApplicationProviders } from "@cdktf/provider-aws/lib/data-aws-ssoadmin-application-providers";
import { DataAwsSsoadminPermissionSet } from "@cdktf/provider-aws/lib/data-aws-ssoadmin-permission-set";
import { DataAwsSsoadminPermissionSets } from "@cdktf/provider-aws/lib/data-aws-ssoadmin-permission-sets";
import { DataAwsSsoadminPrincipalApplicationAssignments } from "@cdktf/provider-aws/lib/data-aws-ssoadmin-principal-application-assignments";
import { IdentitystoreGroup } from "@cdktf/provider-aws/lib/identitystore-group";
import { type App, type TerraformDataSource, TerraformStack } from "cdktf";
import type { Instance as DeclaredInstance, StateSettings } from "../../../model/access-model";
import { AccessControlAttributes } from "../../../modules/access-control-attributes/access-control-attributes";
import { AccountAssignments } from "../../../modules/account-assignments/account-assignments";
import { addressOf, atAddress } from "../../../modules/address";
import { Application } from "../../../modules/application/application";
import { Directory } from "../../../modules/directory/directory";
import { Instance } from "../../../modules/instance/instance";
import { PermissionSet } from "../../../modules/permission-set/permission-set";
import { TrustedTokenIssuer } from "../../../modules/trusted-token-issuer/trusted-token-issuer";
import { storeState } from "../../../stacks/backend";
import { administer } from "../../../stacks/provider";
import { VERSIONS, type Version } from "./versions";

export interface EveryResourceProps {
  readonly instance: DeclaredInstance;
  readonly state: StateSettings;
  /** Id and name of an account that holds `/identity/boundary`. */
  readonly account: { readonly id: string; readonly name: string };
  readonly version: Version;
  /** Terraform's ids by address: each is imported. */
  readonly imports?: Readonly<Record<string, string>>;
}

/** One of every resource and every data source of the provider for Identity Center. */
export class EveryResource extends TerraformStack {
  private readonly instance: Instance;

  constructor(app: App, name: string, props: EveryResourceProps) {
    super(app, name);
    const { user, group, permissionSet, attributes, application, issuer } = VERSIONS[props.version];
    storeState(this, props);
    administer(this, props.instance);
    this.instance = new Instance(this, "instance");
    const instanceArn = this.instance.arn;
    const { identityStoreId } = this.instance;

    const directory = new Directory(this, "directory", {
      identityStoreId,
      users: [user],
      groups: [{ displayName: "Engineering", description: "Builds", members: [user.userName] }],
    });
    // The module's groups are called what they are called: a new name is a new group there.
    const renamed = atAddress(
      "renamed",
      new IdentitystoreGroup(this, "renamed", { identityStoreId, ...group }),
    );
    const set = new PermissionSet(this, "permission-set", {
      instanceArn,
      name: "developer",
      managedPolicyArns: ["arn:aws:iam::aws:policy/job-function/ViewOnlyAccess"],
      customerManagedPolicyReferences: [{ name: "boundary", path: "/identity/" }],
      permissionsBoundary: { managedPolicyArn: "arn:aws:iam::aws:policy/PowerUserAccess" },
      ...permissionSet,
    });
    new AccountAssignments(this, "account-assignments", {
      instanceArn,
      assignments: [
        {
          principalType: "GROUP",
          principalId: directory.principalId("GROUP", "Engineering"),
          principalName: "Engineering",
          permissionSet: set,
          targetId: props.account.id,
          targetName: props.account.name,
        },
      ],
    });
    new AccessControlAttributes(this, "attributes", {
      instanceArn,
      accessControlAttributes: attributes,
    });
    const portal = new Application(this, "application", {
      instanceArn,
      key: "portal",
      assignments: [
        {
          principalType: "USER",
          principalId: directory.principalId("USER", user.userName),
          principalName: user.userName,
        },
        {
          principalType: "GROUP",
          principalId: directory.principalId("GROUP", "Engineering"),
          principalName: "Engineering",
        },
      ],
      ...application,
    });
    portal.addAccessScope({ scope: "sso:account:access", authorizedTargets: [portal.arn] });
    new TrustedTokenIssuer(this, "issuer", { instanceArn, key: "issuer", ...issuer });

    this.readEverything(directory, renamed, set, portal);
    if (props.imports !== undefined) {
      const blocks = Object.entries(props.imports).map(([to, id]) => ({ to, id }));
      this.addOverride("import", blocks);
    }
  }

  private readEverything(
    directory: Directory,
    group: IdentitystoreGroup,
    { arn }: PermissionSet,
    application: Application,
  ): void {
    const { arn: instanceArn, identityStoreId } = this.instance;
    const store = { identityStoreId };
    const groupId = directory.principalId("GROUP", "Engineering");
    const userId = directory.principalId("USER", "ana.lima");
    const named = (attributePath: string, attributeValue: string) => ({
      ...store,
      alternateIdentifier: { uniqueAttribute: { attributePath, attributeValue } },
    });
    // Listings and lookups by name come after what they find.
    const renamed = [addressOf(group)];
    const membership = ["aws_identitystore_group_membership.Engineering--ana_2e_lima"];
    const set = ["aws_ssoadmin_permission_set.developer"];
    const assigned = [
      "aws_ssoadmin_application_assignment.Engineering--portal",
      "aws_ssoadmin_application_assignment.user--ana_2e_lima--portal",
    ];

    this.read("group", DataAwsIdentitystoreGroup, { ...store, groupId });
    this.read(
      "by_name",
      DataAwsIdentitystoreGroup,
      named("DisplayName", group.displayName),
      renamed,
    );
    this.read("groups", DataAwsIdentitystoreGroups, store, [...renamed, ...membership]);
    this.read(
      "memberships",
      DataAwsIdentitystoreGroupMemberships,
      { ...store, groupId },
      membership,
    );
    this.read("user", DataAwsIdentitystoreUser, { ...store, userId });
    this.read("by_name", DataAwsIdentitystoreUser, named("UserName", "ana.lima"), membership);
    this.read("users", DataAwsIdentitystoreUsers, store, membership);
    this.read("set", DataAwsSsoadminPermissionSet, { instanceArn, arn });
    this.read("by_name", DataAwsSsoadminPermissionSet, { instanceArn, name: "developer" }, set);
    this.read("sets", DataAwsSsoadminPermissionSets, { instanceArn }, set);
    const applicationArn = application.arn;
    this.read("application", DataAwsSsoadminApplication, { applicationArn });
    this.read("assigned", DataAwsSsoadminApplicationAssignments, { applicationArn }, assigned);
    this.read("providers", DataAwsSsoadminApplicationProviders, {});
    this.read(
      "of_user",
      DataAwsSsoadminPrincipalApplicationAssignments,
      { instanceArn, principalId: userId, principalType: "USER" },
      assigned,
    );
  }

  private read<Config extends object>(
    name: string,
    DataSource: (new (
      stack: TerraformStack,
      id: string,
      config: Config,
    ) => TerraformDataSource) & {
      readonly tfResourceType: string;
    },
    config: Config,
    dependsOn: readonly string[] = [],
  ): void {
    const id = `${DataSource.tfResourceType}--${name}`;
    const source = atAddress(name, new DataSource(this, id, config));
    if (dependsOn.length > 0) source.addOverride("depends_on", dependsOn);
  }
}
