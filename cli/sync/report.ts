import type { OrganizationSnapshotFile } from "../../model/schema/organization-snapshot";
import { type AccessRow, accountRows, personRows } from "../../review/access-rows";
import { describeChange } from "../../review/describe-change";
import { type AccessReview, reasonUnknown } from "../../review/sync-review";
import { assignedJson, personalJson } from "../access/json";
import type { Colours } from "../output/colours";
import { count } from "../output/print";
import { type Column, type Row, renderTable } from "../output/table";
import type { Synced } from "./sync";

/** What the snapshot holds, in numbers. */
export function summary(snapshot: OrganizationSnapshotFile): string {
  const { accounts, organizationalUnits, groups, users, customerManagedPolicies } = snapshot;
  return [
    count(accounts.length, "account"),
    count(organizationalUnits.length, "organizational unit"),
    ...(groups === undefined ? [] : [count(groups.length, "group")]),
    ...(users === undefined ? [] : [count(users.length, "user")]),
    ...(customerManagedPolicies === undefined
      ? []
      : [
          count(
            customerManagedPolicies.length,
            "customer managed policy",
            "customer managed policies",
          ),
        ]),
  ].join(", ");
}

/** What changed, and the access that comes and goes with it, as tables. */
export function syncText({ changes, access }: Synced, colours: Colours, width: number): string {
  const table = (columns: readonly Column[], rows: readonly Row[]) =>
    renderTable(columns, rows, colours, width);
  // The first time everything is new.
  const isFirst = access?.kind === "first";
  return [
    ...(changes.length === 0 || isFirst
      ? []
      : [
          table(
            [{ title: "Change" }, { title: "What", wraps: true }, { title: "How", wraps: true }],
            changes.map(describeChange).map(({ what, subject, how }) => [what, subject, how]),
          ),
        ]),
    ...(access === undefined ? [] : accessText(access, table)),
  ].join("\n\n");
}

function accessText(
  access: AccessReview,
  table: (columns: readonly Column[], rows: readonly Row[]) => string,
): readonly string[] {
  if (access.kind !== "known") return [reasonUnknown(access) ?? ""];
  const { changes, before, after } = access;
  const accounts = accountRows(changes, before, after);
  const people = personRows(changes);
  if (accounts.length + people.length === 0) return ["Nobody gains or loses access."];
  const columns = (last: string): readonly Column[] => [
    { title: "Access" },
    { title: "Permission set" },
    { title: last, wraps: true },
  ];
  return [
    ...(accounts.length === 0 ? [] : [table(columns("Who"), sections(accounts))]),
    ...(people.length === 0 ? [] : [table(columns("Where"), sections(people))]),
  ];
}

function sections(rows: readonly AccessRow[]): readonly Row[] {
  return rows.flatMap(({ about, direction, permissionSet, detail }, index): Row[] => {
    const row = [direction, permissionSet, detail];
    return rows[index - 1]?.about === about ? [row] : [{ heading: about }, row];
  });
}

/** The same for programs. */
export function syncJson({ changes, access }: Synced): object {
  return {
    changes,
    access: access === undefined ? null : accessJson(access),
  };
}

function accessJson(access: AccessReview): object {
  if (access.kind !== "known")
    return {
      known: false,
      reason: access.kind,
      errors: access.kind === "broken-after" ? access.errors : [],
    };
  const { changes, before, after } = access;
  const moved = changes.people.filter(({ byMembership }) => byMembership);
  return {
    known: true,
    gained: assignedJson(changes.assignments.filter(({ effect }) => effect === "gained")),
    lost: assignedJson(changes.assignments.filter(({ effect }) => effect === "lost")),
    people: {
      gained: personalJson(
        after,
        moved.filter(({ effect }) => effect === "gained"),
      ),
      lost: personalJson(
        before,
        moved.filter(({ effect }) => effect === "lost"),
      ),
    },
  };
}
