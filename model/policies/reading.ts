import type {
  AccessModel,
  Account,
  CustomerManagedPolicyReference,
  PermissionSet,
} from "../access-model";
import { type ManagedPolicies, managedPolicyVersion } from "./managed-policy-documents";
import { readStatements, type Statement, VERSION } from "./statement";

/** Where a policy comes from. */
export type Origin =
  | { readonly type: "inline" }
  | { readonly type: "aws-managed"; readonly name: string; readonly version: string }
  | { readonly type: "customer-managed"; readonly name: string; readonly path: string };

/** A policy whose document is known. */
export interface ReadPolicy {
  readonly origin: Origin;
  readonly statements: readonly Statement[];
}

/** A policy whose document nobody here knows: what it allows or denies is not known either. */
export interface UnknownPolicy {
  readonly origin: Origin;
  readonly statements?: undefined;
}

/** What the policies of a permission set say, all of them together. */
export interface Reading {
  readonly policies: readonly ReadPolicy[];
  readonly unknown: readonly UnknownPolicy[];
  /** What the set can allow at most; absent where there is no boundary. */
  readonly boundary?: ReadPolicy | UnknownPolicy;
  /** Accounts where this is what they say; empty for a set that reaches none. */
  readonly accounts: readonly Account[];
}

/** Reads the policies of permission sets, each AWS managed policy and each document once. */
export class PolicyTexts {
  private readonly awsManaged = new Map<string, ReadPolicy | UnknownPolicy>();
  private readonly customerManaged: ReadonlyMap<string, ReadPolicy | UnknownPolicy>;

  constructor(
    { organization }: Pick<AccessModel, "organization">,
    private readonly managedPolicies: ManagedPolicies = managedPolicyVersion,
  ) {
    const held = new Map<string, ReadPolicy | UnknownPolicy>();
    for (const { name, path, document, accounts } of organization.customerManagedPolicies) {
      const origin = { type: "customer-managed", name, path } as const;
      const policy = document && { origin, statements: readStatements(document) };
      for (const account of accounts)
        held.set(keyOf({ name, path }, account), policy ?? { origin });
    }
    this.customerManaged = held;
  }

  /**
   * One reading for all accounts in which the set's customer managed policies say the same. Without an
   * account such policies are unknown.
   */
  readings(set: PermissionSet, accounts: readonly Account[]): readonly Reading[] {
    if (accounts.length === 0) return [this.reading(set, [])];
    const references = referencesOf(set);
    const alike = new Map<string, Account[]>();
    const numbers = new Map<unknown, number>();
    for (const account of accounts) {
      const texts = references.map((reference) => this.ofCustomer(reference, account)?.statements);
      const numbered = texts.map((text) => {
        if (text === undefined) return -1;
        const number = numbers.get(text) ?? numbers.size;
        numbers.set(text, number);
        return number;
      });
      const key = numbered.join();
      const group = alike.get(key);
      if (group === undefined) alike.set(key, [account]);
      else group.push(account);
    }
    return [...alike.values()].map((group) => this.reading(set, group));
  }

  private reading(set: PermissionSet, accounts: readonly Account[]): Reading {
    const customer = (reference: CustomerManagedPolicyReference): ReadPolicy | UnknownPolicy =>
      this.ofCustomer(reference, accounts[0]) ?? {
        origin: { type: "customer-managed", name: reference.name, path: reference.path },
      };
    const all: (ReadPolicy | UnknownPolicy)[] = [
      ...set.managedPolicies.map(({ name }) => this.ofAws(name)),
      ...set.customerManagedPolicies.map(customer),
    ];
    if (set.inlinePolicy !== undefined) {
      all.push({ origin: { type: "inline" }, statements: readStatements(set.inlinePolicy) });
    }
    const { permissionsBoundary } = set;
    const boundary =
      permissionsBoundary &&
      (permissionsBoundary.type === "managed-policy"
        ? this.ofAws(permissionsBoundary.managedPolicy.name)
        : customer(permissionsBoundary.customerManagedPolicy));
    return {
      policies: all.filter(isKnown),
      unknown: all.filter((policy) => !isKnown(policy)),
      ...(boundary && { boundary }),
      accounts,
    };
  }

  private ofAws(name: string): ReadPolicy | UnknownPolicy {
    const known = this.awsManaged.get(name);
    if (known !== undefined) return known;
    const published = this.managedPolicies(name);
    const origin = { type: "aws-managed", name, version: published?.version ?? "" } as const;
    const policy = published
      ? {
          origin,
          statements: readStatements({ Version: VERSION, Statement: published.statements }),
        }
      : { origin };
    this.awsManaged.set(name, policy);
    return policy;
  }

  private ofCustomer(reference: CustomerManagedPolicyReference, account: Account | undefined) {
    return account && this.customerManaged.get(keyOf(reference, account.id));
  }
}

export const isKnown = (policy: ReadPolicy | UnknownPolicy): policy is ReadPolicy =>
  policy.statements !== undefined;

/** Customer managed policies that a set refers to, as its boundary, too. */
export function referencesOf(set: PermissionSet): readonly CustomerManagedPolicyReference[] {
  const { customerManagedPolicies, permissionsBoundary } = set;
  return permissionsBoundary?.type === "customer-managed-policy"
    ? [...customerManagedPolicies, permissionsBoundary.customerManagedPolicy]
    : customerManagedPolicies;
}

const keyOf = ({ name, path }: CustomerManagedPolicyReference, account: string): string =>
  `${account} ${path}${name}`;
