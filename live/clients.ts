import { IAMClient } from "@aws-sdk/client-iam";
import { IdentitystoreClient } from "@aws-sdk/client-identitystore";
import { OrganizationsClient } from "@aws-sdk/client-organizations";
import { SSOAdminClient } from "@aws-sdk/client-sso-admin";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { explain, isThrottled } from "./aws-failure";
import { type Clock, createRateLimit, type RateLimit, systemClock } from "./rate-limit";

/** Who calls, as STS says it. */
export interface Caller {
  /** 12-digit id. */
  readonly account: string;
  readonly arn: string;
  /** As in `aws`, `aws-us-gov`. */
  readonly partition: string;
}

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string | undefined;
}

/** The parts of AWS that are read. */
export interface Aws {
  readonly region: string;
  readonly caller: Caller;
  readonly organizations: OrganizationsClient;
  readonly ssoAdmin: SSOAdminClient;
  readonly identityStore: IdentitystoreClient;
  readonly sts: STSClient;
  /** IAM of the account that the role's credentials are for. */
  iam(credentials: Credentials, role: string): IAMClient;
  destroy(): void;
}

export interface ConnectOptions {
  /** Another AWS than the one that the environment leads to. */
  readonly place?: { readonly endpoint: string; readonly credentials: Credentials };
  readonly clock?: Clock;
  /** How often a request is sent at most. */
  readonly maxAttempts?: number;
  /** Aborted: nothing more is sent, and what is under way fails with the reason. */
  readonly signal?: AbortSignal;
}

/**
 * Requests a second. The SDK's adaptive mode slows down only once AWS refuses a request, and so takes all
 * of limits that deployments in the organization share; after a few refusals it sends one request in two
 * seconds. These are half of what AWS publishes (20 a second for Identity Center), for the others what
 * they have been seen to take; retries are the SDK's, with its backoff, and count as well.
 *
 * https://docs.aws.amazon.com/singlesignon/latest/userguide/limits.html
 */
const rates = { organizations: 8, sso: 10, identitystore: 10, sts: 20, iam: 5 } as const;

type Service = keyof typeof rates;

/**
 * Clients for the environment's AWS, or for another place. AWS is asked who calls: what is wrong with
 * credentials or network shows before anything else.
 *
 * @throws LiveError
 */
export async function connect(region: string, options: ConnectOptions = {}): Promise<Aws> {
  // It speaks to whoever maintains a program, not to whoever runs it.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= "true";
  const { place, clock = systemClock, maxAttempts = 10, signal } = options;
  const settings = {
    region,
    retryMode: "standard",
    maxAttempts,
    requestHandler: { connectionTimeout: 5000, requestTimeout: 60_000 },
    ...place,
  };
  let arn: string | undefined;
  const prepared = <C extends Client>(client: C, service: Service, role?: string): C => {
    prepare(client, service, createRateLimit(rates[service], clock), () => role ?? arn, signal);
    return client;
  };
  // Few attempts: whether AWS can be reached at all should be known soon.
  const first = prepared(
    new STSClient({ ...settings, maxAttempts: Math.min(maxAttempts, 3) }),
    "sts",
  );
  try {
    arn = (await first.send(new GetCallerIdentityCommand({}))).Arn ?? "";
  } finally {
    first.destroy();
  }
  const clients = {
    organizations: prepared(new OrganizationsClient(settings), "organizations"),
    ssoAdmin: prepared(new SSOAdminClient(settings), "sso"),
    identityStore: prepared(new IdentitystoreClient(settings), "identitystore"),
    sts: prepared(new STSClient(settings), "sts"),
  };
  const [, partition = "", , , account = ""] = arn.split(":");
  return {
    region,
    caller: { account, arn, partition },
    ...clients,
    iam: (credentials, role) => prepared(new IAMClient({ ...settings, credentials }), "iam", role),
    destroy: () => {
      for (const client of Object.values(clients)) client.destroy();
    },
  };
}

type Client = OrganizationsClient | SSOAdminClient | IdentitystoreClient | STSClient | IAMClient;

/** Slows a client's requests down, each attempt counted, and makes its errors ones that people can use. */
function prepare(
  client: Client,
  service: Service,
  limit: RateLimit,
  caller: () => string | undefined,
  signal: AbortSignal | undefined,
): void {
  // Each client's stack has types of its own; these two ask for nothing that they differ in.
  const { middlewareStack: stack } = client as STSClient;
  stack.add(
    (next, { commandName = "" }) =>
      async (given) => {
        try {
          return await next(given);
        } catch (error) {
          if (signal?.aborted) throw signal.reason;
          const operation = commandName.replace(/Command$/, "");
          const role = "RoleArn" in given.input ? given.input.RoleArn : undefined;
          throw explain(error, { service, operation, caller: caller(), role }) ?? error;
        }
      },
    { step: "initialize", name: "explainFailures", priority: "high" },
  );
  stack.add(
    (next) => async (given) => {
      await limit.take();
      signal?.throwIfAborted();
      try {
        return await next(given);
      } catch (error) {
        if (isThrottled(error)) limit.refused();
        throw error;
      }
    },
    // Within the SDK's retries.
    { step: "finalizeRequest", name: "limitRate", priority: "low" },
  );
}
