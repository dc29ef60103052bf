import type { SSOAdmin } from "@aws-sdk/client-sso-admin";
import { dev, estate, management, prod } from "../../estate-fixture";
import type { SomeCases } from "../case";
import type { World } from "../world";

const region = estate.region;
/** The sandbox's KMS makes keys of one Region only: a key of several is taken to exist. */
const multiRegionKey = `arn:aws:kms:${region}:${management}:key/mrk-0123456789abcdef0123456789abcdef`;

const instance = ({ InstanceArn }: World) => ({ InstanceArn });
const missingInstance = ({ missing }: World) => ({ InstanceArn: missing.instance });

async function replicable({ sso, InstanceArn }: World) {
  await sso.updateInstance({
    InstanceArn,
    EncryptionConfiguration: { KeyType: "CUSTOMER_MANAGED_KEY", KmsKeyArn: multiRegionKey },
  });
  return { InstanceArn };
}

const attributes = (...keys: string[]) => ({
  InstanceAccessControlAttributeConfiguration: {
    AccessControlAttributes: keys.map((Key) => ({
      Key,
      Value: { Source: [`\${path:enterprise.${Key}}`] },
    })),
  },
});

/** Its own account's instance, for what the organization's would not survive. */
async function ownInstance({ running }: World, account: string) {
  const { InstanceArn } = await running.ssoAdmin(account).createInstance({});
  return { InstanceArn };
}

async function withAttributes({ sso, InstanceArn }: World) {
  await sso
    .createInstanceAccessControlAttributeConfiguration({ InstanceArn, ...attributes("team") })
    .catch(() => undefined);
  return { InstanceArn };
}

async function withoutAttributes({ sso, InstanceArn }: World) {
  await sso
    .deleteInstanceAccessControlAttributeConfiguration({ InstanceArn })
    .catch(() => undefined);
  return { InstanceArn };
}

export const instanceCases = {
  ListInstances: {
    succeeds: () => ({}),
    answer: { Instances: [{ OwnerAccountId: management, PrimaryRegion: region }] },
    fails: () => ({ NextToken: "bm9uc2Vuc2U" }),
    with: "ValidationException",
  },
  DescribeInstance: {
    succeeds: instance,
    answer: { OwnerAccountId: management, Status: "ACTIVE", PermissionSetsEnabled: true },
    fails: missingInstance,
    with: "AccessDeniedException",
  },
  UpdateInstance: {
    succeeds: ({ InstanceArn }) => ({ InstanceArn, Name: "acme" }),
    fails: missingInstance,
    with: "ResourceNotFoundException",
  },
  CreateInstance: {
    by: dev,
    succeeds: () => ({ Name: "dev" }),
    answer: { InstanceArn: expect.stringMatching(/:instance\/ssoins-/) },
    fails: async (world) => {
      await ownInstance(world, dev).catch(() => undefined);
      return { Name: "again" };
    },
    with: "ConflictException",
  },
  DeleteInstance: {
    by: prod,
    succeeds: (world) => ownInstance(world, prod),
    fails: instance,
    with: "AccessDeniedException",
  },
  AddRegion: {
    succeeds: async (world) => ({ ...(await replicable(world)), RegionName: "eu-west-1" }),
    answer: { Status: "ADDING" },
    fails: async (world) => ({ ...(await replicable(world)), RegionName: region }),
    with: "ConflictException",
  },
  DescribeRegion: {
    succeeds: ({ InstanceArn }) => ({ InstanceArn, RegionName: region }),
    answer: { RegionName: region, Status: "ACTIVE", IsPrimaryRegion: true },
    fails: ({ InstanceArn }) => ({ InstanceArn, RegionName: "eu-north-1" }),
    with: "ResourceNotFoundException",
  },
  ListRegions: {
    succeeds: (world) => ({ ...instance(world), MaxResults: 1 }),
    answer: { Regions: [{ RegionName: region }] },
    fails: missingInstance,
    with: "AccessDeniedException",
  },
  RemoveRegion: {
    succeeds: async (world) => {
      const added = { ...(await replicable(world)), RegionName: "us-west-2" };
      await world.sso.addRegion(added);
      return added;
    },
    answer: { Status: "REMOVING" },
    fails: ({ InstanceArn }) => ({ InstanceArn, RegionName: region }),
    with: "ValidationException",
  },
  CreateInstanceAccessControlAttributeConfiguration: {
    succeeds: async (world) => ({ ...(await withoutAttributes(world)), ...attributes("team") }),
    fails: async (world) => ({ ...(await withAttributes(world)), ...attributes("team") }),
    with: "ConflictException",
  },
  DescribeInstanceAccessControlAttributeConfiguration: {
    succeeds: withAttributes,
    answer: { Status: "ENABLED" },
    fails: withoutAttributes,
    with: "ResourceNotFoundException",
  },
  UpdateInstanceAccessControlAttributeConfiguration: {
    succeeds: async (world) => ({
      ...(await withAttributes(world)),
      ...attributes("team", "unit"),
    }),
    fails: async (world) => ({ ...(await withAttributes(world)), ...attributes("team", "team") }),
    with: "ValidationException",
  },
  DeleteInstanceAccessControlAttributeConfiguration: {
    succeeds: withAttributes,
    fails: withoutAttributes,
    with: "ResourceNotFoundException",
  },
} satisfies SomeCases<SSOAdmin>;
