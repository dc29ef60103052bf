import { EventAlert, type EventAlertProps } from "../../modules/event-alert/event-alert";
import { synthModule } from "../fixtures/synth-module";

const props: EventAlertProps = {
  name: "assignments",
  description: "An assignment was changed",
  eventPattern: { detail: { eventName: ["CreateAccountAssignment"] } },
  sentence: "<who> called <what>.",
  inputPaths: { who: "$.detail.userIdentity.arn", what: "$.detail.eventName" },
  targets: [{ name: "email", topicArn: "arn:aws:sns:us-east-1:100000000002:a", format: "text" }],
};

const synthAlert = (changes: Partial<EventAlertProps> = {}) =>
  synthModule((stack) => {
    new EventAlert(stack, "alert", { ...props, ...changes });
  }).resource;

describe("EventAlert", () => {
  test("matches what it is given", () => {
    const rule = synthAlert()?.aws_cloudwatch_event_rule?.assignments;
    expect(JSON.parse(rule?.event_pattern)).toEqual(props.eventPattern);
    expect(rule?.state).toBe("ENABLED");
  });

  test("sees calls that only read where it is told to: EventBridge leaves them out otherwise", () => {
    const rule = synthAlert({ includesReadOnly: true })?.aws_cloudwatch_event_rule?.assignments;
    expect(rule?.state).toBe("ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS");
  });

  test("says its sentence as it is by e-mail", () => {
    expect(synthAlert()?.aws_cloudwatch_event_target?.["assignments--email"]).toMatchObject({
      rule: "${aws_cloudwatch_event_rule.assignments.name}",
      arn: "arn:aws:sns:us-east-1:100000000002:a",
      input_transformer: {
        input_paths: props.inputPaths,
        input_template: '"<who> called <what>."',
      },
    });
  });

  test("says it in a chat in the form without which nothing is shown there", () => {
    const target = { name: "chat", topicArn: "arn:aws:sns:us-east-1:100000000002:c" };
    const resources = synthAlert({ targets: [{ ...target, format: "chat" }] });
    const { input_transformer } =
      resources?.aws_cloudwatch_event_target?.["assignments--chat"] ?? {};
    expect(JSON.parse(input_transformer.input_template)).toEqual({
      version: "1.0",
      source: "custom",
      content: {
        textType: "client-markdown",
        title: "An assignment was changed",
        description: "<who> called <what>.",
      },
    });
  });

  test.each([
    [{ name: "a b" }, 'A rule\'s name has 1 to 64 letters, digits and . - _, got: "a b"'],
    [
      { eventPattern: { detail: { eventName: ["a".repeat(2048)] } } },
      'The pattern of rule "assignments" has at most 2048 characters, got: 2077',
    ],
    [
      { sentence: "<whom> was called." },
      'The sentence of rule "assignments" names values of its paths, got: "whom"',
    ],
  ])("refuses %#", (changes, message) => {
    expect(() => synthAlert(changes)).toThrow(new Error(message));
  });
});
