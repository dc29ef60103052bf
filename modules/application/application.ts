import { SsoadminApplication } from "@cdktf/provider-aws/lib/ssoadmin-application";
import { SsoadminApplicationAccessScope } from "@cdktf/provider-aws/lib/ssoadmin-application-access-scope";
import { SsoadminApplicationAssignment } from "@cdktf/provider-aws/lib/ssoadmin-application-assignment";
import { SsoadminApplicationAssignmentConfiguration } from "@cdktf/provider-aws/lib/ssoadmin-application-assignment-configuration";
import { TerraformResource } from "cdktf";
import { Construct } from "constructs";
import { address, addressOf, atAddress } from "../address";
import { invalid } from "../errors";
import { literal } from "../terraform-text";
import type { AccessScope, ApplicationAssignment, ApplicationProps } from "./props";
import { validateAccessScope, validateApplication } from "./validate";

export type {
  AccessScope,
  ApplicationAssignment,
  ApplicationProps,
  PortalOptions,
  SignInOptions,
} from "./props";

const CUSTOM_PROVIDER = "arn:aws:sso::aws:applicationProvider/custom";

/**
 * An OAuth 2.0 application with who may use it and which scopes its tokens may have.
 *
 * Its grants, authentication methods and redirect URIs are not among the provider's resources: they
 * are set with the AWS CLI, and stay as they are until the application is replaced.
 */
export class Application extends Construct {
  /** What addresses are spelled from. */
  readonly key: string;
  /** `ApplicationArn`. */
  readonly arn: string;

  private readonly scopes = new Set<string>();

  /** @throws if the props break a rule of AWS, or somebody is assigned twice */
  constructor(scope: Construct, id: string, props: ApplicationProps) {
    super(scope, id);
    validateApplication(props);
    this.key = props.key ?? props.name;
    const identity = this.identity(props);
    const application = this.application(props);
    application.addOverride("lifecycle.replace_triggered_by", [addressOf(identity)]);
    this.arn = application.applicationArn;
    atAddress(
      address(this.key),
      new SsoadminApplicationAssignmentConfiguration(this, "assignment-configuration", {
        applicationArn: this.arn,
        assignmentRequired: props.assignmentRequired ?? true,
      }),
    );
    for (const assignment of props.assignments ?? []) this.assign(assignment);
  }

  /**
   * A scope that tokens of this application may have. A method, so that two applications can be each
   * other's targets.
   *
   * @throws if it breaks a rule of AWS, or the application has that scope already
   */
  addAccessScope(accessScope: AccessScope): void {
    validateAccessScope(accessScope);
    const { scope, authorizedTargets } = accessScope;
    if (this.scopes.has(scope)) {
      throw invalid(`Application ${JSON.stringify(this.key)} has an access scope once`, scope);
    }
    this.scopes.add(scope);
    const name = address(this.key, ...scope.split(":"));
    atAddress(
      name,
      new SsoadminApplicationAccessScope(this, `access-scope--${name}`, {
        applicationArn: this.arn,
        scope,
        authorizedTargets: authorizedTargets && [...authorizedTargets],
      }),
    );
  }

  /**
   * What AWS sets once. The provider plans to change it in place, and then changes nothing.
   *
   * Not CDKTF's `DataResource`: that one runs Terraform to learn its version, which synthesis has to do without.
   */
  private identity(props: ApplicationProps): TerraformResource {
    const { portalOptions } = props;
    const identity = new TerraformResource(this, "identity", {
      terraformResourceType: "terraform_data",
    });
    identity.addOverride("input", {
      instance_arn: props.instanceArn,
      application_provider_arn: props.applicationProviderArn ?? CUSTOM_PROVIDER,
      ...(portalOptions && { visibility: portalOptions.visibility ?? "ENABLED" }),
    });
    return atAddress(address(this.key), identity);
  }

  private application(props: ApplicationProps): SsoadminApplication {
    const { portalOptions, tags = {} } = props;
    return atAddress(
      address(this.key),
      new SsoadminApplication(this, "application", {
        instanceArn: props.instanceArn,
        applicationProviderArn: props.applicationProviderArn ?? CUSTOM_PROVIDER,
        name: literal(props.name),
        description: literal(props.description),
        status: props.status ?? "ENABLED",
        portalOptions: portalOptions && [
          {
            visibility: portalOptions.visibility ?? "ENABLED",
            signInOptions: [{ ...portalOptions.signInOptions }],
          },
        ],
        tags: Object.keys(tags).length > 0 ? { ...tags } : undefined,
      }),
    );
  }

  private assign({ principalType, principalId, principalName }: ApplicationAssignment): void {
    // A user and a group may have one name: the number of parts tells them apart.
    const parts = [principalName, this.key];
    const name = principalType === "USER" ? address("user", ...parts) : address(...parts);
    atAddress(
      name,
      new SsoadminApplicationAssignment(this, `assignment--${name}`, {
        applicationArn: this.arn,
        principalId,
        principalType,
      }),
    );
  }
}
