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

module "developer" {
  source = "../../../terraform-modules/permission-set"

  instance_arn        = local.instance_arn
  name                = "developer"
  description         = "Build and run applications; no identity, billing or network changes"
  session_duration    = "PT4H"
  managed_policy_arns = ["arn:aws:iam::aws:policy/PowerUserAccess"]

  inline_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Deny"
      Action    = "ec2:*"
      Resource  = "*"
      Condition = { StringNotEquals = { "aws:ResourceTag/team" = "$${aws:PrincipalTag/team}" } }
    }]
  })

  permissions_boundary = { managed_policy_arn = "arn:aws:iam::aws:policy/PowerUserAccess" }
  tags                 = { owner = "platform-team" }
}

output "permission_set_arn" {
  value = module.developer.arn
}
