variable "users" {
  description = "People to create, by user name."
  type        = map(object({ given_name = string, family_name = string }))
  default     = {}
}

variable "groups" {
  description = "Groups to create, by display name, with the user names of their members."
  type        = map(object({ description = optional(string), members = optional(set(string), []) }))
  default     = {}
}

variable "permission_sets" {
  description = "Permission sets, by a key that assignments name."
  type = map(object({
    name                      = optional(string)
    description               = optional(string)
    session_duration          = optional(string, "PT1H")
    managed_policies          = optional(set(string), [])
    customer_managed_policies = optional(map(string), {})
    inline_policy             = optional(string)
    boundary                  = optional(string)
    tags                      = optional(map(string), {})
  }))
}

variable "assignments" {
  description = "Which group or user has which permission set in which account. Groups and users that are not created here are looked up."
  type = map(object({
    group          = optional(string)
    user           = optional(string)
    permission_set = string
    account        = string
  }))
}
