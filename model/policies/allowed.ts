import { isConfining, refusesUnlessConfined } from "./confining-conditions";
import { isKnown, type Reading, type ReadPolicy } from "./reading";
import { isAbout, type Selection, type Statement } from "./statement";
import { covers } from "./wildcard";

/** A statement that allows something, and the policy it stands in. */
export interface Allowing {
  readonly policy: ReadPolicy;
  readonly statement: Statement;
}

/** Stands for a name that no policy spells out. */
export const ANY_NAME = "\u0001";

/** What a request is about. */
export interface Request {
  /** As in `iam:PassRole`. */
  readonly action: string;
  /**
   * A resource of which every one in some account has to be allowed, as in `arn:aws:iam::*:role/${ANY_NAME}`.
   * Absent: one resource, whichever, is enough.
   */
  readonly every?: string;
  /** Service that a role is passed to, as in `lambda.amazonaws.com`. */
  readonly passedTo?: string;
}

/**
 * The statements that allow a request; none where it is not allowed.
 *
 * An Allow counts whatever its Condition, which may hold; but where every resource has to be allowed, not one whose
 * Condition confines resources or the services that a role is passed to. A Deny counts where it is certain: without a
 * Condition, or with one that holds unless the request is confined; and for all resources that the Allow is for. A
 * boundary allows in the same way, and one that is unknown is taken to allow. What an unknown policy denies is
 * not known; service control policies, resource policies and session policies are not considered.
 */
export function allowing(reading: Reading, request: Request): readonly Allowing[] {
  const { policies, boundary } = reading;
  const about = policies.map((policy) => ({
    policy,
    statements: aboutIn(policy.statements, request.action),
  }));
  const isCertainDeny = (statement: Statement): boolean =>
    statement.effect === "Deny" && refusesUnlessConfined(statement, request.passedTo);
  const denies = about.flatMap(({ statements }) => statements.filter(isCertainDeny));
  const allowed = about.flatMap(({ policy, statements }) =>
    statements
      .filter((statement) => allows(statement, request, denies))
      .map((statement) => ({ policy, statement })),
  );
  if (allowed.length === 0 || boundary === undefined || !isKnown(boundary)) return allowed;
  const limits = aboutIn(boundary.statements, request.action);
  const certain = limits.filter(isCertainDeny);
  return limits.some((statement) => allows(statement, request, certain)) ? allowed : [];
}

const found = new WeakMap<readonly Statement[], Map<string, readonly Statement[]>>();

/** The statements about an action, found once for each policy: many sets share them. */
function aboutIn(statements: readonly Statement[], action: string): readonly Statement[] {
  const known = found.get(statements) ?? new Map<string, readonly Statement[]>();
  found.set(statements, known);
  const about = known.get(action) ?? statements.filter((one) => isAbout(one, action));
  known.set(action, about);
  return about;
}

function allows(statement: Statement, request: Request, denies: readonly Statement[]): boolean {
  if (statement.effect !== "Allow") return false;
  const { every } = request;
  if (every === undefined) {
    const { except, patterns } = statement.resources;
    const certain = denies.filter(({ condition }) => condition === undefined);
    return except
      ? !certain.some(({ resources }) => isEverything(resources))
      : patterns.some((pattern) => !certain.some(({ resources }) => isWithin(pattern, resources)));
  }
  return (
    !isConfining(statement, request.passedTo) &&
    holdsEvery(statement.resources, every) &&
    !denies.some(({ resources }) => refuses(resources, every))
  );
}

/** Whether all resources of some account, in some Region, are among those that are selected. */
function holdsEvery({ except, patterns }: Selection, every: string): boolean {
  // Exceptions leave out named resources; whoever is left has the same power.
  if (except) return !patterns.some((pattern) => covers(pattern, every));
  return patterns.some((pattern) => covers(inAnyAccount(pattern), every));
}

/** Whether no resource but named ones is left. */
function refuses({ except, patterns }: Selection, every: string): boolean {
  const named = patterns.some((pattern) => covers(except ? inAnyAccount(pattern) : pattern, every));
  return named !== except;
}

/** Whether every resource of a pattern is among those that are selected; false where that is not certain. */
function isWithin(resource: string, { except, patterns }: Selection): boolean {
  if (except) return false;
  return patterns.some(
    // A variable's value has any length.
    (pattern) => covers(pattern, resource) && !(pattern.includes("?") && resource.includes("${")),
  );
}

const isEverything = ({ except, patterns }: Selection): boolean =>
  !except && patterns.some((pattern) => covers(pattern, "*"));

/** The pattern with wildcards for partition, Region and account: being able to do it in one is enough. */
function inAnyAccount(pattern: string): string {
  const [prefix, , service, , , ...resource] = pattern.split(":");
  return resource.length === 0 ? pattern : [prefix, "*", service, "*", "*", ...resource].join(":");
}
