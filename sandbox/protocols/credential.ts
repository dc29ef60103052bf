/** Who signs a request, and for which service and region, as its Signature Version 4 says. */
export interface Credential {
  readonly accessKeyId: string;
  /** Empty for SigV4A, whose signature holds for several regions. */
  readonly region: string;
  /** Signing name, for example `sso` or `s3`. */
  readonly service: string;
}

export type Signature =
  | { readonly kind: "none" }
  | { readonly kind: "malformed" }
  | { readonly kind: "signed"; readonly credential: Credential };

/** A key id that is an account id makes that account the caller. */
const accountId = /^\d{12}$/;

/**
 * Reads the credential of a request, from its Authorization header or its presigned query. The
 * signature itself is not verified: any secret key will do.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
export function readSignature(
  headers: Readonly<Record<string, string>>,
  query: URLSearchParams,
): Signature {
  const authorization = headers.authorization;
  if (authorization === undefined) {
    const presigned = query.get("X-Amz-Credential");
    return presigned === null ? { kind: "none" } : parseScope(presigned);
  }
  const credential = /^AWS4-[A-Z0-9-]+\s.*?\bCredential=([^,\s]+)/.exec(authorization)?.[1];
  return credential === undefined ? { kind: "malformed" } : parseScope(credential);
}

/** The account that a key id spells out, if it is one. */
export function spelledAccount({ accessKeyId }: Credential): string | undefined {
  return accountId.test(accessKeyId) ? accessKeyId : undefined;
}

function parseScope(text: string): Signature {
  const scope = /^(.+)\/\d{8}\/(?:([^/]*)\/)?([^/]+)\/aws4_request$/.exec(text);
  const [, accessKeyId, region = "", service] = scope ?? [];
  if (accessKeyId === undefined || service === undefined) return { kind: "malformed" };
  return { kind: "signed", credential: { accessKeyId, region, service } };
}

export function signingService(signature: Signature): string | undefined {
  return signature.kind === "signed" ? signature.credential.service : undefined;
}
