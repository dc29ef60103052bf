import { sandboxEnvironment } from "../../../sandbox/environment";
import { type AccessTree, edited, editedIn, VALID_TREE } from "../../model/access-tree";
import { controlOf } from "../../sandbox/control-client";
import { idc, startIdc } from "../idc";
import { awsOf, planted, sync } from "./synced";

/** Runs the command where it has to fail: with 1, nothing on stdout and the snapshot as it was. */
async function failing(
  env: NodeJS.ProcessEnv,
  given: AccessTree = VALID_TREE,
  aws = awsOf(VALID_TREE),
): Promise<string> {
  const tree = planted(given);
  const before = tree.snapshot();
  const { code, stdout, stderr } = await sync(tree.directory, await aws, [], env);
  expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  expect(tree.snapshot()).toBe(before);
  return stderr.replaceAll(tree.directory, "access");
}

const as = (account: string) => ({ AWS_ACCESS_KEY_ID: account });

test("no credentials", async () => {
  const none = { AWS_ACCESS_KEY_ID: undefined, AWS_SECRET_ACCESS_KEY: undefined };
  expect(await failing(none)).toBe(
    "AWS is read with the environment's credentials, got none: Could not load credentials from any providers.\n  fix: Sign in (aws sso login) and name the profile in AWS_PROFILE, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.\n",
  );
});

test("credentials that have expired", async () => {
  const aws = await awsOf(VALID_TREE);
  await aws.iam("100000000002").createRole({
    RoleName: "reader",
    AssumeRolePolicyDocument: JSON.stringify({
      Statement: {
        Effect: "Allow",
        Principal: { AWS: "arn:aws:iam::100000000002:root" },
        Action: "sts:AssumeRole",
      },
    }),
  });
  const { AssumeRoleCommand } = await import("@aws-sdk/client-sts");
  const { Credentials } = await aws.sts("100000000002").send(
    new AssumeRoleCommand({
      RoleArn: "arn:aws:iam::100000000002:role/reader",
      RoleSessionName: "me",
    }),
  );
  await controlOf(aws.sandbox).advance("PT2H");
  const stderr = await failing(
    {
      AWS_ACCESS_KEY_ID: Credentials?.AccessKeyId,
      AWS_SECRET_ACCESS_KEY: Credentials?.SecretAccessKey,
      AWS_SESSION_TOKEN: Credentials?.SessionToken,
    },
    VALID_TREE,
    Promise.resolve(aws),
  );
  expect(stderr).toBe(
    "AWS is read with credentials that have not expired, got: The security token included in the request is expired.\n  fix: Sign in again (aws sso login), or get new credentials from wherever these came from.\n",
  );
});

test("credentials of an account that does not administer", async () => {
  expect(await failing(as("100000000021"))).toContain(
    'The organization is read from the account that administers Identity Center, 100000000002 or 100000000001, got credentials of "100000000021".\n  fix: Use credentials of that account, or correct delegatedAdministrator or managementAccount in organization.yaml.\n',
  );
});

test("an account that AWS does not let read the organization", async () => {
  const tree = edited(
    "organization.yaml",
    'Administrator: "100000000002"',
    'Administrator: "100000000011"',
  );
  expect(await failing(as("100000000011"), tree)).toContain(
    "Reading AWS takes organizations:ListAccounts in account 100000000011, which arn:aws:iam::100000000011:user/sandbox may not do: You don't have permissions to access this resource.\n  fix: Allow it organizations:ListAccounts; where the account is neither the management account nor a delegated administrator, no permission helps.\n",
  );
});

test("a role that can't be assumed in some accounts, all of them named", async () => {
  const tree = edited(
    "organization.yaml",
    "environments:",
    "sync: { roleName: idc-sync }\nenvironments:",
  );
  const stderr = await failing({}, tree);
  expect(stderr).toContain(
    "IAM is read in every active account, got 6 of 6 that can't be read:\n  Reading IAM in account 100000000001 takes sts:AssumeRole on arn:aws:iam::100000000001:role/idc-sync, which arn:aws:iam::100000000002:user/sandbox may not do: User: arn:aws:iam::100000000002:user/sandbox is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::100000000001:role/idc-sync.\n    fix: Make the role, let its trust policy name that caller, and allow the caller sts:AssumeRole on it: docs/sync.md shows both.\n  Reading IAM in account 100000000002 takes",
  );
  expect(stderr).toMatch(/^ {2}and 3 more: 100000000012, 100000000021, 100000000022$/m);
});

test("a Region without the organization's instance", async () => {
  expect(
    await failing({}, edited("organization.yaml", "region: us-east-1", "region: eu-west-1")),
  ).toContain(
    "The organization has one Identity Center instance, got none in eu-west-1.\n  fix: Correct instance.region",
  );
});

test("another organization than organization.yaml says", async () => {
  const tree = edited("organization.yaml", '"100000000001"', '"100000000011"');
  expect(await failing({}, tree)).toContain(
    "The organization's management account is 100000000011, got credentials in the organization of 100000000001.",
  );
});

test("an endpoint where nobody answers", async () => {
  const gone = await awsOf(VALID_TREE);
  const { url } = gone.sandbox;
  await gone.stop();
  const { directory } = planted();
  const env = sandboxEnvironment({ url, region: "us-east-1" });
  expect(idc(["sync", "--access", directory], { env })).toEqual({
    code: 1,
    stdout: "",
    stderr: `AWS answers at ${url.replace("http://", "")}, got no answer: ECONNREFUSED.\n  fix: Look after the network and its proxy, AWS_ENDPOINT_URL, and instance.region in organization.yaml.\n`,
  });
});

test("an organization.yaml with errors, before AWS is asked", async () => {
  const stderr = await failing(
    {},
    edited("organization.yaml", "region: us-east-1", "region: nowhere"),
  );
  expect(stderr).toContain("access/organization.yaml:2:11 error invalid-region\n");
  expect(stderr).toContain(
    "access/organization.yaml says where AWS is read, got 1 error in it: nothing was read.\n  fix: Mend it, and run this again.\n",
  );
});

test("a snapshot with errors, whose policies would be lost", async () => {
  const tree = editedIn(
    VALID_TREE,
    "organization.snapshot.yaml",
    "accounts:",
    "<<<<<<< HEAD\naccounts:",
  );
  const stderr = await failing({}, tree);
  expect(stderr).toContain(
    "A new snapshot is compared with the one that is there, got 1 error in access/organization.snapshot.yaml: nothing was read.\n  fix: Mend it, or remove it to have it written anew; what was written into it by hand is lost then.\n",
  );
});

test("Ctrl-C, while AWS is slow: it ends at once, and the snapshot is as it was", async () => {
  const aws = await awsOf(VALID_TREE);
  await controlOf(aws.sandbox).addFaults({
    operation: "organizations:ListAccounts",
    kind: "slow-answer",
    milliseconds: 60_000,
  });
  const tree = planted();
  const before = tree.snapshot();
  const running = startIdc(["sync", "--access", tree.directory], {
    env: sandboxEnvironment({ url: aws.sandbox.url, region: "us-east-1" }),
  });
  await running.until("Reading AWS as");
  running.kill("SIGINT");
  const { code, stdout } = await running.ended;
  expect({ code, stdout }).toEqual({ code: 130, stdout: "" });
  expect(tree.snapshot()).toBe(before);
});
