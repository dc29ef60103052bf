import type { AccountName, SnapshotChange, TagChange } from "./snapshot-changes";

/** A change in words: what kind it is, what changed, and how. Names are as AWS has them. */
export interface DescribedChange {
  readonly what: string;
  readonly subject: string;
  readonly how: string;
}

export function describeChange(change: SnapshotChange): DescribedChange {
  switch (change.kind) {
    case "account-added":
      return {
        what: "account added",
        subject: accountText(change.account),
        how: `in ${unitText(change.unit)}`,
      };
    case "account-removed":
      return {
        what: "account gone",
        subject: accountText(change.account),
        how: `was in ${unitText(change.unit)}`,
      };
    case "account-moved":
      return {
        what: "account moved",
        subject: accountText(change.account),
        how: fromTo(unitText(change.from), unitText(change.to)),
      };
    case "account-renamed":
      return {
        what: "account renamed",
        subject: accountText(change.account),
        how: `was ${change.from}`,
      };
    case "account-status":
      return {
        what: "account status",
        subject: accountText(change.account),
        how: fromTo(change.from, change.to),
      };
    case "account-email":
      return {
        what: "account e-mail",
        subject: accountText(change.account),
        how: fromTo(change.from, change.to),
      };
    case "account-tags":
      return {
        what: "account tags",
        subject: accountText(change.account),
        how: change.tags.map(tagText).join(", "),
      };
    case "unit-added":
      return { what: "unit added", subject: change.path, how: change.id };
    case "unit-removed":
      return { what: "unit gone", subject: change.path, how: change.id };
    case "unit-moved":
      return { what: "unit moved", subject: change.to, how: `was ${change.from}` };
    case "group-added":
      return { what: "group added", subject: change.group, how: members(change.members) };
    case "group-removed":
      return { what: "group gone", subject: change.group, how: `had ${members(change.members)}` };
    case "group-members": {
      const parts = [
        ...(change.joined.length > 0 ? [`joined: ${some(change.joined)}`] : []),
        ...(change.left.length > 0 ? [`left: ${some(change.left)}`] : []),
      ];
      return { what: "group members", subject: change.group, how: parts.join("; ") };
    }
    case "group-described":
      return { what: "group described", subject: change.group, how: "in other words" };
    case "user-added":
      return { what: "user added", subject: change.user, how: "" };
    case "user-removed":
      return { what: "user gone", subject: change.user, how: "" };
    case "user-changed":
      return { what: "user changed", subject: change.user, how: "name or e-mail address" };
    case "policy-added":
      return {
        what: "policy added",
        subject: change.policy,
        how: `in ${accountsText(change.accounts)}`,
      };
    case "policy-removed":
      return {
        what: "policy gone",
        subject: change.policy,
        how: `from ${accountsText(change.accounts)}`,
      };
    case "policy-changed":
      return {
        what: "policy changed",
        subject: change.policy,
        how: `in ${accountsText(change.accounts)}`,
      };
  }
}

/** Name first: that is what people know an account by. */
export const accountText = ({ name, id }: AccountName): string => `${name} ${id}`;

const unitText = (path: string): string => (path === "" ? "the root" : path);

const fromTo = (from: string, to: string): string => `from ${from} to ${to}`;

function tagText({ key, from, to }: TagChange): string {
  if (to === undefined) return `${key} gone (was ${from})`;
  return from === undefined ? `${key}=${to} (new)` : `${key}=${to} (was ${from})`;
}

const members = (names: readonly string[]): string =>
  names.length === 0 ? "nobody in it" : `${names.length} in it: ${some(names)}`;

/** Longer lists are for the file's own diff. */
const most = 10;

const some = (names: readonly string[]): string =>
  names.length <= most
    ? names.join(", ")
    : `${names.slice(0, most).join(", ")} and ${names.length - most} more`;

const accountsText = (accounts: readonly AccountName[]): string =>
  some(accounts.map(({ name }) => name));
