import type { AccessModel } from "../../model/access-model";
import { sandboxEnvironment } from "../../sandbox/environment";
import { startSandbox } from "../../sandbox/server";
import { estateFromAccess } from "../estate-from-access";

/** Variables of the user's that would change what Terraform does here. */
const ofTerraform = /^TF_(CLI_ARGS.*|DATA_DIR|WORKSPACE|LOG.*|INPUT|VAR_.*)$/;

/** Serves, in memory, the AWS that a model expects, as long as the work lasts. */
export async function withSandbox<T>(
  model: AccessModel,
  work: (sandbox: { readonly url: string; readonly env: NodeJS.ProcessEnv }) => Promise<T>,
): Promise<T> {
  const estate = estateFromAccess(model);
  const sandbox = await startSandbox({ estate });
  try {
    const inherited = Object.entries(process.env).filter(([name]) => !ofTerraform.test(name));
    const changes = sandboxEnvironment({ url: sandbox.url, region: estate.region });
    return await work({ url: sandbox.url, env: { ...Object.fromEntries(inherited), ...changes } });
  } finally {
    await sandbox.close();
  }
}
