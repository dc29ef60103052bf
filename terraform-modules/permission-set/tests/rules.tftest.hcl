mock_provider "aws" {}

variables {
  instance_arn = "arn:aws:sso:::instance/ssoins-0123456789abcdef"
  name         = "developer"
}

run "defaults" {
  command = plan

  assert {
    condition     = aws_ssoadmin_permission_set.this.session_duration == "PT1H"
    error_message = "A session lasts one hour unless something else is said."
  }
  assert {
    condition     = length(aws_ssoadmin_permission_set_inline_policy.this) + length(aws_ssoadmin_permissions_boundary_attachment.this) == 0
    error_message = "What is not given is not there."
  }
}

run "policies_have_natural_keys" {
  command = plan

  variables {
    managed_policy_arns       = ["arn:aws:iam::aws:policy/job-function/ViewOnlyAccess"]
    customer_managed_policies = [{ name = "extra" }, { name = "extra", path = "/identity/" }]
    permissions_boundary      = { customer_managed_policy = { name = "boundary" } }
    inline_policy             = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Deny", Action = "*", Resource = "*" }] })
  }

  assert {
    condition     = keys(aws_ssoadmin_customer_managed_policy_attachment.this) == ["/extra", "/identity/extra"]
    error_message = "A customer managed policy is known by path and name."
  }
  assert {
    condition     = keys(aws_ssoadmin_managed_policy_attachment.this) == ["arn:aws:iam::aws:policy/job-function/ViewOnlyAccess"]
    error_message = "An AWS managed policy is known by its ARN."
  }
  assert {
    condition     = aws_ssoadmin_permissions_boundary_attachment.this[0].permissions_boundary[0].customer_managed_policy_reference[0].path == "/"
    error_message = "A path is / unless something else is said."
  }
}

run "name" {
  command = plan
  variables { name = "has a space" }
  expect_failures = [var.name]
}

run "session_too_short" {
  command = plan
  variables { session_duration = "PT59M59S" }
  expect_failures = [aws_ssoadmin_permission_set.this]
}

run "session_too_long" {
  command = plan
  variables { session_duration = "PT12H1S" }
  expect_failures = [aws_ssoadmin_permission_set.this]
}

run "session_in_minutes" {
  command = plan
  variables { session_duration = "PT90M" }
}

run "arn" {
  command = plan
  variables { managed_policy_arns = ["ViewOnlyAccess"] }
  expect_failures = [aws_ssoadmin_permission_set.this]
}

run "path" {
  command = plan
  variables { customer_managed_policies = [{ name = "extra", path = "identity" }] }
  expect_failures = [aws_ssoadmin_permission_set.this]
}

run "policies" {
  command = plan
  variables { customer_managed_policies = [for number in range(26) : { name = "policy-${number}" }] }
  expect_failures = [aws_ssoadmin_permission_set.this]
}

run "policy_that_is_no_policy" {
  command = plan
  variables { inline_policy = "{}" }
  expect_failures = [aws_ssoadmin_permission_set.this]
}

run "policy_too_long" {
  command = plan
  variables {
    inline_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Deny", Action = [for number in range(1024) : "ec2:Run${number}"], Resource = "*" }] })
  }
  expect_failures = [aws_ssoadmin_permission_set.this]
}

run "two_boundaries" {
  command = plan
  variables {
    permissions_boundary = { managed_policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess", customer_managed_policy = { name = "boundary" } }
  }
  expect_failures = [aws_ssoadmin_permission_set.this]
}

run "null_for_defaults" {
  command = plan
  variables {
    session_duration          = null
    managed_policy_arns       = null
    customer_managed_policies = null
    tags                      = null
  }

  assert {
    condition     = aws_ssoadmin_permission_set.this.session_duration == "PT1H"
    error_message = "A session lasts an hour where null is given."
  }
}
