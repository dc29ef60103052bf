import { SNS } from "@aws-sdk/client-sns";
import { SQS } from "@aws-sdk/client-sqs";
import type { AccessModel } from "../../model/access-model";
import { startApplied } from "../e2e/harness/applied";
import type { LocalAws } from "../e2e/harness/local-aws";
import { rolesIn } from "../e2e/harness/read-roles";
import { describeWithProvider } from "../e2e/harness/requirements";
import type { Stacks } from "../e2e/harness/stacks";
import { added, loadValid } from "../model/access-tree";

jest.setTimeout(600_000);

const SECURITY = "100000000002";
const NAME = "identity-center-break-glass";
const TOPIC = `arn:aws:sns:us-east-1:${SECURITY}:${NAME}`;

const hours = (count: number): string =>
  `${new Date(Date.now() + count * 3_600_000).toISOString().slice(0, 19)}Z`;

/** The file with both grants open, as of a moment. */
const TREE = added(
  "break-glass.yaml",
  `notify: { emails: [security@acme.example] }
grants:
  - name: shop-outage
    user: ana.lima
    account: shop-prod
    permissionSet: developer
    justification: The shop is down, and "nobody" else is awake
    ticket: INC-4711
    approver: bo.chen
    from: ${hours(-1)}
    until: ${hours(2)}
  - name: payments-audit
    group: Payments-Developers
    account: payments-prod
    permissionSet: auditor
    justification: Somebody has to look at what was paid
    ticket: INC-4712
    approver: ana.lima
    from: ${hours(-1)}
    until: ${hours(2)}
`,
);

const before = (): AccessModel => loadValid(TREE, hours(-2));
const during = (): AccessModel => loadValid(TREE, hours(0));
const after = (): AccessModel => loadValid(TREE, hours(3));

/** The same file, a day old when it is planned with. */
const ENDED = {
  ...TREE,
  "break-glass.yaml": String(TREE["break-glass.yaml"])
    .replaceAll(/until: .*/g, `until: ${hours(-1)}`)
    .replaceAll(/from: .*/g, `from: ${hours(-3)}`),
};

const SHOP_PROD = "100000000022";
const PAYMENTS_PROD = "100000000021";

