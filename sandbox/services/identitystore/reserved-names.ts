import { nameReserved } from "./errors";

const reserved = new Set(["administrator", "awsadministrators"]);

/**
 * https://docs.aws.amazon.com/singlesignon/latest/IdentityStoreAPIReference/API_CreateUser.html
 *
 * @throws AwsError `ValidationException`.
 */
export function checkNotReserved(name: string): void {
  if (reserved.has(name.toLowerCase())) throw nameReserved(name);
}
