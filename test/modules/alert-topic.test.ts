import { AlertTopic, type AlertTopicProps } from "../../modules/alert-topic/alert-topic";
import { actionsLike } from "../access/iam-reference";
import { synthModule } from "../fixtures/synth-module";

const props: AlertTopicProps = { name: "identity-center", accountId: "100000000002" };

const synthTopic = (changes: Partial<AlertTopicProps> = {}) =>
  synthModule((stack) => {
    new AlertTopic(stack, "topic", { ...props, ...changes });
  }).resource;

const keyStatements = () =>
  JSON.parse(synthTopic()?.aws_kms_key?.["identity-center"]?.policy).Statement;

const topicStatements = () =>
  JSON.parse(synthTopic()?.aws_sns_topic_policy?.["identity-center"]?.policy).Statement;

describe("AlertTopic", () => {
  test("is encrypted with a key of its own, which rotates", () => {
    expect(synthTopic()?.aws_sns_topic?.["identity-center"]).toMatchObject({
      name: "identity-center",
      kms_master_key_id: "${aws_kms_key.identity-center.arn}",
    });
    expect(synthTopic()?.aws_kms_key?.["identity-center"]?.enable_key_rotation).toBe(true);
    expect(synthTopic()?.aws_kms_alias?.["identity-center"]?.name).toBe("alias/identity-center");
  });

  test.each<[string, () => readonly object[], string | readonly string[]]>([
    ["key", () => keyStatements().slice(1), ["kms:Decrypt", "kms:GenerateDataKey"]],
    ["topic", () => topicStatements().slice(0, 2), "sns:Publish"],
  ])(
    "its %s lets CloudWatch, for its own account alone, and EventBridge, which can't say for which",
    (_, statements, Action) => {
      const allowed = { Effect: "Allow", Action };
      expect(statements()).toEqual([
        {
          ...allowed,
          Sid: expect.stringMatching(/^Alarms/),
          Principal: { Service: "cloudwatch.amazonaws.com" },
          Resource: expect.anything(),
          Condition: { StringEquals: { "aws:SourceAccount": "100000000002" } },
        },
        {
          ...allowed,
          Sid: expect.stringMatching(/^Events/),
          Principal: { Service: "events.amazonaws.com" },
          Resource: expect.anything(),
        },
      ]);
    },
  );

  test("takes nothing without TLS", () => {
    expect(topicStatements()[2]).toMatchObject({
      Effect: "Deny",
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    });
  });

  test("lets nobody read what it encrypts in the name of administration", async () => {
    const [{ Action: actions }] = keyStatements();
    const found = (await Promise.all(actions.map(actionsLike))).flat();
    expect(found.map(({ name }) => name)).toEqual(actions);
    const uses = /crypt|Generate|Sign|Verify|Mac|CreateGrant|Derive|Import|Replicate/;
    expect(actions.filter((action: string) => uses.test(action))).toEqual([]);
  });

  test("tells each address, in any order at the same addresses", () => {
    const emails = ["security@acme.example", "oncall@acme.example"];
    const subscriptions = synthTopic({ emails })?.aws_sns_topic_subscription;
    expect(subscriptions?.["identity-center--security_40_acme_2e_example"]).toMatchObject({
      endpoint: "security@acme.example",
      protocol: "email",
    });
    expect(synthTopic({ emails: emails.toReversed() })?.aws_sns_topic_subscription).toEqual(
      subscriptions,
    );
  });

  test.each([
    [{ name: "a b" }, 'A topic\'s name has 1 to 256 letters, digits, - and _, got: "a b"'],
    [{ emails: ["security"] }, 'An e-mail address has the form name@domain, got: "security"'],
    [{ emails: ["a@b.c", "a@b.c"] }, 'A topic tells an e-mail address once, got: "a@b.c"'],
  ])("refuses %j", (changes, message) => {
    expect(() => synthTopic(changes)).toThrow(new Error(message));
  });
});
