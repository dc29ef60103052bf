# A first version had no for_each.
moved {
  from = aws_ssoadmin_managed_policy_attachment.reader
  to   = aws_ssoadmin_managed_policy_attachment.reader["ReadOnlyAccess"]
}
