import type { Principal } from "../model/access-model";
import { inWords } from "../model/session-duration";
import type { AccountChange } from "./account-changes";
import type { MembershipChange, PersonChange } from "./assignment-changes";
import type { Effect } from "./effect";
import type { Flag } from "./flags";
import type { Aspect, PermissionSetChange } from "./permission-set-changes";
import { joined, type Phrase, phrase, someOf } from "./phrase";
import type { Rights } from "./policies/compare-rights";
import { describeChange, describeStatement } from "./policies/statement-diff";
import type { Row, Who } from "./rows";
import type { SettingChange } from "./settings/setting-change";
import type { Stop } from "./stops";

/** With a sign, so that nothing is said by colour alone. */
export const EFFECTS: Readonly<Record<Effect, string>> = {
  gains: "+ gains",
  loses: "- loses",
  broadens: "+ broadens",
  narrows: "- narrows",
  "cannot-tell": "? can't tell",
  replaced: "! made anew",
  changes: "~ changes",
};

export const FLAGS: Readonly<Record<Flag, string>> = {
  administrator: "administrator-equivalent",
  production: "production",
  "management-account": "management account",
  "direct-user": "directly, not by a group",
  emergency: "for an emergency",
  "boundary-removed": "boundary removed",
  "boundary-changed": "boundary changed",
  "longer-session": "longer session",
  "ends-later": "ends later",
  "ends-sooner": "ends sooner",
  "wildcard-action": "all actions of a service",
  "members-unknown": "members not known",
  "account-opened": "account is new",
  "account-closed": "account closed",
  "account-moved": "account moved",
  "account-retagged": "account's tags changed",
  "known-after-apply": "known after apply, here by its key",
  "policies-unknown": "its policies can't be read",
};

const people = (count: number | undefined): string =>
  count === undefined ? "" : ` (${count} ${count === 1 ? "person" : "people"})`;

const principalName = ({ type, name }: Principal): Phrase =>
  type === "GROUP" ? phrase`${name}` : phrase`user ${name}`;

/** Who a row is about. */
export function whoWords(who: Who): Phrase {
  switch (who.type) {
    case "principal":
      return [
        ...principalName(who.principal),
        ...(who.principal.type === "GROUP" ? [people(who.people)] : []),
      ];
    case "member":
      return who.displayName === undefined
        ? phrase`${who.userName} by ${someOf(who.groups, 3)}`
        : phrase`${who.displayName} ${who.userName} by ${someOf(who.groups, 3)}`;
    case "holders":
      return who.principals.length === 0
        ? ["nobody"]
        : [
            ...someOf(
              who.principals.map(({ name }) => name),
              3,
            ),
            people(who.people),
          ];
  }
}

/** Where a row has its effect. */
export function whereWords({
  environments,
  accounts,
}: Pick<Row, "environments" | "accounts">): Phrase {
  const where = someOf(environments, 4);
  if (accounts.length === 0) return where.length === 0 ? ["nowhere"] : where;
  return phrase`${where}: ${someOf(
    accounts.map(({ name }) => name),
    4,
  )}`;
}

/** Why a row deserves a look; of an end both moments, which the schema has let through and no file can make hostile. */
export const whyWords = ({ flags, ends, until }: Pick<Row, "flags" | "ends" | "until">): string =>
  flags
    .map((flag) => {
      if (ends !== undefined && (flag === "ends-later" || flag === "ends-sooner"))
        return `${FLAGS[flag]}: ${endWords(ends.after)} instead of ${endWords(ends.before)}`;
      return flag === "emergency" && until !== undefined
        ? `${FLAGS[flag]} until ${until}`
        : FLAGS[flag];
    })
    .join(", ");

export const endWords = (end: string | undefined): string => end ?? "never";

/** Who a change of one person's access is about, and what it comes through. */
export const wayWords = ({ direct, groups }: PersonChange): Phrase =>
  joined(
    [...(direct ? [["directly"]] : []), ...(groups.length > 0 ? [someOf(groups, 4)] : [])],
    ", ",
  );

