import { type Allowing, ANY_NAME, allowing } from "./allowed";
import { ESCALATION_PATHS } from "./escalation-paths";
import type { EscalationPath, Need } from "./escalation-paths/path";
import type { Reading } from "./reading";

/** A way to more rights that a set's policies leave open, and what opens it. */
export interface Escalation {
  readonly path: EscalationPath;
  /** For each need of the path, in its order, an action that is allowed and the first statement that allows it. */
  readonly steps: readonly EscalationStep[];
}

export interface EscalationStep extends Allowing {
  readonly action: string;
}

/** `administering`: the session is in the management account or the delegated administrator account. */
export function escalationsOf(
  reading: Reading,
  { administering }: { readonly administering: boolean },
): readonly Escalation[] {
  return ESCALATION_PATHS.filter((path) => administering || path.administering !== true).flatMap(
    (path) => {
      const steps = path.needs.map((need) => stepOf(need, reading));
      const open = steps.filter((step) => step !== undefined);
      return open.length === steps.length ? [{ path, steps: open }] : [];
    },
  );
}

/** The first action that is allowed, wherever it has to be. */
function stepOf(
  { actions, every, ownPolicy, passedTo }: Need,
  reading: Reading,
): EscalationStep | undefined {
  const places = [every, ...(ownPolicy === true ? ownPolicies(reading) : [])];
  for (const action of actions) {
    for (const place of places) {
      const [first] = allowing(reading, {
        action,
        ...(place !== undefined && { every: place }),
        ...(passedTo !== undefined && { passedTo }),
      });
      if (first !== undefined) return { action, ...first };
    }
  }
  return undefined;
}

/** ARNs of the customer managed policies that say what the set may do, its boundary among them. */
function ownPolicies({ policies, unknown, boundary }: Reading): string[] {
  return [...policies, ...unknown, ...(boundary ? [boundary] : [])].flatMap(({ origin }) =>
    origin.type === "customer-managed" ? [`arn:aws:iam::*:policy${origin.path}${origin.name}`] : [],
  );
}

const NEW_ROLE = `arn:aws:iam::*:role/${ANY_NAME}`;

/**
 * Whether whoever holds the set can do everything, or make a role that can: create it, give it any policy and
 * let it trust oneself. A statement with a Condition does not count, nor does one for chosen roles.
 */
export function isAdministratorEquivalent(reading: Reading): boolean {
  const can = (action: string) =>
    allowing(reading, { action, every: NEW_ROLE }).some(
      ({ statement }) => statement.condition === undefined,
    );
  return can("iam:CreateRole") && (can("iam:AttachRolePolicy") || can("iam:PutRolePolicy"));
}
