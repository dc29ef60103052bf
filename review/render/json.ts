import type { Account, BreakGlassGrant } from "../../model/access-model";
import { visible } from "../../model/quote";
import type { AssignmentChange } from "../assignment-changes";
import { effectOf } from "../effect";
import { written } from "../phrase";
import type { PlanFacts } from "../plan/plan-states";
import type { Review } from "../review";

/** A review as plain data. Members are only ever added to. */
export function reviewJson({ verdict, rows, diff, stops = [], plan }: Review): object {
  return {
    verdict,
    stops: stops.map(({ words, ...stop }) => ({ ...stop, text: written(words, visible) })),
    rows: rows.map((row) => ({ ...row, accounts: row.accounts.map(accountJson) })),
    assignments: diff.assignments.map(({ principal, ...change }) => ({
      principal,
      ...changeJson(change),
    })),
    people: diff.people.map(({ userName, direct, groups, byMembership, ...change }) => ({
      userName,
      direct,
      groups,
      byMembership,
      ...changeJson(change),
    })),
    ends: diff.ends.map(({ principal, ends, ...change }) => ({
      principal,
      ends,
      ...changeJson(change),
    })),
    permissionSets: diff.permissionSets.map((change) => ({
      name: change.after.name,
      key: change.after.key,
      effect: effectOf(change),
      environments: change.environments,
      production: change.production,
      administrator: change.administrator,
      accounts: change.accounts.map(accountJson),
      rights: change.rights,
      aspects: change.aspects,
    })),
    memberships: diff.memberships,
    accounts: diff.accounts.map(({ account, ...change }) => ({
      ...change,
      account: accountJson(account),
    })),
    settings: diff.settings.map(({ effect, words }) => ({
      effect,
      text: written(words, visible),
    })),
    ...(plan === undefined ? {} : { plan: planJson(plan) }),
  };
}

const planJson = ({
  plans,
  declared,
  knownLater,
  unread,
  drifted,
  partial,
  unplaced,
  productionKnown,
}: PlanFacts) => ({
  plans,
  declared,
  knownLater,
  unread,
  drifted,
  partial,
  unplaced,
  productionKnown,
});

const changeJson = <Effect extends string>({
  effect,
  environment,
  production,
  permissionSet: { name, key },
  account,
  administrator,
  emergency,
}: Omit<AssignmentChange, "principal" | "effect"> & { readonly effect: Effect }) => ({
  effect,
  environment,
  production,
  permissionSet: { name, key },
  account: accountJson(account),
  administrator,
  ...(emergency === undefined ? {} : { emergency: emergencyJson(emergency) }),
});

const emergencyJson = ({ name, ticket, approver, from, until }: BreakGlassGrant) => ({
  name,
  ticket,
  approver,
  from,
  until,
});

const accountJson = ({ id, name }: Account) => ({ id, name });
