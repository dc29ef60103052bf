import { IdentitystoreGroup } from "@cdktf/provider-aws/lib/identitystore-group";
import { IdentitystoreGroupMembership } from "@cdktf/provider-aws/lib/identitystore-group-membership";
import { IdentitystoreUser } from "@cdktf/provider-aws/lib/identitystore-user";
import { Construct } from "constructs";
import { address, atAddress } from "../address";
import { invalid, principalNotListed } from "../errors";
import { literal } from "../terraform-text";
import { type DirectoryUser, userAttributes } from "./user";

export type { ContactValue, DirectoryUser, PostalAddress } from "./user";

/** Who is in the directory. */
export interface DirectoryProps {
  /** `IdentityStoreId`. */
  readonly identityStoreId: string;
  /** Each user name once. */
  readonly users: readonly DirectoryUser[];
  /** Each display name once. */
  readonly groups: readonly DirectoryGroup[];
}

/** https://docs.aws.amazon.com/singlesignon/latest/IdentityStoreAPIReference/API_CreateGroup.html */
export interface DirectoryGroup {
  /** 1 to 1,024 characters, unique in the store. */
  readonly displayName: string;
  /**
   * 1 to 1,024 characters. The provider can change it, but not take it away: AWS refuses an empty one.
   *
   * @default - none
   */
  readonly description?: string;
  /** User names, each one of `users`. */
  readonly members: readonly string[];
}

/** Users, groups and memberships of an identity store that Identity Center itself owns. */
export class Directory extends Construct {
  /** `GroupId` by display name. */
  readonly groupIds: ReadonlyMap<string, string>;
  /** `UserId` by user name. */
  readonly userIds: ReadonlyMap<string, string>;

  private readonly identityStoreId: string;

  /** @throws if a name breaks a rule of AWS, or a member is not among the users */
  constructor(scope: Construct, id: string, props: DirectoryProps) {
    super(scope, id);
    this.identityStoreId = props.identityStoreId;
    this.userIds = new Map(props.users.map((user) => [user.userName, this.user(user)]));
    this.groupIds = new Map(props.groups.map((group) => [group.displayName, this.group(group)]));
    for (const group of props.groups) {
      for (const member of group.members) this.membership(group.displayName, member);
    }
  }

  /** `PrincipalId` of a group by display name, or of a user by user name. @throws if it is not in the props */
  principalId(principalType: "GROUP" | "USER", name: string): string {
    const id = (principalType === "GROUP" ? this.groupIds : this.userIds).get(name);
    if (id === undefined) throw principalNotListed("Directory", principalType, name);
    return id;
  }

  private user(user: DirectoryUser): string {
    const name = address(user.userName);
    return atAddress(
      name,
      new IdentitystoreUser(this, `user--${name}`, {
        identityStoreId: this.identityStoreId,
        ...userAttributes(user),
      }),
    ).userId;
  }

  private group(group: DirectoryGroup): string {
    if (group.displayName.length < 1 || group.displayName.length > 1024) {
      throw invalid("A group's display name has 1 to 1,024 characters", group.displayName);
    }
    const name = address(group.displayName);
    return atAddress(
      name,
      new IdentitystoreGroup(this, `group--${name}`, {
        identityStoreId: this.identityStoreId,
        displayName: literal(group.displayName),
        description: group.description && literal(group.description),
      }),
    ).groupId;
  }

  private membership(group: string, member: string): void {
    const groupId = this.groupIds.get(group);
    const memberId = this.userIds.get(member);
    if (groupId === undefined || memberId === undefined) {
      throw invalid(`A member of group ${JSON.stringify(group)} is one of the users`, member);
    }
    const name = address(group, member);
    atAddress(
      name,
      new IdentitystoreGroupMembership(this, `membership--${name}`, {
        identityStoreId: this.identityStoreId,
        groupId,
        memberId,
      }),
    );
  }
}
