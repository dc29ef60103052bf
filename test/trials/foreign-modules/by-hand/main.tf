# What somebody clicked together first, taken over and tidied up since.

terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.80"
    }
  }
}

provider "aws" {
  region = "us-east-1"
}

variable "changed" {
  type    = bool
  default = false
}

data "aws_caller_identity" "current" {}
data "aws_partition" "current" {}
data "aws_organizations_organization" "org" {}
data "aws_ssoadmin_instances" "all" {}

data "aws_organizations_organizational_units" "top" {
  parent_id = data.aws_organizations_organization.org.roots[0].id
}

data "aws_organizations_organizational_unit_descendant_accounts" "workloads" {
  parent_id = one([for unit in data.aws_organizations_organizational_units.top.children : unit.id if unit.name == "Workloads"])
}

locals {
  instance = one(data.aws_ssoadmin_instances.all.arns)
  store    = one(data.aws_ssoadmin_instances.all.identity_store_ids)
  # Closed accounts can't be assigned.
  accounts = toset([
    for account in data.aws_organizations_organizational_unit_descendant_accounts.workloads.accounts :
    account.id if account.status == "ACTIVE"
  ])
  readers = var.changed ? ["Auditors"] : ["Auditors", "Engineering"]
}

# Nobody manages this one here.
data "aws_ssoadmin_permission_set" "emergency" {
  instance_arn = local.instance
  name         = "emergency"
}

data "aws_identitystore_group" "readers" {
  for_each          = toset(local.readers)
  identity_store_id = local.store
  alternate_identifier {
    unique_attribute {
      attribute_path  = "DisplayName"
      attribute_value = each.value
    }
  }
}

# As provider 5 still allows.
data "aws_identitystore_user" "on_call" {
  identity_store_id = local.store
  filter {
    attribute_path  = "UserName"
    attribute_value = var.changed ? "ana.lima" : "bo.chen"
  }
}

data "aws_identitystore_group" "engineering" {
  identity_store_id = local.store
  filter {
    attribute_path  = "DisplayName"
    attribute_value = "Engineering"
  }
}

import {
  to = aws_ssoadmin_permission_set.reader
  id = "${one([for arn in data.aws_ssoadmin_permission_sets.all.arns : arn if arn != data.aws_ssoadmin_permission_set.emergency.arn])},${local.instance}"
}

data "aws_ssoadmin_permission_sets" "all" {
  instance_arn = local.instance
}

resource "aws_ssoadmin_permission_set" "reader" {
  instance_arn     = local.instance
  name             = "reader"
  description      = var.changed ? "Reads" : null
  session_duration = "PT2H"
  tags             = { account = data.aws_caller_identity.current.account_id }

  lifecycle {
    create_before_destroy = true
  }
}

import {
  to = aws_ssoadmin_managed_policy_attachment.reader["ReadOnlyAccess"]
  id = "arn:aws:iam::aws:policy/ReadOnlyAccess,${aws_ssoadmin_permission_set.reader.arn},${local.instance}"
}

resource "aws_ssoadmin_managed_policy_attachment" "reader" {
  for_each           = toset(var.changed ? ["ReadOnlyAccess", "AWSSupportAccess"] : ["ReadOnlyAccess"])
  instance_arn       = local.instance
  permission_set_arn = aws_ssoadmin_permission_set.reader.arn
  managed_policy_arn = "arn:${data.aws_partition.current.partition}:iam::aws:policy/${each.value}"
}

resource "aws_ssoadmin_permission_set_inline_policy" "reader" {
  count              = var.changed ? 0 : 1
  instance_arn       = local.instance
  permission_set_arn = aws_ssoadmin_permission_set.reader.arn
  inline_policy      = <<-JSON
    {
      "Version": "2012-10-17",
      "Statement": { "Effect": "Deny", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::acme-private/*" }
    }
  JSON
}

resource "aws_ssoadmin_account_assignment" "readers" {
  for_each = {
    for pair in setproduct(local.readers, local.accounts) : "${pair[0]} ${pair[1]}" => { group = pair[0], account = pair[1] }
  }
  instance_arn       = local.instance
  permission_set_arn = aws_ssoadmin_permission_set.reader.arn
  principal_id       = data.aws_identitystore_group.readers[each.value.group].group_id
  principal_type     = "GROUP"
  target_id          = each.value.account
  target_type        = "AWS_ACCOUNT"
  depends_on         = [aws_ssoadmin_managed_policy_attachment.reader, aws_ssoadmin_permission_set_inline_policy.reader]

  timeouts {
    create = "10m"
  }
}

resource "aws_ssoadmin_account_assignment" "emergency" {
  instance_arn       = data.aws_ssoadmin_permission_set.emergency.instance_arn
  permission_set_arn = data.aws_ssoadmin_permission_set.emergency.arn
  principal_id       = data.aws_identitystore_user.on_call.user_id
  principal_type     = "USER"
  target_id          = data.aws_organizations_organization.org.master_account_id
  target_type        = "AWS_ACCOUNT"
}

resource "aws_ssoadmin_trusted_token_issuer" "ci" {
  name                      = var.changed ? "pipeline" : "ci"
  instance_arn              = local.instance
  trusted_token_issuer_type = "OIDC_JWT"
  trusted_token_issuer_configuration {
    oidc_jwt_configuration {
      claim_attribute_path          = "email"
      identity_store_attribute_path = "emails.value"
      issuer_url                    = "https://tokens.acme.example"
      jwks_retrieval_option         = "OPEN_ID_DISCOVERY"
    }
  }
}

output "engineering" {
  value = data.aws_identitystore_group.engineering.description
}
