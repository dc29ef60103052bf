import type { AccessControlAttribute } from "../../../modules/access-control-attributes/access-control-attributes";
import type { ApplicationProps } from "../../../modules/application/application";
import type { DirectoryUser } from "../../../modules/directory/directory";
import type { PermissionSetProps } from "../../../modules/permission-set/permission-set";
import type { TrustedTokenIssuerProps } from "../../../modules/trusted-token-issuer/trusted-token-issuer";

/**
 * Everything as it is made, with every attribute changed, with every optional one gone, and with what
 * AWS sets once changed.
 */
export type Version = "created" | "changed" | "bare" | "other";

interface Declared {
  readonly user: DirectoryUser;
  readonly group: { readonly displayName: string; readonly description?: string };
  readonly permissionSet: Partial<PermissionSetProps>;
  readonly attributes: readonly AccessControlAttribute[];
  readonly application: Omit<ApplicationProps, "instanceArn" | "assignments" | "key">;
  readonly issuer: Omit<TrustedTokenIssuerProps, "instanceArn" | "key">;
}

const policy = (action: string) => ({
  Version: "2012-10-17",
  Statement: [
    { Effect: "Allow", Action: action, Resource: "arn:aws:s3:::acme-${aws:PrincipalTag/team}/*" },
  ],
});

/** AWS sets it once. */
const issuerUrl = "https://acme.okta.com/oauth2/default";

const created: Declared = {
  user: {
    userName: "ana.lima",
    displayName: "Ana Lima",
    givenName: "Ana",
    familyName: "Lima",
    middleName: "Rosa",
    formattedName: "Dr. Ana Rosa Lima III",
    honorificPrefix: "Dr.",
    honorificSuffix: "III",
    email: { value: "ana@acme.example", type: "work", primary: true },
    phoneNumber: { value: "+351 21 555 0100", type: "work", primary: true },
    address: {
      streetAddress: "Rua ${x} 1",
      locality: "Lisboa",
      region: "Lisboa",
      postalCode: "1000-001",
      country: "PT",
      formatted: "Rua 1\n1000-001 Lisboa",
      type: "work",
      primary: true,
    },
    nickName: "Aninha",
    profileUrl: "https://people.acme.example/ana",
    title: "Engineer, 100%{done}",
    userType: "Employee",
    preferredLanguage: "pt-PT",
    locale: "pt-PT",
    timezone: "Europe/Lisbon",
  },
  group: { displayName: "Reviewers", description: "Reviews" },
  permissionSet: {
    description: "Builds",
    sessionDuration: "PT4H",
    relayState: "https://console.aws.amazon.com/lambda/home",
    inlinePolicy: policy("s3:GetObject"),
    tags: { owner: "platform", stage: "a" },
  },
  attributes: [
    { key: "team", source: "${path:userType}" },
    { key: "street", source: '${path:addresses[type eq "work"].streetAddress}' },
  ],
  application: {
    name: "Portal",
    description: "Shows accounts",
    status: "ENABLED",
    portalOptions: {
      visibility: "ENABLED",
      signInOptions: { origin: "APPLICATION", applicationUrl: "https://a.acme.example/start" },
    },
    assignmentRequired: true,
    tags: { owner: "platform", stage: "a" },
  },
  issuer: {
    name: "okta",
    oidcJwtConfiguration: {
      issuerUrl,
      claimAttributePath: "email",
      identityStoreAttributePath: "emails.value",
    },
    tags: { owner: "platform", stage: "a" },
  },
};

const changed: Declared = {
  user: {
    userName: "ana.lima",
    displayName: "Ana Costa",
    givenName: "Anna",
    familyName: "Costa",
    middleName: "Rita",
    formattedName: "Prof. Anna Rita Costa IV",
    honorificPrefix: "Prof.",
    honorificSuffix: "IV",
    email: { value: "anna@acme.example", type: "home", primary: false },
    phoneNumber: { value: "+351 21 555 0101", type: "mobile", primary: false },
    address: {
      streetAddress: "Rua 2",
      locality: "Porto",
      region: "Norte",
      postalCode: "4000-001",
      country: "Portugal",
      formatted: "Rua 2\n4000-001 Porto",
      type: "home",
      primary: false,
    },
    nickName: "Anna",
    profileUrl: "https://people.acme.example/anna",
    title: "Staff engineer",
    userType: "Contractor",
    preferredLanguage: "en-GB",
    locale: "en-GB",
    timezone: "Europe/London",
  },
  group: { displayName: "Approvers", description: "Approves" },
  permissionSet: {
    description: "Builds and runs",
    sessionDuration: "PT2H",
    relayState: "https://console.aws.amazon.com/ec2/home",
    inlinePolicy: policy("s3:PutObject"),
    tags: { owner: "security", level: "b" },
  },
  attributes: [
    { key: "team", source: "${path:title}" },
    { key: "language", source: "${path:locale}" },
  ],
  application: {
    name: "Developer Portal",
    description: "Shows accounts and what runs there",
    status: "DISABLED",
    portalOptions: {
      visibility: "ENABLED",
      signInOptions: { origin: "IDENTITY_CENTER" },
    },
    assignmentRequired: false,
    tags: { owner: "security", level: "b" },
  },
  issuer: {
    name: "okta-2",
    oidcJwtConfiguration: {
      issuerUrl,
      claimAttributePath: "preferred_username",
      identityStoreAttributePath: "userName",
    },
    tags: { owner: "security", level: "b" },
  },
};

const bare: Declared = {
  user: { userName: "ana.lima", displayName: "Ana", givenName: "Ana", familyName: "L" },
  // The provider changes a group's description, but can't take it away.
  group: changed.group,
  permissionSet: { inlinePolicy: policy("s3:PutObject") },
  attributes: [{ key: "team", source: "${path:title}" }],
  application: {
    name: "Developer Portal",
    description: "Shows accounts and what runs there",
    portalOptions: { signInOptions: { origin: "IDENTITY_CENTER" } },
  },
  issuer: { name: "okta-2", oidcJwtConfiguration: changed.issuer.oidcJwtConfiguration },
};

const other: Declared = {
  ...bare,
  application: {
    ...bare.application,
    portalOptions: { visibility: "DISABLED", signInOptions: { origin: "IDENTITY_CENTER" } },
  },
  issuer: {
    ...bare.issuer,
    oidcJwtConfiguration: {
      ...bare.issuer.oidcJwtConfiguration,
      issuerUrl: "https://acme.okta.com/oauth2/other",
    },
  },
};

export const VERSIONS: Readonly<Record<Version, Declared>> = { created, changed, bare, other };
