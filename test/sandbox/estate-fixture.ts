import { type Estate, parseEstate } from "../../sandbox/estate";

export const management = "100000000001";
export const security = "100000000002";
export const dev = "100000000011";
export const prod = "100000000012";
export const suspended = "100000000013";

/** A small organization: one of everything that the rules tell apart. */
export const estateText = `
region: us-east-1
organization:
  id: o-acme123456
  rootId: r-ac1e
  managementAccount: "${management}"
  delegatedAdministrator: "${security}"
organizationalUnits:
  - { id: ou-ac1e-10000001, path: Workloads }
  - { id: ou-ac1e-10000002, path: Workloads/Dev }
  - { id: ou-ac1e-10000003, path: Workloads/Prod }
accounts:
  - { id: "${management}", name: management, email: aws@acme.example }
  - { id: "${security}", name: security, email: aws+security@acme.example }
  - id: "${dev}"
    name: payments-dev
    email: aws+payments-dev@acme.example
    organizationalUnit: Workloads/Dev
    tags: { team: payments }
    customerManagedPolicies: [{ name: developer-extra, path: /identity/ }]
  - { id: "${prod}", name: payments-prod, email: aws+payments-prod@acme.example, organizationalUnit: Workloads/Prod }
  - { id: "${suspended}", name: old, email: aws+old@acme.example, organizationalUnit: Workloads/Prod, status: SUSPENDED }
users:
  - { userName: ana.lima, displayName: Ana Lima, givenName: Ana, familyName: Lima, email: ana.lima@acme.example }
  - { userName: bo.chen, displayName: Bo Chen, givenName: Bo, familyName: Chen }
groups:
  - { displayName: Engineering, description: Everyone who builds, members: [ana.lima] }
  - { displayName: Auditors }
buckets:
  - { name: acme-state, region: us-east-1 }
`;

export const estate: Estate = parseEstate(estateText, "estate.yaml");
