import type { AccessScope, Application, Principal } from "../../model/access-model";
import { type Phrase, phrase, someOf } from "../phrase";
import { differ, type SettingChange, sides } from "./setting-change";

/** Who may use an application, and what its tokens may be used for. */
export const applicationChanges = (
  before: readonly Application[],
  after: readonly Application[],
): readonly SettingChange[] =>
  sides(before, after, ({ key }) => key).flatMap(([was, is]): readonly SettingChange[] => {
    if (was === undefined)
      return is === undefined
        ? []
        : [{ effect: "broadens", words: phrase`application ${is.key} is new, for ${users(is)}` }];
    if (is === undefined)
      return [{ effect: "narrows", words: phrase`application ${was.key} is gone` }];
    return [
      ...statusChange(was, is),
      ...required(was, is),
      ...assigned(was, is),
      ...scopes(was, is),
      ...registration(was, is),
    ];
  });

const users = ({ assignmentRequired, assignments }: Application): Phrase => {
  if (!assignmentRequired) return ["everybody"];
  return assignments.length === 0 ? ["nobody yet"] : someOf(assignments.map(principalText), 4);
};

const principalText = ({ type, name }: Principal): string =>
  type === "GROUP" ? name : `user ${name}`;

function statusChange(was: Application, is: Application): readonly SettingChange[] {
  if (was.status === is.status) return [];
  return is.status === "ENABLED"
    ? [{ effect: "broadens", words: phrase`application ${is.key} is enabled` }]
    : [{ effect: "narrows", words: phrase`application ${is.key} is disabled` }];
}

function required(was: Application, is: Application): readonly SettingChange[] {
  if (was.assignmentRequired === is.assignmentRequired) return [];
  return is.assignmentRequired
    ? [{ effect: "narrows", words: phrase`only those who are assigned use ${is.key}` }]
    : [{ effect: "broadens", words: phrase`everybody uses ${is.key}, assigned or not` }];
}

const assigned = (was: Application, is: Application): readonly SettingChange[] =>
  sides(was.assignments, is.assignments, ({ type, name }) => JSON.stringify([type, name])).flatMap(
    ([old, now]): readonly SettingChange[] => {
      if (old === undefined && now !== undefined)
        return [{ effect: "broadens", words: phrase`${principalText(now)} uses ${is.key}` }];
      if (now === undefined && old !== undefined)
        return [{ effect: "narrows", words: phrase`${principalText(old)} uses ${is.key} no more` }];
      return [];
    },
  );

const scopes = (was: Application, is: Application): readonly SettingChange[] =>
  sides(was.accessScopes, is.accessScopes, ({ scope }) => scope).flatMap(
    ([old, now]): readonly SettingChange[] => {
      if (old === undefined)
        return now === undefined
          ? []
          : [{ effect: "broadens", words: phrase`tokens of ${is.key} are for ${now.scope}` }];
      if (now === undefined)
        return [{ effect: "narrows", words: phrase`tokens of ${is.key} are not for ${old.scope}` }];
      const words = phrase`who takes tokens of ${is.key} for ${now.scope} is another`;
      if (!differ(old.authorizedTargets, now.authorizedTargets)) return [];
      if (includes(now, old)) return [{ effect: "broadens", words }];
      return [{ effect: includes(old, now) ? "narrows" : "broadens", words }];
    },
  );

/** Whether whoever takes tokens of one scope takes them of the other too. */
const includes = (wide: AccessScope, narrow: AccessScope): boolean => {
  if (wide.authorizedTargets === undefined) return true;
  const targets = new Set(wide.authorizedTargets.map((target) => JSON.stringify(target)));
  return narrow.authorizedTargets?.every((target) => targets.has(JSON.stringify(target))) ?? false;
};

/** What stands behind the name: people are sent to its address with what they are. */
function registration(was: Application, is: Application): readonly SettingChange[] {
  const [from, to] = [was, is].map((one) => one.portalOptions?.signInOptions.applicationUrl);
  return [
    ...(was.applicationProviderArn === is.applicationProviderArn
      ? []
      : [
          {
            effect: "cannot-tell" as const,
            words: phrase`application ${is.key} is of ${is.applicationProviderArn ?? "no provider"} instead of ${was.applicationProviderArn ?? "no provider"}`,
          },
        ]),
    ...(from === to
      ? []
      : [
          {
            effect: "cannot-tell" as const,
            words: phrase`application ${is.key} is at ${to ?? "no address"} instead of ${from ?? "no address"}`,
          },
        ]),
  ];
}
