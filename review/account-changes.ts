import type { AccessModel, Account } from "../model/access-model";
import { byCodeUnit, byParts } from "../model/compare";

/** What happened to an account, as far as it can change who has access to it. */
export type AccountChange =
  | { readonly type: "opened"; readonly account: Account }
  /** Closed, suspended, or no longer in the organization. */
  | { readonly type: "closed"; readonly account: Account }
  /** To another organizational unit; `from` and `to` are paths, empty for the root. */
  | {
      readonly type: "moved";
      readonly account: Account;
      readonly from: string;
      readonly to: string;
    }
  | { readonly type: "retagged"; readonly account: Account }
  | { readonly type: "renamed"; readonly account: Account; readonly from: string };

/** What happened to accounts, sorted by their names; one account can be in several of them. */
export function accountChanges(before: AccessModel, after: AccessModel): readonly AccountChange[] {
  const old = new Map(before.accounts.map((account) => [account.id, account]));
  const now = new Map(after.accounts.map((account) => [account.id, account]));
  const gone = before.accounts.filter((account) => isActive(account) && !now.has(account.id));
  return [
    ...gone.map((account): AccountChange => ({ type: "closed", account })),
    ...after.accounts.flatMap((account) => changesOf(old.get(account.id), account)),
  ].sort(byParts(({ account: { name, id }, type }) => [name, id, type]));
}

function changesOf(before: Account | undefined, account: Account): readonly AccountChange[] {
  const was = before !== undefined && isActive(before);
  const is = isActive(account);
  if (!was || !is) return was === is ? [] : [{ type: is ? "opened" : "closed", account }];
  const { organizationalUnit: from, name } = before;
  const { organizationalUnit: to } = account;
  return [
    ...(from === to ? [] : [{ type: "moved", account, from, to } as const]),
    ...(tagsOf(before) === tagsOf(account) ? [] : [{ type: "retagged", account } as const]),
    ...(name === account.name ? [] : [{ type: "renamed", account, from: name } as const]),
  ];
}

const isActive = ({ status }: Account): boolean => status === "ACTIVE";

const tagsOf = ({ tags }: Account): string =>
  JSON.stringify(Object.entries(tags).sort(([left], [right]) => byCodeUnit(left, right)));
