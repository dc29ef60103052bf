import type { Context } from "../operation";
import { forgetGroup } from "./group-store";
import { groups, users } from "./tables";
import { forgetUser } from "./user-store";

/** Empties an identity store whose instance goes away. */
export function forgetDirectory(context: Context, store: string): void {
  for (const group of context.transaction.list(groups, store)) forgetGroup(context, store, group);
  for (const user of context.transaction.list(users, store)) forgetUser(context, store, user);
}
