import { dev, estate, prod } from "../../estate-fixture";
import { errorOf, openServices, peopleOf, type Services } from "../sandbox-client";

let services: Services;
let InstanceArn: string;
const open = (quotas: object) => {
  services = openServices({ ...estate, quotas });
  InstanceArn = services.instanceArn;
};

const createSet = (Name: string): string =>
  services.sso("CreatePermissionSet", { InstanceArn, Name }).PermissionSet.PermissionSetArn;
const assignmentOf = (PermissionSetArn: string, TargetId: string, GroupId: string) => ({
  InstanceArn,
  PermissionSetArn,
  TargetId,
  TargetType: "AWS_ACCOUNT",
  PrincipalType: "GROUP",
  PrincipalId: GroupId,
});
const assign = (...[set, account, group]: Parameters<typeof assignmentOf>) =>
  services.sso("CreateAccountAssignment", assignmentOf(set, account, group));

test("an instance has 3500 permission sets at most", () => {
  open({});
  for (let index = 0; index < 3500; index++) createSet(`set-${index}`);
  expect(errorOf(() => createSet("one-more"))).toMatchObject({
    type: "ServiceQuotaExceededException",
    message: "An instance can have at most 3500 permission sets",
  });
}, 30_000);

test("the estate says what AWS grants instead", () => {
  open({ permissionSetsPerInstance: 1 });
  createSet("one");
  expect(errorOf(() => createSet("two")).message).toBe(
    "An instance can have at most 1 permission sets",
  );
});

test("an account has so many permission sets, however many assignments each", () => {
  open({ permissionSetsPerAccount: 1 });
  const { engineering, auditors } = peopleOf(services);
  const [one, two] = [createSet("one"), createSet("two")];
  assign(one, dev, engineering);
  assign(one, dev, auditors);
  expect(errorOf(() => assign(two, dev, engineering))).toMatchObject({
    type: "ServiceQuotaExceededException",
    message: `Account ${dev} can have at most 1 provisioned permission sets`,
  });
  assign(two, prod, engineering);
});

test("a permission set has a hundred groups in an account", () => {
  open({});
  const { identityStoreId: IdentityStoreId, directory } = services;
  const { engineering, auditors } = peopleOf(services);
  const set = createSet("one");
  for (let index = 0; index < 99; index++) {
    const DisplayName = `group-${index}`;
    assign(set, dev, directory("CreateGroup", { IdentityStoreId, DisplayName }).GroupId);
  }
  assign(set, dev, engineering);
  assign(set, dev, engineering);
  assign(set, prod, auditors);
  expect(errorOf(() => assign(set, dev, auditors))).toMatchObject({
    type: "ServiceQuotaExceededException",
    message: `PermissionSet ${set.split("/")[2]} in account ${dev} can have at most 100 groups`,
  });
  services.sso("DeleteAccountAssignment", assignmentOf(set, dev, engineering));
  assign(set, dev, auditors);
});

test.each([["applicationsPerInstance", "An instance can have at most 1 applications"]] as const)(
  "%s",
  (quota, message) => {
    open({ [quota]: 1 });
    const create = () =>
      services.sso("CreateApplication", {
        InstanceArn,
        ApplicationProviderArn: "arn:aws:sso::aws:applicationProvider/custom",
        Name: "app",
      });
    create();
    expect(errorOf(create)).toMatchObject({ type: "ServiceQuotaExceededException", message });
  },
);
