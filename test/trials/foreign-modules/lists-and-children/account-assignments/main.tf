variable "account_assignments" {
  type = list(object({
    account             = string
    permission_set_name = string
    permission_set_arn  = string
    principal_type      = string
    principal_name      = string
  }))
}

data "aws_ssoadmin_instances" "this" {}

locals {
  instance_arn      = tolist(data.aws_ssoadmin_instances.this.arns)[0]
  identity_store_id = tolist(data.aws_ssoadmin_instances.this.identity_store_ids)[0]
  groups            = toset([for a in var.account_assignments : a.principal_name if a.principal_type == "GROUP"])
  users             = toset([for a in var.account_assignments : a.principal_name if a.principal_type == "USER"])
}

data "aws_identitystore_group" "this" {
  for_each          = local.groups
  identity_store_id = local.identity_store_id
  alternate_identifier {
    unique_attribute {
      attribute_path  = "DisplayName"
      attribute_value = each.key
    }
  }
}

data "aws_identitystore_user" "this" {
  for_each          = local.users
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
    for a in var.account_assignments :
    "${a.account}-${substr(a.principal_type, 0, 1)}-${a.principal_name}-${a.permission_set_name}" => a
  }

  instance_arn       = local.instance_arn
  permission_set_arn = each.value.permission_set_arn
  principal_type     = each.value.principal_type
  principal_id = (
    each.value.principal_type == "GROUP"
    ? data.aws_identitystore_group.this[each.value.principal_name].id
    : data.aws_identitystore_user.this[each.value.principal_name].id
  )
  target_id   = each.value.account
  target_type = "AWS_ACCOUNT"
}
