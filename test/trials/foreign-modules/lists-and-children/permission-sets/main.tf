variable "permission_sets" {
  type = list(object({
    name               = string
    description        = string
    session_duration   = string
    relay_state        = string
    tags               = map(string)
    inline_policy      = string
    policy_attachments = list(string)
    customer_managed_policy_attachments = list(object({
      name = string
      path = optional(string, "/")
    }))
  }))
}

data "aws_ssoadmin_instances" "this" {}

locals {
  instance_arn = tolist(data.aws_ssoadmin_instances.this.arns)[0]
  sets         = { for set in var.permission_sets : set.name => set }
  attachments = merge([
    for set in var.permission_sets : {
      for arn in set.policy_attachments : "${set.name}.${arn}" => { set = set.name, arn = arn }
    }
  ]...)
  customer_managed = merge([
    for set in var.permission_sets : {
      for policy in set.customer_managed_policy_attachments :
      "${set.name}.${policy.path}${policy.name}" => { set = set.name, policy = policy }
    }
  ]...)
}

resource "aws_ssoadmin_permission_set" "this" {
  for_each = local.sets

  instance_arn     = local.instance_arn
  name             = each.value.name
  description      = each.value.description == "" ? null : each.value.description
  relay_state      = each.value.relay_state == "" ? null : each.value.relay_state
  session_duration = each.value.session_duration == "" ? null : each.value.session_duration
  tags             = each.value.tags
}

resource "aws_ssoadmin_permission_set_inline_policy" "this" {
  for_each = { for name, set in local.sets : name => set if set.inline_policy != "" }

  instance_arn       = local.instance_arn
  permission_set_arn = aws_ssoadmin_permission_set.this[each.key].arn
  inline_policy      = each.value.inline_policy
}

resource "aws_ssoadmin_managed_policy_attachment" "this" {
  for_each = local.attachments

  instance_arn       = local.instance_arn
  permission_set_arn = aws_ssoadmin_permission_set.this[each.value.set].arn
  managed_policy_arn = each.value.arn
}

resource "aws_ssoadmin_customer_managed_policy_attachment" "this" {
  for_each = local.customer_managed

  instance_arn       = local.instance_arn
  permission_set_arn = aws_ssoadmin_permission_set.this[each.value.set].arn
  customer_managed_policy_reference {
    name = each.value.policy.name
    path = each.value.policy.path
  }
}

output "arns" {
  value = { for name, set in aws_ssoadmin_permission_set.this : name => set.arn }
}
