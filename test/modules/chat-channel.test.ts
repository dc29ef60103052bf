import { ChatChannel, type ChatChannelProps } from "../../modules/chat-channel/chat-channel";
import { synthModule } from "../fixtures/synth-module";

const props: ChatChannelProps = {
  name: "identity-center",
  accountId: "100000000002",
  slackTeamId: "T012AB3C4",
  slackChannelId: "C012AB3C4D5",
  snsTopicArns: ["arn:aws:sns:us-east-1:100000000002:alerts"],
};

const synthChannel = (changes: Partial<ChatChannelProps> = {}) =>
  synthModule((stack) => {
    new ChatChannel(stack, "channel", { ...props, ...changes });
  }).resource;

describe("ChatChannel", () => {
  test("is told what its topics say", () => {
    expect(
      synthChannel()?.aws_chatbot_slack_channel_configuration?.["identity-center"],
    ).toMatchObject({
      slack_team_id: "T012AB3C4",
      slack_channel_id: "C012AB3C4D5",
      sns_topic_arns: ["arn:aws:sns:us-east-1:100000000002:alerts"],
    });
  });

  test("can do nothing in the account, where AWS's default is everything that its role may", () => {
    const resources = synthChannel();
    expect(
      resources?.aws_chatbot_slack_channel_configuration?.["identity-center"]
        ?.guardrail_policy_arns,
    ).toEqual(["arn:aws:iam::aws:policy/AWSDenyAll"]);
    const [trust] = JSON.parse(
      resources?.aws_iam_role?.["identity-center"]?.assume_role_policy,
    ).Statement;
    expect(trust).toMatchObject({
      Principal: { Service: "chatbot.amazonaws.com" },
      Condition: { StringEquals: { "aws:SourceAccount": "100000000002" } },
    });
    expect(resources).not.toHaveProperty("aws_iam_role_policy");
    expect(resources).not.toHaveProperty("aws_iam_role_policy_attachment");
  });

  test.each([
    [
      { name: "a b" },
      'A chat configuration\'s name has 1 to 58 letters, digits, - and _, got: "a b"',
    ],
    [{ slackTeamId: "acme" }, 'A Slack workspace is given by its id, as in T012AB3C4, got: "acme"'],
    [
      { slackChannelId: "#alerts" },
      'A Slack channel is given by its id, as in C012AB3C4D5, got: "#alerts"',
    ],
  ])("refuses %j", (changes, message) => {
    expect(() => synthChannel(changes)).toThrow(new Error(message));
  });
});
