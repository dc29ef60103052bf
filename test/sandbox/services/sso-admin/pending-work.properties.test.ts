import fc from "fast-check";
import type { Pace } from "../../../../sandbox/time/pace";
import { dev, estate, prod, security } from "../../estate-fixture";
import { errorOf, openServices } from "../sandbox-client";

const accounts = [dev, prod, security];
const names = ["a", "b", "c"];
const step = fc.record({
  action: fc.constantFrom("assign", "assign", "unassign", "provision", "change", "wait"),
  group: fc.nat(2),
  set: fc.nat(2),
  account: fc.nat(2),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** An organization with three groups and three permission sets, told apart by their place in a list. */
function organization(pace: Pace) {
  const services = openServices(estate, pace);
  const { instanceArn: InstanceArn, identityStoreId: IdentityStoreId } = services;
  const sso = (operation: string, input: object) => {
    services.advance(50);
    return services.sso(operation, { InstanceArn, ...input });
  };
  const sets: string[] = names.map(
    (Name) => sso("CreatePermissionSet", { Name }).PermissionSet.PermissionSetArn,
  );
  const groups: string[] = names.map(
    (DisplayName) =>
      services.directory("CreateGroup", { IdentityStoreId, DisplayName }).GroupId as string,
  );
  const perform = ({ action, group, set, account }: Step) => {
    const PermissionSetArn = sets[set];
    const target = { TargetId: accounts[account], TargetType: "AWS_ACCOUNT" };
    const principal = { PrincipalType: "GROUP", PrincipalId: groups[group] };
    if (action === "assign")
      sso("CreateAccountAssignment", { PermissionSetArn, ...target, ...principal });
    else if (action === "unassign")
      sso("DeleteAccountAssignment", { PermissionSetArn, ...target, ...principal });
    else if (action === "provision")
      sso("ProvisionPermissionSet", { PermissionSetArn, TargetType: "ALL_PROVISIONED_ACCOUNTS" });
    else if (action === "change")
      sso("UpdatePermissionSet", { PermissionSetArn, Description: "x" });
    else services.advance(2000);
  };
  const state = () =>
    sets.map((PermissionSetArn) => ({
      provisioned: sso("ListAccountsForProvisionedPermissionSet", {
        PermissionSetArn,
      }).AccountIds.toSorted(),
      assigned: accounts.map((AccountId) =>
        sso("ListAccountAssignments", { PermissionSetArn, AccountId })
          .AccountAssignments.map(({ PrincipalId }: { PrincipalId: string }) =>
            groups.indexOf(PrincipalId),
          )
          .toSorted(),
      ),
    }));
  const inProgress = () =>
    sso("ListAccountAssignmentCreationStatus", { Filter: { Status: "IN_PROGRESS" } })
      .AccountAssignmentsCreationStatus.length;
  return { perform, state, inProgress, wait: () => services.advance(3_600_000) };
}

test("once time has passed, what AWS accepted ends as if it had been done at once", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const real = organization("real");
      const quick = organization("off");
      for (const one of steps) {
        let refused = false;
        try {
          real.perform(one);
        } catch {
          refused = true;
          expect(errorOf(() => real.perform(one)).type).toMatch(/^(Conflict|Throttling)Exception$/);
        }
        if (!refused) quick.perform(one);
      }
      real.wait();
      expect(real.inProgress()).toBe(0);
      expect(real.state()).toEqual(quick.state());
    }),
    { numRuns: 60 },
  );
});
