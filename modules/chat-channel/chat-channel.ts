import { ChatbotSlackChannelConfiguration } from "@cdktf/provider-aws/lib/chatbot-slack-channel-configuration";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { Construct } from "constructs";
import { address, atAddress } from "../address";
import { policyJson } from "../policy-json";
import { check } from "../rules";

/** https://docs.aws.amazon.com/chatbot/latest/APIReference/API_CreateSlackChannelConfiguration.html */
export interface ChatChannelProps {
  /** `ConfigurationName`: 1 to 58 letters, digits, `-` and `_`. The channel's role has the same name. */
  readonly name: string;
  /** 12-digit id of the account that the configuration belongs to. */
  readonly accountId: string;
  /** `SlackTeamId`, as in `T012AB3C4`: a workspace that somebody has authorized in the console once. */
  readonly slackTeamId: string;
  /** `SlackChannelId`, as in `C012AB3C4D5`; a private channel has invited the app. */
  readonly slackChannelId: string;
  /** `SnsTopicArns`: what is told. */
  readonly snsTopicArns: readonly string[];
}

/** Whatever somebody types in the channel, nothing is done in the account. */
const DENY_ALL = "arn:aws:iam::aws:policy/AWSDenyAll";

/**
 * A Slack channel that is told alerts by Amazon Q Developer in chat applications (formerly AWS Chatbot). It
 * only listens: AWS's default would let the channel run commands as far as its role goes.
 *
 * https://docs.aws.amazon.com/chatbot/latest/adminguide/slack-setup.html
 */
export class ChatChannel extends Construct {
  /** @throws if the name or an id breaks a rule of AWS */
  constructor(scope: Construct, id: string, props: ChatChannelProps) {
    super(scope, id);
    const { name, accountId, slackTeamId, slackChannelId, snsTopicArns } = props;
    check(
      name,
      /^[A-Za-z0-9_-]{1,58}$/,
      "A chat configuration's name has 1 to 58 letters, digits, - and _",
    );
    check(
      slackTeamId,
      /^[0-9A-Z]{1,255}$/,
      "A Slack workspace is given by its id, as in T012AB3C4",
    );
    check(
      slackChannelId,
      /^[A-Za-z0-9]{1,255}$/,
      "A Slack channel is given by its id, as in C012AB3C4D5",
    );
    const role = atAddress(
      address(name),
      new IamRole(this, "role", {
        name,
        description: "Tells alerts in a chat channel; may do nothing",
        assumeRolePolicy: policyJson({
          Version: "2012-10-17",
          Statement: [
            {
              Effect: "Allow",
              Principal: { Service: "chatbot.amazonaws.com" },
              Action: "sts:AssumeRole",
              Condition: { StringEquals: { "aws:SourceAccount": accountId } },
            },
          ],
        }),
      }),
    );
    atAddress(
      address(name),
      new ChatbotSlackChannelConfiguration(this, "channel", {
        configurationName: name,
        iamRoleArn: role.arn,
        slackTeamId,
        slackChannelId,
        snsTopicArns: [...snsTopicArns],
        guardrailPolicyArns: [DENY_ALL],
        loggingLevel: "ERROR",
      }),
    );
  }
}
