import { type Identity, identityOf, principalNames } from "../../identity";
import type { Context } from "../operation";
import { organizationOf } from "../organizations/tables";
import { assume, findAssumableRole, oneHour, trusts } from "./assumable-roles";
import { chainedDurationTooLong, durationTooLong, notAuthorized } from "./errors";
import type { StsOperations } from "./operations";

/** What a trust policy can ask of a request. */
function requestKeys(
  context: Context,
  caller: Identity,
  asked: Readonly<Record<string, string | undefined>>,
): ReadonlyMap<string, readonly string[]> {
  const all = {
    ...asked,
    "aws:principalaccount": caller.account,
    "aws:principalarn": caller.role ?? caller.arn,
    "aws:principaltype": caller.role === undefined ? "User" : "AssumedRole",
    "aws:principalorgid": organizationOf(context.transaction).id,
    "aws:userid": caller.userId,
    "aws:currenttime": context.now.toISOString(),
    "aws:sourceip": "127.0.0.1",
    "aws:securetransport": "true",
  };
  return new Map(
    Object.entries(all).flatMap(([key, value]) => (value === undefined ? [] : [[key, [value]]])),
  );
}

export const assumeRoleOperations = {
  /** Session policies are taken and count for nothing: the sandbox lets a session do what its account may. */
  AssumeRole(context, input) {
    const { RoleArn: arn, RoleSessionName: name, DurationSeconds: seconds = oneHour } = input;
    const caller = identityOf(context);
    const role = findAssumableRole(context.transaction, arn);
    if (role === undefined) throw notAuthorized(caller.arn, "sts:AssumeRole", arn);
    const request = {
      principals: { AWS: principalNames(caller) },
      keys: requestKeys(context, caller, {
        "sts:externalid": input.ExternalId,
        "sts:rolesessionname": name,
        "sts:sourceidentity": input.SourceIdentity,
      }),
    };
    const isTagged = (input.Tags ?? []).length > 0;
    for (const action of ["sts:AssumeRole", ...(isTagged ? ["sts:TagSession"] : [])])
      if (!trusts(role, { ...request, action })) throw notAuthorized(caller.arn, action, arn);
    if (caller.role !== undefined && seconds > oneHour) throw chainedDurationTooLong();
    if (seconds > role.role.maxSessionDuration) throw durationTooLong();
    return assume(context, role, name, seconds);
  },
} satisfies StsOperations;
