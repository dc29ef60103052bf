import type { AccessModel, Account, PermissionSet, PolicyDocument } from "../access-model";

/** Answers questions over what the policies of permission sets allow. */
export interface PolicyReader {
  /**
   * Whether whoever holds the set can do everything there is, or give that to himself. In a given account its
   * customer managed policies count as the snapshot shows them there.
   */
  isAdministratorEquivalent(set: PermissionSet, account?: Account): boolean;
}

/** Reads the policies of a model's permission sets. */
export function readPolicies(_model: AccessModel): PolicyReader {
  const known = new WeakMap<PermissionSet, boolean>();
  return {
    isAdministratorEquivalent(set) {
      const answer = known.get(set) ?? allowsEverything(set);
      known.set(set, answer);
      return answer;
    },
  };
}

function allowsEverything({ managedPolicies, inlinePolicy, permissionsBoundary }: PermissionSet) {
  const bounded =
    permissionsBoundary !== undefined &&
    !(
      permissionsBoundary.type === "managed-policy" &&
      permissionsBoundary.managedPolicy.name === "AdministratorAccess"
    );
  return (
    !bounded &&
    (managedPolicies.some(({ name }) => name === "AdministratorAccess") ||
      (inlinePolicy !== undefined && statementsOf(inlinePolicy).some(isEverything)))
  );
}

function statementsOf({ Statement }: PolicyDocument): readonly unknown[] {
  return Array.isArray(Statement) ? Statement : [Statement];
}

function isEverything(statement: unknown): boolean {
  const { Effect, Action, Resource, Condition } = (statement ?? {}) as Record<string, unknown>;
  const holdsAll = (value: unknown, ...all: readonly string[]) =>
    [value].flat().some((one) => all.includes(String(one)));
  return (
    Effect === "Allow" &&
    Condition === undefined &&
    holdsAll(Action, "*", "*:*") &&
    holdsAll(Resource, "*")
  );
}
