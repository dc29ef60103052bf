import { type AccessTree, TREE_WITH_APPLICATIONS, VALID_TREE } from "../model/access-tree";

const snapshot = VALID_TREE["organization.snapshot.yaml"];

/**
 * The valid tree with one of everything that a stack can hold: applications, both kinds of boundary,
 * every kind of attachment, everything of a user, and texts that Terraform would take for templates.
 */
export const COMPLETE_TREE: AccessTree = {
  ...TREE_WITH_APPLICATIONS,
  "organization.snapshot.yaml": `${snapshot}  - { name: developer-extra, path: /identity/, accounts: [payments-dev] }
  - { name: session-logging, accounts: [payments-prod] }
`,
  "directory.yaml": `users:
  - userName: cy.fox
    displayName: Cy \${Fox}
    givenName: Cy
    familyName: Fox
    middleName: Ada
    formattedName: Dr. Cy Ada Fox II
    honorificPrefix: Dr.
    honorificSuffix: II
    email: cy.fox@acme.example
    emailType: work
    phoneNumber: +1 555 0100
    phoneNumberType: work
    address: { streetAddress: 1 Main Street, locality: Springfield, region: OR, postalCode: "97477", country: US, formatted: "1 Main Street, Springfield", type: work }
    nickName: Foxy
    profileUrl: https://people.acme.example/cy.fox
    title: 100%{engineer}
    userType: payments
    preferredLanguage: en-US
    locale: en-US
    timezone: America/Los_Angeles
${VALID_TREE["directory.yaml"].replace("users:\n", "")}  - { displayName: 'On-call "24/7" \${team}, 100%{all}', description: 'Pages \${people}', members: [ana.lima] }
`,
  "permission-sets/developer.yaml": `name: developer
description: Build and run \${applications}, 100%{safe}
sessionDuration: PT4H
relayState: https://us-east-1.console.aws.amazon.com/lambda/home?region=us-east-1#/functions
managedPolicies: [PowerUserAccess]
customerManagedPolicies: [{ name: developer-extra, path: /identity/ }]
inlinePolicy: { file: policies/developer.json }
permissionsBoundary: { customerManagedPolicy: { name: boundary, path: /identity/ } }
tags: { owner: platform-team, access-level: read-write, requires-mfa: "true" }
`,
  "environments/dev.yaml": `${VALID_TREE["environments/dev.yaml"]}  - { group: 'On-call "24/7" \${team}, 100%{all}', permissionSet: viewer, accounts: [shop-dev] }
`,
  "environments/prod.yaml": `permissionSets:
  developer:
    sessionDuration: PT1H
    managedPolicies: [ReadOnlyAccess]
    customerManagedPolicies: [{ name: session-logging }]
    permissionsBoundary: { managedPolicy: PowerUserAccess }
grants:
  - { group: Engineering, permissionSet: viewer, accounts: ["ou:Workloads/Prod"] }
  - { group: Payments-Developers, permissionSet: developer, accounts: ["tag:team=payments"] }
  - { group: Engineering, permissionSet: auditor, accounts: [security] }
  - { user: ana.lima, permissionSet: viewer, accounts: ["100000000002"] }
`,
};
