import { childText, type ParsedElement } from "../../protocols/xml";
import { malformedXml } from "./errors";
import { checkedLifecycle } from "./lifecycle";
import { invalidTag, notConfigured } from "./setting-errors";
import { childrenOf, documentOf, plainSetting, type Setting, type SettingValue } from "./settings";

export const encryption: Setting = {
  query: "encryption",
  root: "ServerSideEncryptionConfiguration",
  putStatus: 200,
  check: (_, document) => plainSetting(checkedEncryption(document)),
  /** S3 encrypts every object, with its own keys unless told otherwise. */
  untold: () =>
    plainSetting(
      documentOf("ServerSideEncryptionConfiguration", [encryptionRule("AES256", undefined, false)]),
    ),
};

const algorithms = ["AES256", "aws:kms", "aws:kms:dsse"];

function checkedEncryption(document: ParsedElement): ParsedElement {
  const [rule, ...others] = childrenOf(document, "Rule");
  const [byDefault] =
    rule === undefined ? [] : childrenOf(rule, "ApplyServerSideEncryptionByDefault");
  if (rule === undefined || byDefault === undefined || others.length > 0) throw malformedXml();
  const algorithm = childText(byDefault, "SSEAlgorithm") ?? "";
  const key = childText(byDefault, "KMSMasterKeyID");
  if (!algorithms.includes(algorithm) || (key !== undefined && algorithm === "AES256"))
    throw malformedXml();
  const hasBucketKey = childText(rule, "BucketKeyEnabled") === "true";
  return documentOf(document.name, [encryptionRule(algorithm, key, hasBucketKey)]);
}

function encryptionRule(algorithm: string, key: string | undefined, hasBucketKey: boolean) {
  return documentOf("Rule", [
    documentOf("ApplyServerSideEncryptionByDefault", [
      documentOf("SSEAlgorithm", algorithm),
      ...(key === undefined ? [] : [documentOf("KMSMasterKeyID", key)]),
    ]),
    documentOf("BucketKeyEnabled", String(hasBucketKey)),
  ]);
}

const blocks = [
  "BlockPublicAcls",
  "IgnorePublicAcls",
  "BlockPublicPolicy",
  "RestrictPublicBuckets",
];

export const publicAccessBlock: Setting = {
  query: "publicAccessBlock",
  root: "PublicAccessBlockConfiguration",
  putStatus: 200,
  check: (_, document) => publicAccessBlocks((block) => childText(document, block) === "true"),
  untold: () => {
    throw notConfigured(
      "NoSuchPublicAccessBlockConfiguration",
      "The public access block configuration was not found",
    );
  },
};

export function publicAccessBlocks(isSet: (block: string) => boolean): SettingValue {
  return plainSetting(
    documentOf(
      publicAccessBlock.root,
      blocks.map((block) => documentOf(block, String(isSet(block)))),
    ),
  );
}

const ownerships = ["BucketOwnerEnforced", "BucketOwnerPreferred", "ObjectWriter"];

export const ownershipControls: Setting = {
  query: "ownershipControls",
  root: "OwnershipControls",
  putStatus: 200,
  check: (_, document) => {
    const [rule, ...others] = childrenOf(document, "Rule");
    if (rule === undefined || others.length > 0) throw malformedXml();
    return ownership(childText(rule, "ObjectOwnership") ?? "");
  },
  untold: () => {
    throw notConfigured(
      "OwnershipControlsNotFoundError",
      "The bucket ownership controls were not found",
    );
  },
};

export function ownership(owner: string): SettingValue {
  if (!ownerships.includes(owner)) throw malformedXml();
  const rule = documentOf("Rule", [documentOf("ObjectOwnership", owner)]);
  return plainSetting(documentOf(ownershipControls.root, [rule]));
}

export const lifecycle: Setting = {
  query: "lifecycle",
  root: "LifecycleConfiguration",
  putStatus: 200,
  check: checkedLifecycle,
  untold: () => {
    throw notConfigured(
      "NoSuchLifecycleConfiguration",
      "The lifecycle configuration does not exist",
    );
  },
};

const mostTags = 50;

export const tagging: Setting = {
  query: "tagging",
  root: "Tagging",
  putStatus: 204,
  check: (_, document) => {
    const tags = childrenOf(document, "TagSet").flatMap((set) => childrenOf(set, "Tag"));
    const keys = tags.map((tag) => childText(tag, "Key") ?? "");
    if (keys.some((key) => key === "")) throw malformedXml();
    if (new Set(keys).size < keys.length)
      throw invalidTag("Cannot provide multiple Tags with the same key");
    if (keys.length > mostTags)
      throw invalidTag(`Bucket tag count cannot be greater than ${mostTags}`);
    return plainSetting(document);
  },
  untold: () => {
    throw notConfigured("NoSuchTagSet", "The TagSet does not exist");
  },
};
