import type { HttpRequest } from "../http";
import type { Store } from "../store/store";
import { scheduler } from "./scheduler/service";
import { perform } from "./service";

/** Answers one request of the service that speaks REST, EventBridge Scheduler. The answer may hold `Date`s. */
export type RestServices = (
  operation: string,
  input: unknown,
  request: Pick<HttpRequest, "caller" | "session" | "region" | "now">,
) => unknown;

/** Each request is one transaction: one that fails leaves nothing behind. */
export function createRestServices(store: Store): RestServices {
  return (operation, input, { caller, session, region, now }) =>
    store.transaction((transaction) => {
      const context = { transaction, caller, session, region, now, pace: "off" } as const;
      return perform(scheduler, operation, context, input);
    });
}

/** The shapes of an operation's input. */
export const restShapes = scheduler.shapes.operations;
