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

module "directory" {
  source = "../../../terraform-modules/directory"

  identity_store_id = local.identity_store_id

  users = {
    "dora.ek"  = { given_name = "Dora", family_name = "Ek", email = "dora.ek@acme.example" }
    "emil.roy" = { given_name = "Emil", family_name = "Roy", display_name = "Émile Roy" }
  }

  groups = {
    Finance = { description = "Pays and is paid", members = ["dora.ek"] }
    Support = { members = ["dora.ek", "emil.roy"] }
  }
}

output "group_ids" {
  value = module.directory.group_ids
}
