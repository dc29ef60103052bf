import type { AccessFiles } from "../access-files";
import type { AccessControl } from "../access-model";
import { byCodeUnit, byParts } from "../compare";
import * as errors from "../errors/access-control";
import type { Report } from "../finding";
import { locateKey, locateValue } from "../source/source-file";
import { reportDuplicates } from "./duplicates";

/** The instance's attributes for access control. */
export interface ResolvedAccessControl extends AccessControl {
  /** False when entries with errors were left out. */
  readonly complete: boolean;
}

const path = (attribute: string): string => `\${path:${attribute}}`;

/** What AWS documents: https://docs.aws.amazon.com/singlesignon/latest/userguide/attributemappingsconcept.html */
const SOURCES: ReadonlySet<string> = new Set([
  ...["email", "familyName", "givenName", "middleName", "name", "preferredUsername", "subject"].map(
    (attribute) => `\${user:${attribute}}`,
  ),
  ...["userName", "name.familyName", "name.givenName", "displayName", "nickName"].map(path),
  path("emails[primary eq true].value"),
  ...["streetAddress", "locality", "region", "postalCode", "country", "formatted"].map((part) =>
    path(`addresses[type eq "work"].${part}`),
  ),
  path('phoneNumbers[type eq "work"].value'),
  ...["userType", "title", "locale", "timezone"].map(path),
  ...["employeeNumber", "costCenter", "organization", "division", "department"].map((attribute) =>
    path(`enterprise.${attribute}`),
  ),
  path("enterprise.manager.value"),
]);

/** Checks access-control-attributes.yaml. Undefined when the file can't be used; without one, nothing is passed. */
export function resolveAccessControl(
  { names, accessControl: file, organization }: AccessFiles,
  report: Report,
): ResolvedAccessControl | undefined {
  if (!names.has("access-control-attributes.yaml")) {
    return { attributes: [], passedByIdentityProvider: [], complete: true };
  }
  if (file === undefined) return undefined;
  const { source, value, complete } = file;
  const { attributes = [], passedByIdentityProvider: passed = [] } = value;
  reportDuplicates(
    source,
    ["attributes"],
    attributes,
    { what: "An attribute's key", field: "key", value: ({ key }) => key, ignoreCase: true },
    report,
  );
  for (const [index, attribute] of attributes.entries()) {
    if (SOURCES.has(attribute.source)) continue;
    const place = locateValue(source, ["attributes", index, "source"]);
    report(place, errors.unknownSource(attribute.source, SOURCES));
  }
  const own = new Set(attributes.map(({ key }) => key.toLowerCase()));
  for (const [index, key] of passed.entries()) {
    if (!own.has(key.toLowerCase())) continue;
    const place = locateValue(source, ["passedByIdentityProvider", index]);
    report(place, errors.attributeOverridden(key));
  }
  if (passed.length > 0) {
    const place = locateKey(source, ["passedByIdentityProvider"]);
    if (organization?.value.directory.source === "identity-center") {
      report(place, errors.passedByNoIdentityProvider());
    } else if (attributes.length === 0 && complete) report(place, errors.attributesNotEnabled());
  }
  return {
    attributes: attributes.toSorted(byParts(({ key }) => [key])),
    passedByIdentityProvider: passed.toSorted(byCodeUnit),
    complete,
  };
}
