import { SsoadminCustomerManagedPolicyAttachment } from "@cdktf/provider-aws/lib/ssoadmin-customer-managed-policy-attachment";
import { SsoadminManagedPolicyAttachment } from "@cdktf/provider-aws/lib/ssoadmin-managed-policy-attachment";
import { SsoadminPermissionSet } from "@cdktf/provider-aws/lib/ssoadmin-permission-set";
import { SsoadminPermissionSetInlinePolicy } from "@cdktf/provider-aws/lib/ssoadmin-permission-set-inline-policy";
import { SsoadminPermissionsBoundaryAttachment } from "@cdktf/provider-aws/lib/ssoadmin-permissions-boundary-attachment";
import type { TerraformResource } from "cdktf";
import { Construct } from "constructs";
import { address, atAddress } from "../address";
import { policyJson } from "../policy-json";
import { compareText, literal } from "../terraform-text";
import type { CustomerManagedPolicyReference, PermissionSetProps } from "./props";
import { validatePermissionSet } from "./validate";

export type { PolicyDocument } from "../policy-json";
export type {
  CustomerManagedPolicyReference,
  PermissionSetProps,
  PermissionsBoundary,
} from "./props";

/** What an account assignment needs to know of a permission set; a `PermissionSet` is one. */
export interface AssignablePermissionSet {
  /** What addresses are spelled from. */
  readonly key: string;
  /** `PermissionSetArn`. */
  readonly arn: string;
  /** What has to be there before the set is assigned, and goes after its assignments. */
  readonly assignmentDependencies: readonly TerraformResource[];
}

/** What every attachment of a policy has. */
interface Attachment {
  readonly instanceArn: string;
  readonly permissionSetArn: string;
  readonly dependsOn?: TerraformResource[];
}

/** Creates one policy of a set. */
type Attach = (attachment: Attachment) => TerraformResource;

/**
 * A permission set with all its policies, one resource per policy, at natural addresses.
 *
 * The policies form one chain, each after the one before: every attachment provisions the set again
 * in every account, and AWS answers parallel ones with a conflict. The boundary comes first, so that
 * nothing is ever allowed without it.
 */
export class PermissionSet extends Construct implements AssignablePermissionSet {
  /** What addresses are spelled from. */
  readonly key: string;
  /** `PermissionSetArn`. */
  readonly arn: string;
  /** The last policy of the chain, or nothing where there is none. */
  readonly assignmentDependencies: readonly TerraformResource[];

  /** @throws if the props break a rule of AWS: the message says the rule and what was given */
  constructor(scope: Construct, id: string, props: PermissionSetProps) {
    super(scope, id);
    validatePermissionSet(props);
    this.key = props.key ?? props.name;

    const permissionSet = atAddress(
      address(this.key),
      new SsoadminPermissionSet(this, "permission-set", {
        instanceArn: props.instanceArn,
        name: props.name,
        description: props.description && literal(props.description),
        sessionDuration: props.sessionDuration ?? "PT1H",
        relayState: props.relayState && literal(props.relayState),
        tags: { ...props.tags },
      }),
    );
    this.arn = permissionSet.arn;

    const policies = [
      ...this.permissionsBoundary(props),
      ...this.inlinePolicy(props),
      ...this.customerManagedPolicies(props),
      ...this.managedPolicies(props),
    ];
    const { instanceArn } = props;
    this.assignmentDependencies = policies.reduce<TerraformResource[]>((before, attach) => {
      const dependsOn = before.length > 0 ? before : undefined;
      return [attach({ instanceArn, permissionSetArn: this.arn, dependsOn })];
    }, []);
  }

  private permissionsBoundary({ permissionsBoundary }: PermissionSetProps): Attach[] {
    if (!permissionsBoundary) return [];
    const { managedPolicyArn, customerManagedPolicyReference } = permissionsBoundary;
    return [
      (attachment) =>
        atAddress(
          address(this.key),
          new SsoadminPermissionsBoundaryAttachment(this, "permissions-boundary", {
            ...attachment,
            permissionsBoundary: {
              managedPolicyArn,
              customerManagedPolicyReference:
                customerManagedPolicyReference && withPath(customerManagedPolicyReference),
            },
          }),
        ),
    ];
  }

  private inlinePolicy({ inlinePolicy }: PermissionSetProps): Attach[] {
    if (!inlinePolicy) return [];
    return [
      (attachment) =>
        atAddress(
          address(this.key),
          new SsoadminPermissionSetInlinePolicy(this, "inline-policy", {
            ...attachment,
            inlinePolicy: policyJson(inlinePolicy),
          }),
        ),
    ];
  }

  private customerManagedPolicies(props: PermissionSetProps): Attach[] {
    return inNaturalOrder(props.customerManagedPolicyReferences ?? [], (reference) =>
      address(this.key, ...segments(withPath(reference).path), reference.name),
    ).map(
      ([name, reference]) =>
        (attachment) =>
          atAddress(
            name,
            new SsoadminCustomerManagedPolicyAttachment(this, `customer-managed-policy--${name}`, {
              ...attachment,
              customerManagedPolicyReference: withPath(reference),
            }),
          ),
    );
  }

  private managedPolicies(props: PermissionSetProps): Attach[] {
    return inNaturalOrder(props.managedPolicyArns ?? [], (arn) =>
      address(this.key, ...segments(arn).slice(1)),
    ).map(
      ([name, managedPolicyArn]) =>
        (attachment) =>
          atAddress(
            name,
            new SsoadminManagedPolicyAttachment(this, `managed-policy--${name}`, {
              ...attachment,
              managedPolicyArn,
            }),
          ),
    );
  }
}

/** AWS returns the default path explicitly, so it is declared explicitly. */
const withPath = ({ name, path = "/" }: CustomerManagedPolicyReference) => ({ name, path });

/** The names between the slashes of a path or an ARN. */
const segments = (path: string): string[] => path.split("/").filter((segment) => segment !== "");

function inNaturalOrder<T>(items: readonly T[], name: (item: T) => string): [string, T][] {
  return items.map((item): [string, T] => [name(item), item]).sort(([a], [b]) => compareText(a, b));
}
