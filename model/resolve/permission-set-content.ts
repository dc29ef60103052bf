import type { AccessFiles } from "../access-files";
import type {
  CustomerManagedPolicyReference,
  ManagedPolicy,
  PermissionsBoundary,
  PolicyDocument,
} from "../access-model";
import { byParts } from "../compare";
import * as errors from "../errors/permission-sets";
import { quotaExceeded, unknownField, wrongType } from "../errors/schema";
import type { Report } from "../finding";
import { findManagedPolicy, managedPolicyNames, removedManagedPolicy } from "../managed-policies";
import { nearestName } from "../nearest-name";
import { checkPolicyDocument, sizeFinding } from "../policy-document";
import { QUOTAS } from "../quotas";
import type { PermissionSetOverride } from "../schema/permission-set";
import { type SessionRevocation, withRevocation } from "../session-revocation";
import { locateKey, locateValue, type Path, type SourceFile } from "../source/source-file";
import { sortedRecord } from "./organization";

/** Where a permission set's content is written: a file, or an entry of an environment's `permissionSets`. */
export interface Origin {
  readonly source: SourceFile;
  readonly path: Path;
}

/** What one place says of a permission set. Null removes; a field with errors is absent. */
export interface Content {
  readonly description?: string | null;
  readonly sessionDuration?: string | null;
  readonly relayState?: string | null;
  readonly managedPolicies?: readonly ManagedPolicy[] | null;
  readonly customerManagedPolicies?: readonly CustomerManagedPolicyReference[] | null;
  readonly inlinePolicy?: PolicyDocument | null;
  readonly permissionsBoundary?: PermissionsBoundary | null;
  readonly revokeSessionsIssuedBefore?: SessionRevocation | null;
  readonly tags?: Readonly<Record<string, string>> | null;
}

type Declared = {
  readonly [Field in keyof PermissionSetOverride]?: PermissionSetOverride[Field] | undefined;
};

/** Turns what is written into what AWS takes. Reads each policy file once, however many sets name it. */
export class ContentReader {
  private readonly documents = new Map<string, PolicyDocument | undefined>();

  constructor(
    private readonly files: AccessFiles,
    private readonly report: Report,
    /** Whether an AWS managed policy may be one that AWS has removed since. */
    private readonly past: boolean,
  ) {}

  read(declared: Declared, origin: Origin): Content {
    const { description, sessionDuration, relayState, revokeSessionsIssuedBefore, tags } = declared;
    const content = {
      description,
      sessionDuration,
      relayState,
      revokeSessionsIssuedBefore,
      tags: tags && sortedRecord(tags),
      managedPolicies:
        declared.managedPolicies && this.managedPolicies(declared.managedPolicies, origin),
      customerManagedPolicies:
        declared.customerManagedPolicies &&
        this.references(declared.customerManagedPolicies, origin),
      inlinePolicy: declared.inlinePolicy && this.inlinePolicy(declared.inlinePolicy, origin),
      permissionsBoundary:
        declared.permissionsBoundary && this.boundary(declared.permissionsBoundary, origin),
    };
    return Object.fromEntries(Object.entries(content).filter(([, value]) => value !== undefined));
  }

  /** Policy files that no permission set named. */
  reportUnused(): void {
    for (const [file, source] of this.files.policies) {
      if (source === undefined || this.documents.has(file)) continue;
      this.report(locateValue(source, []), errors.unusedPolicyFile(file));
    }
  }

  private managedPolicies(names: readonly string[], { source, path }: Origin): ManagedPolicy[] {
    return names
      .flatMap(
        (name, index) =>
          this.managedPolicy(name, source, [...path, "managedPolicies", index]) ?? [],
      )
      .sort(byParts(({ arn }) => [arn]));
  }

  private managedPolicy(name: string, source: SourceFile, path: Path): ManagedPolicy | undefined {
    const lookup = findManagedPolicy(name);
    if (lookup.type === "found") return lookup.policy;
    if (this.past) return removedManagedPolicy(name);
    const place = locateValue(source, path);
    if (lookup.type === "not-attachable") {
      this.report(place, errors.managedPolicyNotAttachable(name, lookup.path));
      return undefined;
    }
    // A policy's ARN ends in the name that belongs here.
    const lastPart = name.slice(name.lastIndexOf("/") + 1);
    this.report(
      place,
      errors.unknownManagedPolicy(name, nearestName(lastPart, managedPolicyNames)),
    );
    return undefined;
  }

