/** One statement of an identity-based IAM policy. */
export interface Statement {
  readonly Sid: string;
  readonly Effect: "Allow" | "Deny";
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export const allow = (
  Sid: string,
  Resource: readonly string[],
  Action: readonly string[],
): Statement => ({ Sid, Effect: "Allow", Action, Resource });

export const deny = (
  Sid: string,
  Resource: readonly string[],
  Action: readonly string[],
): Statement => ({ Sid, Effect: "Deny", Action, Resource });
