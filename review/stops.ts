import type { AccessModel, Account, Principal } from "../model/access-model";
import type { Exception } from "../model/diagnostic";
import type { AssignedAccess } from "../model/effective-access";
import { type PolicyReader, readPolicies } from "../model/policies/policy-reader";
import { exceptionOf, excusing } from "../model/rules/exceptions";
import { administrators, type Held, holders } from "../model/rules/holders";
import type { Subject } from "../model/rules/rule";
import type { ExceptionEntry } from "../model/schema/exceptions";
import type { AccessDiff } from "./access-diff";
import { principalsOf } from "./people";
import { isReplaced, type PermissionSetChange } from "./permission-set-changes";
import { type Phrase, phrase } from "./phrase";
import { outsideReaches } from "./plan/outside";
import type { Review } from "./review";
import { endWords } from "./words";

/** What a review stops at, the worst first. Ids of rules: exceptions approve them by these. */
export const STOP_RULES = [
  "administrator-in-production",
  "last-account-administrator",
  "break-glass-missing",
  "outside-environment",
  "replaced-access",
  "too-many-removals",
] as const;

export type StopRule = (typeof STOP_RULES)[number];

/** One thing that nobody should merge without a decision. */
export interface Stop {
  readonly rule: StopRule;
  readonly about: Subject;
  readonly words: Phrase;
  /** Who decided, and until when. Absent: nobody has. */
  readonly approval?: Exception;
}

export interface StopOptions {
  /** Assignments that may go away; any number when absent. */
  readonly maxRemovals?: number | undefined;
  /** Exceptions that hold on the day of the review. */
  readonly inForce?: readonly ExceptionEntry[];
  /** The access files that own environments, where a plan is reviewed. */
  readonly declared?: AccessModel | undefined;
}

type Found = Omit<Stop, "approval">;

/** Everything that a review stops at, the worst first; what is approved says by whom. */
export function stopsOf(
  review: Review,
  { maxRemovals, inForce = [], declared }: StopOptions = {},
): readonly Stop[] {
  const approved = (stop: Found): Stop => {
    const approval = exceptionOf(excusing(inForce, stop.rule, stop.about));
    return approval === undefined ? stop : { ...stop, approval };
  };
  const removals = removalsOf(review).map(approved);
  const open = removals.filter(({ approval }) => approval === undefined).length;
  const stops = [
    ...administratorsInProduction(review).map(approved),
    ...lostAdministrators(review).map(approved),
    ...lostBreakGlass(review).map(approved),
    ...outsideReaches(review.plan, declared).map(approved),
    ...replacements(review).map(approved),
    ...(maxRemovals !== undefined && removals.length > maxRemovals
      ? // Those that are approved do not count.
        removals.filter(({ approval }) => approval !== undefined || open > maxRemovals)
      : []),
  ];
  return stops.toSorted(
    (left, right) => STOP_RULES.indexOf(left.rule) - STOP_RULES.indexOf(right.rule),
  );
}

const principalSubject = ({ type, name }: Principal): Subject =>
  type === "GROUP" ? { group: name } : { user: name };

const assignmentSubject = ({
  principal,
  permissionSet,
  environment,
  account,
}: AssignedAccess): Subject => ({
  permissionSet: permissionSet.key,
  environment,
  account: account.name,
  ...principalSubject(principal),
});

function administratorsInProduction({ diff }: Review): readonly Found[] {
  const rule = "administrator-in-production";
  return [
    ...diff.assignments
      .filter(
        ({ effect, administrator, production, emergency }) =>
          // It ends within days, and somebody has approved it.
          effect === "gained" && administrator && production && emergency === undefined,
      )
      .map(
        ({ principal, permissionSet, environment, account }) =>
          ({
            rule,
            about: assignmentSubject({ principal, permissionSet, environment, account }),
            words: phrase`${principal.name} administers ${account.name} by ${permissionSet.name}`,
          }) as const,
      ),
    ...diff.ends
      .filter(
        ({ effect, administrator, production, emergency }) =>
          effect === "later" && administrator && production && emergency === undefined,
      )
      .map(
        ({ principal, permissionSet, environment, account, ends }) =>
          ({
            rule,
            about: assignmentSubject({ principal, permissionSet, environment, account }),
            words: phrase`${principal.name} administers ${account.name} by ${permissionSet.name}, which ends later: ${endWords(ends.after)} instead of ${endWords(ends.before)}`,
          }) as const,
      ),
    ...diff.people
      .filter(
        ({ effect, administrator, production, byMembership }) =>
          effect === "gained" && administrator && production && byMembership,
      )
      .map(
        ({ userName, permissionSet, environment, account }) =>
          ({
            rule,
            about: {
              permissionSet: permissionSet.key,
              environment,
              account: account.name,
              user: userName,
            },
            words: phrase`${userName} administers ${account.name} by ${permissionSet.name}`,
          }) as const,
      ),
    ...diff.permissionSets.flatMap((change) =>
      newlyAdministered(diff, change).flatMap((environment) =>
        principalsOf(diff.after, {
          after: change.after,
          environments: [environment],
        }).principals.map(
          (principal) =>
            ({
              rule,
              about: {
                permissionSet: change.after.key,
                environment,
                ...principalSubject(principal),
              },
              words: phrase`${principal.name} administers ${environment}: ${change.after.name} has become a set of administrators`,
            }) as const,
        ),
      ),
    ),
  ];
}

