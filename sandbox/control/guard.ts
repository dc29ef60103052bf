import { foreignHost, foreignOrigin, signedForAws } from "./errors";

/** What the control endpoint looks at before anything else. */
interface Head {
  readonly query: URLSearchParams;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
}

/** Refuses what a web page could send, by whatever name it reaches the port, and what is meant for AWS. */
export function guard({ query, headers }: Head, port: number): void {
  const isSigned =
    headers.authorization !== undefined ||
    headers["x-amz-target"] !== undefined ||
    [...query.keys()].some((name) => /^x-amz-/i.test(name));
  if (isSigned) throw signedForAws();
  const host = headers.host ?? "";
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  if (!hosts.includes(host)) throw foreignHost(host, hosts[0] ?? "");
  const { origin } = headers;
  if (origin !== undefined && !hosts.includes(origin.replace(/^http:\/\//, ""))) {
    throw foreignOrigin(origin);
  }
  const site = headers["sec-fetch-site"] ?? "none";
  if (site !== "none" && site !== "same-origin") throw foreignOrigin(site);
}
