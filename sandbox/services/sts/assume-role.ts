import { identityOf, principalNames } from "../../identity";
import { callerKeys } from "../condition-keys";
import { assume, findAssumableRole, oneHour, trusts } from "./assumable-roles";
import { chainedDurationTooLong, durationTooLong, notAuthorized } from "./errors";
import type { StsOperations } from "./operations";

export const assumeRoleOperations = {
  /** Session policies are taken and count for nothing: the sandbox lets a session do what its account may. */
  AssumeRole(context, input) {
    const { RoleArn: arn, RoleSessionName: name, DurationSeconds: seconds = oneHour } = input;
    const caller = identityOf(context);
    const role = findAssumableRole(context.transaction, arn);
    if (role === undefined) throw notAuthorized(caller.arn, "sts:AssumeRole", arn);
    const request = {
      principals: { AWS: principalNames(caller) },
      keys: callerKeys(context, {
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
