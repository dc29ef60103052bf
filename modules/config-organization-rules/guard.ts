// AWS Config's rules in Guard: https://docs.aws.amazon.com/config/latest/developerguide/evaluate-config_develop-rules_cfn-guard.html

/** AWS Config records a trust policy as one percent-encoded text, which Guard can't take apart. */
const ANY_PRINCIPAL = "%22(AWS|Principal)%22(%20|\\+)*%3A(%20|\\+)*(%5B(%20|\\+)*)?%22(\\*|%2A)%22";

/** A role is noncompliant that anybody in the world may assume, as far as its trust policy's principals go. */
export const TRUST_POLICY_RULE = [
  'rule trusts_nobody_in_particular when resourceType == "AWS::IAM::Role" {',
  `  configuration.assumeRolePolicyDocument != /${ANY_PRINCIPAL}/`,
  "    <<A trust policy names whom it trusts.>>",
  "}",
].join("\n");

/** For tests: what `TRUST_POLICY_RULE` looks for. */
export const anyPrincipal = new RegExp(ANY_PRINCIPAL);

/** Roles that AWS or Identity Center makes: they have their boundary in the permission set, or none. */
const AWS_PATHS = ["aws-service-role", "aws-reserved", "service-role"];

/** A role is noncompliant that has no permissions boundary, unless AWS made it. */
export const PERMISSIONS_BOUNDARY_RULE = [
  'rule has_permissions_boundary when resourceType == "AWS::IAM::Role"',
  `                              configuration.path != /^\\/(${AWS_PATHS.join("|")})\\// {`,
  "  configuration.permissionsBoundary exists",
  "    <<A role that people make has a permissions boundary.>>",
  "}",
].join("\n");