/** What differs, as one line. */
export function aspectWords(aspect: Aspect): Phrase {
  switch (aspect.type) {
    case "name":
      return phrase`made anew: ${aspect.before} is now ${aspect.after}`;
    case "replaced":
      return ["made anew under the same name"];
    case "unreadable-policy":
      return phrase`${sign(aspect.change)} can't be read: ${aspect.what}`;
    case "managed-policy":
      return aspect.change === "reworded"
        ? phrase`~ AWS managed policy ${aspect.name}: AWS replaced ${aspect.before} by ${aspect.after}`
        : phrase`${sign(aspect.change)} AWS managed policy ${aspect.name}`;
    case "customer-managed-policy":
      return aspect.change === "reworded"
        ? phrase`~ customer managed policy ${aspect.name} says something else`
        : phrase`${sign(aspect.change)} customer managed policy ${aspect.name}`;
    case "statement":
      return statementWords(aspect.change);
    case "boundary":
      return phrase`~ permissions boundary: ${side(aspect.before)} to ${side(aspect.after)}`;
    case "session-duration":
      return [`~ session: ${inWords(aspect.before)} to ${inWords(aspect.after)}`];
    case "description":
      return phrase`~ description: ${side(aspect.before)} to ${side(aspect.after)}`;
    case "relay-state":
      return phrase`~ relay state: ${side(aspect.before)} to ${side(aspect.after)}`;
    case "tag":
      return phrase`~ tag ${aspect.key}: ${side(aspect.before)} to ${side(aspect.after)}`;
  }
}

const sign = (change: "added" | "removed"): Phrase => [change === "added" ? "+" : "-"];

const side = (value: string | undefined): Phrase =>
  value === undefined ? ["none"] : phrase`${value}`;

function statementWords(change: Extract<Aspect, { type: "statement" }>["change"]): Phrase {
  switch (change.type) {
    case "added":
      return phrase`+ statement ${describeStatement(change.statement)}`;
    case "removed":
      return phrase`- statement ${describeStatement(change.statement)}`;
    case "changed":
      return phrase`~ statement ${change.after.sid ?? ""}: ${describeChange(change.before, change.after)}`;
  }
}

/** What the policies allow more or less, as one line; empty where nothing can be said. */
export function rightsWords(rights: Rights): Phrase {
  const gained = "gained" in rights ? rights.gained : [];
  const lost = "lost" in rights ? rights.lost : [];
  const lists: readonly Phrase[] = [
    ...(gained.length > 0 ? [phrase`gains ${someOf(gained, 6)}`] : []),
    ...(lost.length > 0 ? [phrase`loses ${someOf(lost, 6)}`] : []),
  ];
  return lists.length > 0 ? joined(lists, "; ") : [RIGHTS[rights.type]];
}

/** Where no action is new and none is gone. */
const RIGHTS: Readonly<Record<Rights["type"], string>> = {
  same: "",
  narrower: "the same actions on fewer resources or under more conditions",
  wider: "the same actions on more resources or under fewer conditions",
  other: "can't tell whether it allows more, and so counted as more",
};

/** What happened to an account. */
export function accountWords(change: AccountChange): Phrase {
  const { name, id } = change.account;
  switch (change.type) {
    case "opened":
      return phrase`${name} ${id} is new`;
    case "closed":
      return phrase`${name} ${id} is closed`;
    case "moved":
      return phrase`${name} ${id} moves from ${unit(change.from)} to ${unit(change.to)}`;
    case "retagged":
      return phrase`${name} ${id} has other tags`;
    case "renamed":
      return phrase`${name} ${id} was ${change.from}`;
  }
}

const unit = (path: string): Phrase => (path === "" ? ["the root"] : phrase`${path}`);

/** What a setting lets people do more or less, as one line. */
export const settingWords = ({ effect, words }: SettingChange): Phrase =>
  phrase`${[EFFECTS[effect]]}: ${words}`;

export const membershipWords = ({ effect, group, userName }: MembershipChange): Phrase =>
  phrase`${userName} ${[effect]} ${group}`;

/** What a review stops at, and who approved it. */
export function stopWords({ rule, words, approval }: Stop): Phrase {
  return approval === undefined
    ? phrase`${[rule]}: ${words}`
    : phrase`approved by ${approval.approvedBy} until ${[approval.until]}: ${[rule]}: ${words}`;
}

/** A permission set with where it is used, as a heading. */
export const setWords = ({ after, environments, accounts }: PermissionSetChange): Phrase =>
  phrase`${after.name} in ${whereWords({ environments, accounts })}`;
