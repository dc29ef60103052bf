import type { AccessControlAttribute, AccessModel, User } from "../../model/access-model";
import { principalTags } from "../../model/principal-tags";
import { phrase } from "../phrase";
import { type SettingChange, sides } from "./setting-change";

/** Session tags, and what of a person fills them: policies with `aws:PrincipalTag` allow more or less by them. */
export function attributeChanges(
  before: AccessModel,
  after: AccessModel,
): readonly SettingChange[] {
  const read = new Set([...tagsRead(before), ...tagsRead(after)]);
  const effect = (key: string): SettingChange["effect"] =>
    read.has(key.toLowerCase()) ? "cannot-tell" : "changes";
  const [was, is] = [before.accessControl, after.accessControl];
  return [
    ...sides(was.attributes, is.attributes, ({ key }) => key).flatMap(([old, now]) =>
      old?.source === now?.source
        ? []
        : [
            {
              effect: effect((now ?? old)?.key ?? ""),
              words: phrase`session tag ${(now ?? old)?.key ?? ""}: ${now?.source ?? "none"} instead of ${old?.source ?? "none"}`,
            },
          ],
    ),
    ...sides(was.passedByIdentityProvider, is.passedByIdentityProvider, (key) => key).flatMap(
      ([old, now]) =>
        old === now
          ? []
          : [
              {
                effect: effect(now ?? old ?? ""),
                words: phrase`session tag ${now ?? old ?? ""}: ${[now === undefined ? "no longer passed" : "passed"]} by the identity provider`,
              },
            ],
    ),
    ...personChanges(before, after, effect),
  ];
}

/** Session tags that a policy of a set reads, in lower case: AWS does not tell `Team` and `team` apart. */
function tagsRead({
  instancePermissionSets,
  environments,
  organization,
}: AccessModel): readonly string[] {
  const sets = [
    ...instancePermissionSets,
    ...environments.flatMap(({ permissionSets }) => permissionSets),
  ];
  return [
    ...sets.map(({ inlinePolicy }) => inlinePolicy),
    ...organization.customerManagedPolicies.map(({ document }) => document),
  ]
    .flatMap(principalTags)
    .map(({ key }) => key.toLowerCase());
}

/**
 * What a person is called where it decides something: in a session tag, and in the address to which Identity
 * Center sends new passwords. https://docs.aws.amazon.com/singlesignon/latest/userguide/resetpasswordforuser.html
 */
function personChanges(
  before: AccessModel,
  after: AccessModel,
  effect: (key: string) => SettingChange["effect"],
): readonly SettingChange[] {
  const { attributes } = after.accessControl;
  const sent = after.directory.source === "identity-center";
  return sides(before.directory.users, after.directory.users, ({ userName }) => userName).flatMap(
    ([was, is]): readonly SettingChange[] =>
      was === undefined || is === undefined
        ? []
        : [
            ...(sent && was.email !== is.email
              ? [
                  {
                    effect: "cannot-tell" as const,
                    words: phrase`${is.userName} gets new passwords at ${is.email ?? "no address"} instead of ${was.email ?? "no address"}`,
                  },
                ]
              : []),
            ...attributes.flatMap((attribute) => {
              const [from, to] = [attributeOf(was, attribute), attributeOf(is, attribute)];
              return from === to
                ? []
                : [
                    {
                      effect: effect(attribute.key),
                      words: phrase`session tag ${attribute.key} of ${is.userName}: ${to ?? "none"} instead of ${from ?? "none"}`,
                    },
                  ];
            }),
          ],
  );
}

/** Attributes of the Identity Store: https://docs.aws.amazon.com/singlesignon/latest/userguide/attributemappingsconcept.html */
const SOURCES: Readonly<Record<string, (user: User) => string | undefined>> = {
  "${path:userName}": ({ userName }) => userName,
  "${path:displayName}": ({ displayName }) => displayName,
  "${path:name.givenName}": ({ givenName }) => givenName,
  "${path:name.familyName}": ({ familyName }) => familyName,
  "${path:name.middleName}": ({ middleName }) => middleName,
  "${path:name.formatted}": ({ formattedName }) => formattedName,
  "${path:emails[primary eq true].value}": ({ email }) => email,
  "${path:phoneNumbers[primary eq true].value}": ({ phoneNumber }) => phoneNumber,
  "${path:addresses[primary eq true].formatted}": ({ address }) => address?.formatted,
  "${path:addresses[primary eq true].streetAddress}": ({ address }) => address?.streetAddress,
  "${path:addresses[primary eq true].locality}": ({ address }) => address?.locality,
  "${path:addresses[primary eq true].region}": ({ address }) => address?.region,
  "${path:addresses[primary eq true].postalCode}": ({ address }) => address?.postalCode,
  "${path:addresses[primary eq true].country}": ({ address }) => address?.country,
  "${path:nickName}": ({ nickName }) => nickName,
  "${path:title}": ({ title }) => title,
  "${path:userType}": ({ userType }) => userType,
  "${path:preferredLanguage}": ({ preferredLanguage }) => preferredLanguage,
  "${path:locale}": ({ locale }) => locale,
  "${path:timezone}": ({ timezone }) => timezone,
};

const attributeOf = (user: User, { source }: AccessControlAttribute): string | undefined =>
  SOURCES[source]?.(user);
