mock_provider "aws" {}

variables {
  instance_arn        = "arn:aws:sso:::instance/ssoins-0123456789abcdef"
  permission_set_arns = { viewer = "arn:aws:sso:::permissionSet/ssoins-0123456789abcdef/ps-0123456789abcdef" }
  group_ids           = { "Data/Science" = "11111111-2222-3333-4444-555555555555" }
  user_ids            = { "ana.lima" = "11111111-2222-3333-4444-666666666666" }
  assignments = [
    { group = "Data/Science", permission_set = "viewer", account_ids = ["111122223333", "444455556666"] },
    { user = "ana.lima", permission_set = "viewer", account_ids = ["111122223333"] },
  ]
}

run "accounts" {
  command = plan

  assert {
    condition     = output.account_ids == toset(["111122223333", "444455556666"])
    error_message = "Accounts are those of the assignments."
  }
}

run "no_assignments" {
  command = plan
  variables { assignments = [] }
}

run "permission_set" {
  command = plan
  variables { assignments = [{ group = "Data/Science", permission_set = "viewr", account_ids = ["111122223333"] }] }
  expect_failures = [output.account_ids]
}

run "group" {
  command = plan
  variables { assignments = [{ group = "Data", permission_set = "viewer", account_ids = ["111122223333"] }] }
  expect_failures = [output.account_ids]
}

run "user" {
  command = plan
  variables { assignments = [{ user = "ana", permission_set = "viewer", account_ids = ["111122223333"] }] }
  expect_failures = [output.account_ids]
}

run "nobody" {
  command = plan
  variables { assignments = [{ permission_set = "viewer", account_ids = ["111122223333"] }] }
  expect_failures = [var.assignments]
}

run "group_and_user" {
  command = plan
  variables { assignments = [{ group = "Data/Science", user = "ana.lima", permission_set = "viewer", account_ids = ["111122223333"] }] }
  expect_failures = [var.assignments]
}

run "account" {
  command = plan
  variables { assignments = [{ user = "ana.lima", permission_set = "viewer", account_ids = ["payments-prod"] }] }
  expect_failures = [var.assignments]
}

run "twice" {
  command = plan
  variables {
    assignments = [
      { user = "ana.lima", permission_set = "viewer", account_ids = ["111122223333"] },
      { user = "ana.lima", permission_set = "viewer", account_ids = ["111122223333", "444455556666"] },
    ]
  }
  expect_failures = [var.assignments]
}

run "key" {
  command = plan
  variables { permission_set_arns = { "a/viewer" = "arn:aws:sso:::permissionSet/ssoins-0123456789abcdef/ps-0123456789abcdef", viewer = "arn:aws:sso:::permissionSet/ssoins-0123456789abcdef/ps-0123456789abcdef" } }
  expect_failures = [var.permission_set_arns]
}