/** Environments with an account of production where whoever holds the set has become its administrator. */
function newlyAdministered(
  { after, production }: AccessDiff,
  { environments, administrator }: PermissionSetChange,
): readonly string[] {
  const newly = new Set(administrator.newlyIn.map(({ id }) => id));
  return after.environments
    .filter(
      ({ name, accounts, ...environment }) =>
        environments.includes(name) &&
        accounts.some(({ id }) => newly.has(id) && (environment.production || production.has(id))),
    )
    .map(({ name }) => name);
}

/** Accounts that somebody administered, not only in emergencies, and that nobody does any more. */
function lostAdministrators({ diff: { before, after } }: Review): readonly Found[] {
  const daily = (model: AccessModel, policies: PolicyReader) =>
    holders(
      model,
      (set, account) =>
        set.key !== model.breakGlass?.permissionSet &&
        policies.isAdministratorEquivalent(set) &&
        policies.isAdministratorEquivalent(set, account),
    );
  const now = heldByAccount(administrators({ model: after, policies: readPolicies(after) }));
  return onceEach(daily(before, readPolicies(before)).filter(isHeld))
    .filter(({ account }) => isActive(after, account) && !now.has(account.id))
    .map(({ environment, account }) => ({
      rule: "last-account-administrator",
      about: { environment: environment.name, account: account.name },
      words: phrase`nobody administers ${account.name} any more`,
    }));
}

/** Accounts of production that somebody could enter in an emergency, and that nobody can any more. */
function lostBreakGlass({ diff: { before, after } }: Review): readonly Found[] {
  const held = (model: AccessModel) => {
    const key = model.breakGlass?.permissionSet;
    return key === undefined
      ? []
      : holders(model, (set) => set.key === key).filter(
          ({ environment }) => environment.production,
        );
  };
  const now = heldByAccount(held(after));
  const key = before.breakGlass?.permissionSet ?? "";
  return onceEach(held(before).filter(isHeld))
    .filter(({ account }) => isActive(after, account) && !now.has(account.id))
    .map(({ environment, account }) => ({
      rule: "break-glass-missing",
      about: { permissionSet: key, environment: environment.name, account: account.name },
      words: phrase`nobody can enter ${account.name} in an emergency any more`,
    }));
}

/** Whose members nobody knows may be anybody's. */
const isHeld = ({ people }: Held): boolean => people === undefined || people.length > 0;

const heldByAccount = (held: readonly Held[]): ReadonlySet<string> =>
  new Set(held.filter(isHeld).map(({ account }) => account.id));

const onceEach = (held: readonly Held[]): readonly Held[] => [
  ...new Map(held.map((one) => [one.account.id, one])).values(),
];

const isActive = ({ accounts }: AccessModel, { id }: Account): boolean =>
  accounts.some((account) => account.id === id && account.status === "ACTIVE");

function replacements({ diff }: Review): readonly Found[] {
  return [
    ...diff.permissionSets
      .filter((change) => isReplaced(change) && change.accounts.length > 0)
      .flatMap(({ after, environments }) =>
        environments.map(
          (environment) =>
            ({
              rule: "replaced-access",
              about: { permissionSet: after.key, environment },
              words: phrase`${after.name} is made anew in ${environment}`,
            }) as const,
        ),
      ),
    ...diff.replaced.map(
      ({ environment, permissionSet, principal, account }) =>
        ({
          rule: "replaced-access",
          about: assignmentSubject({ principal, permissionSet, environment, account }),
          words: phrase`${permissionSet.name} of ${principal.name} in ${account.name} is made anew`,
        }) as const,
    ),
  ];
}

const removalsOf = ({ diff }: Review): readonly Found[] =>
  diff.assignments
    .filter(({ effect }) => effect === "lost")
    .map(({ environment, permissionSet, principal, account }) => ({
      rule: "too-many-removals",
      about: assignmentSubject({ principal, permissionSet, environment, account }),
      words: phrase`${principal.name} loses ${permissionSet.name} in ${account.name}`,
    }));
