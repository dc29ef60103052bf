import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type LocalAws, startLocalAws } from "../e2e/harness/local-aws";
import { describeWithProvider } from "../e2e/harness/requirements";
import { openWorkspace } from "../e2e/harness/workspace";
import { estate } from "../sandbox/estate-fixture";

const minute = 60_000;

/** Everything of an application, a trusted token issuer and a directory; all that can change does. */
const resources = `
terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}
variable "changed" { default = false }
provider "aws" { region = "us-east-1" }
data "aws_ssoadmin_instances" "this" {}
locals {
  instance = data.aws_ssoadmin_instances.this.arns[0]
  store    = data.aws_ssoadmin_instances.this.identity_store_ids[0]
}
resource "aws_identitystore_user" "cy" {
  identity_store_id  = local.store
  user_name          = "cy.fox"
  display_name       = var.changed ? "Cy F" : "Cy Fox"
  nickname           = var.changed ? null : "Cy"
  profile_url        = "https://acme.example/cy"
  title              = var.changed ? "Lead" : "Engineer"
  user_type          = "employee"
  locale             = "pt-PT"
  preferred_language = "pt"
  timezone           = "Europe/Lisbon"
  name {
    given_name       = "Cy"
    family_name      = var.changed ? "Wolf" : "Fox"
    middle_name      = "A"
    honorific_prefix = "Dr"
    honorific_suffix = "Jr"
    formatted        = "Dr Cy"
  }
  emails {
    value   = var.changed ? "cy.wolf@acme.example" : "cy@acme.example"
    type    = "work"
    primary = true
  }
  phone_numbers {
    value   = "+351 1"
    type    = "work"
    primary = true
  }
  addresses {
    country        = "PT"
    locality       = var.changed ? "Lisboa" : "Porto"
    region         = "Norte"
    postal_code    = "4000"
    street_address = "1 Main"
    formatted      = "1 Main, Porto"
    type           = "work"
    primary        = true
  }
}
resource "aws_identitystore_group" "data" {
  identity_store_id = local.store
  display_name      = var.changed ? "Data Science" : "Data"
  description       = var.changed ? "Changed" : "People of data"
}
resource "aws_identitystore_group_membership" "cy" {
  identity_store_id = local.store
  group_id          = aws_identitystore_group.data.group_id
  member_id         = aws_identitystore_user.cy.user_id
}
resource "aws_ssoadmin_application" "wiki" {
  name                     = var.changed ? "wiki-2" : "wiki"
  description              = var.changed ? "Changed" : "Pages"
  instance_arn             = local.instance
  application_provider_arn = "arn:aws:sso::aws:applicationProvider/custom"
  status                   = var.changed ? "DISABLED" : "ENABLED"
  portal_options {
    visibility = "ENABLED"
    sign_in_options {
      origin          = "APPLICATION"
      application_url = var.changed ? "https://wiki.acme.example/2" : "https://wiki.acme.example/"
    }
  }
  tags = { owner = var.changed ? "changed" : "platform" }
}
resource "aws_ssoadmin_application" "bare" {
  name                     = "bare"
  instance_arn             = local.instance
  application_provider_arn = "arn:aws:sso::aws:applicationProvider/custom"
}
resource "aws_ssoadmin_application_assignment" "data" {
  application_arn = aws_ssoadmin_application.wiki.application_arn
  principal_id    = aws_identitystore_group.data.group_id
  principal_type  = "GROUP"
}
resource "aws_ssoadmin_application_assignment" "cy" {
  application_arn = aws_ssoadmin_application.bare.application_arn
  principal_id    = aws_identitystore_user.cy.user_id
  principal_type  = "USER"
}
resource "aws_ssoadmin_application_assignment_configuration" "wiki" {
  application_arn     = aws_ssoadmin_application.wiki.application_arn
  assignment_required = var.changed
}
resource "aws_ssoadmin_application_access_scope" "wiki" {
  application_arn    = aws_ssoadmin_application.wiki.application_arn
  authorized_targets = [aws_ssoadmin_application.wiki.application_arn]
  scope              = "sso:account:access"
}
resource "aws_ssoadmin_trusted_token_issuer" "idp" {
  name                      = var.changed ? "idp-2" : "idp"
  instance_arn              = local.instance
  trusted_token_issuer_type = "OIDC_JWT"
  trusted_token_issuer_configuration {
    oidc_jwt_configuration {
      claim_attribute_path          = var.changed ? "sub" : "email"
      identity_store_attribute_path = "emails.value"
      issuer_url                    = "https://idp.acme.example"
      jwks_retrieval_option         = "OPEN_ID_DISCOVERY"
    }
  }
  tags = { owner = var.changed ? "changed" : "platform" }
}
resource "aws_ssoadmin_instance_access_control_attributes" "this" {
  instance_arn = local.instance
  attribute {
    key = var.changed ? "unit" : "team"
    value { source = ["$\${path:enterprise.department}"] }
  }
}
`;

