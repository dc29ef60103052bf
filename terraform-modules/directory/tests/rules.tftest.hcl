mock_provider "aws" {}

variables {
  identity_store_id = "d-0123456789"
  users             = { "ana.lima" = { given_name = "Ana", family_name = "Lima" } }
  groups            = { Engineering = { members = ["ana.lima"] }, Empty = {} }
}

run "display_name" {
  command = plan

  assert {
    condition     = aws_identitystore_user.this["ana.lima"].display_name == "Ana Lima"
    error_message = "A display name is made of the others where it is not given."
  }
  assert {
    condition     = keys(output.group_ids) == ["Empty", "Engineering"]
    error_message = "Every group has an id."
  }
}

run "member" {
  command = plan
  variables { groups = { Engineering = { members = ["bo.chen"] } } }
  expect_failures = [output.group_ids]
}

run "user_name" {
  command = plan
  variables {
    users  = { "ana lima" = { given_name = "Ana", family_name = "Lima" } }
    groups = {}
  }
  expect_failures = [var.users]
}

run "empty_text" {
  command = plan
  variables { users = { "ana.lima" = { given_name = "Ana", family_name = "Lima", email = "" } } }
  expect_failures = [var.users]
}

run "no_given_name" {
  command = plan
  variables { users = { "ana.lima" = { given_name = null, family_name = "Lima" } } }
  expect_failures = [var.users]
}

run "group" {
  command = plan
  variables { groups = { "" = {} } }
  expect_failures = [var.groups]
}

run "description" {
  command = plan
  variables { groups = { Empty = { description = "" } } }
  expect_failures = [var.groups]
}

run "identity_store" {
  command = plan
  variables { identity_store_id = "ssoins-0123456789abcdef" }
  expect_failures = [var.identity_store_id]
}
