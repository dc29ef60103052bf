import { type App, TerraformStack } from "cdktf";
import type { AccessModel, Monitoring } from "../model/access-model";
import { AccessAnalyzer } from "../modules/access-analyzer/access-analyzer";
import { AlertTopic } from "../modules/alert-topic/alert-topic";
import { ChatChannel } from "../modules/chat-channel/chat-channel";
import { ConfigOrganizationRules } from "../modules/config-organization-rules/config-organization-rules";
import type { AlertTarget } from "../modules/event-alert/event-alert";
import { GuarddutyOrganization } from "../modules/guardduty-organization/guardduty-organization";
import { OrganizationTrail } from "../modules/organization-trail/organization-trail";
import { PlaybookQueries } from "../modules/playbook-queries/playbook-queries";
import { storeState } from "./backend";
import { MONITORING } from "./monitoring";
import { monitoringAlarms } from "./monitoring-alarms";
import { monitoringEvents } from "./monitoring-events";
import { administer, administeringAccount } from "./provider";
import { undeliveredAlarm } from "./undelivered-alarm";

/** Of topics, the chat's configuration and the trail. */
const NAME = "identity-center";

/** What is watched, and who is told; every part only where it is declared. */
export class MonitoringStack extends TerraformStack {
  private readonly accountId: string;

  constructor(app: App, model: AccessModel, monitoring: Monitoring) {
    super(app, MONITORING);
    const { instance } = model;
    storeState(this, model);
    administer(this, instance);
    this.accountId = administeringAccount(instance);
    const targets = this.targets(monitoring.notifications);
    const alarmActions = targets.map(({ topicArn }) => topicArn);
    if (model.emergency !== undefined) undeliveredAlarm(this, alarmActions);
    const logGroupName = this.logGroup(model, monitoring.log);
    if (logGroupName !== undefined) {
      monitoringAlarms(this, model, monitoring, { logGroupName, alarmActions });
      if (monitoring.queries) new PlaybookQueries(this, "queries", { logGroupName });
    }
    monitoringEvents(this, model, monitoring, targets);
    this.findings(monitoring);
  }

  /** Where alerts go: a chat has a topic of its own, since it is told in another form than people by e-mail. */
  private targets(notifications: Monitoring["notifications"]): AlertTarget[] {
    if ("topicArn" in notifications)
      return [{ name: "topic", topicArn: notifications.topicArn, format: "text" }];
    const { emails, slack } = notifications;
    const { accountId } = this;
    const targets: AlertTarget[] = [];
    if (emails.length > 0) {
      const { arn } = new AlertTopic(this, "email-topic", {
        name: `${NAME}-email`,
        accountId,
        emails,
      });
      targets.push({ name: "email", topicArn: arn, format: "text" });
    }
    if (slack !== undefined) {
      const { arn } = new AlertTopic(this, "chat-topic", { name: `${NAME}-chat`, accountId });
      new ChatChannel(this, "chat", {
        name: `${NAME}-chat`,
        accountId,
        slackTeamId: slack.workspace,
        slackChannelId: slack.channel,
        snsTopicArns: [arn],
      });
      targets.push({ name: "chat", topicArn: arn, format: "chat" });
    }
    return targets;
  }

  private logGroup(
    { instance, organization }: AccessModel,
    log: Monitoring["log"],
  ): string | undefined {
    if (log?.type !== "trail") return log?.logGroup;
    const { bucket, retentionDays } = log;
    return new OrganizationTrail(this, "trail", {
      name: NAME,
      accountId: this.accountId,
      organizationId: organization.id,
      region: instance.region,
      s3BucketName: bucket,
      ...(retentionDays === undefined ? {} : { retentionInDays: retentionDays }),
    }).logGroupName;
  }

  private findings({ guardDuty, accessAnalyzer = {}, config }: Monitoring): void {
    if (guardDuty?.organization === "managed") {
      const { detector, members } = guardDuty;
      new GuarddutyOrganization(this, "guardduty", {
        ...(detector === undefined ? {} : { detectorId: detector }),
        ...(members === undefined ? {} : { autoEnableOrganizationMembers: members }),
      });
    }
    const { externalAccess, unusedAccessDays } = accessAnalyzer;
    if (externalAccess === "managed") {
      const analyzerName = `${NAME}-external-access`;
      new AccessAnalyzer(this, "external-access", { analyzerName, finds: "external-access" });
    }
    if (unusedAccessDays !== undefined) {
      new AccessAnalyzer(this, "unused-access", {
        analyzerName: `${NAME}-unused-access`,
        finds: "unused-access",
        unusedAccessAge: unusedAccessDays,
      });
    }
    if (config !== undefined) {
      const { checks, unusedCredentialDays, excludedAccounts } = config;
      new ConfigOrganizationRules(this, "config", {
        checks,
        ...(unusedCredentialDays === undefined
          ? {}
          : { maxCredentialUsageAge: unusedCredentialDays }),
        ...(excludedAccounts === undefined ? {} : { excludedAccounts }),
      });
    }
  }
}
