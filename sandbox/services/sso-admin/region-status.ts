import type { Context } from "../operation";
import { type Instance, type Region, regions } from "./tables";

/** Nothing once it is gone. A clock that is set to before it was added does not take it away. */
export function regionStatus({ now }: Pick<Context, "now">, { added, active, gone }: Region) {
  const time = now.getTime();
  if (gone !== undefined) return gone > time ? ("REMOVING" as const) : undefined;
  return added <= time && time < active ? ("ADDING" as const) : ("ACTIVE" as const);
}

/** Whether a request reaches the instance: it is known in its own Regions alone. */
export function isReachable(context: Context, instance: Instance): boolean {
  if (context.region === "") return true;
  const region = context.transaction.get(regions, instance.arn, context.region);
  return region !== undefined && regionStatus(context, region) === "ACTIVE";
}
