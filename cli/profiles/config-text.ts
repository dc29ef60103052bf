import type { Profile } from "./profiles";

/** A section of a config file: its type and name, and its settings in order. */
export interface ConfigSection {
  /** `profile`, `sso-session`, or something that only others write. */
  readonly type: string;
  readonly name: string;
  readonly settings: ReadonlyMap<string, string>;
}

/** How the sections sign in: https://docs.aws.amazon.com/sdkref/latest/guide/feature-sso-credentials.html */
export interface SsoSession {
  readonly name: string;
  readonly startUrl: string;
  /** Region of Identity Center. */
  readonly region: string;
}

/** What each profile has beside its access. */
export interface ProfileDefaults {
  readonly region?: string | undefined;
  readonly output?: string | undefined;
}

/** The scope that lets a session list and use accounts. */
export const registrationScopes = "sso:account:access";

/** The `sso-session`, then its profiles. */
export function configSections(
  { name, startUrl, region }: SsoSession,
  profiles: readonly Profile[],
  defaults: ProfileDefaults,
): readonly ConfigSection[] {
  const optional = Object.entries({ region: defaults.region, output: defaults.output }).flatMap(
    ([key, value]) => (value === undefined ? [] : [[key, value] as const]),
  );
  return [
    {
      type: "sso-session",
      name,
      settings: new Map([
        ["sso_start_url", startUrl],
        ["sso_region", region],
        ["sso_registration_scopes", registrationScopes],
      ]),
    },
    ...profiles.map((profile) => ({
      type: "profile",
      name: profile.name,
      settings: new Map([
        ["sso_session", name],
        ["sso_account_id", profile.account.id],
        ["sso_role_name", profile.permissionSet.name],
        ...optional,
      ]),
    })),
  ];
}

// Without : and =, or `aws configure set` takes a mark for a setting and writes others' settings below it.
const begin = (session: string) => `# >>> idc profiles ${session} >>>`;
const end = (session: string) => `# <<< idc profiles ${session} <<<`;
const explanation =
  "# Written by idc profiles. What is changed between these marks is lost when it runs again.";

/** A line that begins or ends the lines of a session. */
export const markPattern = /^# (?<way>>>>|<<<) idc profiles (?<session>[A-Za-z0-9_.-]+) \k<way>$/;

/** The sections between their marks, with these line ends, the last one included. */
export function blockText(
  session: string,
  sections: readonly ConfigSection[],
  lineEnd: "\n" | "\r\n" = "\n",
): string {
  const texts = sections.map(({ type, name, settings }) => [
    `[${type} ${name}]`,
    ...[...settings].map(([key, value]) => `${key} = ${value}`),
  ]);
  return [
    begin(session),
    explanation,
    ...texts.flatMap((lines, index) => (index === 0 ? lines : ["", ...lines])),
    end(session),
    "",
  ].join(lineEnd);
}
