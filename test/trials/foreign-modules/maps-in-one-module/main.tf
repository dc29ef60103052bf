# One module for people, groups, permission sets, assignments and applications, all of them maps.

terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region = "us-east-1"
}

variable "changed" {
  type    = bool
  default = false
}

module "identity_center" {
  source = "./identity-center"

  sso_groups = {
    Finance = { description = var.changed ? "Pays and is paid" : "Pays" }
    Support = { description = "Helps" }
  }

  sso_users = merge(
    {
      dora = {
        user_name   = "dora.ek"
        given_name  = "Dora"
        family_name = var.changed ? "Ek-Berg" : "Ek"
        email       = "dora.ek@acme.example"
        groups      = var.changed ? ["Support"] : ["Finance", "Support"]
      }
    },
    var.changed ? {
      emil = {
        user_name   = "emil.roy"
        given_name  = "Emil"
        family_name = "Roy"
        email       = "emil.roy@acme.example"
        groups      = ["Finance"]
      }
    } : {},
  )

  existing_sso_groups = { Auditors = "Auditors" }

  permission_sets = {
    Billing = {
      description          = "Sees and pays bills"
      session_duration     = var.changed ? "PT2H" : "PT4H"
      aws_managed_policies = ["arn:aws:iam::aws:policy/job-function/Billing"]
      tags                 = { kind = "finance" }
    }
    Evidence = {
      description          = "Reads for audits"
      aws_managed_policies = ["arn:aws:iam::aws:policy/SecurityAudit", "arn:aws:iam::aws:policy/job-function/ViewOnlyAccess"]
      inline_policy = jsonencode({
        Version   = "2012-10-17"
        Statement = [{ Effect = "Allow", Action = ["ce:Get*"], Resource = "*" }]
      })
      permissions_boundary = { managed_policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess" }
    }
  }

  account_assignments = {
    finance = {
      principal_name  = "Finance"
      principal_idp   = "INTERNAL"
      permission_sets = ["Billing"]
      account_ids     = var.changed ? ["100000000011", "100000000012"] : ["100000000011"]
    }
    auditors = {
      principal_name  = "Auditors"
      principal_idp   = "EXTERNAL"
      permission_sets = ["Evidence", "Billing"]
      account_ids     = ["100000000012"]
    }
  }

  applications = {
    ledger = {
      url       = var.changed ? "https://ledger.acme.example/new" : "https://ledger.acme.example"
      groups    = ["Finance"]
      is_opened = var.changed
    }
  }

  attributes = { costCenter = var.changed ? "$${path:enterprise.division}" : "$${path:enterprise.costCenter}" }
}
