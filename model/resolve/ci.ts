import type { ContinuousIntegration } from "../access-model";
import { byCodeUnit } from "../compare";
import type { OrganizationFile } from "../schema/organization";

/** The pipeline as declared, with what is left out filled in. */
export function resolveCi({ ci }: OrganizationFile): ContinuousIntegration | undefined {
  if (ci === undefined) return undefined;
  const { repository, ids, branch = "main", environments } = ci.github;
  const [owner = "", name = ""] = repository.split("/");
  return {
    github: {
      owner,
      name,
      branch,
      ...(ids === undefined ? {} : { ids }),
      ...(environments === undefined ? {} : { environments: environments.toSorted(byCodeUnit) }),
    },
    openIdConnectProvider: ci.openIdConnectProvider ?? "managed",
  };
}
