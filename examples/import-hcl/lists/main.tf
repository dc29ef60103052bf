terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.100.0, < 7.0.0"
    }
  }
}

module "permission_sets" {
  source          = "./permission-sets"
  permission_sets = var.permission_sets
}

module "sso_account_assignments" {
  source = "./account-assignments"

  account_assignments = [for entry in var.account_assignments : merge(entry, {
    permission_set_arn = module.permission_sets.arns[entry.permission_set_name]
  })]
}

variable "permission_sets" {
  type = any
}

variable "account_assignments" {
  type = any
}
