import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { AccessModel } from "../../model/access-model";
import type { Loaded } from "../../model/diagnostic";
import { loadAccess } from "../../model/load-access";
import { renderDiagnostic } from "../../model/render-diagnostic";

/** Content by path from the access directory. */
export type AccessTree = Readonly<Record<string, string | Buffer>>;

/** A small organization with two environments that breaks no rule. */
export const VALID_TREE = {
  "organization.yaml": `instance:
  region: us-east-1
  managementAccount: "100000000001"
  delegatedAdministrator: "100000000002"
directory: { source: identity-center }
naming: "{name}-{environment}"
state:
  bucket: acme-state
  region: us-east-1
  kmsKey: arn:aws:kms:us-east-1:100000000002:key/0b8f7c7e-6a3f-4c58-9a3e-1f2d3c4b5a69
environments:
  dev: { organizationalUnits: [Workloads/Dev] }
  prod: { organizationalUnits: [Workloads/Prod, Security] }
`,
  "organization.snapshot.yaml": `organizationId: o-acme123456
rootId: r-ac1e
organizationalUnits:
  - { id: ou-ac1e-10000001, path: Security }
  - { id: ou-ac1e-10000002, path: Workloads }
  - { id: ou-ac1e-10000003, path: Workloads/Dev }
  - { id: ou-ac1e-10000004, path: Workloads/Prod }
  - { id: ou-ac1e-10000005, path: Workloads/Prod/Payments }
accounts:
  - { id: "100000000001", name: management, email: management@acme.example, status: ACTIVE }
  - { id: "100000000002", name: security, email: security@acme.example, organizationalUnit: Security, status: ACTIVE, tags: { team: security } }
  - { id: "100000000011", name: payments-dev, email: payments-dev@acme.example, organizationalUnit: Workloads/Dev, status: ACTIVE, tags: { team: payments } }
  - { id: "100000000012", name: shop-dev, email: shop-dev@acme.example, organizationalUnit: Workloads/Dev, status: ACTIVE, tags: { team: shop } }
  - { id: "100000000021", name: payments-prod, email: payments-prod@acme.example, organizationalUnit: Workloads/Prod/Payments, status: ACTIVE, tags: { team: payments } }
  - { id: "100000000022", name: shop-prod, email: shop-prod@acme.example, organizationalUnit: Workloads/Prod, status: ACTIVE }
customerManagedPolicies:
  - { name: boundary, path: /identity/, accounts: [payments-dev, shop-dev, payments-prod, shop-prod, "100000000002"], document: { Version: "2012-10-17", Statement: { Effect: Allow, Action: "s3:*", Resource: "*" } } }
`,
  "directory.yaml": `users:
  - { userName: ana.lima, displayName: Ana Lima, givenName: Ana, familyName: Lima, email: ana.lima@acme.example }
  - { userName: bo.chen, displayName: Bo Chen, givenName: Bo, familyName: Chen, email: bo.chen@acme.example }
groups:
  - { displayName: Engineering, members: [ana.lima, bo.chen] }
  - { displayName: Payments-Developers, description: Builds payments, members: [bo.chen] }
`,
  "permission-sets/developer.yaml": `name: developer
description: Build and run applications
sessionDuration: PT4H
managedPolicies: [PowerUserAccess]
inlinePolicy: { file: policies/developer.json }
permissionsBoundary: { customerManagedPolicy: { name: boundary, path: /identity/ } }
tags: { owner: platform-team, requires-mfa: "true" }
`,
  "permission-sets/viewer.yaml": `name: viewer
managedPolicies: [ViewOnlyAccess]
`,
  "permission-sets/auditor.yaml": `name: auditor
scope: instance
managedPolicies: [SecurityAudit]
`,
  "policies/developer.json": `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Sid": "NoIdentityChanges",
      "Effect": "Deny",
      "Action": ["iam:*User*", "organizations:*"],
      "Resource": "*"
    },
    {
      "Sid": "OwnObjects",
      "Effect": "Allow",
      "Action": "s3:GetObject",
      "Resource": "arn:aws:s3:::acme-\${aws:PrincipalTag/team}/*"
    }
  ]
}
`,
  "access-control-attributes.yaml": `attributes:
  - { key: team, source: "\${path:userType}" }
  - { key: cost-center, source: "\${path:enterprise.costCenter}" }
`,
  "environments/dev.yaml": `grants:
  - { group: Engineering, permissionSet: viewer, accounts: [all] }
  - { group: Payments-Developers, permissionSet: developer, accounts: [payments-dev] }
`,
  "environments/prod.yaml": `permissionSets:
  developer: { sessionDuration: PT1H, managedPolicies: [ReadOnlyAccess], permissionsBoundary: null }
grants:
  - { group: Engineering, permissionSet: viewer, accounts: ["ou:Workloads/Prod"] }
  - { group: Payments-Developers, permissionSet: developer, accounts: ["tag:team=payments"] }
  - { group: Engineering, permissionSet: auditor, accounts: [security] }
  - { user: ana.lima, permissionSet: viewer, accounts: ["100000000002"] }
`,
} as const satisfies AccessTree;

