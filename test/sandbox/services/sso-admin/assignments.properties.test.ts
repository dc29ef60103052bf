import fc from "fast-check";
import { dev, prod, security } from "../../estate-fixture";
import { openServices } from "../sandbox-client";

const accounts = [dev, prod, security];
const step = fc.record({
  action: fc.constantFrom("assign", "assign", "unassign", "deleteGroup", "provision"),
  group: fc.nat(2),
  set: fc.nat(1),
  account: fc.nat(2),
});

test("after any sequence of requests the listings agree with each other and with what was asked", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
      const {
        sso,
        directory,
        instanceArn: InstanceArn,
        identityStoreId: IdentityStoreId,
      } = openServices();
      const sets: string[] = ["a", "b"].map(
        (Name) => sso("CreatePermissionSet", { InstanceArn, Name }).PermissionSet.PermissionSetArn,
      );
      const groups: string[] = ["x", "y", "z"].map(
        (DisplayName) => directory("CreateGroup", { IdentityStoreId, DisplayName }).GroupId,
      );
      const alive = new Set(groups);
      const expected = new Set<string>();
      for (const { action, group, set, account } of steps) {
        const PrincipalId = groups[group] ?? "";
        const PermissionSetArn = sets[set] ?? "";
        const TargetId = accounts[account] ?? "";
        const input = {
          InstanceArn,
          PermissionSetArn,
          TargetId,
          TargetType: "AWS_ACCOUNT",
          PrincipalType: "GROUP",
          PrincipalId,
        };
        const name = [TargetId, PermissionSetArn, PrincipalId].join(" ");
        if (action === "assign") {
          sso("CreateAccountAssignment", input);
          if (alive.has(PrincipalId)) expected.add(name);
        } else if (action === "unassign") {
          sso("DeleteAccountAssignment", input);
          expected.delete(name);
        } else if (action === "deleteGroup") {
          if (alive.delete(PrincipalId))
            directory("DeleteGroup", { IdentityStoreId, GroupId: PrincipalId });
        } else {
          sso("ProvisionPermissionSet", {
            InstanceArn,
            PermissionSetArn,
            TargetType: "ALL_PROVISIONED_ACCOUNTS",
          });
        }
      }
      type Listed = { AccountId: string; PermissionSetArn: string; PrincipalId: string };
      const namesOf = (listed: readonly Listed[]) =>
        listed.map((entry) =>
          [entry.AccountId, entry.PermissionSetArn, entry.PrincipalId].join(" "),
        );
      const byPlace = accounts.flatMap((AccountId) =>
        sets.flatMap((PermissionSetArn) =>
          namesOf(
            sso("ListAccountAssignments", { InstanceArn, AccountId, PermissionSetArn })
              .AccountAssignments,
          ),
        ),
      );
      const byPrincipal = groups.flatMap((PrincipalId) =>
        namesOf(
          sso("ListAccountAssignmentsForPrincipal", {
            InstanceArn,
            PrincipalType: "GROUP",
            PrincipalId,
          }).AccountAssignments,
        ),
      );
      expect(byPlace.sort()).toEqual([...expected].sort());
      expect(byPrincipal.sort()).toEqual([...expected].sort());
      for (const PermissionSetArn of sets) {
        const assigned = accounts.filter((account) =>
          [...expected].some((name) => name.startsWith(`${account} ${PermissionSetArn}`)),
        );
        const { AccountIds } = sso("ListAccountsForProvisionedPermissionSet", {
          InstanceArn,
          PermissionSetArn,
        });
        expect([...AccountIds].sort()).toEqual([...assigned].sort());
      }
    }),
    { numRuns: 60 },
  );
});
