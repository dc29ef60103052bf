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
  const denies = policies.flatMap(({ statements }) => deniesOf(statements, request));
  const allowed = policies.flatMap((policy) =>
    policy.statements
      .filter((statement) => allows(statement, request, denies))
      .map((statement) => ({ policy, statement })),
  );
  if (allowed.length === 0 || boundary === undefined || !isKnown(boundary)) return allowed;
  const limits = deniesOf(boundary.statements, request);
  return boundary.statements.some((statement) => allows(statement, request, limits)) ? allowed : [];
}

/** Everything a statement about the request's action certainly denies. */
function deniesOf(statements: readonly Statement[], { action }: Request): Statement[] {
  return statements.filter(
    (statement) =>
      statement.effect === "Deny" && isAbout(statement, action) && refusesUnlessConfined(statement),
  );
}

function allows(statement: Statement, request: Request, denies: readonly Statement[]): boolean {
  if (statement.effect !== "Allow" || !isAbout(statement, request.action)) return false;
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
