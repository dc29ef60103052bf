# Stands for a module with this shape of variables, and has its resources at the same addresses.

variable "permission_sets" { type = any }

output "arns" {
  value = { for name, set in aws_ssoadmin_permission_set.this : name => set.arn }
}

data "aws_ssoadmin_instances" "this" {}

locals {
  instance_arn = data.aws_ssoadmin_instances.this.arns[0]
  sets         = { for set in var.permission_sets : set.name => set }
  attachments = merge([for set in var.permission_sets : {
    for arn in set.policy_attachments : "${set.name}.${arn}" => { set = set.name, arn = arn }
  }]...)
  references = merge([for set in var.permission_sets : {
    for policy in set.customer_managed_policy_attachments :
    "${set.name}.${policy.path}${policy.name}" => { set = set.name, policy = policy }
  }]...)
}

resource "aws_ssoadmin_permission_set" "this" {
  for_each         = local.sets
  instance_arn     = local.instance_arn
  name             = each.key
  description      = each.value.description
  relay_state      = each.value.relay_state != "" ? each.value.relay_state : null
  session_duration = each.value.session_duration != "" ? each.value.session_duration : null
  tags             = each.value.tags
}

resource "aws_ssoadmin_permission_set_inline_policy" "this" {
  for_each           = { for name, set in local.sets : name => set if set.inline_policy != "" }
  instance_arn       = local.instance_arn
  permission_set_arn = aws_ssoadmin_permission_set.this[each.key].arn
  inline_policy      = each.value.inline_policy
}

resource "aws_ssoadmin_managed_policy_attachment" "this" {
  for_each           = local.attachments
  instance_arn       = local.instance_arn
  permission_set_arn = aws_ssoadmin_permission_set.this[each.value.set].arn
  managed_policy_arn = each.value.arn
}

resource "aws_ssoadmin_customer_managed_policy_attachment" "this" {
  for_each           = local.references
  instance_arn       = local.instance_arn
  permission_set_arn = aws_ssoadmin_permission_set.this[each.value.set].arn

  customer_managed_policy_reference {
    name = each.value.policy.name
    path = each.value.policy.path
  }
}
