import { element, writeXml } from "../../protocols/xml";
import type { Context } from "../operation";
import { samlProviderNotFound } from "./errors";
import type { IamOperations } from "./operations";
import { samlProviders } from "./reserved-roles";

/** In milliseconds: AWS makes the metadata for so long. */
const validity = 100 * 365 * 24 * 3600 * 1000;

/** Accounts have those that Identity Center keeps there, and they can only be read. */
export const samlProviderOperations = {
  ListSAMLProviders({ transaction, caller }) {
    return {
      SAMLProviderList: samlProviders(transaction, caller).map(({ arn, created }) => ({
        Arn: arn,
        ...datesOf(created),
      })),
    };
  },

  GetSAMLProvider(context, input) {
    const { created, arn } = requireProvider(context, input.SAMLProviderArn);
    return {
      SAMLMetadataDocument: metadataOf(arn),
      ...datesOf(created),
      Tags: [],
    };
  },

  ListSAMLProviderTags(context, input) {
    requireProvider(context, input.SAMLProviderArn);
    return { Tags: [], IsTruncated: false };
  },
} satisfies IamOperations;

function requireProvider({ transaction, caller }: Context, arn: string) {
  const provider = samlProviders(transaction, caller).find((each) => each.arn === arn);
  if (provider === undefined) throw samlProviderNotFound(arn);
  return provider;
}

function datesOf(created: number) {
  return { CreateDate: new Date(created), ValidUntil: new Date(created + validity) };
}

/** Names the endpoints and no key: nobody signs in here. */
function metadataOf(arn: string): string {
  const portal = `https://portal.sso.sandbox.example/saml/assertion/${Buffer.from(arn).toString("base64url")}`;
  const binding = (kind: string) => `urn:oasis:names:tc:SAML:2.0:bindings:${kind}`;
  const endpoint = (name: string, kind: string, url: string) =>
    element(name, [], { Binding: binding(kind), Location: url });
  return writeXml(
    element(
      "md:EntityDescriptor",
      [
        element(
          "md:IDPSSODescriptor",
          [
            ...["HTTP-POST", "HTTP-Redirect"].flatMap((kind) => [
              endpoint("md:SingleLogoutService", kind, portal.replace("assertion", "logout")),
              endpoint("md:SingleSignOnService", kind, portal),
            ]),
          ],
          { protocolSupportEnumeration: "urn:oasis:names:tc:SAML:2.0:protocol" },
        ),
      ],
      { "xmlns:md": "urn:oasis:names:tc:SAML:2.0:metadata", entityID: portal },
    ),
  );
}
