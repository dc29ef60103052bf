import type { TerraformStack } from "cdktf";
import type { AccessModel, Monitoring } from "../model/access-model";
import {
  type AlertTarget,
  EventAlert,
  type EventAlertProps,
} from "../modules/event-alert/event-alert";
import {
  changePattern,
  changesByOthersPatterns,
  EXTERNAL_ACCESS_PATTERN,
  PERMISSION_SET_FINDING_PATTERN,
  usePattern,
} from "../modules/identity-center-events/event-patterns";
import { CHANGED } from "./monitoring-words";
import { accountsWith, administratorSets } from "./watched-permission-sets";

type Alert = Omit<EventAlertProps, "targets">;

/** Of a bus's 300 rules, and a pattern's 2048 characters. */
const MOST_NAMED_ACCOUNTS = 100;

/** Rules that tell in seconds. */
export function monitoringEvents(
  stack: TerraformStack,
  model: AccessModel,
  monitoring: Monitoring,
  targets: readonly AlertTarget[],
): void {
  for (const alert of alertsOf(model, monitoring))
    new EventAlert(stack, `${alert.name}-rule`, { ...alert, targets });
}

function alertsOf(model: AccessModel, monitoring: Monitoring): Alert[] {
  const { events, deployRoles, guardDuty, accessAnalyzer } = monitoring;
  return [
    ...events.changes.map((change) => ({
      name: named(change),
      description: CHANGED[change],
      eventPattern: changePattern(change),
      ...changed(CHANGED[change]),
    })),
    ...(events.changesByOthers ? changesByOthersPatterns(deployRoles) : []).map(
      (eventPattern, index) => ({
        name: named("changes-by-others", String(index + 1)),
        description: "A change by another than the roles that deploy",
        eventPattern,
        ...changed("Another than the roles that deploy changed Identity Center"),
      }),
    ),
    ...(events.administratorUse ? administratorUse(model) : []),
    ...(guardDuty === undefined ? [] : [FINDING]),
    ...(accessAnalyzer?.externalAccess === undefined ? [] : [EXTERNAL_ACCESS]),
  ];
}

const changed = (what: string): Pick<Alert, "sentence" | "inputPaths"> => ({
  sentence: `${what}: <type> <who> called <call> in account <account> from <address> at <time>.`,
  inputPaths: {
    type: "$.detail.userIdentity.type",
    who: "$.detail.userIdentity.arn",
    call: "$.detail.eventName",
    account: "$.account",
    address: "$.detail.sourceIPAddress",
    time: "$.time",
  },
});

/** One rule for each account, so that it can be named: EventBridge looks nothing up. And one for the others. */
function administratorUse(model: AccessModel): Alert[] {
  const names = administratorSets(model);
  if (names.length === 0) return [];
  const all = accountsWith(model, names);
  const accounts = all.length > MOST_NAMED_ACCOUNTS ? [] : all;
  const alert = (name: string, where: string, pattern: Alert["eventPattern"]): Alert => ({
    name,
    description: `Somebody entered ${where} with administrator's rights`,
    eventPattern: pattern,
    includesReadOnly: true,
    sentence: `Identity Center user <user> entered ${where} (<account>) as <role> from <address> at <time>.`,
    inputPaths: {
      user: "$.detail.userIdentity.onBehalfOf.userId",
      account: "$.detail.serviceEventDetails.account_id",
      role: "$.detail.serviceEventDetails.role_name",
      address: "$.detail.sourceIPAddress",
      time: "$.time",
    },
  });
  return [
    ...accounts.map(({ id, name }) =>
      // Names have spaces and more: the id is the key, the name is what people read.
      alert(named("entered", id), withoutBrackets(name), usePattern(names, id)),
    ),
    alert(
      named("entered", "other"),
      "another account",
      usePattern(
        names,
        accounts.length === 0 ? undefined : { except: accounts.map(({ id }) => id) },
      ),
    ),
  ];
}

/** In a sentence they would enclose the name of a value. */
const withoutBrackets = (name: string): string => name.replace(/[<>]/g, "");

const FINDING: Alert = {
  name: "identity-center-guardduty",
  description: "GuardDuty found something about the session of a permission set",
  eventPattern: PERMISSION_SET_FINDING_PATTERN,
  sentence:
    "GuardDuty found <kind> of severity <severity> about <role> in account <account> at <time>: <title>",
  inputPaths: {
    kind: "$.detail.type",
    severity: "$.detail.severity",
    role: "$.detail.resource.accessKeyDetails.userName",
    account: "$.detail.accountId",
    title: "$.detail.title",
    time: "$.time",
  },
};

const EXTERNAL_ACCESS: Alert = {
  name: "identity-center-external-access",
  description: "Others than the organization can reach something",
  eventPattern: EXTERNAL_ACCESS_PATTERN,
  sentence:
    "Others than the organization can reach <resource> (<kind>) of account <account>, as Access Analyzer found at <time>.",
  inputPaths: {
    resource: "$.detail.resource",
    kind: "$.detail.resourceType",
    account: "$.detail.accountId",
    time: "$.time",
  },
};

const named = (...parts: readonly string[]): string => ["identity-center", ...parts].join("-");
