import { z } from "zod";
import { text, uniqueList } from "./text";

const numericId = (what: string) =>
  text({
    rule: "invalid-github-id",
    demand: "An id of GitHub is a number",
    fix: "Read both ids with: gh api repos/OWNER/NAME --jq '.owner.id, .id'",
    description: `Id of the repository${what}, in quotes.`,
    pattern: /^[1-9]\d*$/,
    maximum: 20,
  });

const github = z
  .strictObject({
    repository: text({
      rule: "invalid-github-repository",
      demand: "A repository is given as OWNER/NAME",
      fix: "Write it as in acme/identity-center: no URL, no wildcard.",
      description: "The repository whose workflows plan and deploy, as OWNER/NAME.",
      pattern: /^[A-Za-z0-9][A-Za-z0-9_-]*\/[A-Za-z0-9_.-]+$/,
      maximum: 140,
    }),
    ids: z
      .strictObject({ owner: numericId("'s owner"), repository: numericId("") })
      .meta({
        description:
          "Ids of owner and repository, which GitHub puts into the tokens of repositories created, renamed or moved since July 2026. Leave them out for an older one.",
      })
      .optional(),
    branch: text({
      rule: "invalid-branch",
      demand: "A branch is given by its name",
      fix: "Write it as in main: no refs/heads/, no wildcard.",
      description: "The branch that deploys; main when absent.",
      pattern: /^(?!refs\/)[^\s~^:?*[\\\p{C}]+$/u,
      maximum: 255,
    }).optional(),
    environments: uniqueList(
      text({
        rule: "invalid-github-environment",
        demand: "An environment of GitHub is given by its name",
        fix: "Write the name as GitHub shows it, without : and wildcards.",
        description: "Name of a GitHub environment.",
        pattern: /^[^:?*\p{C}]+$/u,
        maximum: 255,
      }),
      "The GitHub environments that deploy, with the protection rules they have there; jobs of the branch need none when absent.",
    )
      .min(1)
      .optional(),
  })
  .meta({ description: "GitHub Actions." });

/** What may deploy from a pipeline. */
export const ci = z
  .strictObject({
    github,
    openIdConnectProvider: z
      .enum(["managed", "existing"])
      .meta({
        description:
          "managed: the bootstrap makes the identity provider, or adopts the one there is. existing: others own it, the roles only trust it. managed when absent.",
      })
      .optional(),
  })
  .meta({ description: "The pipeline that plans and deploys: it gets a role for each." });
