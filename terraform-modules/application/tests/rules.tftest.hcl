mock_provider "aws" {}

variables {
  instance_arn = "arn:aws:sso:::instance/ssoins-0123456789abcdef"
  name         = "Ledger"
  description  = "Who owes what"
}

run "defaults" {
  command = plan

  assert {
    condition     = aws_ssoadmin_application.this.status == "ENABLED" && aws_ssoadmin_application_assignment_configuration.this.assignment_required
    error_message = "An application can be used by those who are assigned to it."
  }
}

run "description" {
  command = plan
  variables { description = "" }
  expect_failures = [aws_ssoadmin_application.this]
}

run "status" {
  command = plan
  variables { status = "OFF" }
  expect_failures = [aws_ssoadmin_application.this]
}

run "url" {
  command = plan
  variables { portal_options = { origin = "APPLICATION" } }
  expect_failures = [aws_ssoadmin_application.this]
}

run "scope" {
  command = plan
  variables { access_scopes = { "sso account" = {} } }
  expect_failures = [aws_ssoadmin_application.this]
}

run "groups" {
  command = plan
  variables { group_ids = { for number in range(101) : "group-${number}" => "11111111-2222-3333-4444-555555555555" } }
  expect_failures = [aws_ssoadmin_application.this]
}
