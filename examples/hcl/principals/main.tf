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

module "principals" {
  source = "../../../terraform-modules/principals"

  identity_store_id = local.identity_store_id
  groups            = ["Engineering", "Auditors"]
  users             = ["ana.lima"]
}

output "group_ids" {
  value = module.principals.group_ids
}