/** The valid tree with an application and a trusted token issuer. */
export const TREE_WITH_APPLICATIONS = {
  ...VALID_TREE,
  "applications/portal.yaml": `name: Developer Portal
description: Shows people their accounts
portalOptions: { signInOptions: { origin: APPLICATION, applicationUrl: "https://developers.acme.example/start" } }
assignments:
  - { group: Engineering }
  - { user: ana.lima }
accessScopes:
  - { scope: "sso:account:access", authorizedTargets: [instance, portal] }
`,
  "trusted-token-issuers.yaml": `trustedTokenIssuers:
  - { name: okta, issuerUrl: "https://acme.okta.com/oauth2/default", claimAttributePath: email, identityStoreAttributePath: emails.value }
`,
} as const satisfies AccessTree;

export type TreeFile = keyof typeof VALID_TREE;

/** The valid tree with one text in one file replaced. The text has to be there: an edit that edits nothing tests nothing. */
export function edited(file: TreeFile, from: string, to: string): AccessTree {
  return editedIn(VALID_TREE, file, from, to);
}

/** The same for another tree. */
export function editedIn(tree: AccessTree, file: string, from: string, to: string): AccessTree {
  const content = String(tree[file]);
  if (!content.includes(from)) throw new Error(`${file} holds no ${from}`);
  return { ...tree, [file]: content.replace(from, () => to) };
}

/** The valid tree with one more file, or one file replaced. */
export function added(file: string, content: string | Buffer): AccessTree {
  return { ...VALID_TREE, [file]: content };
}

/** The valid tree without some files. */
export function removed(...files: readonly TreeFile[]): AccessTree {
  return Object.fromEntries(
    Object.entries(VALID_TREE).filter(([file]) => !(files as readonly string[]).includes(file)),
  );
}

/** The valid tree with users and groups that an identity provider sends. */
export const EXTERNAL_TREE: AccessTree = {
  ...removed("directory.yaml"),
  "organization.yaml": VALID_TREE["organization.yaml"].replace("identity-center", "external"),
  "organization.snapshot.yaml": `${VALID_TREE["organization.snapshot.yaml"]}groups:
  - { displayName: Engineering }
  - { displayName: Payments-Developers }
users:
  - { userName: ana.lima, displayName: Ana Lima, givenName: Ana, familyName: Lima }
`,
};

/** Writes a tree into a new `access` directory; whoever does so removes it. */
export function plantTree(tree: AccessTree): { readonly directory: string; remove(): void } {
  const parent = mkdtempSync(join(tmpdir(), "access-tree-"));
  for (const [file, content] of Object.entries(tree)) {
    const path = join(parent, "access", file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }
  return {
    directory: join(parent, "access"),
    remove: () => rmSync(parent, { recursive: true, force: true }),
  };
}

/** Writes a tree into a new `access` directory, runs something on it, and removes it. */
export function withTree<T>(tree: AccessTree, run: (directory: string) => T): T {
  const { directory, remove } = plantTree(tree);
  try {
    return run(directory);
  } finally {
    remove();
  }
}

export function load(tree: AccessTree, at?: string): Loaded<AccessModel> {
  return withTree(tree, (directory) => loadAccess(directory, { at }));
}

/** The model of a tree that breaks no rule; fails with the errors otherwise. */
export function loadValid(tree: AccessTree, at?: string): AccessModel {
  const loaded = load(tree, at);
  if (!loaded.ok) throw new Error(loaded.errors.map(renderDiagnostic).join("\n"));
  return loaded.value;
}

/** What a person reads after loading a tree: errors, or notices when there are none; without warnings. */
export function loadedText(tree: AccessTree, at?: string): string {
  return withTree(tree, (directory) => textOf(directory, at));
}

/** The same for a directory that exists, with its place on this machine taken out. */
export function textOf(directory: string, at?: string): string {
  const loaded = loadAccess(directory, { at });
  const diagnostics = loaded.ok ? loaded.notices : loaded.errors;
  return diagnostics.map(renderDiagnostic).join("\n").replaceAll(directory, "access");
}

/** The warnings of a tree, one line for each of their lines; exceptions are judged on a day in 2026. */
export function warningsOf(tree: AccessTree, today = "2026-11-24"): string[] {
  return withTree(tree, (directory) =>
    loadAccess(directory, { at: today }).warnings.flatMap((warning) =>
      renderDiagnostic(warning).replaceAll(directory, "access").split("\n"),
    ),
  );
}
