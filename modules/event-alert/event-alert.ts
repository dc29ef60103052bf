import { CloudwatchEventRule } from "@cdktf/provider-aws/lib/cloudwatch-event-rule";
import { CloudwatchEventTarget } from "@cdktf/provider-aws/lib/cloudwatch-event-target";
import { Construct } from "constructs";
import { address, atAddress } from "../address";
import { invalid } from "../errors";
import type { EventPattern } from "../identity-center-events/event-patterns";
import { check } from "../rules";
import { literal } from "../terraform-text";

/** https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html */
export interface EventAlertProps {
  /** `Name`: 1 to 64 letters, digits and `. - _`. */
  readonly name: string;
  /** `Description`, 1 to 512 characters. */
  readonly description: string;
  /** `EventPattern`, 2048 characters at most as JSON. */
  readonly eventPattern: EventPattern;
  /**
   * Whether calls that CloudTrail takes for reading count, as `GetRoleCredentials` does.
   *
   * @default false
   */
  readonly includesReadOnly?: boolean;
  /** What is said: one sentence with `<name>` for the values below. */
  readonly sentence: string;
  /** `InputPathsMap`: where in the event each `<name>` of the sentence stands, at most 100. */
  readonly inputPaths: Readonly<Record<string, string>>;
  /** Where it is said; at most 5. */
  readonly targets: readonly AlertTarget[];
}

/** Whom a rule tells: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_Target.html */
export interface AlertTarget {
  /** Address in the state, unique in the rule. */
  readonly name: string;
  /** ARN of an SNS topic that lets EventBridge publish. */
  readonly topicArn: string;
  /** `text` is the sentence alone, for e-mail. `chat` is Amazon Q Developer's form, without which it says nothing. */
  readonly format: "text" | "chat";
}

const MAXIMUM_PATTERN_LENGTH = 2048;

/** An EventBridge rule that says one sentence, seconds after something happened in its account and Region. */
export class EventAlert extends Construct {
  /** @throws if a prop breaks a rule of AWS, or the sentence names a value that has no path */
  constructor(scope: Construct, id: string, props: EventAlertProps) {
    super(scope, id);
    const { name, description, sentence, inputPaths, targets } = props;
    check(name, /^[.\-_A-Za-z0-9]{1,64}$/, "A rule's name has 1 to 64 letters, digits and . - _");
    const eventPattern = JSON.stringify(props.eventPattern);
    if (eventPattern.length > MAXIMUM_PATTERN_LENGTH) {
      throw invalid(
        `The pattern of rule ${JSON.stringify(name)} has at most ${MAXIMUM_PATTERN_LENGTH} characters`,
        eventPattern.length,
      );
    }
    for (const [, value = ""] of sentence.matchAll(/<([^<>]*)>/g)) {
      if (!Object.hasOwn(inputPaths, value))
        throw invalid(
          `The sentence of rule ${JSON.stringify(name)} names values of its paths`,
          value,
        );
    }
    const rule = atAddress(
      address(name),
      new CloudwatchEventRule(this, "rule", {
        name,
        description: literal(description),
        eventPattern: literal(eventPattern),
        state: props.includesReadOnly ? "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS" : "ENABLED",
      }),
    );
    for (const { name: target, topicArn, format } of targets) {
      atAddress(
        address(name, target),
        new CloudwatchEventTarget(this, target, {
          rule: rule.name,
          targetId: target,
          arn: topicArn,
          inputTransformer: {
            inputPaths: { ...inputPaths },
            inputTemplate: literal(JSON.stringify(inputOf(format, description, sentence))),
          },
        }),
      );
    }
  }
}

/** https://docs.aws.amazon.com/chatbot/latest/adminguide/custom-notifs.html */
const inputOf = (format: AlertTarget["format"], title: string, sentence: string): unknown =>
  format === "text"
    ? sentence
    : {
        version: "1.0",
        source: "custom",
        content: { textType: "client-markdown", title, description: sentence },
      };
