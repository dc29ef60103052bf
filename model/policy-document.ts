import type { PolicyDocument } from "./access-model";
import type { Location } from "./diagnostic";
import * as errors from "./errors/policy-documents";
import { quotaExceeded } from "./errors/schema";
import { type Finding, type Report, watched } from "./finding";
import { checkCondition } from "./policy-condition";
import { DOCUMENT_FIELDS, inGrammarOrder, STATEMENT_FIELDS } from "./policy-order";
import { QUOTAS } from "./quotas";
import type { Path } from "./source/source-file";

/** Finds places inside a document, wherever it stands. */
export interface DocumentPlaces {
  key(path: Path): Location;
  value(path: Path): Location;
}

const PRINCIPAL_FIELDS = ["Principal", "NotPrincipal"];
const VERSIONS: readonly unknown[] = ["2012-10-17", "2008-10-17"];
const ACTION = /^(\*|(\*|[a-z0-9-]+):[A-Za-z0-9*?-]+)$/i;
/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html */
const PARTITIONS = [
  ...["aws", "aws-cn", "aws-us-gov", "aws-eusc"],
  ...["aws-iso", "aws-iso-b", "aws-iso-e", "aws-iso-f"],
];
const ARN = /^arn:(?<partition>[^:]+):(?<service>[^:]*):[^:]*:[^:]*:.*$/s;
const LATIN_1 = /^[\t\n\r\u0020-\u00FF]*$/;

type Mapping = Readonly<Record<string, unknown>>;

/**
 * Checks an identity-based policy document as far as IAM's grammar goes, and AWS's limits for inline policies.
 * Returns the document; when it breaks a rule, without the statements that do, for others to be judged as well.
 * Undefined when it is none.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */
export function checkPolicyDocument(
  data: unknown,
  places: DocumentPlaces,
  reportTo: Report,
): PolicyDocument | undefined {
  let sound = true;
  const report: Report = (location, finding) => {
    sound = false;
    reportTo(location, finding);
  };
  if (!isMapping(data)) {
    report(places.value([]), errors.policyStatement(data));
    return undefined;
  }
  for (const field of Object.keys(data)) {
    if (!DOCUMENT_FIELDS.includes(field)) {
      report(places.key([field]), errors.policyField("A policy document", field, DOCUMENT_FIELDS));
    }
  }
  if (!VERSIONS.includes(data.Version))
    report(places.value(["Version"]), errors.policyVersion(data.Version));
  const statements = Array.isArray(data.Statement) ? data.Statement : [data.Statement];
  if (statements.length === 0) report(places.value(["Statement"]), errors.policyStatement([]));
  const sids = new Set<string>();
  const usable = statements.map((statement, index) => {
    const path = Array.isArray(data.Statement) ? ["Statement", index] : ["Statement"];
    const { report: reportIn, failed } = watched(report);
    if (isMapping(statement)) checkStatement(statement, path, sids, places, reportIn);
    else reportIn(places.value(path), errors.policyStatement(statement));
    return failed() ? null : statement;
  });
  if (data.Id !== undefined && typeof data.Id !== "string")
    report(places.value(["Id"]), errors.policyId(data.Id));
  const tooLarge = sizeFinding(data);
  if (tooLarge !== undefined) report(places.value([]), tooLarge);
  checkCharacters(data, [], places, report);
  if (sound) return inGrammarOrder(data as PolicyDocument);
  return {
    ...data,
    Statement: Array.isArray(data.Statement) ? usable : usable[0],
  } as PolicyDocument;
}

