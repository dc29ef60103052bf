import { z } from "zod";
import { email, identityText, userName } from "./fields";
import { uniqueList } from "./text";

const optionalText = (what: string, description: string) =>
  identityText(what, description).optional();

const user = z
  .strictObject({
    userName: userName("Name that the person signs in with; unique."),
    displayName: identityText("A display name", "Name that others see."),
    givenName: identityText("A given name", "First name."),
    familyName: identityText("A family name", "Last name."),
    middleName: optionalText("A middle name", "Further given names."),
    formattedName: optionalText("A formatted name", "The whole name as it is shown."),
    honorificPrefix: optionalText("An honorific prefix", "As in Dr."),
    honorificSuffix: optionalText("An honorific suffix", "As in III."),
    email: email("E-mail address; unique.").optional(),
    emailType: optionalText("An e-mail address's type", "As in work."),
    phoneNumber: optionalText("A phone number", "Phone number."),
    phoneNumberType: optionalText("A phone number's type", "As in work."),
    address: z
      .strictObject({
        streetAddress: optionalText("A street address", "Street and number."),
        locality: optionalText("A locality", "City."),
        region: optionalText("A region", "State or province."),
        postalCode: optionalText("A postal code", "Postal code, in quotes."),
        country: optionalText("A country", "Country."),
        formatted: optionalText("A formatted address", "The whole address as it is shown."),
        type: optionalText("An address's type", "As in work."),
      })
      .optional()
      .meta({ description: "Postal address." }),
    nickName: optionalText("A nickname", "Name among colleagues."),
    profileUrl: optionalText("A profile URL", "Address of a page about the person."),
    title: optionalText("A title", "As in Staff Engineer."),
    userType: optionalText("A user's type", "As in Employee or Contractor."),
    preferredLanguage: optionalText("A preferred language", "As in pt-PT."),
    locale: optionalText("A locale", "As in pt-PT."),
    timezone: optionalText("A time zone", "As in Europe/Lisbon."),
  })
  .meta({ description: "A person." });

const group = z
  .strictObject({
    displayName: identityText("A group's name", "Name of the group; unique."),
    description: identityText("A description", "What the group is for.").optional(),
    members: uniqueList(userName("A user name."), "User names of the members.").optional(),
  })
  .meta({ description: "A group of people, which grants name." });

export const users = z.array(user).meta({ description: "Users of the Identity Store." });
export const groups = z.array(group).meta({ description: "Groups of the Identity Store." });

/** `access/directory.yaml` */
export const directoryFile = z.strictObject({ users: users.optional(), groups: groups.optional() });

export type DirectoryFile = z.infer<typeof directoryFile>;
