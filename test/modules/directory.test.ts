import { Directory, type DirectoryProps } from "../../modules/directory/directory";
import { group, user } from "../fixtures/access-model";
import { synthModule } from "../fixtures/synth-module";

const synthDirectory = (props: Omit<DirectoryProps, "identityStoreId">) =>
  synthModule((stack) => {
    new Directory(stack, "directory", { identityStoreId: "d-0123456789", ...props });
  }).resource;

describe("Directory", () => {
  test("declares users, groups and memberships at their names", () => {
    // WHEN
    const resource = synthDirectory({
      users: [user("ana.lima")],
      groups: [{ ...group("Engineering", "ana.lima"), description: "Builds ${software}" }],
    });
    // THEN
    expect(resource?.aws_identitystore_user?.ana_2e_lima).toMatchObject({
      identity_store_id: "d-0123456789",
      user_name: "ana.lima",
      display_name: "ana.lima",
      name: { given_name: "ana.lima", family_name: "Test" },
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

  test("leaves out an e-mail address and a description that are not given", () => {
    const resource = synthDirectory({
      users: [{ ...user("ana"), email: undefined }],
      groups: [group("Engineering")],
    });
    expect(resource?.aws_identitystore_user?.ana).not.toHaveProperty("emails");
    expect(resource?.aws_identitystore_group?.Engineering).not.toHaveProperty("description");
  });

  test.each([
    [
      { users: [user("ana lima")], groups: [] },
      'A user name has 1 to 128 characters and no spaces, got: "ana lima"',
    ],
    [
      { users: [], groups: [group("x".repeat(1025))] },
      `A group's display name has 1 to 1,024 characters, got: "${"x".repeat(1025)}"`,
    ],
    [
      { users: [user("ana")], groups: [group("Engineering", "bo")] },
      'A member of group "Engineering" is one of the users, got: "bo"',
    ],
  ])("refuses what AWS would refuse (%#)", (props, message) => {
    expect(() => synthDirectory(props)).toThrow(new Error(message));
  });
});
