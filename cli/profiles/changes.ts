import type { AccessModel } from "../../model/access-model";
import { coloursFor } from "../output/colours";
import { renderTable, widthFor } from "../output/table";
import type { Change, Merged } from "./merge";

/** What a merge changes, one row for each profile, and for the `sso-session`. */
export function changesTable(
  { accounts }: AccessModel,
  changes: readonly Change[],
  stream: NodeJS.WriteStream,
): string {
  const names = new Map(accounts.map(({ id, name }) => [id, name]));
  return renderTable(
    [
      { title: "Change" },
      { title: "Profile", wraps: true },
      { title: "Account", wraps: true },
      { title: "Role", wraps: true },
    ],
    changes.map(({ change, section: { type, name, settings } }) => {
      const account = settings.get("sso_account_id") ?? "";
      return [
        change,
        type === "profile" ? name : `(${type} ${name})`,
        `${names.get(account) ?? ""} ${account}`.trim(),
        settings.get("sso_role_name") ?? "",
      ];
    }),
    coloursFor(stream),
    widthFor(stream),
  );
}

/** `3 added, 0 changed, 1 removed, 10 as they were`. */
export function changesSummary({ changes, unchanged }: Merged): string {
  const number = (kind: Change["change"]) => changes.filter(({ change }) => change === kind).length;
  const counts = (["added", "changed", "removed"] as const).map(
    (kind) => `${number(kind)} ${kind}`,
  );
  return [...counts, `${unchanged} as they were`].join(", ");
}

/** Entries of `idc profiles --json --write`. Members are only ever added to. */
export const changesJson = (changes: readonly Change[]): readonly object[] =>
  changes.map(({ change, section: { type, name, settings } }) => ({
    change,
    type,
    name,
    settings: Object.fromEntries(settings),
  }));
