import { ANY_NAME } from "../allowed";
import { type EscalationPath, one, pathfinding, ROLE } from "./path";

const USER = `arn:aws:iam::*:user/${ANY_NAME}`;
const GROUP = `arn:aws:iam::*:group/${ANY_NAME}`;
const POLICY = `arn:aws:iam::*:policy/${ANY_NAME}`;

const BOUNDARIES =
  "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html";

/** IAM itself. */
export const changesOfIdentity: readonly EscalationPath[] = [
  ofPolicies("rewrite any policy, or its own", "iam:CreatePolicyVersion", "iam-001"),
  ofPolicies(
    "bring back an older version of any policy, or of its own",
    "iam:SetDefaultPolicyVersion",
    "iam-016",
  ),
  one("attach a policy to any user", "iam:AttachUserPolicy", USER, pathfinding("iam-008")),
  one("attach a policy to any group", "iam:AttachGroupPolicy", GROUP, pathfinding("iam-010")),
  one("attach a policy to any role", "iam:AttachRolePolicy", ROLE, pathfinding("iam-009")),
  one("write a policy into any user", "iam:PutUserPolicy", USER, pathfinding("iam-007")),
  one("write a policy into any group", "iam:PutGroupPolicy", GROUP, pathfinding("iam-011")),
  one("write a policy into any role", "iam:PutRolePolicy", ROLE, pathfinding("iam-005")),
  one("join any IAM group", "iam:AddUserToGroup", GROUP, pathfinding("iam-013")),
  one("make any role trust oneself", "iam:UpdateAssumeRolePolicy", ROLE, pathfinding("iam-012")),
  one("make an access key for any user", "iam:CreateAccessKey", USER, pathfinding("iam-002")),
  one("give any user a password", "iam:CreateLoginProfile", USER, pathfinding("iam-004")),
  one("change any user's password", "iam:UpdateLoginProfile", USER, pathfinding("iam-006")),
  one(
    "replace the identity provider that roles trust",
    "iam:UpdateSAMLProvider",
    `arn:aws:iam::*:saml-provider/${ANY_NAME}`,
    "https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateSAMLProvider.html",
  ),
  one("take the boundary off any role", "iam:DeleteRolePermissionsBoundary", ROLE, BOUNDARIES),
  one("widen the boundary of any role", "iam:PutRolePermissionsBoundary", ROLE, BOUNDARIES),
  one("assume any role that trusts the account", "sts:AssumeRole", ROLE, pathfinding("sts-001")),
];

function ofPolicies(name: string, action: string, id: string): EscalationPath {
  return {
    name,
    needs: [{ actions: [action], every: POLICY, ownPolicy: true }],
    link: pathfinding(id),
  };
}
