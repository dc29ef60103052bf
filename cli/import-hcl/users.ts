import type { User } from "../../model/access-model";
import * as errors from "./errors";
import type { Note, UserIntent } from "./intent";
import type { StateResource } from "./state";

/** What directory.yaml says of a person beside the user name. */
export type UserAttributes = Omit<User, "userName">;

type Values = Readonly<Record<string, unknown>>;

/** People by user name as AWS has them: the module makes some attributes up. */
export function userAttributes(
  users: readonly UserIntent[],
  state: readonly StateResource[],
  note: Note,
): ReadonlyMap<string, UserAttributes> {
  const found = new Map(
    state
      .filter(({ mode, type }) => mode === "managed" && type === "aws_identitystore_user")
      .map(({ values }) => [String(values.user_name), attributesOf(values)]),
  );
  for (const { path, userName } of users) {
    if (!found.has(userName)) note(errors.absentFromState(path));
  }
  return found;
}

function attributesOf(values: Values): UserAttributes {
  const [name, email, phone, address] = ["name", "emails", "phone_numbers", "addresses"].map(
    (block) => (values[block] as readonly Values[] | undefined)?.[0] ?? {},
  ) as [Values, Values, Values, Values];
  const places = texts({
    streetAddress: address.street_address,
    locality: address.locality,
    region: address.region,
    postalCode: address.postal_code,
    country: address.country,
    formatted: address.formatted,
    type: address.type,
  });
  return {
    ...texts({
      displayName: values.display_name,
      givenName: name.given_name,
      familyName: name.family_name,
      middleName: name.middle_name,
      formattedName: name.formatted,
      honorificPrefix: name.honorific_prefix,
      honorificSuffix: name.honorific_suffix,
      email: email.value,
      emailType: email.type,
      phoneNumber: phone.value,
      phoneNumberType: phone.type,
      nickName: values.nickname,
      profileUrl: values.profile_url,
      title: values.title,
      userType: values.user_type,
      preferredLanguage: values.preferred_language,
      locale: values.locale,
      timezone: values.timezone,
    }),
    ...(Object.keys(places).length === 0 ? {} : { address: places }),
  } as UserAttributes;
}

/** Those that say something. */
const texts = (values: Values): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(values).filter(
      (entry): entry is [string, string] => typeof entry[1] === "string" && entry[1] !== "",
    ),
  );
