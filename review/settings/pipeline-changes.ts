import type { ContinuousIntegration, GithubRepository } from "../../model/access-model";
import { type Phrase, phrase, someOf } from "../phrase";
import { differ, type SettingChange } from "./setting-change";

/** Who may plan and deploy by the pipeline's roles: whoever deploys can give himself everything. */
export function pipelineChanges(
  before: ContinuousIntegration | undefined,
  after: ContinuousIntegration | undefined,
): readonly SettingChange[] {
  if (before === undefined)
    return after === undefined
      ? []
      : [{ effect: "broadens", words: phrase`${place(after.github)} deploys` }];
  if (after === undefined)
    return [{ effect: "narrows", words: phrase`${place(before.github)} deploys no more` }];
  const [was, is] = [before.github, after.github];
  const moved = was.owner !== is.owner || was.name !== is.name || was.branch !== is.branch;
  return [
    ...(moved
      ? [
          {
            effect: "broadens" as const,
            words: phrase`${place(is)} deploys instead of ${place(was)}`,
          },
        ]
      : []),
    ...(differ(was.ids, is.ids)
      ? [
          {
            effect: "cannot-tell" as const,
            words: phrase`the repository that deploys has the ids ${ids(is)} instead of ${ids(was)}`,
          },
        ]
      : []),
    ...environments(was.environments, is.environments),
  ];
}

const place = ({ owner, name, branch }: GithubRepository): Phrase =>
  phrase`the branch ${branch} of ${`${owner}/${name}`}`;

const ids = ({ ids }: GithubRepository): Phrase =>
  ids === undefined ? ["none"] : phrase`${ids.owner} and ${ids.repository}`;

/** Names of GitHub environments; without any, all jobs of the branch deploy. */
function environments(
  before: readonly string[] | undefined,
  after: readonly string[] | undefined,
): readonly SettingChange[] {
  if (before === undefined)
    return after === undefined
      ? []
      : [{ effect: "narrows", words: phrase`only jobs of ${someOf(after, 6)} deploy` }];
  if (after === undefined)
    return [{ effect: "broadens", words: ["jobs of the branch deploy without an environment"] }];
  const fresh = after.filter((name) => !before.includes(name));
  const gone = before.filter((name) => !after.includes(name));
  return [
    ...(fresh.length === 0
      ? []
      : [{ effect: "broadens" as const, words: phrase`jobs of ${someOf(fresh, 6)} deploy` }]),
    ...(gone.length === 0
      ? []
      : [{ effect: "narrows" as const, words: phrase`jobs of ${someOf(gone, 6)} deploy no more` }]),
  ];
}
