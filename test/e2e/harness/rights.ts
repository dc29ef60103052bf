import type { AccessModel } from "../../../model/access-model";
import type { RequestRecord } from "../../../sandbox/server";
import { synth } from "../../fixtures/synth";

/** IAM's prefix where it is not the service's name. */
const PREFIXES: Readonly<Record<string, string>> = { "sso-admin": "sso" };

/** IAM's action where it is not the operation's name; none where AWS asks for no right. */
const ACTIONS: Readonly<Record<string, readonly string[]>> = {
  "s3:HeadBucket": ["s3:ListBucket"],
  "s3:HeadObject": ["s3:GetObject"],
  "s3:ListObjects": ["s3:ListBucket"],
  "s3:ListObjectsV2": ["s3:ListBucket"],
  "sts:GetCallerIdentity": [],
};

/** Rights that Terraform's own requests need, its backend's and its provider's, sorted. */
export function neededRights(records: readonly RequestRecord[]): string[] {
  const asked = records
    .filter(({ headers }) => /HashiCorp|Terraform/i.test(headers["user-agent"] ?? ""))
    .map(({ service, operation }) => `${PREFIXES[service] ?? service}:${operation}`);
  return [...new Set(asked.flatMap((action) => ACTIONS[action] ?? [action]))].sort();
}

/** Rights that the stack bootstrap gives a role of the pipeline, sorted. */
export function grantedRights(model: AccessModel, role: "deploy" | "plan"): string[] {
  const github = { owner: "acme", name: "identity", branch: "main" };
  const ci = { github, openIdConnectProvider: "managed" as const };
  const policies = synth({ ...model, ci }).get("bootstrap")?.resource?.aws_iam_role_policy ?? {};
  const allowed = Object.values(policies)
    .filter((policy) => policy.role === `\${aws_iam_role.${role}.name}`)
    .flatMap((policy): Statement[] => JSON.parse(policy.policy).Statement)
    .filter(({ Effect }) => Effect === "Allow")
    .flatMap(({ Action }) => Action);
  return [...new Set(allowed)].sort();
}

interface Statement {
  readonly Effect: string;
  readonly Action: readonly string[];
}
