import type { Context } from "../operation";
import { page } from "../pagination";
import { regionOf } from "../regional";
import {
  aliasExists,
  aliasIsReserved,
  aliasNameInvalid,
  aliasNotFound,
  invalidMarker,
} from "./errors";
import { aliasArn, findKey, requireKey, requireUsableKey } from "./key-store";
import type { KmsOperations } from "./operations";
import { type Alias, aliases } from "./tables";

function checkName(name: string): void {
  if (!/^alias\/[\w/-]+$/.test(name)) throw aliasNameInvalid(name);
  if (name.startsWith("alias/aws/")) throw aliasIsReserved();
}

/** The caller's alias of that name, in its Region. An alias goes with its key. */
function findAlias(context: Context, name: string): Alias | undefined {
  const { transaction, caller, region } = context;
  const alias = transaction.get(aliases, regionOf(caller, region), name);
  return alias === undefined || findKey(transaction, alias.keyId, context) === undefined
    ? undefined
    : alias;
}

function requireAlias(context: Context, name: string): Alias {
  const alias = findAlias(context, name);
  if (alias === undefined) throw aliasNotFound(aliasArn(context.caller, context.region, name));
  return alias;
}

function putAlias({ transaction, caller, region }: Context, alias: Alias): void {
  transaction.put(aliases, regionOf(caller, region), alias.name, alias);
}

function describe({ caller, region }: Context, { name, keyId, created, updated }: Alias) {
  return {
    AliasName: name,
    AliasArn: aliasArn(caller, region, name),
    TargetKeyId: keyId,
    CreationDate: new Date(created),
    LastUpdatedDate: new Date(updated),
  };
}

export const aliasOperations = {
  CreateAlias(context, input) {
    const { AliasName: name } = input;
    checkName(name);
    const key = requireUsableKey(context, input.TargetKeyId);
    if (findAlias(context, name) !== undefined)
      throw aliasExists(aliasArn(context.caller, context.region, name));
    const created = context.now.getTime();
    putAlias(context, { name, keyId: key.id, created, updated: created });
    return {};
  },

  UpdateAlias(context, input) {
    checkName(input.AliasName);
    const alias = requireAlias(context, input.AliasName);
    const { id: keyId } = requireUsableKey(context, input.TargetKeyId);
    putAlias(context, { ...alias, keyId, updated: context.now.getTime() });
    return {};
  },

  DeleteAlias(context, input) {
    const { name } = requireAlias(context, input.AliasName);
    context.transaction.delete(aliases, regionOf(context.caller, context.region), name);
    return {};
  },

  ListAliases(context, input) {
    const { transaction, caller, region } = context;
    const keyId = input.KeyId === undefined ? undefined : requireKey(context, input.KeyId).id;
    const { items, nextToken } = page(
      context,
      { MaxResults: input.Limit ?? 50, NextToken: input.Marker },
      aliases,
      regionOf(caller, region),
      invalidMarker,
      (alias) =>
        (keyId === undefined || alias.keyId === keyId) &&
        findKey(transaction, alias.keyId, context) !== undefined,
    );
    return {
      Aliases: items.map((alias) => describe(context, alias)),
      Truncated: nextToken !== undefined,
      ...(nextToken && { NextMarker: nextToken }),
    };
  },
} satisfies KmsOperations;
