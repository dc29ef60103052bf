import { each, readOrganization } from "./organization";

/** What one run of the client says. */
export interface Run {
  readonly requests: number;
  readonly seconds: number;
}

/**
 * AWS's SDK in a process of its own: `assign.ts URL` makes every assignment that there can be, asks
 * for each what became of it, and reads each account's assignments of each permission set back.
 */
async function main([endpoint = ""]: readonly string[]): Promise<void> {
  const { sso, InstanceArn, places, assignments } = await readOrganization(endpoint);
  const started = performance.now();
  await each(assignments, async (assignment) => {
    const { AccountAssignmentCreationStatus: created } =
      await sso.createAccountAssignment(assignment);
    const { AccountAssignmentCreationStatus: ended } =
      await sso.describeAccountAssignmentCreationStatus({
        InstanceArn,
        AccountAssignmentCreationRequestId: created?.RequestId,
      });
    if (ended?.Status !== "SUCCEEDED") throw new Error(`It ended ${ended?.Status}.`);
  });
  let found = 0;
  await each(places, async (place) => {
    const { AccountAssignments = [] } = await sso.listAccountAssignments(place);
    found += AccountAssignments.length;
  });
  if (found !== assignments.length) throw new Error(`${found} of ${assignments.length} are there.`);
  const run: Run = {
    requests: 2 * assignments.length + places.length,
    seconds: (performance.now() - started) / 1000,
  };
  console.log(JSON.stringify(run));
  process.exit();
}

main(process.argv.slice(2));
