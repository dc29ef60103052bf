import { type Allowing, ANY_NAME, allowing } from "./allowed";
import { ESCALATION_PATHS, type EscalationPath } from "./escalation-paths";
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
      const steps = path.needs.map(({ actions, every, passedTo }) => {
        for (const action of actions) {
          const [first] = allowing(reading, {
            action,
            ...(every !== undefined && { every }),
            ...(passedTo !== undefined && { passedTo }),
          });
          if (first !== undefined) return { action, ...first };
        }
        return undefined;
      });
      const open = steps.filter((step) => step !== undefined);
      return open.length === steps.length ? [{ path, steps: open }] : [];
    },
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
