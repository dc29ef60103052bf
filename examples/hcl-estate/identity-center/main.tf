data "aws_ssoadmin_instances" "this" {}

locals {
  instance_arn = tolist(data.aws_ssoadmin_instances.this.arns)[0]
  store_id     = tolist(data.aws_ssoadmin_instances.this.identity_store_ids)[0]

  memberships = merge([
    for group, content in var.groups : {
      for user in content.members : "${group}--${user}" => { group = group, user = user }
    }
  ]...)
  managed_policies = merge([
    for key, set in var.permission_sets : {
      for arn in set.managed_policies : "${key}--${basename(arn)}" => { permission_set = key, arn = arn }
    }
  ]...)
  customer_managed_policies = merge([
    for key, set in var.permission_sets : {
      for name, path in set.customer_managed_policies : "${key}--${name}" => { permission_set = key, name = name, path = path }
    }
  ]...)

  other_groups = toset([
    for one in var.assignments : one.group if one.group != null && !contains(keys(var.groups), coalesce(one.group, "-"))
  ])
  other_users = setsubtract(
    setunion(
      [for one in var.assignments : one.user if one.user != null],
      [for one in local.memberships : one.user],
    ),
    keys(var.users),
  )
  group_ids = merge(
    { for name, group in aws_identitystore_group.this : name => group.group_id },
    { for name, group in data.aws_identitystore_group.this : name => group.group_id },
  )
  user_ids = merge(
    { for name, user in aws_identitystore_user.this : name => user.user_id },
    { for name, user in data.aws_identitystore_user.this : name => user.user_id },
  )
}

data "aws_identitystore_group" "this" {
  for_each          = local.other_groups
  identity_store_id = local.store_id

  alternate_identifier {
    unique_attribute {
      attribute_path  = "DisplayName"
      attribute_value = each.key
    }
  }
}

data "aws_identitystore_user" "this" {
  for_each          = local.other_users
  identity_store_id = local.store_id

  alternate_identifier {
    unique_attribute {
      attribute_path  = "UserName"
      attribute_value = each.key
    }
  }
}

resource "aws_identitystore_user" "this" {
  for_each          = var.users
  identity_store_id = local.store_id
  user_name         = each.key
  display_name      = "${each.value.given_name} ${each.value.family_name}"

  name {
    given_name  = each.value.given_name
    family_name = each.value.family_name
  }
}

resource "aws_identitystore_group" "this" {
  for_each          = var.groups
  identity_store_id = local.store_id
  display_name      = each.key
  description       = each.value.description
}

resource "aws_identitystore_group_membership" "this" {
  for_each          = local.memberships
  identity_store_id = local.store_id
  group_id          = local.group_ids[each.value.group]
  member_id         = local.user_ids[each.value.user]
}

resource "aws_ssoadmin_permission_set" "this" {
  for_each         = var.permission_sets
  instance_arn     = local.instance_arn
  name             = coalesce(each.value.name, each.key)
  description      = each.value.description
  session_duration = each.value.session_duration
  tags             = each.value.tags
}

resource "aws_ssoadmin_managed_policy_attachment" "this" {
  for_each           = local.managed_policies
  instance_arn       = local.instance_arn
  permission_set_arn = aws_ssoadmin_permission_set.this[each.value.permission_set].arn
  managed_policy_arn = each.value.arn
}

resource "aws_ssoadmin_customer_managed_policy_attachment" "this" {
  for_each           = local.customer_managed_policies
  instance_arn       = local.instance_arn
  permission_set_arn = aws_ssoadmin_permission_set.this[each.value.permission_set].arn

  customer_managed_policy_reference {
    name = each.value.name
    path = each.value.path
  }
}

resource "aws_ssoadmin_permission_set_inline_policy" "this" {
  for_each           = { for key, set in var.permission_sets : key => set.inline_policy if set.inline_policy != null }
  instance_arn       = local.instance_arn
  permission_set_arn = aws_ssoadmin_permission_set.this[each.key].arn
  inline_policy      = each.value
}

resource "aws_ssoadmin_permissions_boundary_attachment" "this" {
  for_each           = { for key, set in var.permission_sets : key => set.boundary if set.boundary != null }
  instance_arn       = local.instance_arn
  permission_set_arn = aws_ssoadmin_permission_set.this[each.key].arn

  permissions_boundary {
    managed_policy_arn = each.value
  }
}

resource "aws_ssoadmin_account_assignment" "this" {
  for_each           = var.assignments
  instance_arn       = local.instance_arn
  permission_set_arn = aws_ssoadmin_permission_set.this[each.value.permission_set].arn
  principal_type     = each.value.group == null ? "USER" : "GROUP"
  principal_id       = each.value.group == null ? local.user_ids[each.value.user] : local.group_ids[each.value.group]
  target_type        = "AWS_ACCOUNT"
  target_id          = each.value.account

  # AWS provisions a set once it has all its policies.
  depends_on = [
    aws_ssoadmin_managed_policy_attachment.this,
    aws_ssoadmin_customer_managed_policy_attachment.this,
    aws_ssoadmin_permission_set_inline_policy.this,
    aws_ssoadmin_permissions_boundary_attachment.this,
  ]
}
