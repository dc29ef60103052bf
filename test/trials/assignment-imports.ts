import { paginateListAccountAssignments } from "@aws-sdk/client-sso-admin";
import type { AccessModel } from "../../model/access-model";
import { address } from "../../modules/address";
import type { LocalAws } from "../e2e/harness/local-aws";
import { all } from "../e2e/harness/pages";
import { readDirectory } from "../e2e/harness/read-directory";
import { readPermissionSets } from "../e2e/harness/read-permission-sets";
import type { Stacks } from "../e2e/harness/stacks";

/** https://developer.hashicorp.com/terraform/language/import */
export interface Import {
  readonly to: string;
  readonly id: string;
}

/** Groups' assignments that an environment declares and AWS has, and that are not in the stack's state. */
export async function assignmentImports(
  { sso, directory }: Pick<LocalAws, "sso" | "directory">,
  model: AccessModel,
  stacks: Stacks,
  stack: string,
): Promise<readonly Import[]> {
  const [instance] = (await sso.listInstances({})).Instances ?? [];
  const InstanceArn = instance?.InstanceArn ?? "";
  const { nameOf } = await readDirectory(directory, instance?.IdentityStoreId);
  const arns = new Map(
    (await readPermissionSets(sso, InstanceArn)).map(({ name, PermissionSetArn }) => [
      name,
      PermissionSetArn,
    ]),
  );
  const known = new Set((await stacks.run(stack, "state", "list")).output.split(" "));
  const { permissionSets, assignments } =
    model.environments.find(({ name }) => name === stack) ?? NONE;
  const imports = assignments.map(async ({ principal, permissionSet, account }) => {
    const name = address(principal.name, permissionSet, account.name);
    const to = `aws_ssoadmin_account_assignment.${name}`;
    const set = permissionSets.find(({ key }) => key === permissionSet);
    const PermissionSetArn = arns.get(set?.name ?? "");
    const held = await all(
      paginateListAccountAssignments(
        { client: sso },
        { InstanceArn, PermissionSetArn, AccountId: account.id },
      ),
      ({ AccountAssignments }) => AccountAssignments,
    );
    return held
      .filter(({ PrincipalId }) => nameOf(PrincipalId) === principal.name && !known.has(to))
      .map(({ PrincipalId, PrincipalType }) => ({
        to,
        id: [
          PrincipalId,
          PrincipalType,
          account.id,
          "AWS_ACCOUNT",
          PermissionSetArn,
          InstanceArn,
        ].join(),
      }));
  });
  return (await Promise.all(imports)).flat();
}

const NONE = { permissionSets: [], assignments: [] };