describeWithProvider("access for an emergency, from its opening to its end", () => {
  let aws: LocalAws;
  let stacks: Stacks;
  let sqs: SQS;
  let sns: SNS;
  let notices: string;

  beforeAll(async () => {
    ({ aws, stacks } = await startApplied(before(), "prod"));
    const settings = {
      region: "us-east-1",
      endpoint: String(aws.environment.AWS_ENDPOINT_URL),
      credentials: { accessKeyId: SECURITY, secretAccessKey: "any" },
    };
    sqs = new SQS(settings);
    sns = new SNS(settings);
    await stacks.init("break-glass");
    await stacks.apply("break-glass");
    // What the provider reads back of roles, topic and queue is in the state from now on.
    await stacks.apply("break-glass");
    notices = await listen();
  });

  afterAll(async () => {
    sqs?.destroy();
    sns?.destroy();
    await aws?.stop();
  });

  /** A queue that hears what the topic says. */
  async function listen(): Promise<string> {
    const arn = `arn:aws:sqs:us-east-1:${SECURITY}:notices`;
    const Policy = JSON.stringify({
      Version: "2012-10-17",
      Statement: {
        Effect: "Allow",
        Principal: { Service: "sns.amazonaws.com" },
        Action: "sqs:SendMessage",
        Resource: arn,
      },
    });
    const { QueueUrl = "" } = await sqs.createQueue({
      QueueName: "notices",
      Attributes: { Policy },
    });
    await sns.subscribe({ TopicArn: TOPIC, Protocol: "sqs", Endpoint: arn });
    return QueueUrl;
  }

  async function receive(QueueUrl: string) {
    const { Messages = [] } = await sqs.receiveMessage({
      QueueUrl,
      MaxNumberOfMessages: 10,
      MessageAttributeNames: ["All"],
      VisibilityTimeout: 43_200,
    });
    return Messages;
  }

  const told = async () =>
    (await receive(notices)).map(({ Body = "" }) => JSON.parse(Body).Subject).sort();

  const undelivered = async () => {
    const { QueueUrl = "" } = await sqs.getQueueUrl({ QueueName: `${NAME}-undelivered` });
    return receive(QueueUrl);
  };

  test("opened: its plan adds the grants and what ends them, and nothing else", async () => {
    expect((await stacks.plan("break-glass")).code).toBe(0);
    stacks.rewrite(during());
    const { changes } = await stacks.plan("break-glass");
    expect(changes).toEqual({
      "aws_iam_role_policy.identity-center-break-glass-end": "update policy",
      "aws_scheduler_schedule.payments-audit-begun": "create",
      "aws_scheduler_schedule.payments-audit-end": "create",
      "aws_scheduler_schedule.payments-audit-ended": "create",
      "aws_scheduler_schedule.shop-outage-begun": "create",
      "aws_scheduler_schedule.shop-outage-end": "create",
      "aws_scheduler_schedule.shop-outage-ended": "create",
      "aws_ssoadmin_account_assignment.Payments-Developers--auditor--payments-prod": "create",
      "aws_ssoadmin_account_assignment.user--ana_2e_lima--developer--shop-prod": "create",
    });
    await stacks.apply("break-glass");
    expect(await rolesIn(aws, SHOP_PROD)).toEqual(["developer-prod", "viewer-prod"]);
    expect(await rolesIn(aws, PAYMENTS_PROD)).toEqual(["auditor", "developer-prod", "viewer-prod"]);
    expect(await stacks.plan("break-glass")).toMatchObject({ code: 0 });
  });

  test("the security team is told within minutes", async () => {
    expect(await told()).toEqual([]);
    await aws.control.advance("PT4M");
    expect(await told()).toEqual([
      "Access has begun: payments-audit",
      "Access has begun: shop-outage",
    ]);
  });

  test("when its time is over AWS takes it away, and Terraform isn't asked", async () => {
    const applied = aws.records.length;
    await aws.control.advance("PT2H");
    expect(await rolesIn(aws, SHOP_PROD)).toEqual(["viewer-prod"]);
    expect(await rolesIn(aws, PAYMENTS_PROD)).toEqual(["developer-prod", "viewer-prod"]);
    expect(await told()).toEqual(["Access ends: payments-audit", "Access ends: shop-outage"]);
    expect(await undelivered()).toEqual([]);
    const since = aws.records.slice(applied).map(({ headers }) => headers["user-agent"] ?? "");
    expect(since.filter((agent) => agent.includes("Terraform"))).toEqual([]);
  });

  test("the next plan only tidies up, and leaves an empty one behind", async () => {
    stacks.rewrite(after());
    const { changes } = await stacks.plan("break-glass");
    expect(changes).toEqual({
      "drift.aws_iam_role.identity-center-break-glass-end": "update inline_policy",
      "aws_iam_role_policy.identity-center-break-glass-end": "update policy",
      "aws_scheduler_schedule.payments-audit-begun": "delete",
      "aws_scheduler_schedule.payments-audit-end": "delete",
      "aws_scheduler_schedule.payments-audit-ended": "delete",
      "aws_scheduler_schedule.shop-outage-begun": "delete",
      "aws_scheduler_schedule.shop-outage-end": "delete",
      "aws_scheduler_schedule.shop-outage-ended": "delete",
      "drift.aws_ssoadmin_account_assignment.Payments-Developers--auditor--payments-prod": "delete",
      "drift.aws_ssoadmin_account_assignment.user--ana_2e_lima--developer--shop-prod": "delete",
    });
    await stacks.apply("break-glass");
    expect(await stacks.plan("break-glass")).toMatchObject({ code: 0 });
  });

  test("a configuration that is older than an end gives nothing again", async () => {
    stacks.rewrite(loadValid(ENDED, hours(-2)));
    const { code, output } = await stacks.plan("break-glass");
    expect(code).toBe(1);
    expect(output).toMatch(
      /Access "shop-outage" ended at \S+, and this\s+configuration is older\./,
    );
    stacks.rewrite(after());
  });

  test("a role that lost its right leaves the access there, and the request in the queue", async () => {
    await aws.control.setClock(new Date());
    stacks.rewrite(during());
    await stacks.apply("break-glass");
    await aws.iam(SECURITY).putRolePolicy({
      RoleName: `${NAME}-end`,
      PolicyName: "schedules",
      PolicyDocument: JSON.stringify({
        Version: "2012-10-17",
        Statement: { Effect: "Allow", Action: "sqs:SendMessage", Resource: "*" },
      }),
    });
    await aws.control.advance("P1DT3H");
    expect(await rolesIn(aws, SHOP_PROD)).toEqual(["developer-prod", "viewer-prod"]);
    const [letter, ...others] = await undelivered();
    expect(others).toHaveLength(1);
    expect(JSON.parse(letter?.Body ?? "")).toMatchObject({ TargetType: "AWS_ACCOUNT" });
    expect(letter?.MessageAttributes).toMatchObject({
      ERROR_CODE: { StringValue: "AccessDeniedException" },
      SCHEDULE_ARN: { StringValue: expect.stringMatching(/\/(shop-outage|payments-audit)-end$/) },
    });
    stacks.rewrite(after());
    await stacks.apply("break-glass");
    expect(await rolesIn(aws, SHOP_PROD)).toEqual(["viewer-prod"]);
  });

  test("without a file the stack is destroyed as it stands", async () => {
    await stacks.destroy("break-glass");
    expect((await stacks.plan("break-glass")).code).toBe(2);
  });
});
