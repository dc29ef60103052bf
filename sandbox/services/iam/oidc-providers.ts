import { createHash } from "node:crypto";
import type { Context } from "../operation";
import { oidcProviderExists, oidcProviderNotFound, oidcUrlInvalid, quotaExceeded } from "./errors";
import type { IamOperations } from "./operations";
import { pageOf } from "./pages";
import { quotas } from "./quotas";
import { type OidcProvider, oidcProviders } from "./tables";
import { newTags, withoutTags, withTags } from "./tags";

/** @throws AwsError `NoSuchEntity`. */
function requireProvider({ transaction, caller }: Context, arn: string): OidcProvider {
  const provider = transaction.get(oidcProviders, caller, arn);
  if (provider === undefined) throw oidcProviderNotFound(arn);
  return provider;
}

export function oidcProviderArn(accountId: string, url: string): string {
  return `arn:aws:iam::${accountId}:oidc-provider/${url}`;
}

/** Without its scheme, which has to be https. */
function checkedUrl(given: string): string {
  const url = URL.canParse(given) ? new URL(given) : undefined;
  if (url?.protocol !== "https:" || url.search !== "" || url.hash !== "" || url.port !== "")
    throw oidcUrlInvalid();
  return given.replace(/^https:\/\//i, "").replace(/\/$/, "");
}

function checkedClients(clientIds: readonly string[]): readonly string[] {
  const limit = quotas.clientIdsPerProvider;
  if (clientIds.length > limit) throw quotaExceeded("ClientIdsPerOpenIdConnectProvider", limit);
  return clientIds;
}

function checkedThumbprints(thumbprints: readonly string[]): readonly string[] {
  const limit = quotas.thumbprintsPerProvider;
  if (thumbprints.length > limit) throw quotaExceeded("ThumbprintsPerOpenIdConnectProvider", limit);
  return thumbprints.map((thumbprint) => thumbprint.toLowerCase());
}

/** AWS fetches the certificate of a provider that comes without; the sandbox asks nobody. */
function standInThumbprint(url: string): string {
  return createHash("sha1").update(url).digest("hex");
}

const lifecycle = {
  CreateOpenIDConnectProvider({ transaction, caller, now }, input) {
    const url = checkedUrl(input.Url);
    const arn = oidcProviderArn(caller, url);
    if (transaction.get(oidcProviders, caller, arn) !== undefined) throw oidcProviderExists(url);
    const limit = quotas.oidcProvidersPerAccount;
    if (transaction.count(oidcProviders, caller) >= limit)
      throw quotaExceeded("OpenIdConnectProvidersPerAccount", limit);
    const { ThumbprintList: thumbprints = [] } = input;
    const provider: OidcProvider = {
      url,
      clientIds: checkedClients(input.ClientIDList ?? []),
      thumbprints: checkedThumbprints(
        thumbprints.length > 0 ? thumbprints : [standInThumbprint(url)],
      ),
      created: now.getTime(),
      tags: newTags(input.Tags, "OpenIdConnectProvider"),
    };
    transaction.put(oidcProviders, caller, arn, provider);
    return { OpenIDConnectProviderArn: arn, Tags: [...provider.tags] };
  },

  GetOpenIDConnectProvider(context, input) {
    const provider = requireProvider(context, input.OpenIDConnectProviderArn);
    return {
      Url: provider.url,
      ClientIDList: [...provider.clientIds],
      ThumbprintList: [...provider.thumbprints],
      CreateDate: new Date(provider.created),
      Tags: [...provider.tags],
    };
  },

  ListOpenIDConnectProviders({ transaction, caller }) {
    const providers = transaction.list(oidcProviders, caller);
    return {
      OpenIDConnectProviderList: providers.map(({ url }) => ({
        Arn: oidcProviderArn(caller, url),
      })),
    };
  },

  /** Deleting what isn't there succeeds, as in IAM. */
  DeleteOpenIDConnectProvider({ transaction, caller }, input) {
    transaction.delete(oidcProviders, caller, input.OpenIDConnectProviderArn);
    return {};
  },
} satisfies IamOperations;

function change(context: Context, arn: string, changed: Partial<OidcProvider>): void {
  const provider = { ...requireProvider(context, arn), ...changed };
  context.transaction.put(oidcProviders, context.caller, arn, provider);
}

const changes = {
  UpdateOpenIDConnectProviderThumbprint(context, input) {
    const thumbprints = checkedThumbprints(input.ThumbprintList);
    change(context, input.OpenIDConnectProviderArn, { thumbprints });
    return {};
  },

  AddClientIDToOpenIDConnectProvider(context, input) {
    const { OpenIDConnectProviderArn: arn, ClientID: added } = input;
    const { clientIds } = requireProvider(context, arn);
    if (!clientIds.includes(added))
      change(context, arn, { clientIds: checkedClients([...clientIds, added]) });
    return {};
  },

  RemoveClientIDFromOpenIDConnectProvider(context, input) {
    const { OpenIDConnectProviderArn: arn, ClientID: removed } = input;
    const { clientIds } = requireProvider(context, arn);
    change(context, arn, { clientIds: clientIds.filter((id) => id !== removed) });
    return {};
  },

  TagOpenIDConnectProvider(context, input) {
    const { OpenIDConnectProviderArn: arn } = input;
    const { tags } = requireProvider(context, arn);
    change(context, arn, { tags: withTags(tags, input.Tags, "OpenIdConnectProvider") });
    return {};
  },

  UntagOpenIDConnectProvider(context, input) {
    const { OpenIDConnectProviderArn: arn } = input;
    const { tags } = requireProvider(context, arn);
    change(context, arn, { tags: withoutTags(tags, input.TagKeys) });
    return {};
  },

  ListOpenIDConnectProviderTags(context, input) {
    const { tags } = requireProvider(context, input.OpenIDConnectProviderArn);
    const { items, rest } = pageOf(input, tags, ({ Key }) => Key);
    return { Tags: items, ...rest };
  },
} satisfies IamOperations;

export const oidcProviderOperations = { ...lifecycle, ...changes };
