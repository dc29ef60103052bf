import type { AccessModel } from "../../model/access-model";
import { phrase } from "../phrase";
import type { SettingChange } from "./setting-change";

/** Which environments are production, and which set is for emergencies: rules and stops go by that. */
export function environmentChanges(
  before: AccessModel,
  after: AccessModel,
): readonly SettingChange[] {
  const old = new Map(before.environments.map(({ name, production }) => [name, production]));
  const [was, is] = [before.breakGlass?.permissionSet, after.breakGlass?.permissionSet];
  return [
    ...after.environments.flatMap(({ name, production }): readonly SettingChange[] => {
      const earlier = old.get(name);
      if (earlier === undefined || earlier === production) return [];
      return production
        ? [{ effect: "changes", words: phrase`${name} is production now` }]
        : [
            {
              effect: "broadens",
              words: phrase`${name} is no longer production: what is stricter there holds no more`,
            },
          ];
    }),
    ...(was === is
      ? []
      : [
          {
            effect: "changes" as const,
            words: phrase`the set for emergencies is ${is ?? "none"} instead of ${was ?? "none"}`,
          },
        ]),
  ];
}