function checkStatement(
  statement: Mapping,
  path: Path,
  sids: Set<string>,
  places: DocumentPlaces,
  report: Report,
): void {
  for (const field of Object.keys(statement)) {
    if (PRINCIPAL_FIELDS.includes(field))
      report(places.key([...path, field]), errors.policyPrincipal(field));
    else if (!STATEMENT_FIELDS.includes(field)) {
      report(
        places.key([...path, field]),
        errors.policyField("A statement", field, STATEMENT_FIELDS),
      );
    }
  }
  const { Sid: sid, Effect: effect, Condition: condition } = statement;
  if (effect !== "Allow" && effect !== "Deny")
    report(places.value([...path, "Effect"]), errors.policyEffect(effect));
  if (sid !== undefined) {
    if (typeof sid !== "string" || !/^[A-Za-z0-9]*$/.test(sid))
      report(places.value([...path, "Sid"]), errors.policySid(sid));
    else if (sids.has(sid) && sid !== "")
      report(places.value([...path, "Sid"]), errors.policyRepeatedSid(sid));
    else sids.add(sid);
  }
  if (Object.hasOwn(statement, "Condition"))
    checkCondition(condition, [...path, "Condition"], places, report);
  for (const [one, other, check] of [
    ["Action", "NotAction", checkAction],
    ["Resource", "NotResource", checkResource],
  ] as const) {
    const given = [one, other].filter((field) => Object.hasOwn(statement, field));
    if (given.length !== 1)
      report(places.value(path), errors.policyExactlyOne(one, other, given.length));
    for (const field of given)
      checkTexts(statement[field], [...path, field], field, check, places, report);
  }
}

function checkTexts(
  value: unknown,
  path: Path,
  field: string,
  check: (text: string, place: Location, report: Report) => void,
  places: DocumentPlaces,
  report: Report,
): void {
  const texts: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (texts.length === 0) report(places.value(path), errors.policyTextList(field, value));
  for (const [index, text] of texts.entries()) {
    const place = Array.isArray(value) ? [...path, index] : path;
    if (typeof text === "string") check(text, places.value(place), report);
    else report(places.value(place), errors.policyTextList(field, text));
  }
}

function checkAction(action: string, place: Location, report: Report): void {
  if (!ACTION.test(action)) report(place, errors.policyAction(action));
}

function checkResource(resource: string, place: Location, report: Report): void {
  if (resource === "*") return;
  // Policy variables hold colons of their own.
  const { partition = "", service } =
    ARN.exec(resource.replace(/\$\{[^}]*\}/g, "variable"))?.groups ?? {};
  if (service === undefined) report(place, errors.policyResource(resource));
  else if (!partition.includes("*") && !PARTITIONS.includes(partition))
    report(place, errors.policyPartition(resource, PARTITIONS));
  else if (/[*?]/.test(service)) report(place, errors.policyServiceWildcard(resource));
  else if (service === "") report(place, errors.policyResource(resource));
}

/** What is wrong with a document that is larger than AWS takes as an inline policy. */
export function sizeFinding(document: unknown): Finding | undefined {
  const { inlinePolicyBytes, inlinePolicyCharacters } = QUOTAS;
  const json = JSON.stringify(document);
  const bytes = Buffer.byteLength(json.replace(/[ \t\r\n]/g, ""));
  if (bytes > inlinePolicyBytes.limit) return quotaExceeded("inlinePolicyBytes", bytes, "here");
  return json.length > inlinePolicyCharacters.limit
    ? quotaExceeded("inlinePolicyCharacters", json.length, "here")
    : undefined;
}

/** Every text and key, since each can hold a character that AWS refuses. */
function checkCharacters(value: unknown, path: Path, places: DocumentPlaces, report: Report): void {
  const strangeIn = (text: string) =>
    LATIN_1.test(text) ? undefined : [...text].find((character) => !LATIN_1.test(character));
  if (typeof value === "string") {
    const character = strangeIn(value);
    if (character !== undefined) report(places.value(path), errors.policyCharacters(character));
  } else if (typeof value === "object" && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      const at = [...path, Array.isArray(value) ? Number(key) : key];
      const character = strangeIn(key);
      if (character !== undefined) report(places.key(at), errors.policyCharacters(character));
      checkCharacters(inner, at, places, report);
    }
  }
}

function isMapping(value: unknown): value is Mapping {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
