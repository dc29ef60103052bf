mock_provider "aws" {
  mock_data "aws_identitystore_groups" {
    defaults = {
      groups = [{
        description       = ""
        display_name      = "Engineering"
        external_ids      = []
        group_id          = "11111111-2222-3333-4444-555555555555"
        identity_store_id = "d-0123456789"
      }]
    }
  }
}

variables {
  identity_store_id = "d-0123456789"
  groups            = ["Engineering"]
}

run "found" {
  command = plan

  assert {
    condition     = output.group_ids == { Engineering = "11111111-2222-3333-4444-555555555555" }
    error_message = "A group's id is found by its name."
  }
}

run "nothing_to_find" {
  command = plan
  variables { groups = [] }

  assert {
    condition     = length(data.aws_identitystore_groups.all) == 0
    error_message = "Nothing is read where nothing is asked for."
  }
}

run "missing" {
  command = plan
  variables { groups = ["Engineering", "Enginering"] }
  expect_failures = [data.aws_identitystore_groups.all]
}
