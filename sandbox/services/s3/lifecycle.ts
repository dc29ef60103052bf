import { randomBytes } from "node:crypto";
import { childText, type ParsedElement } from "../../protocols/xml";
import type { S3Context } from "./context";
import { invalidArgument, invalidRequest, malformedXml } from "./errors";
import { childrenOf, documentOf, plainSetting, type SettingValue } from "./settings";

const mostRules = 1000;
const longestId = 255;

const actions = [
  "Expiration",
  "Transition",
  "NoncurrentVersionExpiration",
  "NoncurrentVersionTransition",
  "AbortIncompleteMultipartUpload",
];

/** Elements that hold a number of days or versions, one or more. */
const counts = new Set(["NoncurrentDays", "NewerNoncurrentVersions", "DaysAfterInitiation"]);

const sizeHeader = "x-amz-transition-default-minimum-object-size";
const sizes = ["all_storage_classes_128K", "varies_by_storage_class"];

/**
 * The rules by which S3 expires and moves objects: kept and handed back, while nothing expires here.
 *
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/intro-lifecycle-rules.html
 */
export function checkedLifecycle({ request }: S3Context, document: ParsedElement): SettingValue {
  const size = request.headers[sizeHeader] ?? sizes[0] ?? "";
  if (!sizes.includes(size)) throw invalidArgument(sizeHeader, size, "Invalid value.");
  const rules = childrenOf(document, "Rule");
  if (rules.length === 0 || rules.length > mostRules) throw malformedXml();
  const named = rules.map(checkedRule);
  const ids = named.map((rule) => childText(rule, "ID") ?? "");
  const repeated = ids.find((id, index) => ids.indexOf(id) < index);
  if (repeated !== undefined)
    throw invalidArgument(
      "ID",
      repeated,
      "Rule ID must be unique. Found same ID for more than one rule",
    );
  const { document: kept } = plainSetting(documentOf(document.name, named));
  return { document: kept, headers: { [sizeHeader]: size } };
}

function checkedRule(rule: ParsedElement): ParsedElement {
  const status = childText(rule, "Status");
  if (status !== "Enabled" && status !== "Disabled") throw malformedXml();
  const filters = rule.children.filter(({ name }) => name === "Filter" || name === "Prefix");
  if (filters.length !== 1) throw malformedXml();
  if (!rule.children.some(({ name }) => actions.includes(name)))
    throw invalidRequest("At least one action needs to be specified in a rule");
  for (const action of rule.children) action.children.forEach(checkCount);
  const id = childText(rule, "ID");
  if (id !== undefined && id.length > longestId)
    throw invalidArgument("ID", id, `ID length should not exceed allowed limit of ${longestId}`);
  if (id !== undefined && id !== "") return rule;
  const others = rule.children.filter(({ name }) => name !== "ID");
  const made = documentOf("ID", randomBytes(24).toString("base64url"));
  return documentOf(rule.name, [made, ...others]);
}

function checkCount({ name, text }: ParsedElement): void {
  if (counts.has(name) && !/^[1-9]\d*$/.test(text.trim()))
    throw invalidArgument(name, text, `'${name}' must be a positive integer`);
}
