import type { Store } from "../store/store";
import type { Pace } from "../time/pace";
import { createRateLimits } from "../time/rate-limits";
import { identityStore } from "./identitystore/service";
import { kms } from "./kms/service";
import type { Context } from "./operation";
import { organizationsService } from "./organizations/service";
import { perform, unknownOperation } from "./service";
import { sqs } from "./sqs/service";
import { ssoAdmin } from "./sso-admin/service";

/** Answers one request: `target` as in `X-Amz-Target`, `caller` the 12-digit id of the account that calls. */
export type JsonServices = (
  target: string,
  input: unknown,
  caller: string,
  from?: Partial<Pick<Context, "region" | "session" | "host" | "asynchronousFailure">>,
) => unknown;

const services = new Map(
  [ssoAdmin, identityStore, organizationsService, kms, sqs].map((service) => [
    service.shapes.targetPrefix,
    service,
  ]),
);

/**
 * The services that speak AWS JSON: sso-admin, identitystore, organizations, kms and sqs. The answer may hold
 * `Date`s. Each request is one transaction: one that fails leaves nothing behind.
 *
 * @throws AwsError what AWS would answer, by the returned function.
 */
export function createJsonServices(
  store: Store,
  clock: () => Date = () => new Date(),
  pace: Pace = "off",
): JsonServices {
  const admit = createRateLimits(pace);
  return (target, input, caller, { region = "", session, host, asynchronousFailure } = {}) => {
    const dot = target.lastIndexOf(".");
    const service = services.get(target.slice(0, Math.max(0, dot)));
    if (service === undefined) throw unknownOperation(target);
    const operation = target.slice(dot + 1);
    const now = clock();
    admit(service, operation, now);
    return store.transaction((transaction) =>
      perform(
        service,
        operation,
        { transaction, caller, session, region, host, now, pace, asynchronousFailure },
        input,
      ),
    );
  };
}
