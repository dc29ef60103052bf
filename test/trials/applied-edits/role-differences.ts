import { differenceLine, type SeenFlag } from "./changes";
import type { Role } from "./picture";

/** Everything that differs between a role and the same role later, one line each. */
export function differencesOf(before: Role, after: Role): readonly string[] {
  const [old, now] = [statementsOf(before), statementsOf(after)];
  const [was, is] = [before.set, after.set];
  const all = [
    ...without(before.attachedPolicies, after.attachedPolicies).map(
      (arn) => `policy removed ${policyName(arn)}`,
    ),
    ...without(after.attachedPolicies, before.attachedPolicies).map(
      (arn) => `policy added ${policyName(arn)}`,
    ),
    ...[...new Set([...old.keys(), ...now.keys()])]
      .filter((sid) => JSON.stringify(old.get(sid)) !== JSON.stringify(now.get(sid)))
      .map((sid) => {
        const change = !old.has(sid) ? "added" : now.has(sid) ? "changed" : "removed";
        return `statement ${change} ${sid}`;
      }),
    ...difference("boundary", boundaryOf(before), boundaryOf(after)),
    ...difference("session", seconds(was.sessionDuration), seconds(is.sessionDuration)),
    ...difference("description", was.description, is.description),
    ...difference("relay state", was.relayState, is.relayState),
    ...[...new Set([...Object.keys(was.tags), ...Object.keys(is.tags)])].flatMap((key) =>
      difference(`tag ${key}`, was.tags[key], is.tags[key]),
    ),
  ];
  return all;
}

type Value = string | number | undefined;

const difference = (what: string, before: Value, after: Value): readonly string[] =>
  before === after ? [] : [differenceLine(what, before, after)];

const without = (some: readonly string[], others: readonly string[]): readonly string[] =>
  some.filter((one) => !others.includes(one));

/** The name alone of AWS's own, the path as well of an account's: as people write them. */
function policyName(arn: string): string {
  const path = arn.slice(arn.indexOf(":policy/") + ":policy".length);
  return arn.startsWith("arn:aws:iam::aws:") ? path.slice(path.lastIndexOf("/") + 1) : path;
}

const boundaryOf = ({ permissionsBoundary: arn }: Role): string | undefined =>
  arn === undefined ? undefined : policyName(arn);

/** A statement of an inline policy, as far as the recorded edits write any. */
interface Statement {
  readonly Sid?: string;
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
  readonly Condition?: object;
}

function statementsOf({ inlinePolicy }: Role): ReadonlyMap<string, Statement> {
  const { Statement: found = [] } = (inlinePolicy ?? {}) as {
    readonly Statement?: Statement | readonly Statement[];
  };
  return new Map([found].flat().map((one) => [one.Sid ?? "", one]));
}

function seconds(duration: string | undefined): number | undefined {
  const [, hours = 0, minutes = 0] = /^PT(?:(\d+)H)?(?:(\d+)M)?$/.exec(duration ?? "") ?? [];
  return Number(hours) * 3_600 + Number(minutes) * 60;
}

/** Without a boundary: nothing less than everything counts here. */
export const isAdministrator = ({ attachedPolicies, permissionsBoundary }: Role): boolean =>
  permissionsBoundary === undefined &&
  attachedPolicies.includes("arn:aws:iam::aws:policy/AdministratorAccess");

export function flagsOf(before: Role, after: Role): readonly SeenFlag[] {
  const [was, is] = [before.permissionsBoundary, after.permissionsBoundary];
  const boundary = is === undefined ? "boundary-removed" : "boundary-changed";
  const [short = 0, long = 0] = [before, after].map(({ set }) => seconds(set.sessionDuration));
  return [
    ...(!isAdministrator(before) && isAdministrator(after) ? (["administrator"] as const) : []),
    ...(was !== undefined && was !== is ? ([boundary] as const) : []),
    ...(long > short ? (["longer-session"] as const) : []),
  ];
}

/** More and less at once counts as more. */
export function directionOf(pairs: readonly (readonly [before: Role, after: Role])[]): string {
  const more = pairs.some(([before, after]) => isMore(before, after));
  const less = pairs.some(([before, after]) => isMore(after, before));
  return more ? "broadens" : less ? "narrows" : "changes";
}

/** Whether the second role allows something that the first one does not; the edits are simple enough to say so. */
function isMore(first: Role, second: Role): boolean {
  const [few, many] = [rightsOf(first), rightsOf(second)];
  const missing = (some: readonly Right[], others: readonly Right[], effect: string) =>
    some.some((right) => right.effect === effect && !others.some((other) => covers(other, right)));
  return (
    without(second.attachedPolicies, first.attachedPolicies).length > 0 ||
    missing(many, few, "Allow") ||
    missing(few, many, "Deny") ||
    (first.permissionsBoundary !== undefined &&
      first.permissionsBoundary !== second.permissionsBoundary) ||
    (seconds(second.set.sessionDuration) ?? 0) > (seconds(first.set.sessionDuration) ?? 0)
  );
}

/** One action on one resource, as a statement spells both. */
interface Right {
  readonly effect: string;
  readonly action: string;
  readonly resource: string;
  readonly condition: string;
}

const rightsOf = (role: Role): readonly Right[] =>
  [...statementsOf(role).values()].flatMap(({ Effect: effect, Action, Resource, Condition }) =>
    [Action].flat().flatMap((action) =>
      [Resource].flat().map((resource) => ({
        effect,
        action,
        resource,
        condition: Condition === undefined ? "" : JSON.stringify(Condition),
      })),
    ),
  );

const covers = (one: Right, other: Right): boolean =>
  one.effect === other.effect &&
  isLike(one.action, other.action) &&
  isLike(one.resource, other.resource) &&
  (one.condition === "" || one.condition === other.condition);

const isLike = (pattern: string, text: string): boolean =>
  new RegExp(`^${pattern.split("*").map(literal).join(".*")}$`).test(text);

const literal = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
