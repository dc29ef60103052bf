import { devNull } from "node:os";

/** Variables to set over an inherited environment; undefined means to remove the variable. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Settings of AWS tools that can't lead a request anywhere else. */
const harmless = /^AWS_(?:PAGER|CLI_[A-Z_]+|DEFAULT_OUTPUT|MAX_ATTEMPTS|RETRY_MODE)$/;

/**
 * What makes AWS tools talk to the sandbox at `url`, and to nothing else. Spread it over the
 * environment that a command inherits: `spawn(command, { env: { ...process.env, ...sandboxEnvironment(sandbox) } })`;
 * Node leaves out what is undefined.
 *
 * @param account 12-digit id of the account that calls; the one that administers unless given
 */
export function sandboxEnvironment(
  {
    url,
    region,
    account,
  }: {
    readonly url: string;
    readonly region: string;
    readonly account?: string | undefined;
  },
  inherited: Environment = process.env,
): Environment {
  const removed = Object.keys(inherited).filter(
    (name) => name.startsWith("AWS_") && !harmless.test(name),
  );
  return {
    ...Object.fromEntries(removed.map((name) => [name, undefined])),
    AWS_ENDPOINT_URL: url,
    AWS_ACCESS_KEY_ID: account ?? "sandbox",
    AWS_SECRET_ACCESS_KEY: "sandbox",
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_EC2_METADATA_DISABLED: "true",
    // A profile or an endpoint in the user's own files must not have a say.
    AWS_CONFIG_FILE: devNull,
    AWS_SHARED_CREDENTIALS_FILE: devNull,
    ...withoutProxy(inherited, new URL(url).hostname),
  };
}

/** Both spellings: some tools read the one, some the other. */
function withoutProxy(inherited: Environment, host: string): Environment {
  const direct = [inherited.NO_PROXY, inherited.no_proxy]
    .flatMap((list) => list?.split(",") ?? [])
    .map((entry) => entry.trim())
    .filter((entry) => entry !== "");
  const list = [...new Set([...direct, host])].join(",");
  return { NO_PROXY: list, no_proxy: list };
}
