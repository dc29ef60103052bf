import { TerraformStack, Testing } from "cdktf";
import {
  Directory,
  type DirectoryProps,
  type DirectoryUser,
} from "../../modules/directory/directory";
import { group } from "../fixtures/access-model";
import { synthModule } from "../fixtures/synth-module";

const synthDirectory = (props: Omit<DirectoryProps, "identityStoreId">) =>
  synthModule((stack) => {
    new Directory(stack, "directory", { identityStoreId: "d-0123456789", ...props });
  }).resource;

const user = (changes: Partial<DirectoryUser> = {}): DirectoryUser => ({
  userName: "ana.lima",
  displayName: "Ana Lima",
  givenName: "Ana",
  familyName: "Lima",
  ...changes,
});

describe("Directory", () => {
  test("declares users, groups and memberships at their names", () => {
    // WHEN
    const resource = synthDirectory({
      users: [user({ email: { value: "ana.lima@acme.example" } })],
      groups: [{ ...group("Engineering", "ana.lima"), description: "Builds ${software}" }],
    });
    // THEN
    expect(resource?.aws_identitystore_user?.ana_2e_lima).toMatchObject({
      identity_store_id: "d-0123456789",
      user_name: "ana.lima",
      display_name: "Ana Lima",
      name: { given_name: "Ana", family_name: "Lima" },
      emails: { primary: true, value: "ana.lima@acme.example" },
    });
    expect(resource?.aws_identitystore_group?.Engineering).toMatchObject({
      display_name: "Engineering",
      description: "Builds $${software}",
    });
    expect(
      resource?.aws_identitystore_group_membership?.["Engineering--ana_2e_lima"],
    ).toMatchObject({
      group_id: "${aws_identitystore_group.Engineering.group_id}",
      member_id: "${aws_identitystore_user.ana_2e_lima.user_id}",
    });
  });

  test("declares every attribute that the provider takes of a user, as text", () => {
    // WHEN
    const { "//": _, ...attributes } =
      synthDirectory({
        groups: [],
        users: [
          user({
            middleName: "Rosa",
            formattedName: "Dr. Ana Rosa Lima III",
            honorificPrefix: "Dr.",
            honorificSuffix: "III",
            email: { value: "ana@acme.example", type: "work", primary: false },
            phoneNumber: { value: "+351 21 555 0100", type: "work" },
            address: {
              streetAddress: "Rua ${x} 1",
              locality: "Lisboa",
              region: "Lisboa",
              postalCode: "1000-001",
              country: "PT",
              formatted: "Rua 1\n1000-001 Lisboa",
              type: "work",
            },
            nickName: "Aninha",
            profileUrl: "https://people.acme.example/ana",
            title: "100%{staff} engineer",
            userType: "Employee",
            preferredLanguage: "pt-PT",
            locale: "pt-PT",
            timezone: "Europe/Lisbon",
          }),
        ],
      })?.aws_identitystore_user?.ana_2e_lima ?? {};
    // THEN
    expect(attributes).toEqual({
      identity_store_id: "d-0123456789",
      user_name: "ana.lima",
      display_name: "Ana Lima",
      name: {
        given_name: "Ana",
        family_name: "Lima",
        middle_name: "Rosa",
        formatted: "Dr. Ana Rosa Lima III",
        honorific_prefix: "Dr.",
        honorific_suffix: "III",
      },
      emails: { value: "ana@acme.example", type: "work", primary: false },
      phone_numbers: { value: "+351 21 555 0100", type: "work", primary: true },
      addresses: {
        street_address: "Rua $${x} 1",
        locality: "Lisboa",
        region: "Lisboa",
        postal_code: "1000-001",
        country: "PT",
        formatted: "Rua 1\n1000-001 Lisboa",
        type: "work",
        primary: true,
      },
      nickname: "Aninha",
      profile_url: "https://people.acme.example/ana",
      title: "100%%{staff} engineer",
      user_type: "Employee",
      preferred_language: "pt-PT",
      locale: "pt-PT",
      timezone: "Europe/Lisbon",
    });
  });

  test("leaves out what is not given", () => {
    const resource = synthDirectory({ users: [user()], groups: [group("Engineering")] });
    const { "//": _, ...attributes } = resource?.aws_identitystore_user?.ana_2e_lima ?? {};
    expect(Object.keys(attributes).sort()).toEqual([
      "display_name",
      "identity_store_id",
      "name",
      "user_name",
    ]);
    expect(resource?.aws_identitystore_group?.Engineering).not.toHaveProperty("description");
  });

  test("knows the ids of its groups and users", () => {
    const directory = new Directory(new TerraformStack(Testing.app(), "test"), "directory", {
      identityStoreId: "d-0123456789",
      users: [user()],
      groups: [group("Engineering")],
    });
    expect(directory.principalId("GROUP", "Engineering")).toBe(
      directory.groupIds.get("Engineering"),
    );
    expect(directory.principalId("USER", "ana.lima")).toBe(directory.userIds.get("ana.lima"));
    expect(() => directory.principalId("USER", "Engineering")).toThrow(
      'A user is listed in the props of Directory before its id is asked for, got: "Engineering"',
    );
  });

  test.each([
    [
      { users: [user({ userName: "ana lima" })], groups: [] },
      'A user name has 1 to 128 characters and no spaces, got: "ana lima"',
    ],
    [
      { users: [user({ title: "" })], groups: [] },
      'The title of user "ana.lima" has 1 to 1,024 characters, got: ""',
    ],
    [
      { users: [user({ address: { country: "P\u0000T" } })], groups: [] },
      'The country of user "ana.lima" has 1 to 1,024 characters, got: "P\\u0000T"',
    ],
    [
      { users: [], groups: [group("x".repeat(1025))] },
      `A group's display name has 1 to 1,024 characters, got: "${"x".repeat(1025)}"`,
    ],
    [
      { users: [user()], groups: [group("Engineering", "bo")] },
      'A member of group "Engineering" is one of the users, got: "bo"',
    ],
  ])("refuses what AWS would refuse (%#)", (props, message) => {
    expect(() => synthDirectory(props)).toThrow(new Error(message));
  });
});
