import type { AccessLevel, CatalogAction } from "./action-catalog";
import { expandStatement, grantedActions } from "./granted-actions";
import { managedPolicyVersion } from "./managed-policy-documents";
import type { Reading } from "./reading";
import { readStatements, VERSION } from "./statement";

/** From least to most, as far as one word tells what somebody can change. */
export const LEVELS_UPWARDS: readonly AccessLevel[] = [
  "List",
  "Read",
  "Tagging",
  "Write",
  "Permissions management",
];

/** What a set comes to in some accounts. */
export interface LevelOfAccess {
  /** Of the action that changes most; absent where nothing is allowed. */
  readonly highest?: AccessLevel;
  /** How many actions of each level are allowed. */
  readonly counts: Readonly<Record<AccessLevel, number>>;
}

/**
 * How much the set's policies allow, in AWS's own levels.
 *
 * Of a few actions AWS's service authorization reference says that they write (`iot:ListSubscriptions`), while AWS's
 * own policies for readers and auditors allow them: they count as Read, else nobody who only reads could be told.
 */
export function levelOfAccess(reading: Reading): LevelOfAccess {
  const counts = { List: 0, Read: 0, Write: 0, Tagging: 0, "Permissions management": 0 };
  for (const action of grantedActions(reading)) counts[effectiveLevel(action)] += 1;
  const highest = LEVELS_UPWARDS.findLast((level) => counts[level] > 0);
  return { ...(highest !== undefined && { highest }), counts };
}

const effectiveLevel = ({ name, level }: CatalogAction): AccessLevel =>
  level !== "List" && readersActions().has(name) ? "Read" : level;

const READERS = ["ReadOnlyAccess", "SecurityAudit", "ViewOnlyAccess"];

/** What they allow without a Condition. */
function readersActions(): ReadonlySet<string> {
  known ??= new Set(
    READERS.flatMap((name) =>
      readStatements({ Version: VERSION, Statement: managedPolicyVersion(name)?.statements ?? [] }),
    )
      .filter(({ effect, condition }) => effect === "Allow" && condition === undefined)
      .flatMap(expandStatement)
      .map(({ name }) => name),
  );
  return known;
}

let known: ReadonlySet<string> | undefined;
