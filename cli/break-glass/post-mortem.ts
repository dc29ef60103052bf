import type { AccessModel } from "../../model/access-model";
import { secondsBetween } from "../../model/instant";
import { inWords } from "../../model/session-duration";
import { codeSpan, tableRow } from "../../review/render/markdown-text";
import type { DeclaredGrant } from "./declared";
import { accountOf, setOf, useQuery } from "./use-query";

const QUESTIONS = [
  "What happened, who noticed it, and when?",
  "What was done with the access, step by step? Compare it with what the query shows.",
  "What was changed by hand, and which pull request declares or takes back each change?",
  "Which permission set for daily work lacked what, or why was daily access not enough?",
  "Was somebody let in, or was something done, that the emergency did not need?",
  "Did the access end when it was no longer needed? Were sessions that outlived it revoked?",
] as const;

/** What a person fills in after an emergency, with what is known about it; Markdown. */
export function postMortem(model: AccessModel, grant: DeclaredGrant): string {
  const { name, user, group, account, permissionSet, justification, ticket, approver } = grant;
  const { from, until } = grant;
  const found = accountOf(model, account);
  const set = setOf(model, found?.id, permissionSet);
  const query = useQuery(model, grant);
  const named = (text: string, also: string | undefined) =>
    also === undefined || also === text ? codeSpan(text) : `${codeSpan(text)} (${codeSpan(also)})`;
  const rows = [
    ["who", user === undefined ? `group ${codeSpan(group ?? "")}` : codeSpan(user)],
    ["where", named(found?.name ?? account, found?.id)],
    ["what", named(permissionSet, set?.name)],
    ["when", `${from} to ${until}: ${inWords(secondsBetween(from, until))}`],
    ["why", codeSpan(justification)],
    ["ticket", codeSpan(ticket)],
    ["approved by", codeSpan(approver)],
  ];
  return [
    `# Post-mortem of emergency access: ${name}`,
    "",
    tableRow(["", ""]),
    tableRow(["---", "---"]),
    ...rows.map(tableRow),
    "",
    "## What the trail shows",
    "",
    `In CloudWatch Logs Insights, over the log group of the organization's trail, from ${query.from} to ${query.to}: sessions may last longer than the access.`,
    "",
    "```text",
    ...query.lines.map((line, index) => (index === 0 ? line : `| ${line}`)),
    "```",
    "",
    "## Questions",
    "",
    ...QUESTIONS.flatMap((question, index) => [`${index + 1}. ${question}`, ""]),
    "## What follows",
    "",
    tableRow(["action", "who", "by when"]),
    tableRow(["---", "---", "---"]),
    tableRow(["", "", ""]),
    "",
    "## Read by",
    "",
    tableRow(["who", "when"]),
    tableRow(["---", "---"]),
    tableRow([`${codeSpan(approver)}, who approved it`, ""]),
    tableRow(["the security team", ""]),
    "",
  ].join("\n");
}
