variable "sso_groups" { type = map(any) }
variable "sso_users" { type = map(any) }
variable "existing_sso_groups" { type = map(string) }
variable "permission_sets" { type = any }
variable "account_assignments" { type = any }
variable "applications" { type = any }
variable "attributes" { type = map(string) }

data "aws_ssoadmin_instances" "this" {}

locals {
  instance = tolist(data.aws_ssoadmin_instances.this.arns)[0]
  store    = tolist(data.aws_ssoadmin_instances.this.identity_store_ids)[0]

  memberships = flatten([
    for key, user in var.sso_users : [for group in user.groups : { user = key, group = group }]
  ])
  managed_policies = flatten([
    for name, set in var.permission_sets : [for arn in try(set.aws_managed_policies, []) : { set = name, arn = arn }]
  ])
  assignments = flatten([
    for one in var.account_assignments : [
      for set in one.permission_sets : [
        for account in one.account_ids : merge(one, { set = set, account = account })
      ]
    ]
  ])
  group_ids = merge(
    { for name, group in aws_identitystore_group.this : name => group.group_id },
    { for name, group in data.aws_identitystore_group.existing : name => group.group_id },
  )
}

data "aws_identitystore_group" "existing" {
  for_each          = var.existing_sso_groups
  identity_store_id = local.store
  alternate_identifier {
    unique_attribute {
      attribute_path  = "DisplayName"
      attribute_value = each.value
    }
  }
}

resource "aws_identitystore_group" "this" {
  for_each          = var.sso_groups
  identity_store_id = local.store
  display_name      = each.key
  description       = each.value.description
}

resource "aws_identitystore_user" "this" {
  for_each          = var.sso_users
  identity_store_id = local.store
  user_name         = each.value.user_name
  display_name      = join(" ", [each.value.given_name, each.value.family_name])
  name {
    given_name  = each.value.given_name
    family_name = each.value.family_name
  }
  emails {
    value   = each.value.email
    primary = true
  }
}

resource "aws_identitystore_group_membership" "this" {
  for_each          = { for one in local.memberships : "${one.user}_${one.group}" => one }
  identity_store_id = local.store
  group_id          = aws_identitystore_group.this[each.value.group].group_id
  member_id         = aws_identitystore_user.this[each.value.user].user_id
}

resource "aws_ssoadmin_permission_set" "this" {
  for_each         = var.permission_sets
  instance_arn     = local.instance
  name             = each.key
  description      = lookup(each.value, "description", null)
  session_duration = lookup(each.value, "session_duration", null)
  tags             = lookup(each.value, "tags", {})
}

resource "aws_ssoadmin_managed_policy_attachment" "this" {
  for_each           = { for one in local.managed_policies : "${one.set}.${one.arn}" => one }
  instance_arn       = local.instance
  permission_set_arn = aws_ssoadmin_permission_set.this[each.value.set].arn
  managed_policy_arn = each.value.arn
}

resource "aws_ssoadmin_permission_set_inline_policy" "this" {
  for_each           = { for name, set in var.permission_sets : name => set.inline_policy if can(set.inline_policy) }
  instance_arn       = local.instance
  permission_set_arn = aws_ssoadmin_permission_set.this[each.key].arn
  inline_policy      = each.value
}

resource "aws_ssoadmin_permissions_boundary_attachment" "this" {
  for_each           = { for name, set in var.permission_sets : name => set.permissions_boundary if can(set.permissions_boundary) }
  instance_arn       = local.instance
  permission_set_arn = aws_ssoadmin_permission_set.this[each.key].arn
  permissions_boundary {
    managed_policy_arn = each.value.managed_policy_arn
  }
}

resource "aws_ssoadmin_account_assignment" "this" {
  for_each = { for one in local.assignments : join("/", [one.principal_name, one.set, one.account]) => one }

  instance_arn       = local.instance
  permission_set_arn = aws_ssoadmin_permission_set.this[each.value.set].arn
  principal_id       = local.group_ids[each.value.principal_name]
  principal_type     = "GROUP"
  target_id          = each.value.account
  target_type        = "AWS_ACCOUNT"
}

resource "aws_ssoadmin_application" "this" {
  for_each                 = var.applications
  name                     = each.key
  instance_arn             = local.instance
  application_provider_arn = "arn:aws:sso::aws:applicationProvider/custom"
  portal_options {
    visibility = "ENABLED"
    sign_in_options {
      origin          = "APPLICATION"
      application_url = each.value.url
    }
  }
}

resource "aws_ssoadmin_application_assignment_configuration" "this" {
  for_each            = var.applications
  application_arn     = aws_ssoadmin_application.this[each.key].application_arn
  assignment_required = !each.value.is_opened
}

resource "aws_ssoadmin_application_assignment" "this" {
  for_each = merge([
    for name, application in var.applications : { for group in application.groups : "${name}.${group}" => { application = name, group = group } }
  ]...)
  application_arn = aws_ssoadmin_application.this[each.value.application].application_arn
  principal_id    = aws_identitystore_group.this[each.value.group].group_id
  principal_type  = "GROUP"
}

resource "aws_ssoadmin_instance_access_control_attributes" "this" {
  instance_arn = local.instance
  dynamic "attribute" {
    for_each = var.attributes
    content {
      key = attribute.key
      value {
        source = [attribute.value]
      }
    }
  }
}
