# Stands for a module with this shape of variables, and has its resources at the same addresses.

variable "account_assignments" { type = any }

data "aws_ssoadmin_instances" "this" {}

locals {
  instance_arn      = data.aws_ssoadmin_instances.this.arns[0]
  identity_store_id = data.aws_ssoadmin_instances.this.identity_store_ids[0]
  names = {
    for type in ["GROUP", "USER"] :
    type => toset([for entry in var.account_assignments : entry.principal_name if entry.principal_type == type])
  }
  ids = {
    GROUP = { for name, group in data.aws_identitystore_group.this : name => group.group_id }
    USER  = { for name, user in data.aws_identitystore_user.this : name => user.user_id }
  }
}

data "aws_identitystore_group" "this" {
  for_each          = local.names["GROUP"]
  identity_store_id = local.identity_store_id

  alternate_identifier {
    unique_attribute {
      attribute_path  = "DisplayName"
      attribute_value = each.key
    }
  }
}

data "aws_identitystore_user" "this" {
  for_each          = local.names["USER"]
  identity_store_id = local.identity_store_id

  alternate_identifier {
    unique_attribute {
      attribute_path  = "UserName"
      attribute_value = each.key
    }
  }
}

resource "aws_ssoadmin_account_assignment" "this" {
  for_each = {
    for entry in var.account_assignments :
    "${entry.account}-${substr(entry.principal_type, 0, 1)}-${entry.principal_name}-${entry.permission_set_name}" => entry
  }
  instance_arn       = local.instance_arn
  permission_set_arn = each.value.permission_set_arn
  principal_type     = each.value.principal_type
  principal_id       = local.ids[each.value.principal_type][each.value.principal_name]
  target_type        = "AWS_ACCOUNT"
  target_id          = each.value.account
}
