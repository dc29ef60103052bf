import { type Aws, connect, disconnect } from "../../../cli/bootstrap/aws";
import { type Sandbox, startSandbox } from "../../../sandbox/server";
import { estate } from "../../sandbox/estate-fixture";

export interface LocalClients {
  readonly aws: Aws;
  readonly sandbox: Sandbox;
  stop(): Promise<void>;
}

/** A sandbox without buckets, and the bootstrap's own clients, which find it by the environment. */
export async function startLocalClients(): Promise<LocalClients> {
  const environment = process.env;
  const sandbox = await startSandbox({ estate: { ...estate, buckets: [] } });
  process.env = {
    ...environment,
    AWS_ENDPOINT_URL: sandbox.url,
    AWS_ACCESS_KEY_ID: "sandbox",
    AWS_SECRET_ACCESS_KEY: "sandbox",
  };
  const aws = connect("us-east-1");
  return {
    aws,
    sandbox,
    async stop() {
      disconnect(aws);
      process.env = environment;
      await sandbox.close();
    },
  };
}
