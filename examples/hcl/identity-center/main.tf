terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.100.0, < 7.0.0"
    }
  }
}

provider "aws" {
  region = "us-east-1"
}

variable "viewer_accounts" {
  description = "Accounts that Auditors may look at."
  type        = set(string)
  default     = ["100000000011"]
}

module "identity_center" {
  source = "../../../terraform-modules/identity-center"

  users = {
    "dora.ek" = { given_name = "Dora", family_name = "Ek", email = "dora.ek@acme.example" }
  }

  groups = {
    Finance = { description = "Pays and is paid", members = ["dora.ek"] }
  }

  permission_sets = {
    billing = {
      session_duration    = "PT2H"
      managed_policy_arns = ["arn:aws:iam::aws:policy/job-function/Billing"]
      inline_policy = jsonencode({
        Version   = "2012-10-17"
        Statement = [{ Effect = "Deny", Action = "aws-portal:*Account", Resource = "*" }]
      })
    }
    viewer = {
      description         = "Look, but touch nothing"
      managed_policy_arns = ["arn:aws:iam::aws:policy/job-function/ViewOnlyAccess", "arn:aws:iam::aws:policy/SecurityAudit"]
    }
  }

  assignments = [
    { group = "Finance", permission_set = "billing", account_ids = ["100000000011", "100000000012"] },
    # A group of the directory that is not made here.
    { group = "Auditors", permission_set = "viewer", account_ids = var.viewer_accounts },
    { user = "dora.ek", permission_set = "viewer", account_ids = ["100000000012"] },
  ]

  access_control_attributes = { costCenter = "$${path:enterprise.costCenter}" }

  applications = {
    Ledger = {
      description    = "Who owes what"
      portal_options = { origin = "APPLICATION", application_url = "https://ledger.acme.example" }
      groups         = ["Finance"]
    }
  }
}

output "permission_set_arns" {
  value = module.identity_center.permission_set_arns
}
