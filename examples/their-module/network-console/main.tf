# A module of the network team: it knows nothing of CDKTF, nor of this project.

terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

variable "instance_arn" {
  description = "ARN of the IAM Identity Center instance."
  type        = string
}

variable "on_call_group_id" {
  description = "Id of the group that is on call."
  type        = string
}

variable "permission_set_arn" {
  description = "ARN of the permission set that the console's links open."
  type        = string
}

resource "aws_ssoadmin_application" "console" {
  instance_arn             = var.instance_arn
  name                     = "Network console"
  description              = "Opens ${var.permission_set_arn}"
  application_provider_arn = "arn:aws:sso::aws:applicationProvider/custom"
}

resource "aws_ssoadmin_application_assignment" "on_call" {
  application_arn = aws_ssoadmin_application.console.application_arn
  principal_id    = var.on_call_group_id
  principal_type  = "GROUP"
}

output "application_arn" {
  description = "ARN of the console's application."
  value       = aws_ssoadmin_application.console.application_arn
}
