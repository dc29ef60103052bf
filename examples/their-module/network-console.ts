import { TerraformHclModule } from "cdktf";
import { PermissionSet } from "../../modules/permission-set/permission-set";
import type { EnvironmentStack } from "../../stacks/environment-stack";

/** The network team's module in an environment: given a permission set and a group, and read for what it makes. */
export function addNetworkConsole(environment: EnvironmentStack): void {
  const { instance, permissionSets, principals } = environment;
  const console = new TerraformHclModule(environment, "network-console", {
    // Seen from cdktf.out/stacks/<environment>.
    source: "../../../examples/their-module/network-console",
    skipAssetCreationFromLocalModules: true,
    variables: {
      instance_arn: instance.arn,
      permission_set_arn: permissionSets.get("viewer")?.arn,
      on_call_group_id: principals.principalId("GROUP", "Engineering"),
    },
  });
  new PermissionSet(environment, "network-console-operator", {
    instanceArn: instance.arn,
    name: `network-console-${environment.node.id}`,
    inlinePolicy: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: ["sso:DescribeApplication", "sso:ListApplicationAssignments"],
          Resource: console.getString("application_arn"),
        },
      ],
    },
  });
}
