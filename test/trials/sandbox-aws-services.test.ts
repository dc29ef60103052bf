import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { IAM } from "@aws-sdk/client-iam";
import { type LocalAws, startLocalAws } from "../e2e/harness/local-aws";
import { describeWithProvider } from "../e2e/harness/requirements";
import { openWorkspace } from "../e2e/harness/workspace";
import { dev, estate, management, security } from "../sandbox/estate-fixture";

const minute = 60_000;

const settings = `
terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}
variable "changed" { default = false }
provider "aws" { region = "us-east-1" }
`;

/** What a stack for Terraform's state and a pipeline's roles is made of; everything that can change does. */
const resources = `${settings}
resource "aws_kms_key" "state" {
  description             = var.changed ? "Changed" : "State"
  enable_key_rotation     = true
  rotation_period_in_days = var.changed ? 180 : 365
  deletion_window_in_days = 7
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = var.changed ? "Changed" : "Account"
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::${security}:root" }
      Action    = "kms:*"
      Resource  = "*"
    }]
  })
  tags = { owner = var.changed ? "changed" : "platform" }
}
resource "aws_kms_alias" "state" {
  name          = "alias/state"
  target_key_id = aws_kms_key.state.key_id
}
resource "aws_s3_bucket" "state" {
  bucket = "acme-services"
  tags   = { owner = var.changed ? "changed" : "platform" }
}
resource "aws_s3_bucket_versioning" "state" {
  bucket = aws_s3_bucket.state.id
  versioning_configuration { status = var.changed ? "Suspended" : "Enabled" }
}
resource "aws_s3_bucket_server_side_encryption_configuration" "state" {
  bucket = aws_s3_bucket.state.id
  rule {
    bucket_key_enabled = !var.changed
    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = aws_kms_key.state.arn
    }
  }
}
resource "aws_s3_bucket_public_access_block" "state" {
  bucket                  = aws_s3_bucket.state.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = !var.changed
}
resource "aws_s3_bucket_ownership_controls" "state" {
  bucket = aws_s3_bucket.state.id
  rule { object_ownership = var.changed ? "BucketOwnerPreferred" : "BucketOwnerEnforced" }
}
resource "aws_s3_bucket_policy" "state" {
  bucket = aws_s3_bucket.state.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = var.changed ? "Changed" : "TlsOnly"
      Effect    = "Deny"
      Principal = "*"
      Action    = "s3:*"
      Resource  = [aws_s3_bucket.state.arn, "\${aws_s3_bucket.state.arn}/*"]
      Condition = { Bool = { "aws:SecureTransport" = "false" } }
    }]
  })
  depends_on = [aws_s3_bucket_public_access_block.state]
}
resource "aws_iam_openid_connect_provider" "ci" {
  url             = "https://token.actions.example.com"
  client_id_list  = var.changed ? ["sts.amazonaws.com", "other"] : ["sts.amazonaws.com"]
  thumbprint_list = [var.changed ? "${"b".repeat(40)}" : "${"a".repeat(40)}"]
  tags            = { owner = var.changed ? "changed" : "platform" }
}
resource "aws_iam_policy" "boundary" {
  name   = "boundary"
  path   = "/identity/"
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = var.changed ? "s3:*" : "*", Resource = "*" }]
  })
  tags = { owner = var.changed ? "changed" : "platform" }
}
resource "aws_iam_role" "deploy" {
  name                 = "deploy"
  path                 = "/ci/"
  description          = var.changed ? "Changed" : "Deploys"
  max_session_duration = var.changed ? 7200 : 3600
  permissions_boundary = var.changed ? null : aws_iam_policy.boundary.arn
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRoleWithWebIdentity"
      Principal = { Federated = aws_iam_openid_connect_provider.ci.arn }
      Condition = { StringEquals = { "token.actions.example.com:aud" = var.changed ? "other" : "sts.amazonaws.com" } }
    }]
  })
  tags = { owner = var.changed ? "changed" : "platform" }
}
resource "aws_iam_role_policy" "deploy" {
  name = "state"
  role = aws_iam_role.deploy.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = var.changed ? "s3:GetObject" : "s3:PutObject"
      Resource = "\${aws_s3_bucket.state.arn}/*"
    }]
  })
}
resource "aws_iam_role_policy_attachment" "deploy" {
  role       = aws_iam_role.deploy.name
  policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"
}
`;

