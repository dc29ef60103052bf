terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.100.0, < 7.0.0"
    }
  }
}

module "identity_center" {
  source = "./identity-center"

  sso_groups          = var.sso_groups
  sso_users           = var.sso_users
  permission_sets     = var.permission_sets
  account_assignments = var.account_assignments
}

variable "sso_groups" {
  type    = any
  default = {}
}

variable "sso_users" {
  type    = any
  default = {}
}

variable "permission_sets" {
  type = any
}

variable "account_assignments" {
  type = any
}
