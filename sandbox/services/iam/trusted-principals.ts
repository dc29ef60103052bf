import { readPolicy } from "../../policies/statement";
import type { Transaction } from "../../store/store";
import { accountOf } from "../organizations/tables";
import { findRole } from "./role-store";

/** The first role in a trust policy that its account doesn't have, in IAM's words; accounts outside the organization are not looked into. */
export function unknownPrincipal(transaction: Transaction, document: string): string | undefined {
  const reading = readPolicy(document);
  if (reading.kind === "mistake") return reading.reason;
  const named = reading.policy.statements.flatMap(({ principal }) => principal?.names.AWS ?? []);
  const unknown = named.find((principal) => !mayExist(transaction, principal));
  return unknown === undefined ? undefined : `Invalid principal in policy: "AWS":"${unknown}"`;
}

function mayExist(transaction: Transaction, principal: string): boolean {
  const [, accountId, path = "/", name] =
    /^arn:aws[\w-]*:iam::(\d{12}):role(\/(?:.*\/)?)([^/]+)$/.exec(principal) ?? [];
  if (accountId === undefined || name === undefined) return true;
  if (accountOf(transaction, accountId) === undefined) return true;
  return findRole(transaction, accountId, name)?.path === path;
}
