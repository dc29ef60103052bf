import type { Store } from "../store/store";
import type { Pace } from "../time/pace";
import { createRateLimits } from "../time/rate-limits";
import { identityStore } from "./identitystore/service";
import { kms } from "./kms/service";
import { organizationsService } from "./organizations/service";
import { perform, unknownOperation } from "./service";
import { ssoAdmin } from "./sso-admin/service";

/**
 * Answers one request: `target` as in `X-Amz-Target`, `caller` the 12-digit id of the account that
 * calls, `region` the one that the request is signed for, `asynchronousFailure` the reason for which
 * what it starts will fail.
 */
export type JsonServices = (
  target: string,
  input: unknown,
  caller: string,
  region?: string,
  asynchronousFailure?: string,
) => unknown;

const services = new Map(
  [ssoAdmin, identityStore, organizationsService, kms].map((service) => [
    service.shapes.targetPrefix,
    service,
  ]),
);

/**
 * The services that speak AWS JSON: sso-admin, identitystore, organizations and kms. The answer may hold
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
  return (target, input, caller, region = "", asynchronousFailure) => {
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
        { transaction, caller, region, now, pace, asynchronousFailure },
        input,
      ),
    );
  };
}
