import { type Agent, type OutgoingHttpHeaders, request } from "node:http";
import { IAM } from "@aws-sdk/client-iam";
import { Identitystore } from "@aws-sdk/client-identitystore";
import { KMS } from "@aws-sdk/client-kms";
import { S3, S3Client } from "@aws-sdk/client-s3";
import { Scheduler } from "@aws-sdk/client-scheduler";
import { SNS } from "@aws-sdk/client-sns";
import { SQS } from "@aws-sdk/client-sqs";
import { SSOAdmin } from "@aws-sdk/client-sso-admin";
import { STSClient } from "@aws-sdk/client-sts";
import type { Estate } from "../../sandbox/estate";
import { type RequestRecord, type Sandbox, startSandbox } from "../../sandbox/server";
import { estate } from "./estate-fixture";

export interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

export interface RunningSandbox {
  readonly sandbox: Sandbox;
  readonly records: RequestRecord[];
  s3(settings?: { readonly region?: string; readonly account?: string }): S3Client;
  s3All(account?: string): S3;
  sts(account?: string): STSClient;
  iam(account: string): IAM;
  kms(account: string, region?: string): KMS;
  scheduler(account: string): Scheduler;
  sns(account: string): SNS;
  sqs(account: string): SQS;
  /** By whoever administers, in the home Region, unless said otherwise. */
  ssoAdmin(account?: string, region?: string): SSOAdmin;
  identityStore(account?: string, region?: string): Identitystore;
  /** Sends bytes as they are; signed for `service` unless `headers` say otherwise. */
  send(
    method: string,
    path: string,
    options?: {
      readonly service?: string;
      readonly headers?: OutgoingHttpHeaders;
      readonly body?: string | Buffer;
    },
  ): Promise<RawAnswer>;
  stop(): Promise<void>;
}

export const frankfurtBucket = "acme-frankfurt";

export async function runSandbox(
  given: Estate = estate,
  dataDirectory?: string,
): Promise<RunningSandbox> {
  const records: RequestRecord[] = [];
  const buckets = [...given.buckets, { name: frankfurtBucket, region: "eu-central-1" }];
  const sandbox = await startSandbox({
    estate: { ...given, buckets },
    ...(dataDirectory !== undefined && { dataDirectory }),
    onRequest: (record) => records.push(record),
  });
  const clients: { destroy(): void }[] = [];
  const kept = <T extends { destroy(): void }>(client: T): T => {
    clients.push(client);
    return client;
  };
  const settings = (region: string, account: string) => ({
    region,
    endpoint: sandbox.url,
    maxAttempts: 1,
    credentials: { accessKeyId: account, secretAccessKey: "any" },
  });
  return {
    sandbox,
    records,
    s3: ({ region = "us-east-1", account = "any" } = {}) =>
      kept(new S3Client(settings(region, account))),
    s3All: (account = "any") => kept(new S3(settings("us-east-1", account))),
    sts: (account = "any") => kept(new STSClient(settings("us-east-1", account))),
    iam: (account) => kept(new IAM(settings("us-east-1", account))),
    kms: (account, region = "us-east-1") => kept(new KMS(settings(region, account))),
    scheduler: (account) => kept(new Scheduler(settings("us-east-1", account))),
    sns: (account) => kept(new SNS(settings("us-east-1", account))),
    sqs: (account) => kept(new SQS(settings("us-east-1", account))),
    ssoAdmin: (account = "any", region = given.region) =>
      kept(new SSOAdmin(settings(region, account))),
    identityStore: (account = "any", region = given.region) =>
      kept(new Identitystore(settings(region, account))),
    send: (method, path, { service = "s3", headers = {}, body = "" } = {}) =>
      send(sandbox.port, method, path, { authorization: signedFor(service), ...headers }, body),
    stop: async () => {
      for (const client of clients) client.destroy();
      await sandbox.close();
    },
  };
}

export function signedFor(service: string, accessKeyId = "any", region = "us-east-1"): string {
  return `AWS4-HMAC-SHA256 Credential=${accessKeyId}/20260101/${region}/${service}/aws4_request, SignedHeaders=host, Signature=00`;
}

/** Headers that are undefined are not sent. */
export function send(
  port: number,
  method: string,
  path: string,
  headers: OutgoingHttpHeaders,
  body: string | Buffer = "",
  agent: Agent | false = false,
): Promise<RawAnswer> {
  const sent = Object.fromEntries(
    Object.entries(headers).filter(([, value]) => value !== undefined),
  );
  return new Promise((resolve, reject) => {
    const call = request(
      { host: "127.0.0.1", port, method, path, headers: sent, agent },
      (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("end", () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(chunks).toString("utf8"),
          }),
        );
      },
    );
    call.on("error", reject);
    call.end(body);
  });
}
