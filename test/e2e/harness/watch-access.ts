import { ResourceNotFoundException } from "@aws-sdk/client-sso-admin";
import type { LocalAws } from "./local-aws";
import { rolesIn } from "./read-roles";

/** What one person could do at one moment: `developer-dev in 100000000011`, sorted. */
interface Sample {
  readonly milliseconds: number;
  readonly access: readonly string[];
}

export interface Watch {
  /** Looks once more, and ends. */
  end(): Promise<Watched>;
}

export interface Watched {
  /** What the person can do at the end. */
  readonly access: readonly string[];
  /** For how many seconds the person had none of these. */
  secondsWithout(...access: readonly string[]): number;
}

/** Looks at a person's access again and again: assigned, itself or through a group, and with a role in the account. */
export function watchAccess(aws: LocalAws, userName: string): Watch {
  const samples: Sample[] = [];
  let isEnding = false;
  const look = async () => {
    samples.push({ milliseconds: performance.now(), access: await accessOf(aws, userName) });
  };
  const watching = (async () => {
    while (!isEnding) {
      await look();
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    await look();
  })();
  return {
    async end() {
      isEnding = true;
      await watching;
      return {
        access: samples.at(-1)?.access ?? [],
        secondsWithout: (...access) => secondsWithout(samples, access),
      };
    },
  };
}

function secondsWithout(samples: readonly Sample[], wanted: readonly string[]): number {
  const without = samples
    .slice(0, -1)
    .map(({ milliseconds, access }, index) =>
      wanted.some((one) => access.includes(one))
        ? 0
        : (samples[index + 1]?.milliseconds ?? 0) - milliseconds,
    );
  return without.reduce((sum, milliseconds) => sum + milliseconds, 0) / 1000;
}

/** By the user's name, so that a group may have any id. */
export async function accessOf(aws: LocalAws, userName: string): Promise<string[]> {
  const [instance] = (await aws.sso.listInstances({})).Instances ?? [];
  const { InstanceArn, IdentityStoreId } = instance ?? {};
  const UniqueAttribute = { AttributePath: "userName", AttributeValue: userName };
  const { UserId: PrincipalId } = await aws.directory.getUserId({
    IdentityStoreId,
    AlternateIdentifier: { UniqueAttribute },
  });
  const { AccountAssignments = [] } = await aws.sso.listAccountAssignmentsForPrincipal({
    InstanceArn,
    PrincipalId,
    PrincipalType: "USER",
  });
  const access = AccountAssignments.map(async ({ AccountId = "", PermissionSetArn }) => {
    const name = await permissionSetName(aws, { InstanceArn, PermissionSetArn });
    return (await rolesIn(aws, AccountId)).includes(name) ? [`${name} in ${AccountId}`] : [];
  });
  return [...new Set((await Promise.all(access)).flat())].sort();
}

interface Reference {
  readonly InstanceArn: string | undefined;
  readonly PermissionSetArn: string | undefined;
}

/** Nothing where the set has gone meanwhile. */
async function permissionSetName({ sso }: LocalAws, reference: Reference): Promise<string> {
  try {
    return (await sso.describePermissionSet(reference)).PermissionSet?.Name ?? "";
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return "";
    throw error;
  }
}
