mock_provider "aws" {}

variables {
  instance_arn      = "arn:aws:sso:::instance/ssoins-0123456789abcdef"
  identity_store_id = "d-0123456789"
  groups            = { Engineering = {} }
  permission_sets   = { viewer = {} }
  assignments       = [{ group = "Engineering", permission_set = "viewer", account_ids = ["111122223333"] }]
}

run "nothing_is_looked_up" {
  command = plan

  assert {
    condition     = length(data.aws_ssoadmin_instances.this) == 0 && keys(output.group_ids) == ["Engineering"]
    error_message = "What is given is not looked up."
  }
}

run "nothing_at_all" {
  command = plan
  variables {
    groups          = {}
    permission_sets = {}
    assignments     = []
  }
}
