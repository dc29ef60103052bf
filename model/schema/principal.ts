import { z } from "zod";
import type { NamedPrincipal } from "../errors/principals";
import { text } from "./text";

/** Names of things declared elsewhere: only existence counts, and that is checked later. */
export const reference = (what: string, description: string) =>
  text({
    rule: "empty-name",
    demand: `${what} is given by its name`,
    fix: "Write the name.",
    description,
  });

/** Fields that say who gets something. */
export const principalFields = {
  group: reference("A group", "Display name of a group. Give group or user.").optional(),
  user: reference("A user", "User name of one person. Give group or user.").optional(),
} as const;

export const pending = z.boolean().optional().meta({
  description:
    "true: left out until the snapshot shows the group or user of an external directory.",
});

/** Checks that exactly one of `group` and `user` is given. */
export function onePrincipal(what: NamedPrincipal["by"]) {
  return ({
    value,
    issues,
  }: z.core.ParsePayload<{ group?: string | undefined; user?: string | undefined }>): void => {
    if ((value.group === undefined) !== (value.user === undefined)) return;
    const principals = value.group === undefined ? 0 : 2;
    issues.push({ code: "custom", input: value, params: { principals, what } });
  };
}