/** Every data source about them. */
const reads = `
data "aws_ssoadmin_application" "wiki" { application_arn = aws_ssoadmin_application.wiki.application_arn }
data "aws_ssoadmin_application_providers" "all" {}
data "aws_ssoadmin_application_assignments" "wiki" {
  application_arn = aws_ssoadmin_application_assignment.data.application_arn
}
data "aws_ssoadmin_principal_application_assignments" "cy" {
  instance_arn   = local.instance
  principal_id   = aws_ssoadmin_application_assignment.cy.principal_id
  principal_type = "USER"
  depends_on     = [aws_ssoadmin_application_assignment.data, aws_identitystore_group_membership.cy]
}
data "aws_identitystore_user" "cy" {
  identity_store_id = local.store
  alternate_identifier {
    unique_attribute {
      attribute_path  = "UserName"
      attribute_value = aws_identitystore_user.cy.user_name
    }
  }
}
data "aws_identitystore_user" "by_filter" {
  identity_store_id = local.store
  filter {
    attribute_path  = "UserName"
    attribute_value = aws_identitystore_user.cy.user_name
  }
}
data "aws_identitystore_group" "data" {
  identity_store_id = local.store
  alternate_identifier {
    unique_attribute {
      attribute_path  = "DisplayName"
      attribute_value = aws_identitystore_group.data.display_name
    }
  }
}
data "aws_identitystore_groups" "all" {
  identity_store_id = local.store
  depends_on        = [aws_identitystore_group.data]
}
data "aws_identitystore_users" "all" {
  identity_store_id = local.store
  depends_on        = [aws_identitystore_user.cy]
}
data "aws_identitystore_group_memberships" "data" {
  identity_store_id = local.store
  group_id          = aws_identitystore_group_membership.cy.group_id
}
output "read" {
  value = {
    application = data.aws_ssoadmin_application.wiki.name
    providers   = length(data.aws_ssoadmin_application_providers.all.application_providers)
    assigned    = data.aws_ssoadmin_application_assignments.wiki.application_assignments[*].principal_type
    ofCy        = data.aws_ssoadmin_principal_application_assignments.cy.application_assignments[*].principal_type
    user        = data.aws_identitystore_user.cy.display_name
    byFilter    = data.aws_identitystore_user.by_filter.display_name
    group       = data.aws_identitystore_group.data.description
    groups      = length(data.aws_identitystore_groups.all.groups)
    users       = length(data.aws_identitystore_users.all.users)
    members     = length(data.aws_identitystore_group_memberships.data.group_memberships)
  }
}
`;

interface State {
  readonly values: {
    readonly root_module: {
      readonly resources: readonly {
        readonly mode: "managed" | "data";
        readonly address: string;
        readonly values: { readonly id: string };
      }[];
    };
  };
}

describeWithProvider("Terraform's applications and directory on the sandbox", () => {
  let aws: LocalAws;
  let root: string;
  beforeAll(async () => {
    root = mkdtempSync(join(tmpdir(), "identity-center-"));
    aws = await startLocalAws(estate);
  });
  afterAll(async () => {
    await aws.stop();
    rmSync(root, { recursive: true, force: true });
  });

  const workspace = (name: string, configuration: string) =>
    openWorkspace(join(root, name), configuration, aws.environment);

  it(
    "are created, read, found unchanged, changed, imported and destroyed",
    async () => {
      const { run, succeed } = await workspace("resources", resources + reads);
      expect(await succeed("apply", "-auto-approve")).toContain("11 added, 0 changed, 0 destroyed");
      expect(JSON.parse(await succeed("output", "-json", "read"))).toEqual({
        application: "wiki",
        providers: 6,
        assigned: ["GROUP"],
        ofCy: ["USER", "GROUP"],
        user: "Cy Fox",
        byFilter: "Cy Fox",
        group: "People of data",
        groups: 3,
        users: 3,
        members: 1,
      });
      expect(await run("plan", "-detailed-exitcode")).toMatchObject({ code: 0 });
      expect(await succeed("apply", "-auto-approve", "-var=changed=true")).toContain(
        "0 added, 6 changed, 0 destroyed",
      );
      expect(await run("plan", "-detailed-exitcode", "-var=changed=true")).toMatchObject({
        code: 0,
      });
      const state: State = JSON.parse(await succeed("show", "-json"));
      const imports = state.values.root_module.resources
        .filter(({ mode }) => mode === "managed")
        .map(({ address, values }) => `import {\n  to = ${address}\n  id = "${values.id}"\n}\n`);
      const other = await workspace("imports", resources + imports.join(""));
      expect(await other.succeed("plan", "-var=changed=true")).toContain(
        "11 to import, 0 to add, 0 to change, 0 to destroy",
      );
      expect(await succeed("destroy", "-auto-approve", "-var=changed=true")).toContain(
        "11 destroyed",
      );
      expect(aws.records.filter(({ status }) => (status ?? 0) >= 500)).toEqual([]);
    },
    5 * minute,
  );
});
