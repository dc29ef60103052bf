import type { AccessModel } from "../../model/access-model";
import { phrase } from "../phrase";
import type { SettingChange } from "./setting-change";

const INSTANCE = {
  region: "the Region of the instance",
  arn: "the instance",
  identityStoreId: "the Identity Store",
  managementAccount: "the management account",
  delegatedAdministrator: "the delegated administrator",
} as const;

const STATE = {
  bucket: "the bucket of the state",
  region: "the Region of the state",
  kmsKey: "the key of the state",
} as const;

/** Which Identity Center all of it is about, who owns its people, and where Terraform keeps its state. */
export const instanceChanges = (
  before: AccessModel,
  after: AccessModel,
): readonly SettingChange[] => [
  ...fields(INSTANCE, before.instance, after.instance, "cannot-tell"),
  ...fields<"source">(
    { source: "the source of people" },
    before.directory,
    after.directory,
    "cannot-tell",
  ),
  ...fields(STATE, before.state, after.state, "changes"),
];

function fields<Name extends string>(
  names: Readonly<Record<Name, string>>,
  before: { readonly [field in Name]?: string },
  after: { readonly [field in Name]?: string },
  effect: SettingChange["effect"],
): readonly SettingChange[] {
  return (Object.keys(names) as Name[])
    .filter((field) => before[field] !== after[field])
    .map((field) => ({
      effect,
      words: phrase`${[names[field]]}: ${after[field] ?? "none"} instead of ${before[field] ?? "none"}`,
    }));
}
