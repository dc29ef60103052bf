sso_groups = {
  Engineering = { group_name = "Engineering", group_description = "Everyone who builds" }
  Auditors    = { group_name = "Auditors" }
}

sso_users = {
  lena = {
    user_name        = "lena.brandt"
    given_name       = "Lena"
    family_name      = "Brandt"
    email            = "lena.brandt@harbor.example"
    title            = "Staff Engineer"
    group_membership = ["Engineering"]
  }
  aiko = {
    user_name        = "aiko.sato"
    given_name       = "Aiko"
    family_name      = "Sato"
    email            = "aiko.sato@harbor.example"
    group_membership = ["Engineering", "Auditors"]
  }
}

permission_sets = {
  Developer = {
    description          = "Build and run applications"
    session_duration     = "PT4H"
    relay_state          = "https://console.aws.amazon.com/lambda/home"
    aws_managed_policies = ["arn:aws:iam::aws:policy/PowerUserAccess"]
    inline_policy        = <<-EOT
      {
        "Version": "2012-10-17",
        "Statement": [{
          "Sid": "OwnObjects",
          "Effect": "Allow",
          "Action": "s3:GetObject",
          "Resource": "arn:aws:s3:::harbor-$${aws:PrincipalAccount}/*"
        }]
      }
    EOT
    permissions_boundary = { managed_policy_arn = "arn:aws:iam::aws:policy/PowerUserAccess" }
    tags                 = { owner = "platform-team" }
  }
  ReadOnly = {
    aws_managed_policies      = ["arn:aws:iam::aws:policy/job-function/ViewOnlyAccess"]
    customer_managed_policies = ["read-reports"]
  }
  Root-management = {
    description          = "Administer the management account"
    aws_managed_policies = ["arn:aws:iam::aws:policy/AdministratorAccess"]
  }
}

account_assignments = {
  engineers = {
    principal_name  = "Engineering"
    principal_type  = "GROUP"
    principal_idp   = "INTERNAL"
    permission_sets = ["Developer", "ReadOnly"]
    account_ids     = ["200000000011", "notebooks-dev"]
  }
  engineers-in-production = {
    principal_name  = "Engineering"
    principal_type  = "GROUP"
    principal_idp   = "INTERNAL"
    permission_sets = ["ReadOnly"]
    account_ids     = ["200000000021"]
  }
  auditors = {
    principal_name  = "Auditors"
    principal_type  = "GROUP"
    principal_idp   = "INTERNAL"
    permission_sets = ["ReadOnly"]
    account_ids     = ["200000000011", "200000000021"]
  }
  on-call = {
    principal_name  = "lena.brandt"
    principal_type  = "USER"
    principal_idp   = "INTERNAL"
    permission_sets = ["Developer"]
    account_ids     = ["200000000021"]
  }
  root = {
    principal_name  = "Auditors"
    principal_type  = "GROUP"
    principal_idp   = "INTERNAL"
    permission_sets = ["Root-management"]
    account_ids     = ["200000000001"]
  }
}
