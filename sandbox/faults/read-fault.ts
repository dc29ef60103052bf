import { faultIsInvalid, noSuchOperation, notAsynchronous } from "../errors";
import { mistakesIn } from "../mistakes";
import { nearest } from "../nearest";
import { matchesWildcards } from "../policies/conditions";
import { operationNames } from "../services/operation-names";
import { asynchronousOperations } from "./effects";
import { type Fault, faultSchema } from "./fault";

/**
 * Reads a fault as the command line writes it: `OPERATION=KIND,name=value,…`, for example
 * `sso-admin:Create*=throttling,count=3`. A reason comes last and may hold commas.
 *
 * @throws SandboxError with everything that is wrong.
 */
export function readFault(text: string): Fault {
  const [, operation = "", kind = "", rest = ""] = /^([^=]*)=([^,]*)(?:,(.*))?$/s.exec(text) ?? [];
  const [, settings = "", reason] = /^(.*?)(?:(?:^|,)reason=(.*))?$/s.exec(rest) ?? [];
  const named = settings
    .split(",")
    .filter((setting) => setting !== "")
    .map((setting) => {
      const [name = "", ...value] = setting.split("=");
      return [name, number(value.join("="))] as const;
    });
  const written = {
    operation,
    kind,
    ...Object.fromEntries(named),
    ...(reason !== undefined && { reason }),
  };
  const parsed = faultSchema.safeParse(written, { reportInput: true });
  if (!parsed.success) {
    const mistakes = mistakesIn(faultSchema, parsed.error, "fault").map(({ rule }) => rule);
    throw faultIsInvalid(text, mistakes);
  }
  const mistake = operationMistake(parsed.data);
  if (mistake !== undefined) throw faultIsInvalid(text, [mistake]);
  return parsed.data;
}

function number(text: string): string | number {
  return text.trim() === "" || Number.isNaN(Number(text)) ? text : Number(text);
}

/** Why a fault would never strike, whatever happens. */
export function operationMistake({ kind, operation }: Fault): string | undefined {
  const fitting = operationNames.filter((name) => matchesWildcards(name, operation));
  if (fitting.length === 0) return noSuchOperation(operation, nearest(operation, operationNames));
  const canFail = fitting.some((name) => asynchronousOperations.has(name.split(":")[1] ?? ""));
  return kind === "asynchronous-failure" && !canFail
    ? notAsynchronous(operation, [...asynchronousOperations])
    : undefined;
}
