import { error, type Finding, notice, warning } from "../finding";
import type { Instant } from "../instant";
import { quote } from "../quote";

export const emergencyNotifications = (given: "none" | "both"): Finding =>
  error({
    rule: "one-notification",
    message: `Who is told of access for emergencies is exactly one of "topic" and "emails", got ${given}.`,
    fix:
      given === "none"
        ? "Add e-mail addresses, or the ARN of a topic that exists."
        : "Subscribe people to the topic that exists, or leave it out.",
  });

export const endsBeforeItBegins = (from: string, until: string): Finding =>
  error({
    rule: "emergency-ends-before-it-begins",
    message: `A grant for an emergency ends after it begins, got ${until} after ${from}.`,
    fix: "Set a later until.",
  });

export const emergencyTooLong = (hours: number, from: string, latest: string): Finding =>
  error({
    rule: "emergency-too-long",
    message: `A grant for an emergency lasts at most ${hours} hours, got an end that is later than ${latest} for one that begins at ${from}.`,
    fix: `Set until to ${latest} or earlier; what is needed for longer is a grant of an environment, with expires.`,
  });

/** `member` where the approver is of the group that gets it. */
export const ownApprover = (approver: string, member: string | undefined): Finding =>
  error({
    rule: "own-approver",
    message: `A grant for an emergency is approved by somebody else than whoever gets it, got ${quote(approver)}${member === undefined ? "" : `, who is in ${quote(member)}`}.`,
    fix: "Ask somebody else to approve it, and name him.",
  });

export const unknownApprover = (approver: string, nearest: string | undefined): Finding =>
  error({
    rule: "unknown-approver",
    message: `The approver of a grant for an emergency is a user of the directory, got ${quote(approver)}.`,
    nearest,
    fix: "Correct the user name.",
  });

export const emergencyOutsideEnvironments = (account: string): Finding =>
  error({
    rule: "emergency-outside-environments",
    message: `A grant for an emergency reaches an account of an environment, got ${quote(account)}, which belongs to none.`,
    fix: "Give its organizational unit to an environment in organization.yaml.",
  });

export const emergencyInManagement = (account: string): Finding =>
  error({
    rule: "emergency-in-management",
    message: `A grant for an emergency reaches accounts that the delegated administrator can give access to, got ${quote(account)}, the management account.`,
    fix: "Enter it as AWS says for an emergency there: with the root user, or an IAM user kept for that.",
  });

export const emergencyInClosedAccount = (account: string, status: string): Finding =>
  error({
    rule: "emergency-in-inactive-account",
    message: `A grant for an emergency reaches an active account, got ${quote(account)}, which is ${status}.`,
    fix: "Name another account.",
  });

export const setNotReady = (key: string, environment: string): Finding =>
  error({
    rule: "emergency-set-not-ready",
    message: `A grant for an emergency gives a permission set that is there beforehand, got ${quote(key)}, which ${quote(environment)} has none of.`,
    fix: `Add "${key}: {}" to permissionSets in environments/${environment}.yaml and deploy it, or name a set of that environment.`,
  });

export const standingAccess = (principal: string, key: string, account: string): Finding =>
  error({
    rule: "standing-access",
    message: `A grant for an emergency gives what is not there otherwise, got ${quote(key)} in ${quote(account)} for ${quote(principal)}, who has that by a grant: its end would take it away.`,
    fix: "Name another permission set, or the person instead of the group.",
  });

/** `line` is the other's. */
export const overlappingEmergency = (other: string, line: number): Finding =>
  error({
    rule: "overlapping-emergency",
    message: `Two grants for emergencies do not give the same at the same time, got one beside ${quote(other)} on line ${line}: the first end would take both away.`,
    fix: "Set a later until there instead, or leave one out.",
  });

export const endedEmergency = (name: string, until: Instant, at: Instant): Finding =>
  notice({
    rule: "ended-emergency",
    message: `A grant for an emergency holds until its end, got ${until} for ${quote(name)}; it is ${at}, so it gives nothing.`,
    fix: "Keep it as the record, or remove it.",
  });

export const unrecordedEmergency = (name: string, until: Instant, at: Instant): Finding =>
  warning({
    rule: "unrecorded-emergency",
    message: `What happened in an emergency is written down, got nothing for ${quote(name)}, which ended at ${until}; it is ${at}.`,
    fix: `Run idc break-glass record ${name} and write it; until then nobody opens another for the same person.`,
  });

export const futureEmergency = (name: string, from: Instant, at: Instant): Finding =>
  notice({
    rule: "future-emergency",
    message: `A grant for an emergency holds from its beginning, got ${from} for ${quote(name)}; it is ${at}, so it gives nothing yet.`,
    fix: `Deploy again at ${from} or later.`,
  });
