import { SsoadminAccountAssignment } from "@cdktf/provider-aws/lib/ssoadmin-account-assignment";
import { DefaultTokenResolver, StringConcat, TerraformElement, Token, Tokenization } from "cdktf";
import type { Construct } from "constructs";
import { address, addressOf, claimAddress } from "../address";
import { hclNotSupported, invalid } from "../errors";
import type { AssignablePermissionSet } from "../permission-set/permission-set";

/** Who has what where, in one instance. */
export interface AccountAssignmentsProps {
  /** `InstanceArn`. */
  readonly instanceArn: string;
  /** Each principal, permission set and account once. */
  readonly assignments: readonly AccountAssignment[];
}

/** https://docs.aws.amazon.com/singlesignon/latest/APIReference/API_CreateAccountAssignment.html */
export interface AccountAssignment {
  /** `PrincipalType`. */
  readonly principalType: "GROUP" | "USER";
  /** `PrincipalId`, usually known only when Terraform reads the directory. */
  readonly principalId: string;
  /** Display name of the group, or user name; part of the address. */
  readonly principalName: string;
  /** What is assigned; its policies are attached before, and detached after. */
  readonly permissionSet: AssignablePermissionSet;
  /** `TargetId`: the account's 12 digits. */
  readonly targetId: string;
  /**
   * The account's name, part of the address.
   *
   * @default - `targetId`
   */
  readonly targetName?: string;
}

const TYPE = SsoadminAccountAssignment.tfResourceType;

/**
 * Account assignments, each its own resource at `<group>--<permission set>--<account>` (a user's at
 * `user--<user>--…`): Terraform's planning cost grows linearly with resources, and quadratically
 * with the keys of one `for_each`.
 *
 * One construct renders all of them as plain data, since a construct for each costs most of the
 * time and memory of a synthesis of thousands. Aspects therefore see this construct only.
 */
export class AccountAssignments extends TerraformElement {
  private readonly instanceArn: string;
  private readonly assignments: ReadonlyMap<string, AccountAssignment>;

  /** @throws if an assignment breaks a rule of AWS, or is given twice */
  constructor(scope: Construct, id: string, props: AccountAssignmentsProps) {
    super(scope, id);
    this.instanceArn = props.instanceArn;
    this.assignments = new Map(
      props.assignments.map((assignment) => {
        validateAssignment(assignment);
        return [claimAddress(this, TYPE, assignmentAddress(assignment)), assignment];
      }),
    );
  }

  /** One `aws_ssoadmin_account_assignment` for each; CDKTF calls it. */
  override toTerraform(): object {
    const instanceArn = this.resolved(this.instanceArn);
    const permissionSets = new Map<AssignablePermissionSet, object>();
    const common = (permissionSet: AssignablePermissionSet): object => {
      const known =
        permissionSets.get(permissionSet) ?? this.commonAttributes(instanceArn, permissionSet);
      permissionSets.set(permissionSet, known);
      return known;
    };
    const resources = Object.fromEntries(
      Array.from(this.assignments, ([name, assignment]) => [
        name,
        {
          ...common(assignment.permissionSet),
          principal_id: assignment.principalId,
          principal_type: assignment.principalType,
          target_id: assignment.targetId,
        },
      ]),
    );
    return this.assignments.size === 0 ? {} : { resource: { [TYPE]: resources } };
  }

  /** @throws always */
  override toHclTerraform(): never {
    throw hclNotSupported("AccountAssignments");
  }

  private commonAttributes(instanceArn: unknown, permissionSet: AssignablePermissionSet): object {
    const dependencies = permissionSet.assignmentDependencies.map(addressOf);
    return {
      instance_arn: instanceArn,
      permission_set_arn: this.resolved(permissionSet.arn),
      target_type: "AWS_ACCOUNT",
      ...(dependencies.length > 0 && { depends_on: dependencies }),
    };
  }

  /** Resolves tokens once instead of once per assignment; preparing, for references to other stacks. */
  private resolved(value: string): unknown {
    return Tokenization.resolve(value, {
      scope: this.cdktfStack,
      resolver: new DefaultTokenResolver(new StringConcat()),
      preparing: true,
    });
  }
}

/** Name of an assignment's resource. */
export function assignmentAddress({
  principalType,
  principalName,
  permissionSet,
  targetName,
  targetId,
}: Omit<AccountAssignment, "principalId" | "permissionSet"> & {
  readonly permissionSet: Pick<AssignablePermissionSet, "key">;
}): string {
  const parts = [principalName, permissionSet.key, targetName ?? targetId];
  // A user and a group may have one name: the number of parts tells them apart.
  return principalType === "USER" ? address("user", ...parts) : address(...parts);
}

function validateAssignment({ principalType, targetId }: AccountAssignment): void {
  if (principalType !== "GROUP" && principalType !== "USER") {
    throw invalid("A principalType is GROUP or USER", principalType);
  }
  if (!Token.isUnresolved(targetId) && !/^\d{12}$/.test(targetId)) {
    throw invalid("A targetId is an account's 12 digits", targetId);
  }
}
