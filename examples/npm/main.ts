import { IdentitystoreGroup } from "@cdktf/provider-aws/lib/identitystore-group";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { AccountAssignments } from "identity-center-as-code/modules/account-assignments";
import { Instance } from "identity-center-as-code/modules/instance";
import { PermissionSet } from "identity-center-as-code/modules/permission-set";

/** A team's own stack: its own group, and this project's modules for what the group may do. */
class DataPlatform extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new AwsProvider(this, "aws", { region: "us-east-1" });
    this.addOverride("terraform.required_providers.aws", {
      source: "hashicorp/aws",
      version: ">= 5.100.0, < 7.0.0",
    });

    const instance = new Instance(this, "instance");
    const group = new IdentitystoreGroup(this, "data", {
      identityStoreId: instance.identityStoreId,
      displayName: "Data",
    });
    const analyst = new PermissionSet(this, "analyst", {
      instanceArn: instance.arn,
      name: "analyst",
      sessionDuration: "PT4H",
      managedPolicyArns: ["arn:aws:iam::aws:policy/AmazonAthenaFullAccess"],
    });
    new AccountAssignments(this, "assignments", {
      instanceArn: instance.arn,
      assignments: [
        {
          principalType: "GROUP",
          principalName: "Data",
          principalId: group.groupId,
          permissionSet: analyst,
          targetId: "100000000011",
          targetName: "analytics-dev",
        },
      ],
    });
  }
}

const app = new App();
new DataPlatform(app, "data-platform");
app.synth();
