import { randomBytes, randomUUID } from "node:crypto";
import type { Context } from "../operation";
import { page } from "../pagination";
import { regionOf } from "../regional";
import { invalidMarker, keyKindNotImplemented, notPendingDeletion } from "./errors";
import { checkedKeyPolicy, defaultKeyPolicy } from "./key-policies";
import {
  isGone,
  keyArn,
  putKey,
  requireEnabledKey,
  requireKey,
  requireUsableKey,
} from "./key-store";
import type { KmsOperations } from "./operations";
import { type Key, keys } from "./tables";
import { withTags } from "./tags";

const day = 24 * 3600 * 1000;
const defaultDeletionWindow = 30;
const defaultRotationPeriod = 365;

function stateOf({ isEnabled, deletion }: Key) {
  if (deletion !== undefined) return "PendingDeletion" as const;
  return isEnabled ? ("Enabled" as const) : ("Disabled" as const);
}

function describe(key: Key) {
  const { deletion } = key;
  return {
    AWSAccountId: key.accountId,
    KeyId: key.id,
    Arn: keyArn(key),
    CreationDate: new Date(key.created),
    Enabled: stateOf(key) === "Enabled",
    Description: key.description,
    KeyUsage: "ENCRYPT_DECRYPT" as const,
    KeyState: stateOf(key),
    ...(deletion !== undefined && { DeletionDate: new Date(deletion) }),
    Origin: "AWS_KMS" as const,
    KeyManager: "CUSTOMER" as const,
    CustomerMasterKeySpec: "SYMMETRIC_DEFAULT" as const,
    KeySpec: "SYMMETRIC_DEFAULT" as const,
    EncryptionAlgorithms: ["SYMMETRIC_DEFAULT" as const],
    MultiRegion: false,
  };
}

const lifecycle = {
  CreateKey(context, input) {
    const { caller, region, now } = context;
    const { KeySpec, CustomerMasterKeySpec, KeyUsage, Origin, MultiRegion } = input;
    const spec = KeySpec ?? CustomerMasterKeySpec ?? "SYMMETRIC_DEFAULT";
    if (spec !== "SYMMETRIC_DEFAULT") throw keyKindNotImplemented(`KeySpec ${spec}`);
    if (KeyUsage !== undefined && KeyUsage !== "ENCRYPT_DECRYPT")
      throw keyKindNotImplemented(`KeyUsage ${KeyUsage}`);
    if (Origin !== undefined && Origin !== "AWS_KMS")
      throw keyKindNotImplemented(`Origin ${Origin}`);
    if (MultiRegion === true) throw keyKindNotImplemented("MultiRegion");
    const { Policy: given, BypassPolicyLockoutSafetyCheck: mayLockOut } = input;
    const key: Key = {
      id: randomUUID(),
      accountId: caller,
      region,
      description: input.Description ?? "",
      policy:
        given === undefined
          ? defaultKeyPolicy(caller)
          : checkedKeyPolicy(context, given, mayLockOut),
      material: randomBytes(32).toString("base64"),
      isEnabled: true,
      created: now.getTime(),
      tags: withTags([], input.Tags ?? []),
    };
    putKey(context, key);
    return { KeyMetadata: describe(key) };
  },

  DescribeKey(context, input) {
    return { KeyMetadata: describe(requireKey(context, input.KeyId)) };
  },

  ListKeys(context, input) {
    const { caller, region, now } = context;
    const { items, nextToken } = page(
      context,
      { MaxResults: input.Limit, NextToken: input.Marker },
      keys,
      regionOf(caller, region),
      invalidMarker,
      (key) => !isGone(key, now),
    );
    return {
      Keys: items.map((key) => ({ KeyId: key.id, KeyArn: keyArn(key) })),
      Truncated: nextToken !== undefined,
      ...(nextToken && { NextMarker: nextToken }),
    };
  },

  UpdateKeyDescription(context, input) {
    const key = requireUsableKey(context, input.KeyId);
    putKey(context, { ...key, description: input.Description });
    return {};
  },

  EnableKey(context, input) {
    putKey(context, { ...requireUsableKey(context, input.KeyId), isEnabled: true });
    return {};
  },

  DisableKey(context, input) {
    putKey(context, { ...requireUsableKey(context, input.KeyId), isEnabled: false });
    return {};
  },

  ScheduleKeyDeletion(context, input) {
    const key = requireUsableKey(context, input.KeyId);
    const { PendingWindowInDays: days = defaultDeletionWindow } = input;
    const deletion = context.now.getTime() + days * day;
    const scheduled = { ...key, deletion };
    putKey(context, scheduled);
    return {
      KeyId: keyArn(key),
      DeletionDate: new Date(deletion),
      KeyState: stateOf(scheduled),
      PendingWindowInDays: days,
    };
  },

  /** The key stays disabled until it is enabled. */
  CancelKeyDeletion(context, input) {
    const key = requireKey(context, input.KeyId);
    if (key.deletion === undefined) throw notPendingDeletion(keyArn(key));
    putKey(context, { ...key, deletion: undefined, isEnabled: false });
    return { KeyId: keyArn(key) };
  },
} satisfies KmsOperations;

function nextRotation({ now }: Context, { days, enabled }: NonNullable<Key["rotation"]>): Date {
  const rotations = Math.floor((now.getTime() - enabled) / (days * day)) + 1;
  return new Date(enabled + rotations * days * day);
}

const rotation = {
  EnableKeyRotation(context, input) {
    const key = requireEnabledKey(context, input.KeyId);
    const { RotationPeriodInDays: days = key.rotation?.days ?? defaultRotationPeriod } = input;
    putKey(context, { ...key, rotation: { days, enabled: context.now.getTime() } });
    return {};
  },

  DisableKeyRotation(context, input) {
    putKey(context, { ...requireEnabledKey(context, input.KeyId), rotation: undefined });
    return {};
  },

  GetKeyRotationStatus(context, input) {
    const key = requireKey(context, input.KeyId);
    const { rotation } = key;
    return {
      KeyId: keyArn(key),
      KeyRotationEnabled: rotation !== undefined && key.deletion === undefined,
      ...(rotation !== undefined && {
        RotationPeriodInDays: rotation.days,
        NextRotationDate: nextRotation(context, rotation),
      }),
    };
  },
} satisfies KmsOperations;

/** Nobody is granted anything here: there is no CreateGrant. */
const grants = {
  ListGrants(context, input) {
    requireKey(context, input.KeyId);
    return { Grants: [], Truncated: false };
  },
} satisfies KmsOperations;

export const keyOperations = { ...lifecycle, ...rotation, ...grants };
