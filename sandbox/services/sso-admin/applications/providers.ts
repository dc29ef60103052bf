import type { ApplicationProvider } from "@aws-sdk/client-sso-admin";
import { pageOfList } from "../../pagination";
import { invalidToken } from "../errors";
import type { SsoAdminOperations } from "../operations";
import { providerNotFound, providerUnsupported } from "./errors";

interface Provider {
  readonly path: string;
  readonly protocol: "OAUTH" | "SAML";
  readonly name: string;
  readonly description: string;
  /** The path that AWS's messages call it by, where that is another one. */
  readonly knownAs?: string;
}

/**
 * Those whose ARNs people have seen in AWS, which has several hundred more in its catalog: one for
 * OAuth 2.0 applications, two for SAML, and services of AWS that make their applications themselves.
 * The inner names are from https://github.com/hashicorp/terraform-provider-aws/issues/34813.
 */
const providers: readonly Provider[] = [
  {
    path: "custom",
    protocol: "OAUTH",
    name: "Custom application",
    description: "Custom OAuth 2.0 application",
  },
  {
    path: "custom-saml",
    protocol: "SAML",
    name: "Custom SAML 2.0 application",
    description: "Custom SAML 2.0 application",
    knownAs: "app-50e590700beb5208",
  },
  {
    path: "catalog/ExternalAWSAccount",
    protocol: "SAML",
    name: "External AWS Account",
    description: "Access to an AWS account outside of the organization",
    knownAs: "app-872d35937b9c1ed9",
  },
  {
    path: "Redshift",
    protocol: "OAUTH",
    name: "Amazon Redshift",
    description: "Managed by Amazon Redshift",
  },
  {
    path: "codewhisperer",
    protocol: "OAUTH",
    name: "Amazon Q Developer",
    description: "Managed by Amazon Q Developer",
  },
  {
    path: "qbusiness",
    protocol: "OAUTH",
    name: "Amazon Q Business",
    description: "Managed by Amazon Q Business",
  },
];

const prefix = "arn:aws:sso::aws:applicationProvider/";
const byArn = new Map(providers.map((provider) => [prefix + provider.path, provider]));

/**
 * Whether applications of a provider can be made through the API: only custom OAuth 2.0 ones.
 * https://docs.aws.amazon.com/singlesignon/latest/APIReference/API_CreateApplication.html
 *
 * @throws AwsError `ResourceNotFoundException` or `ValidationException`.
 */
export function checkProvider(arn: string): void {
  const provider = byArn.get(arn);
  if (provider === undefined) throw providerNotFound(arn);
  if (provider.path === "custom") return;
  throw providerUnsupported(prefix + (provider.knownAs ?? provider.path));
}

function describe({ path, protocol, name, description }: Provider): ApplicationProvider {
  return {
    ApplicationProviderArn: prefix + path,
    FederationProtocol: protocol,
    DisplayData: { DisplayName: name, Description: description },
  };
}

export const providerOperations = {
  DescribeApplicationProvider(_, input) {
    const provider = byArn.get(input.ApplicationProviderArn);
    if (provider === undefined) throw providerNotFound(input.ApplicationProviderArn);
    return describe(provider);
  },

  ListApplicationProviders(_, input) {
    const { items, nextToken } = pageOfList(
      input,
      "application-providers",
      providers,
      invalidToken,
    );
    return {
      ApplicationProviders: items.map(describe),
      ...(nextToken && { NextToken: nextToken }),
    };
  },
} satisfies SsoAdminOperations;
