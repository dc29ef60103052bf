import type { PolicyDocument } from "../policy-json";

/** A repository on github.com: https://docs.github.com/en/actions/reference/security/oidc */
export interface GithubRepository {
  /** The user or organization that it belongs to, spelled as in its address. */
  readonly owner: string;
  /** Its name without the owner. */
  readonly name: string;
  /**
   * Numeric ids of owner and repository, which are in the subject of repositories created, renamed or
   * moved since July 2026.
   *
   * @default - the subject holds names alone
   */
  readonly ids?: {
    /** `repository_owner_id`. */
    readonly owner: string;
    /** `repository_id`. */
    readonly repository: string;
  };
}

/** Who issues the tokens, as AWS's condition keys spell it. */
export const GITHUB_ISSUER = "token.actions.githubusercontent.com";

/** Whom the tokens are for. */
export const STS_AUDIENCE = "sts.amazonaws.com";

/** What a token says about the job that it was given to. */
export interface JobIdentity {
  /** One of these is the token's `sub`. */
  readonly subjects: readonly string[];
  /**
   * The token's `ref`, as in `refs/heads/main`.
   *
   * @default - any
   */
  readonly ref?: string;
}

/** The jobs that deploy: of one branch and, where given, in these of GitHub's environments. */
export function deployIdentity(
  repository: GithubRepository,
  branch: string,
  environments?: readonly string[],
): JobIdentity {
  const ref = `refs/heads/${branch}`;
  // The subject of a job in an environment does not say its branch.
  const contexts = environments?.map((name) => `environment:${name}`) ?? [`ref:${ref}`];
  return { subjects: contexts.map((context) => subject(repository, context)), ref };
}

/** The jobs that plan: of pull requests, and of the branch that deploys, for what changed by hand. */
export function planIdentity(repository: GithubRepository, branch: string): JobIdentity {
  return {
    subjects: [
      subject(repository, "pull_request"),
      subject(repository, `ref:refs/heads/${branch}`),
    ],
  };
}

function subject({ owner, name, ids }: GithubRepository, context: string): string {
  const prefix = ids ? `${owner}@${ids.owner}/${name}@${ids.repository}` : `${owner}/${name}`;
  return `repo:${prefix}:${context}`;
}

/** Lets only jobs of that identity assume the role: compared as text, without wildcards. */
export function trustPolicy(providerArn: string, { subjects, ref }: JobIdentity): PolicyDocument {
  return {
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "Job",
        Effect: "Allow",
        Principal: { Federated: providerArn },
        Action: "sts:AssumeRoleWithWebIdentity",
        Condition: {
          StringEquals: {
            [`${GITHUB_ISSUER}:aud`]: STS_AUDIENCE,
            [`${GITHUB_ISSUER}:sub`]: subjects,
            ...(ref === undefined ? {} : { [`${GITHUB_ISSUER}:ref`]: ref }),
          },
        },
      },
    ],
  };
}
