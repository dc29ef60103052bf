import type { EnvironmentChanges } from "../terraform/terraform-environment";

/** What to type in another shell to reach a sandbox; each line can be copied as it is. */
export function howToReach(
  changes: EnvironmentChanges,
  inherited: NodeJS.ProcessEnv,
  hasTerraform: boolean,
): string {
  const removed = Object.keys(changes).filter(
    (name) => changes[name] === undefined && inherited[name] !== undefined,
  );
  const set = Object.entries(changes).flatMap(([name, value]) =>
    value === undefined ? [] : [`  export ${name}=${shellWord(value)}`],
  );
  return [
    "In another shell, once:",
    `  unset ${[...new Set([...decisive, ...removed])].join(" ")}`,
    ...set,
    "",
    "Then with the AWS CLI:",
    "  aws sso-admin list-instances",
    "",
    "with an SDK:",
    `  node -e '${sdkExample}'`,
    "",
    hasTerraform
      ? "with Terraform:"
      : "with Terraform, once it is installed (https://developer.hashicorp.com/terraform/install):",
    "  npx cdktf deploy identity",
    "  npx cdktf deploy dev",
  ].join("\n");
}

/** Stronger than what is exported, wherever the other shell has them. */
const decisive = ["AWS_PROFILE", "AWS_DEFAULT_PROFILE", "AWS_SESSION_TOKEN"];

const sdkExample =
  'const { SSOAdmin } = require("@aws-sdk/client-sso-admin"); new SSOAdmin().listInstances().then(console.log)';

/** As a POSIX shell reads it back. */
const shellWord = (value: string): string =>
  /^[\w@%+=:,./-]+$/.test(value) ? value : `'${value.replaceAll("'", "'\\''")}'`;
