import { IamOpenidConnectProvider } from "@cdktf/provider-aws/lib/iam-openid-connect-provider";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { Construct } from "constructs";
import { atAddress } from "../address";
import { policyJson } from "../policy-json";
import {
  deployIdentity,
  GITHUB_ISSUER,
  type GithubRepository,
  type JobIdentity,
  planIdentity,
  STS_AUDIENCE,
  trustPolicy,
} from "./github-trust";
import type { IdentityCenterAccessProps } from "./identity-center-resources";
import { readIdentityCenter } from "./read-identity-center";
import { deployState, planState, type StateAccessProps } from "./state-access";
import { allow, type Statement } from "./statement";
import {
  readTimeBoundAccess,
  type TimeBoundAccessAccessProps,
  writeTimeBoundAccess,
} from "./time-bound-access";
import { writeIdentityCenter } from "./write-identity-center";

export type { GithubRepository } from "./github-trust";
export type { IdentityCenterAccessProps } from "./identity-center-resources";
export type { StateAccessProps } from "./state-access";
export type { TimeBoundAccessAccessProps } from "./time-bound-access";

/** Whose workflows run, and what they reach. */
export interface CiRolesProps {
  /** 12-digit id of the account that the roles belong to. */
  readonly accountId: string;
  /** Whose workflows may assume the roles. */
  readonly repository: GithubRepository;
  /** Name of the branch that deploys. */
  readonly branch: string;
  /**
   * GitHub's environments that deploy, with the protection rules they have there.
   *
   * @default - jobs of the branch need no environment
   */
  readonly environments?: readonly string[];
  /** `managed`: the account's identity provider for GitHub is made here. `existing`: it is there, and others own it. */
  readonly openIdConnectProvider: "managed" | "existing";
  /** Where the states are, and which of them only people write. */
  readonly state: StateAccessProps;
  /** What of Identity Center the roles read, and the first of them writes. */
  readonly identityCenter: IdentityCenterAccessProps;
  /**
   * Name of a role in the organization's accounts that reads IAM there; the role that plans may assume it.
   *
   * @default - IAM in the accounts is not read
   */
  readonly accountReaderRoleName?: string;
  /**
   * Access that ends by itself, which the pipeline begins and ends.
   *
   * @default - there is none
   */
  readonly timeBoundAccess?: TimeBoundAccessAccessProps;
}

/**
 * Two roles for a repository's workflows on GitHub: one that deploys, for one branch or its environments,
 * and one that plans, for pull requests too. Neither can change the state's bucket and key, itself, or IAM,
 * but for what a role ends access of, within its boundary.
 */
export class CiRoles extends Construct {
  /** ARN of the role that deploys; a session lasts 4 hours at most. */
  readonly deployRoleArn: string;
  /** ARN of the role that plans; a session lasts 1 hour at most. */
  readonly planRoleArn: string;

  constructor(scope: Construct, id: string, props: CiRolesProps) {
    super(scope, id);
    const { repository, branch, environments, state, identityCenter } = props;
    const read = readIdentityCenter(identityCenter);
    const { accountId, timeBoundAccess } = props;
    const bound = timeBoundAccess && { ...timeBoundAccess, accountId };
    const provider = this.provider(props);
    const role = (name: "deploy" | "plan", details: Omit<RoleDetails, "provider">) =>
      this.role(name, { provider, ...details });
    this.deployRoleArn = role("deploy", {
      description: `Deploys IAM Identity Center for ${repository.owner}/${repository.name}`,
      identity: deployIdentity(repository, branch, environments),
      // An apply of thousands of assignments takes more than one hour.
      maxSessionHours: 4,
      policies: {
        state: deployState(state),
        "identity-center-read": read,
        "identity-center-write": writeIdentityCenter(identityCenter),
        ...(bound && {
          "time-bound-access": [...readTimeBoundAccess(bound), ...writeTimeBoundAccess(bound)],
        }),
      },
    });
    this.planRoleArn = role("plan", {
      description: `Plans pull requests of ${repository.owner}/${repository.name}; changes nothing`,
      identity: planIdentity(repository, branch),
      maxSessionHours: 1,
      policies: {
        state: planState(state),
        "identity-center-read": read,
        ...(bound && { "time-bound-access": readTimeBoundAccess(bound) }),
        ...readAccounts(props.accountReaderRoleName),
      },
    });
  }

  /** ARN of the account's identity provider for GitHub: AWS allows one for each issuer. */
  private provider({ openIdConnectProvider, accountId }: CiRolesProps): string {
    if (openIdConnectProvider === "existing") {
      return `arn:aws:iam::${accountId}:oidc-provider/${GITHUB_ISSUER}`;
    }
    // Without thumbprints: AWS trusts GitHub's certificate by its own list of authorities.
    return atAddress(
      "github",
      new IamOpenidConnectProvider(this, "provider", {
        url: `https://${GITHUB_ISSUER}`,
        clientIdList: [STS_AUDIENCE],
      }),
    ).arn;
  }

  private role(name: string, details: RoleDetails): string {
    const role = atAddress(
      name,
      new IamRole(this, name, {
        name: `identity-center-${name}`,
        description: details.description,
        assumeRolePolicy: policyJson(trustPolicy(details.provider, details.identity)),
        maxSessionDuration: details.maxSessionHours * 3600,
      }),
    );
    for (const [policy, statements] of Object.entries(details.policies)) {
      atAddress(
        `${name}--${policy}`,
        new IamRolePolicy(this, `${name}--${policy}`, {
          role: role.name,
          name: policy,
          policy: policyJson({ Version: "2012-10-17", Statement: statements }),
        }),
      );
    }
    return role.arn;
  }
}

/** AWS lets a role be assumed only where the role's own trust policy lets it, too. */
function readAccounts(roleName: string | undefined): RoleDetails["policies"] {
  if (roleName === undefined) return {};
  const roles = [`arn:aws:iam::*:role/${roleName}`];
  return { "account-read": [allow("ReadIamInAccounts", roles, ["sts:AssumeRole"])] };
}

interface RoleDetails {
  readonly provider: string;
  readonly description: string;
  readonly identity: JobIdentity;
  readonly maxSessionHours: number;
  /** Inline policies by name; all of a role together have at most 10,240 characters. */
  readonly policies: Readonly<Record<string, readonly Statement[]>>;
}
