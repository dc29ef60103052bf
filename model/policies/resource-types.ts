import type { CatalogAction } from "./action-catalog";
import { overlap } from "./wildcard";

/** Whether some resource of the pattern is of a type that one of the actions has. */
export function canHave(actions: readonly CatalogAction[], resource: string): boolean {
  // To list buckets, S3 asks for all of them, though the reference says that there is no resource.
  if (EVERY_BUCKET.test(resource) && actions.some(({ name }) => name.startsWith("s3:")))
    return true;
  // Most actions of a service share its types.
  const types = new Set(actions.flatMap(({ resourceTypes }) => resourceTypes));
  return [...types].some(({ arns }) => arns.some((arn) => canBe(arn, resource)));
}

/** The service of an ARN; undefined for what is none, as `*`. */
export function serviceOf(resource: string): string | undefined {
  const parts = withoutVariables(resource).split(":");
  return parts.length < 6 || parts[0] !== "arn" ? undefined : parts[2];
}

const BUCKET = "${BucketName}";
const EVERY_BUCKET = /^arn:[^:]*:s3:::\*$/;

/** Whether some ARN is of the type and of the pattern. A wildcard reaches across colons in the last part only. */
function canBe(type: string, resource: string): boolean {
  const [wanted, given] = [segments(type), segments(withoutVariables(resource))];
  // A bucket's name has no slash, or every object would pass for a bucket.
  if (type.endsWith(BUCKET) && given.at(-1)?.includes("/") === true) return false;
  return wanted.every((segment, index) => {
    const other = given[index] ?? "*";
    return segment === other || overlap(segment.replace(BUCKET, "*"), other);
  });
}

/** A pattern of fewer parts ends in a wildcard that stands for the rest, or it is no ARN at all. */
function segments(arn: string): string[] {
  const parts = arn.split(":");
  return parts.length < 6 ? parts : [...parts.slice(0, 5), parts.slice(5).join(":")];
}

const withoutVariables = (resource: string): string => resource.replace(/\$\{[^}]*\}/g, "*");
