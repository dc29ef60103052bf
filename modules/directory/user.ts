import type { IdentitystoreUserConfig } from "@cdktf/provider-aws/lib/identitystore-user";
import { check } from "../rules";
import { literal } from "../terraform-text";

/**
 * All texts but the user name have 1 to 1,024 characters.
 * https://docs.aws.amazon.com/singlesignon/latest/IdentityStoreAPIReference/API_CreateUser.html
 */
export interface DirectoryUser {
  /** 1 to 128 characters without spaces. A new user name is a new user. */
  readonly userName: string;
  /** As lists show the user. */
  readonly displayName: string;
  /** First name. */
  readonly givenName: string;
  /** Last name. */
  readonly familyName: string;
  /**
   * Between the given and the family name.
   *
   * @default - none
   */
  readonly middleName?: string;
  /**
   * The whole name as it is shown.
   *
   * @default - none
   */
  readonly formattedName?: string;
  /**
   * For example `Dr.`.
   *
   * @default - none
   */
  readonly honorificPrefix?: string;
  /**
   * For example `PhD`.
   *
   * @default - none
   */
  readonly honorificSuffix?: string;
  /**
   * The e-mail address: AWS keeps one.
   *
   * @default - none
   */
  readonly email?: ContactValue;
  /**
   * The phone number: AWS keeps one.
   *
   * @default - none
   */
  readonly phoneNumber?: ContactValue;
  /**
   * The postal address: AWS keeps one.
   *
   * @default - none
   */
  readonly address?: PostalAddress;
  /**
   * What others call the user.
   *
   * @default - none
   */
  readonly nickName?: string;
  /**
   * A page about the user.
   *
   * @default - none
   */
  readonly profileUrl?: string;
  /**
   * For example `Data Analyst`.
   *
   * @default - none
   */
  readonly title?: string;
  /**
   * For example `Employee` or `Contractor`.
   *
   * @default - none
   */
  readonly userType?: string;
  /**
   * For example `pt-PT`.
   *
   * @default - none
   */
  readonly preferredLanguage?: string;
  /**
   * For example `pt-PT`.
   *
   * @default - none
   */
  readonly locale?: string;
  /**
   * For example `Europe/Lisbon`.
   *
   * @default - none
   */
  readonly timezone?: string;
}

/** https://docs.aws.amazon.com/singlesignon/latest/IdentityStoreAPIReference/API_Email.html */
export interface ContactValue {
  /** The address or the number itself. */
  readonly value: string;
  /**
   * For example `work`.
   *
   * @default - none
   */
  readonly type?: string;
  /** @default true */
  readonly primary?: boolean;
}

/** https://docs.aws.amazon.com/singlesignon/latest/IdentityStoreAPIReference/API_Address.html */
export interface PostalAddress {
  /** @default - none */
  readonly streetAddress?: string;
  /** @default - none */
  readonly locality?: string;
  /** @default - none */
  readonly region?: string;
  /** @default - none */
  readonly postalCode?: string;
  /** @default - none */
  readonly country?: string;
  /**
   * The whole address as it is shown.
   *
   * @default - none
   */
  readonly formatted?: string;
  /**
   * For example `work`.
   *
   * @default - none
   */
  readonly type?: string;
  /** @default true */
  readonly primary?: boolean;
}

/** What the provider takes of a user, as text rather than templates. */
export function userAttributes(
  user: DirectoryUser,
): Omit<IdentitystoreUserConfig, "identityStoreId"> {
  const { userName, givenName, familyName, displayName, email, phoneNumber, address } = user;
  check(
    userName,
    /^[\p{L}\p{M}\p{S}\p{N}\p{P}]{1,128}$/u,
    "A user name has 1 to 128 characters and no spaces",
  );
  return texts(user.userName, {
    userName,
    displayName,
    name: {
      givenName,
      familyName,
      middleName: user.middleName,
      formatted: user.formattedName,
      honorificPrefix: user.honorificPrefix,
      honorificSuffix: user.honorificSuffix,
    },
    emails: email && { primary: true, ...email },
    phoneNumbers: phoneNumber && { primary: true, ...phoneNumber },
    addresses: address && { primary: true, ...address },
    nickname: user.nickName,
    profileUrl: user.profileUrl,
    title: user.title,
    userType: user.userType,
    preferredLanguage: user.preferredLanguage,
    locale: user.locale,
    timezone: user.timezone,
  });
}

/** The same attributes, every text checked and literal. */
function texts<T extends object>(userName: string, attributes: T): T {
  const entries = Object.entries(attributes).map(([name, value]) => {
    if (typeof value === "object" && value !== null) return [name, texts(userName, value)];
    if (typeof value !== "string") return [name, value];
    check(
      value,
      /^[\p{L}\p{M}\p{S}\p{N}\p{P}\t\n\r\p{Zs}]{1,1024}$/u,
      `The ${name} of user ${JSON.stringify(userName)} has 1 to 1,024 characters`,
    );
    return [name, literal(value)];
  });
  return Object.fromEntries(entries);
}
