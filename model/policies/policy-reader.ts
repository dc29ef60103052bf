import type { AccessModel, Account, PermissionSet } from "../access-model";
import { ESCALATION_PATHS } from "./escalation-paths";
import { type Escalation, escalationsOf, isAdministratorEquivalent } from "./escalations";
import type { ManagedPolicies } from "./managed-policy-documents";
import { PolicyTexts, type Reading } from "./reading";

/** Answers questions over what the policies of permission sets allow. Each set is read once. */
export interface PolicyReader {
  /**
   * What the set's policies say: one reading for all accounts where its customer managed policies say the same.
   * The accounts are those where the set is assigned; where it is assigned nowhere, those where it can be.
   */
  readings(set: PermissionSet): readonly Reading[];
  /** What they say in an account. */
  reading(set: PermissionSet, account: Account): Reading;
  /**
   * Whether whoever holds the set can do everything there is, or give that to himself. In a given account its
   * customer managed policies count as the snapshot shows them there; without one, it is enough in some account.
   */
  isAdministratorEquivalent(set: PermissionSet, account?: Account): boolean;
  /** Ways to more rights that the set leaves open in some account, each once. */
  escalations(set: PermissionSet): readonly Escalation[];
}

/** Reads the policies of a model's permission sets; AWS managed ones as they are now, unless others are given. */
export function readPolicies(model: AccessModel, managedPolicies?: ManagedPolicies): PolicyReader {
  const texts = new PolicyTexts(model, managedPolicies);
  const accounts = accountsOf(model);
  const { managementAccount, delegatedAdministrator } = model.instance;
  const administering = ({ accounts: reached }: Reading): boolean =>
    reached.some(({ id }) => id === managementAccount || id === delegatedAdministrator);

  const readings = remember((set) => texts.readings(set, accounts.get(set) ?? []));
  const reading = (set: PermissionSet, account: Account): Reading =>
    readings(set).find(({ accounts: reached }) => reached.includes(account)) ??
    (texts.readings(set, [account])[0] as Reading);
  const anywhere = remember((set) => readings(set).some(isAdministratorEquivalent));
  const escalations = remember((set) => {
    const found = readings(set).flatMap((one) =>
      escalationsOf(one, { administering: administering(one) }),
    );
    return ESCALATION_PATHS.flatMap((path) => found.find((one) => one.path === path) ?? []);
  });
  return {
    readings,
    reading,
    isAdministratorEquivalent: (set, account) =>
      account === undefined ? anywhere(set) : isAdministratorEquivalent(reading(set, account)),
    escalations,
  };
}

/** Where sets are assigned, or else the accounts of whoever owns them. */
function accountsOf(model: AccessModel): ReadonlyMap<PermissionSet, readonly Account[]> {
  const assigned = new Map<PermissionSet, Set<Account>>();
  const instance = new Map(model.instancePermissionSets.map((set) => [set.key, set]));
  for (const { permissionSets, assignments } of model.environments) {
    const own = new Map(permissionSets.map((set) => [set.key, set]));
    for (const { permissionSet, account } of assignments) {
      const set = own.get(permissionSet) ?? instance.get(permissionSet);
      if (set === undefined) continue;
      const reached = assigned.get(set);
      if (reached === undefined) assigned.set(set, new Set([account]));
      else reached.add(account);
    }
  }
  const everywhere = model.environments.flatMap(({ accounts }) => accounts);
  return new Map([
    ...model.instancePermissionSets.map(
      (set) => [set, [...(assigned.get(set) ?? everywhere)]] as const,
    ),
    ...model.environments.flatMap(({ permissionSets, accounts }) =>
      permissionSets.map((set) => [set, [...(assigned.get(set) ?? accounts)]] as const),
    ),
  ]);
}

function remember<Answer>(answer: (set: PermissionSet) => Answer): (set: PermissionSet) => Answer {
  const known = new WeakMap<PermissionSet, { readonly answer: Answer }>();
  return (set) => {
    const found = known.get(set) ?? { answer: answer(set) };
    known.set(set, found);
    return found.answer;
  };
}
