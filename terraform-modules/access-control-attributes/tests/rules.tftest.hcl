mock_provider "aws" {}

variables {
  instance_arn = "arn:aws:sso:::instance/ssoins-0123456789abcdef"
  attributes   = { team = "$${path:enterprise.division}" }
}

run "keys" {
  command = plan

  assert {
    condition     = output.keys == toset(["team"])
    error_message = "Policies can rely on what is passed."
  }
}

run "none" {
  command = plan
  variables { attributes = {} }
  expect_failures = [var.attributes]
}

run "key_of_aws" {
  command = plan
  variables { attributes = { "aws:team" = "$${path:enterprise.division}" } }
  expect_failures = [var.attributes]
}

run "key_twice" {
  command = plan
  variables { attributes = { team = "$${path:enterprise.division}", Team = "$${path:enterprise.department}" } }
  expect_failures = [var.attributes]
}

run "source" {
  command = plan
  variables { attributes = { team = "" } }
  expect_failures = [var.attributes]
}