  private references(
    references: readonly { readonly name: string; readonly path?: string | undefined }[],
    { source, path }: Origin,
  ): CustomerManagedPolicyReference[] {
    const seen = new Set<string>();
    for (const [index, { name }] of references.entries()) {
      if (seen.has(name.toLowerCase())) {
        const place = locateValue(source, [...path, "customerManagedPolicies", index, "name"]);
        this.report(place, errors.repeatedCustomerManagedPolicy(name));
      }
      seen.add(name.toLowerCase());
    }
    return references
      .map(toReference)
      .sort(byParts((reference) => [reference.path, reference.name]));
  }

  private boundary(
    declared: NonNullable<PermissionSetOverride["permissionsBoundary"]>,
    { source, path }: Origin,
  ): PermissionsBoundary | undefined {
    const { managedPolicy: name, customerManagedPolicy } = declared;
    if (customerManagedPolicy !== undefined) {
      return {
        type: "customer-managed-policy",
        customerManagedPolicy: toReference(customerManagedPolicy),
      };
    }
    if (name === undefined) return undefined;
    const managedPolicy = this.managedPolicy(name, source, [
      ...path,
      "permissionsBoundary",
      "managedPolicy",
    ]);
    return managedPolicy && { type: "managed-policy", managedPolicy };
  }

  private inlinePolicy(
    declared: Readonly<Record<string, unknown>>,
    { source, path }: Origin,
  ): PolicyDocument | undefined {
    const at = [...path, "inlinePolicy"];
    if (!Object.hasOwn(declared, "file")) {
      return checkPolicyDocument(declared, placesIn(source, at), this.report);
    }
    for (const field of Object.keys(declared).filter((name) => name !== "file")) {
      const finding = unknownField(field, 'An "inlinePolicy" with "file"', ["file"]);
      this.report(locateKey(source, [...at, field]), finding);
    }
    const { file } = declared;
    const place = locateValue(source, [...at, "file"]);
    if (typeof file !== "string") this.report(place, wrongType('"file"', "string", file));
    else if (!/^policies\/[^/]+\.json$/.test(file)) this.report(place, errors.policyFilePath(file));
    else if (this.files.policies.has(file)) return this.policyFile(file);
    else this.report(place, errors.unknownPolicyFile(file, this.files.policies.keys()));
    return undefined;
  }

  private policyFile(file: string): PolicyDocument | undefined {
    if (this.documents.has(file)) return this.documents.get(file);
    const source = this.files.policies.get(file);
    const document = source && checkPolicyDocument(source.data, placesIn(source, []), this.report);
    this.documents.set(file, document);
    return document;
  }
}

/** Reports when more policies are attached than a permission set holds. */
export function checkPolicyCount(content: Content, { source, path }: Origin, report: Report): void {
  const managed = content.managedPolicies?.length ?? 0;
  const count = managed + (content.customerManagedPolicies?.length ?? 0);
  if (count <= QUOTAS.policiesPerPermissionSet.limit) return;
  const field = managed > 0 ? "managedPolicies" : "customerManagedPolicies";
  report(
    locateKey(source, [...path, field]),
    quotaExceeded("policiesPerPermissionSet", count, "here"),
  );
}

/** The inline policy as AWS gets it: with what revokes sessions. */
export const revokedPolicy = (content: Content): PolicyDocument | undefined =>
  withRevocation(content.inlinePolicy ?? undefined, content.revokeSessionsIssuedBefore ?? {});

/** Reports when an inline policy that AWS takes is too large with what revokes sessions. */
export function checkRevokedSize(content: Content, { source, path }: Origin, report: Report): void {
  const { inlinePolicy, revokeSessionsIssuedBefore: revocation } = content;
  if (!revocation || (inlinePolicy && sizeFinding(inlinePolicy) !== undefined)) return;
  const policy = revokedPolicy(content);
  const finding = policy && sizeFinding(policy);
  if (finding) report(locateKey(source, [...path, "revokeSessionsIssuedBefore"]), finding);
}

function toReference({ name, path = "/" }: { name: string; path?: string | undefined }) {
  return { name, path };
}

function placesIn(source: SourceFile, base: Path) {
  return {
    key: (path: Path) => locateKey(source, [...base, ...path]),
    value: (path: Path) => locateValue(source, [...base, ...path]),
  };
}
