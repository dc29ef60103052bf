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
  groups            = ["Engineering"]
}

module "ledger" {
  source = "../../../terraform-modules/application"

  instance_arn   = local.instance_arn
  name           = "Ledger"
  description    = "Who owes what"
  portal_options = { origin = "APPLICATION", application_url = "https://ledger.acme.example" }
  group_ids      = module.principals.group_ids
  access_scopes  = { "sso:account:access" = { authorized_targets = [local.instance_arn] } }
}
