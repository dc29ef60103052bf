import type { AccessModel } from "../../model/access-model";
import type { Instant } from "../../model/instant";
import { membersOf } from "../../review/people";
import { appended } from "../edit/append";
import type { Declared, DeclaredGrant } from "./declared";
import * as errors from "./errors";
import { nameFor } from "./name";

/** What is asked for. */
export interface Opening {
  /** Made up when absent. */
  readonly name?: string | undefined;
  readonly user?: string | undefined;
  readonly group?: string | undefined;
  readonly account: string;
  readonly permissionSet: string;
  readonly justification: string;
  readonly ticket: string;
  readonly approver: string;
  readonly from: Instant;
  readonly until: Instant;
}

export interface Opened {
  readonly name: string;
  /** Of the file, with the grant; names in it are not checked yet. */
  readonly text: string;
}

/**
 * The file with one grant more.
 *
 * @throws UserError where it would be over already, where what happened before is not written down, and for a file
 * that can't be edited
 */
export function opened(
  { model, file, text, grants }: Declared,
  { user, group, ...opening }: Opening,
  at: Instant,
): Opened {
  const principal = user ?? group;
  if (principal === undefined || (user !== undefined && group !== undefined))
    throw errors.onePrincipal();
  const { from, until } = opening;
  if (until <= at) throw errors.overAlready(until, at);
  const before = grants.find(
    (grant) => grant.state === "unrecorded" && sharePeople(model, grant, { user, group }),
  );
  if (before !== undefined)
    throw errors.unrecorded(before.name, before.until, before.user ?? before.group ?? "");
  const taken = grants.map(({ name }) => name);
  const name = opening.name ?? nameFor({ from, account: opening.account, principal }, taken);
  const item = {
    name,
    ...(user === undefined ? { group: principal } : { user }),
    account: opening.account,
    permissionSet: opening.permissionSet,
    justification: opening.justification,
    ticket: opening.ticket,
    approver: opening.approver,
    from,
    until,
  };
  const edited = appended(text, "grants", item);
  if (edited === undefined) throw errors.notEditable(file, JSON.stringify(item));
  return { name, text: edited };
}

type Named = Pick<DeclaredGrant, "user" | "group">;

/** Whether two are the same, or somebody belongs to both. */
function sharePeople(model: AccessModel, one: Named, other: Named): boolean {
  if (one.user === other.user && one.group === other.group) return true;
  const people = new Set(peopleOf(model, one));
  return peopleOf(model, other).some((person) => people.has(person));
}

const peopleOf = (model: AccessModel, { user, group = "" }: Named): readonly string[] =>
  user === undefined ? (membersOf(model, { type: "GROUP", name: group }) ?? []) : [user];
