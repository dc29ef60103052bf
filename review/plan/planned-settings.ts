import { phrase } from "../phrase";
import { differ, type SettingChange } from "../settings/setting-change";
import type { PlannedResource } from "./planned-resources";

type Happening = "created" | "deleted" | "changed";

/**
 * Resources besides those that access consists of which decide who gets in, and what it means that one is created,
 * deleted or changed. What a change of one allows can't be told from its attributes alone.
 */
const EFFECTS: Readonly<Record<string, Readonly<Record<Happening, SettingChange["effect"]>>>> = {
  aws_ssoadmin_application: { created: "cannot-tell", deleted: "narrows", changed: "cannot-tell" },
  aws_ssoadmin_application_access_scope: {
    created: "broadens",
    deleted: "narrows",
    changed: "cannot-tell",
  },
  aws_ssoadmin_application_assignment: {
    created: "broadens",
    deleted: "narrows",
    changed: "cannot-tell",
  },
  aws_ssoadmin_application_assignment_configuration: {
    created: "cannot-tell",
    deleted: "cannot-tell",
    changed: "cannot-tell",
  },
  aws_ssoadmin_instance_access_control_attributes: {
    created: "cannot-tell",
    deleted: "cannot-tell",
    changed: "cannot-tell",
  },
  aws_ssoadmin_trusted_token_issuer: {
    created: "broadens",
    deleted: "narrows",
    changed: "cannot-tell",
  },
};

export const isSetting = (type: string): boolean => Object.hasOwn(EFFECTS, type);

/** Names and texts for people, that nothing is decided by. */
const SAID = new Set(["description", "tags", "tags_all"]);

/** What plans do to settings, each by its address. */
export const plannedSettings = (resources: readonly PlannedResource[]): readonly SettingChange[] =>
  resources.flatMap((resource): readonly SettingChange[] => {
    const { address, type, before, after } = resource;
    const effects = EFFECTS[type];
    if (effects === undefined) return [];
    if (before === undefined)
      return after === undefined
        ? []
        : [{ effect: effects.created, words: phrase`${address} is made` }];
    if (after === undefined)
      return [{ effect: effects.deleted, words: phrase`${address} goes away` }];
    const changed = changedAttributes(resource);
    if (changed.length === 0) return [];
    return [
      {
        effect: changed.every((name) => SAID.has(name)) ? "changes" : effects.changed,
        words: phrase`${address} changes: ${changed.join(", ")}`,
      },
    ];
  });

/** Names of attributes that differ or are known after apply only, sorted. */
const changedAttributes = ({
  before = {},
  after = {},
  unknown,
}: PlannedResource): readonly string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after), ...Object.keys(unknown)])]
    .filter((name) => unknown[name] === true || differ(before[name], after[name]))
    .sort();
