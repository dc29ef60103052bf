import { DataAwsIdentitystoreGroups } from "@cdktf/provider-aws/lib/data-aws-identitystore-groups";
import { DataAwsIdentitystoreUser } from "@cdktf/provider-aws/lib/data-aws-identitystore-user";
import { type TerraformDataSource, TerraformLocal } from "cdktf";
import { Construct } from "constructs";
import { address, addressOf, atAddress, claimAddress } from "../address";
import { principalNotListed } from "../errors";
import { literal, quoted } from "../terraform-text";

/** Who has to be there already. */
export interface PrincipalsProps {
  /** `IdentityStoreId`. */
  readonly identityStoreId: string;
  /** Groups that must be there, each once. All are found in one paged listing, however many. */
  readonly groups: readonly RequiredGroup[];
  /** `UserName`s that must be there, each once. Each costs two calls at every plan. */
  readonly users: readonly string[];
}

/** A group, and what is said where it is missing. */
export interface RequiredGroup {
  /** `DisplayName`, compared letter by letter. */
  readonly displayName: string;
  /** What Terraform says when the plan finds no such group. */
  readonly missingMessage: string;
}

/** Of a principal's id: stands for a group that is gone already while its assignments are destroyed. */
const NO_PRINCIPAL = "00000000-0000-0000-0000-000000000000";

/**
 * Ids of groups and users that exist already, read when Terraform plans.
 *
 * Terraform reads them before a destroy, too. A missing group is a warning then; a missing user
 * fails the read itself, and the destroy needs `-refresh=false`.
 */
export class Principals extends Construct {
  /** The group listing, or nothing where no group is required. What reads later depends on it. */
  readonly listing: readonly TerraformDataSource[];

  private readonly groupIds: ReadonlyMap<string, string>;
  private readonly userIds: ReadonlyMap<string, string>;

  constructor(scope: Construct, id: string, props: PrincipalsProps) {
    super(scope, id);
    this.listing = props.groups.length === 0 ? [] : [this.listGroups(props)];
    this.groupIds = new Map(
      props.groups.map(({ displayName }) => [
        displayName,
        `\${local.group_ids[${quoted(displayName)}]}`,
      ]),
    );
    this.userIds = new Map(
      props.users.map((userName) => [userName, this.readUser(props.identityStoreId, userName)]),
    );
  }

  /** `PrincipalId` of a group by display name, or of a user by user name. @throws if it is not in the props */
  principalId(principalType: "GROUP" | "USER", name: string): string {
    const id = (principalType === "GROUP" ? this.groupIds : this.userIds).get(name);
    if (id === undefined) throw principalNotListed("Principals", principalType, name);
    return id;
  }

  private listGroups({ identityStoreId, groups }: PrincipalsProps): TerraformDataSource {
    const listing = atAddress(
      "groups",
      new DataAwsIdentitystoreGroups(this, "groups", {
        identityStoreId,
        lifecycle: {
          postcondition: groups.map(({ displayName, missingMessage }) => ({
            condition: `\${contains(self.groups[*].display_name, ${quoted(displayName)})}`,
            errorMessage: literal(missingMessage),
          })),
        },
      }),
    );
    // One map for all assignments: searching the listing in each would be quadratic. A destroy reads
    // the listing too and only warns of a missing group, so that every name needs some id there.
    const names = `[${groups.map(({ displayName }) => quoted(displayName)).join(", ")}]`;
    const found = `{ for group in ${addressOf(listing)}.groups : group.display_name => group.group_id }`;
    new TerraformLocal(
      this,
      "group-ids",
      `\${merge({ for name in ${names} : name => "${NO_PRINCIPAL}" }, ${found})}`,
    ).overrideLogicalId(claimAddress(this, "local", "group_ids"));
    return listing;
  }

  private readUser(identityStoreId: string, userName: string): string {
    const name = address(userName);
    return atAddress(
      name,
      new DataAwsIdentitystoreUser(this, `user--${name}`, {
        identityStoreId,
        alternateIdentifier: {
          uniqueAttribute: { attributePath: "UserName", attributeValue: literal(userName) },
        },
        // A directory that is not there yet is best explained by the message of a missing group.
        dependsOn: [...this.listing],
      }),
    ).userId;
  }
}
