import { z } from "zod";
import { email, identityText, userName } from "./fields";
import { uniqueList } from "./text";

const user = z
  .strictObject({
    userName: userName("Name that the person signs in with; unique."),
    displayName: identityText("A display name", "Name that others see."),
    givenName: identityText("A given name", "First name."),
    familyName: identityText("A family name", "Last name."),
    email: email("E-mail address; unique.").optional(),
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
