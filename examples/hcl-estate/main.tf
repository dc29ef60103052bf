# Access as a team without CDKTF writes it: maps of permission sets and assignments, and one module that loops over them.
terraform {
  required_version = ">= 1.5"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.100.0, < 7.0.0"
    }
  }
}

provider "aws" {
  region = var.region
}

variable "region" {
  type    = string
  default = "us-east-1"
}

variable "support_session" {
  description = "How long support works without signing in again."
  type        = string
  default     = "PT1H"
}

variable "auditor_name" {
  description = "Name of the permission set for auditors: another name is another permission set to AWS."
  type        = string
  default     = "Auditor"
}

variable "on_call" {
  description = "User names of those who are on call this week."
  type        = set(string)
  default     = ["ana.lima"]
}

variable "administrators" {
  description = "Who administers which account, by a name of its own."
  type        = map(object({ group = string, account = string }))
  default     = {}
}

data "aws_organizations_organization" "this" {}

locals {
  account_ids = { for account in data.aws_organizations_organization.this.accounts : account.name => account.id }
}

module "identity_center" {
  source = "./identity-center"

  users = {
    "cy.fox" = { given_name = "Cy", family_name = "Fox" }
  }

  groups = {
    On-Call = {
      description = "Repairs what breaks this week"
      members     = setunion(var.on_call, ["cy.fox"])
    }
  }

  permission_sets = {
    Administrator = {
      managed_policies = ["arn:aws:iam::aws:policy/AdministratorAccess"]
    }
    Auditor = {
      name             = var.auditor_name
      description      = "Reads what auditors ask for"
      managed_policies = ["arn:aws:iam::aws:policy/SecurityAudit"]
      tags             = { owner = "security" }
    }
    Support = {
      description      = "Looks at what runs, and restarts it"
      session_duration = var.support_session
      managed_policies = ["arn:aws:iam::aws:policy/job-function/ViewOnlyAccess"]
      customer_managed_policies = {
        developer-extra = "/identity/"
      }
      boundary = "arn:aws:iam::aws:policy/PowerUserAccess"
      inline_policy = jsonencode({
        Version = "2012-10-17"
        Statement = [{
          Sid      = "Restart"
          Effect   = "Allow"
          Action   = ["ecs:UpdateService", "lambda:InvokeFunction"]
          Resource = "*"
        }]
      })
    }
  }

  assignments = merge(
    {
      "Auditors--Auditor--payments-prod" = {
        group          = "Auditors"
        permission_set = "Auditor"
        account        = local.account_ids["payments-prod"]
      }
      "On-Call--Support--payments-dev" = {
        group          = "On-Call"
        permission_set = "Support"
        account        = local.account_ids["payments-dev"]
      }
      "bo.chen--Auditor--payments-dev" = {
        user           = "bo.chen"
        permission_set = "Auditor"
        account        = local.account_ids["payments-dev"]
      }
    },
    {
      for name, one in var.administrators : "${one.group}--Administrator--${name}" => {
        group          = one.group
        permission_set = "Administrator"
        account        = local.account_ids[one.account]
      }
    },
  )
}
