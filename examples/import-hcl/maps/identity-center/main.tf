# Stands for a module with this shape of variables, and has its resources at the same addresses.

variable "sso_groups" { type = any }
variable "sso_users" { type = any }
variable "permission_sets" { type = any }
variable "account_assignments" { type = any }

data "aws_ssoadmin_instances" "sso_instance" {}

data "aws_organizations_organization" "organization" {}

locals {
  instance_arn      = data.aws_ssoadmin_instances.sso_instance.arns[0]
  identity_store_id = data.aws_ssoadmin_instances.sso_instance.identity_store_ids[0]
  account_ids       = { for account in data.aws_organizations_organization.organization.accounts : account.name => account.id }

  memberships = merge([for user in var.sso_users : {
    for group in user.group_membership : "${user.user_name}_${group}" => { user = user.user_name, group = group }
  }]...)
  attachments = merge([for set, content in var.permission_sets : {
    for arn in try(content.aws_managed_policies, []) : "${set}.${arn}" => { set = set, arn = arn }
  }]...)
  references = merge([for set, content in var.permission_sets : {
    for name in try(content.customer_managed_policies, []) : "${set}.${name}" => { set = set, name = name }
  }]...)
  assignments = merge(flatten([for entry in var.account_assignments : [for set in entry.permission_sets : {
    for account in entry.account_ids :
    "Type:${entry.principal_type}__Principal:${entry.principal_name}__Permission:${set}__Account:${lookup(local.account_ids, account, account)}" => {
      type = entry.principal_type, name = entry.principal_name, set = set, account = lookup(local.account_ids, account, account)
    }
  }]])...)

  group_ids = { for key, group in aws_identitystore_group.sso_groups : key => group.group_id }
  user_ids  = { for user in aws_identitystore_user.sso_users : user.user_name => user.user_id }
}

resource "aws_identitystore_group" "sso_groups" {
  for_each          = var.sso_groups
  identity_store_id = local.identity_store_id
  display_name      = each.value.group_name
  description       = try(each.value.group_description, null)
}

resource "aws_identitystore_user" "sso_users" {
  for_each          = var.sso_users
  identity_store_id = local.identity_store_id
  user_name         = each.value.user_name
  display_name      = "${each.value.given_name} ${each.value.family_name}"
  title             = try(each.value.title, null)

  name {
    given_name  = each.value.given_name
    family_name = each.value.family_name
    formatted   = "${each.value.given_name} ${each.value.family_name}"
  }

  emails {
    value   = each.value.email
    primary = true
  }

  # What is not given is blank there, and AWS keeps it.
  addresses {
    country   = " "
    locality  = " "
    formatted = "     "
    primary   = true
  }
}

resource "aws_identitystore_group_membership" "sso_group_membership" {
  for_each          = local.memberships
  identity_store_id = local.identity_store_id
  group_id          = local.group_ids[each.value.group]
  member_id         = local.user_ids[each.value.user]
}

resource "aws_ssoadmin_permission_set" "pset" {
  for_each         = var.permission_sets
  instance_arn     = local.instance_arn
  name             = each.key
  description      = try(each.value.description, null)
  relay_state      = try(each.value.relay_state, null)
  session_duration = try(each.value.session_duration, null)
  tags             = try(each.value.tags, {})
}

resource "aws_ssoadmin_managed_policy_attachment" "pset_aws_managed_policy" {
  for_each           = local.attachments
  instance_arn       = local.instance_arn
  permission_set_arn = aws_ssoadmin_permission_set.pset[each.value.set].arn
  managed_policy_arn = each.value.arn
}

resource "aws_ssoadmin_customer_managed_policy_attachment" "pset_customer_managed_policy" {
  for_each           = local.references
  instance_arn       = local.instance_arn
  permission_set_arn = aws_ssoadmin_permission_set.pset[each.value.set].arn

  customer_managed_policy_reference {
    name = each.value.name
    path = "/"
  }
}

resource "aws_ssoadmin_permission_set_inline_policy" "pset_inline_policy" {
  for_each           = { for set, content in var.permission_sets : set => content if can(content.inline_policy) }
  instance_arn       = local.instance_arn
  permission_set_arn = aws_ssoadmin_permission_set.pset[each.key].arn
  inline_policy      = each.value.inline_policy
}

resource "aws_ssoadmin_permissions_boundary_attachment" "pset_permissions_boundary_aws_managed" {
  for_each           = { for set, content in var.permission_sets : set => content if can(content.permissions_boundary.managed_policy_arn) }
  instance_arn       = local.instance_arn
  permission_set_arn = aws_ssoadmin_permission_set.pset[each.key].arn

  permissions_boundary {
    managed_policy_arn = each.value.permissions_boundary.managed_policy_arn
  }
}

resource "aws_ssoadmin_account_assignment" "account_assignment" {
  for_each           = local.assignments
  instance_arn       = local.instance_arn
  permission_set_arn = aws_ssoadmin_permission_set.pset[each.value.set].arn
  principal_type     = each.value.type
  principal_id       = each.value.type == "GROUP" ? local.group_ids[each.value.name] : local.user_ids[each.value.name]
  target_type        = "AWS_ACCOUNT"
  target_id          = each.value.account
}
