import type { Context } from "../operation";
import { type Instance, type Region, regions } from "./tables";

/** Nothing once it is gone. */
export function regionStatus({ now }: Pick<Context, "now">, { active, gone }: Region) {
  if (gone !== undefined) return gone > now.getTime() ? ("REMOVING" as const) : undefined;
  return active > now.getTime() ? ("ADDING" as const) : ("ACTIVE" as const);
}

/** Whether a request reaches the instance: it is known in its own Regions alone. */
export function isReachable(context: Context, instance: Instance): boolean {
  if (context.region === "") return true;
  const region = context.transaction.get(regions, instance.arn, context.region);
  return region !== undefined && regionStatus(context, region) === "ACTIVE";
}
