import type { AccessModel } from "../../model/access-model";
import { sandboxEnvironment } from "../../sandbox/environment";
import { startSandbox } from "../../sandbox/server";
import { type Aws, connect, disconnect } from "../bootstrap/aws";
import { estateFromAccess } from "../estate-from-access";

export interface ServedSandbox {
  readonly url: string;
  /** What a command inherits that talks to it, in the name of an account. */
  readonly env: (account: string) => NodeJS.ProcessEnv;
  readonly aws: Aws;
}

/** Serves, in memory, the AWS that a model expects before it is bootstrapped, as long as the work lasts. */
export async function withSandbox<T>(
  model: AccessModel,
  work: (sandbox: ServedSandbox) => Promise<T>,
): Promise<T> {
  const estate = { ...estateFromAccess(model), buckets: [] };
  const sandbox = await startSandbox({ estate });
  const credentials = { accessKeyId: "sandbox", secretAccessKey: "sandbox" };
  const aws = connect(model.state.region, { endpoint: sandbox.url, credentials });
  try {
    const { url } = sandbox;
    const { region } = estate;
    const env = (account: string) => ({
      ...process.env,
      ...sandboxEnvironment({ url, region, account }),
    });
    return await work({ url, env, aws });
  } finally {
    disconnect(aws);
    await sandbox.close();
  }
}
