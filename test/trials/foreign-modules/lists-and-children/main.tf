# A root module that hands lists to two child modules, as teams do that share a registry module.

terraform {
  required_version = ">= 1.5"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.0"
    }
  }
}

provider "aws" {
  region = "us-east-1"
  default_tags {
    tags = { managed-by = "platform" }
  }
}

variable "changed" {
  type    = bool
  default = false
}

data "aws_organizations_organization" "this" {}

locals {
  account_ids = { for account in data.aws_organizations_organization.this.accounts : account.name => account.id }
}

module "permission_sets" {
  source = "./permission-sets"

  permission_sets = [
    {
      name             = "PlatformAdmin"
      description      = var.changed ? "Runs the platform, day and night" : "Runs the platform"
      session_duration = var.changed ? "PT1H" : "PT8H"
      relay_state      = "https://console.aws.amazon.com/cloudwatch/home"
      tags             = { tier = var.changed ? "1" : "0" }
      inline_policy    = data.aws_iam_policy_document.deny_leaving.json
      policy_attachments = var.changed ? ["arn:aws:iam::aws:policy/PowerUserAccess"] : [
        "arn:aws:iam::aws:policy/PowerUserAccess",
        "arn:aws:iam::aws:policy/IAMReadOnlyAccess",
      ]
      customer_managed_policy_attachments = []
    },
    {
      name                                = "PlatformRead"
      description                         = ""
      session_duration                    = ""
      relay_state                         = ""
      tags                                = {}
      inline_policy                       = ""
      policy_attachments                  = ["arn:aws:iam::aws:policy/job-function/ViewOnlyAccess"]
      customer_managed_policy_attachments = [{ name = "developer-extra", path = "/identity/" }]
    },
  ]
}

data "aws_iam_policy_document" "deny_leaving" {
  statement {
    sid       = "StayInTheOrganization"
    effect    = "Deny"
    actions   = var.changed ? ["organizations:LeaveOrganization", "account:CloseAccount"] : ["organizations:LeaveOrganization"]
    resources = ["*"]
  }
}

module "account_assignments" {
  source     = "./account-assignments"
  depends_on = [module.permission_sets]

  account_assignments = concat(
    [
      {
        account             = local.account_ids["payments-dev"]
        permission_set_name = "PlatformAdmin"
        permission_set_arn  = module.permission_sets.arns["PlatformAdmin"]
        principal_type      = "GROUP"
        principal_name      = "Engineering"
      },
      {
        account             = local.account_ids["payments-dev"]
        permission_set_name = "PlatformRead"
        permission_set_arn  = module.permission_sets.arns["PlatformRead"]
        principal_type      = "USER"
        principal_name      = "bo.chen"
      },
    ],
    var.changed ? [
      {
        account             = local.account_ids["payments-prod"]
        permission_set_name = "PlatformAdmin"
        permission_set_arn  = module.permission_sets.arns["PlatformAdmin"]
        principal_type      = "GROUP"
        principal_name      = "Engineering"
      },
    ] : [],
  )
}
