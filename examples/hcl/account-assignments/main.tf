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

data "aws_ssoadmin_instances" "this" {}

locals {
  instance_arn      = one(data.aws_ssoadmin_instances.this.arns)
  identity_store_id = one(data.aws_ssoadmin_instances.this.identity_store_ids)
}

module "viewer" {
  source = "../../../terraform-modules/permission-set"

  instance_arn        = local.instance_arn
  name                = "viewer"
  managed_policy_arns = ["arn:aws:iam::aws:policy/job-function/ViewOnlyAccess"]
}

module "principals" {
  source = "../../../terraform-modules/principals"

  identity_store_id = local.identity_store_id
  groups            = ["Engineering"]
  users             = ["bo.chen"]
}

variable "account_ids" {
  type    = set(string)
  default = ["100000000011"]
}

module "account_assignments" {
  source = "../../../terraform-modules/account-assignments"

  instance_arn        = local.instance_arn
  permission_set_arns = { viewer = module.viewer.arn }
  group_ids           = module.principals.group_ids
  user_ids            = module.principals.user_ids

  assignments = [
    { group = "Engineering", permission_set = "viewer", account_ids = var.account_ids },
    { user = "bo.chen", permission_set = "viewer", account_ids = ["100000000011"] },
  ]
}