/** The provider waits a minute for lifecycle rules, so they have a folder of their own, beside what is only read. */
const reads = `${settings}
provider "aws" {
  alias  = "dev"
  region = "us-east-1"
  assume_role {
    role_arn     = "arn:aws:iam::${dev}:role/OrganizationAccountAccessRole"
    session_name = "test"
  }
}
resource "aws_s3_bucket" "logs" { bucket = "acme-logs" }
resource "aws_s3_bucket_lifecycle_configuration" "logs" {
  bucket = aws_s3_bucket.logs.id
  rule {
    id     = "expire"
    status = "Enabled"
    filter { prefix = "" }
    noncurrent_version_expiration { noncurrent_days = 90 }
    abort_incomplete_multipart_upload { days_after_initiation = 7 }
  }
}
data "aws_caller_identity" "dev" { provider = aws.dev }
data "aws_iam_roles" "people" {
  provider    = aws.dev
  path_prefix = "/aws-reserved/sso.amazonaws.com/"
}
data "aws_iam_role" "organization" {
  provider = aws.dev
  name     = "OrganizationAccountAccessRole"
}
data "aws_iam_policy" "extra" {
  provider = aws.dev
  arn      = "arn:aws:iam::${dev}:policy/identity/developer-extra"
}
data "aws_organizations_organization" "this" {}
data "aws_organizations_organizational_units" "top" {
  parent_id = data.aws_organizations_organization.this.roots[0].id
}
data "aws_organizations_organizational_unit_descendant_accounts" "all" {
  parent_id = data.aws_organizations_organizational_units.top.children[0].id
}
data "aws_organizations_organizational_unit_descendant_organizational_units" "all" {
  parent_id = data.aws_organizations_organization.this.roots[0].id
}
data "aws_organizations_delegated_administrators" "all" {}
data "aws_organizations_delegated_services" "all" { account_id = "${security}" }
data "aws_organizations_policies" "all" { filter = "SERVICE_CONTROL_POLICY" }
data "aws_organizations_policies_for_target" "dev" {
  target_id = "${dev}"
  filter    = "SERVICE_CONTROL_POLICY"
}
data "aws_organizations_resource_tags" "dev" { resource_id = "${dev}" }
output "read" {
  value = {
    caller        = data.aws_caller_identity.dev.arn
    people        = tolist(data.aws_iam_roles.people.names)
    path          = data.aws_iam_role.organization.path
    policy        = jsondecode(data.aws_iam_policy.extra.policy).Version
    accounts      = length(data.aws_organizations_organization.this.accounts)
    units         = data.aws_organizations_organizational_units.top.children[*].name
    unitsBelow    = length(data.aws_organizations_organizational_unit_descendant_organizational_units.all.children)
    accountsBelow = sort(data.aws_organizations_organizational_unit_descendant_accounts.all.accounts[*].id)
    administrator = data.aws_organizations_delegated_administrators.all.delegated_administrators[*].id
    services      = [for each in data.aws_organizations_delegated_services.all.delegated_services : each.service_principal]
    policies      = data.aws_organizations_policies.all.ids
    ofTarget      = data.aws_organizations_policies_for_target.dev.ids
    tags          = data.aws_organizations_resource_tags.dev.tags
  }
}
`;

describeWithProvider("Terraform's S3, KMS, IAM and Organizations on the sandbox", () => {
  let aws: LocalAws;
  let root: string;
  beforeAll(async () => {
    root = mkdtempSync(join(tmpdir(), "aws-services-"));
    aws = await startLocalAws(estate);
  });
  afterAll(async () => {
    await aws.stop();
    rmSync(root, { recursive: true, force: true });
  });

  const workspace = (name: string, configuration: string, accessKeyId = "sandbox") =>
    openWorkspace(join(root, name), configuration, {
      ...aws.environment,
      AWS_ACCESS_KEY_ID: accessKeyId,
    });

  /** As people are given access: a permission set, assigned in the account. */
  async function assign(): Promise<void> {
    const { Instances = [] } = await aws.sso.listInstances({});
    const { InstanceArn, IdentityStoreId } = Instances[0] ?? {};
    const { PermissionSet } = await aws.sso.createPermissionSet({ InstanceArn, Name: "developer" });
    const { Groups = [] } = await aws.directory.listGroups({ IdentityStoreId });
    await aws.sso.createAccountAssignment({
      InstanceArn,
      PermissionSetArn: PermissionSet?.PermissionSetArn,
      TargetId: dev,
      TargetType: "AWS_ACCOUNT",
      PrincipalType: "GROUP",
      PrincipalId: Groups[0]?.GroupId,
    });
  }

  const unchanged = expect.objectContaining({ code: 0 });

  async function applyChangeAndDestroy(): Promise<void> {
    const { run, succeed } = await workspace("resources", resources);
    expect(await succeed("apply", "-auto-approve")).toContain("13 added, 0 changed, 0 destroyed");
    expect(await run("plan", "-detailed-exitcode")).toEqual(unchanged);
    expect(await succeed("apply", "-auto-approve", "-var=changed=true")).toContain(
      "0 added, 11 changed, 0 destroyed",
    );
    expect(await run("plan", "-detailed-exitcode", "-var=changed=true")).toEqual(unchanged);
    expect(await succeed("destroy", "-auto-approve")).toContain("13 destroyed");
    const { Buckets = [] } = await aws.s3.listBuckets({ Prefix: "acme-services" });
    expect(Buckets).toEqual([]);
    const iam = new IAM({
      endpoint: aws.environment.AWS_ENDPOINT_URL,
      region: "us-east-1",
      credentials: { accessKeyId: security, secretAccessKey: "any" },
    });
    expect((await iam.listRoles({ PathPrefix: "/ci/" })).Roles).toEqual([]);
    iam.destroy();
  }

  async function applyLifecycleAndRead(): Promise<void> {
    await assign();
    const { run, succeed } = await workspace("reads", reads, management);
    await succeed("apply", "-auto-approve");
    expect(JSON.parse(await succeed("output", "-json", "read"))).toEqual({
      caller: `arn:aws:sts::${dev}:assumed-role/OrganizationAccountAccessRole/test`,
      people: [expect.stringMatching(/^AWSReservedSSO_developer_[0-9a-f]{16}$/)],
      path: "/",
      policy: "2012-10-17",
      accounts: 5,
      units: ["Workloads"],
      unitsBelow: 3,
      accountsBelow: [dev, "100000000012", "100000000013"],
      administrator: [security],
      services: ["sso.amazonaws.com"],
      policies: ["p-FullAWSAccess"],
      ofTarget: [],
      tags: { team: "payments" },
    });
    expect(await run("plan", "-detailed-exitcode")).toEqual(unchanged);
  }

  it(
    "applies, finds nothing to change, changes everything that can change, reads and destroys",
    async () => {
      await Promise.all([applyChangeAndDestroy(), applyLifecycleAndRead()]);
      expect(aws.records.filter(({ status }) => (status ?? 0) >= 500)).toEqual([]);
    },
    5 * minute,
  );
});
