import { identityOf } from "../identity";
import type { RequestKeys } from "../policies/conditions";
import type { Context } from "./operation";
import { organizationOf } from "./organizations/tables";

/**
 * What a policy can ask of whoever makes a request, and `asked` besides, by key in lower case.
 *
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
export function callerKeys(
  context: Pick<Context, "transaction" | "caller" | "session" | "now">,
  asked: Readonly<Record<string, string | undefined>> = {},
): RequestKeys {
  const caller = identityOf(context);
  const all = {
    ...asked,
    "aws:principalaccount": caller.account,
    "aws:principalarn": caller.role ?? caller.arn,
    "aws:principaltype": caller.role === undefined ? "User" : "AssumedRole",
    "aws:principalorgid": organizationOf(context.transaction).id,
    "aws:userid": caller.userId,
    "aws:currenttime": context.now.toISOString(),
    "aws:sourceip": "127.0.0.1",
    // Nothing leaves the machine, so loopback counts as TLS.
    "aws:securetransport": "true",
  };
  return new Map(
    Object.entries(all).flatMap(([key, value]) => (value === undefined ? [] : [[key, [value]]])),
  );
}
