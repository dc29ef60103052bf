import { applicationUrlMissing, invalid } from "../errors";
import { check, checkTags, checkUnique } from "../rules";
import type { AccessScope, ApplicationProps, SignInOptions } from "./props";

// https://docs.aws.amazon.com/singlesignon/latest/userguide/limits.html, read November 2026.
const MAXIMUM_GROUPS = 100;
const MAXIMUM_TARGETS = 10;

const TARGET =
  /^arn:aws(?:-[a-z]{1,5}){0,3}:sso::(?:\d{12}:application\/(?:sso)?ins-[a-zA-Z0-9-.]{16}\/apl-[a-zA-Z0-9]{16}|:instance\/(?:sso)?ins-[a-zA-Z0-9-.]{16})$/;

/**
 * AWS's own rules, before AWS sees the request. Values known only to Terraform are not checked.
 *
 * @throws the first rule that is broken, with what was given
 */
export function validateApplication(props: ApplicationProps): void {
  const { name, assignments = [] } = props;
  const of = `of application ${JSON.stringify(name)}`;
  check(name, /^[\S\s]{1,100}$/u, "An application's name has 1 to 100 characters");
  check(props.description, /^[\S\s]{1,128}$/u, `The description ${of} has 1 to 128 characters`);
  check(
    props.applicationProviderArn,
    /^arn:aws(?:-[a-z]{1,5}){0,3}:sso::aws:applicationProvider\/[a-zA-Z0-9-/]+$/,
    `The applicationProviderArn ${of} is an ARN such as arn:aws:sso::aws:applicationProvider/custom`,
  );
  if (props.portalOptions) validateSignIn(props.portalOptions.signInOptions, name);
  const groups = assignments.filter(({ principalType }) => principalType === "GROUP").length;
  if (groups > MAXIMUM_GROUPS) throw invalid(`At most ${MAXIMUM_GROUPS} groups ${of}`, groups);
  for (const { principalType } of assignments) {
    check(principalType, /^(?:GROUP|USER)$/, "A principalType is GROUP or USER");
  }
  checkUnique(
    assignments.map(({ principalType, principalName }) => `${principalType} ${principalName}`),
    `A principal ${of} is assigned once`,
  );
  checkTags(props.tags, of);
}

function validateSignIn({ origin, applicationUrl }: SignInOptions, name: string): void {
  check(origin, /^(?:IDENTITY_CENTER|APPLICATION)$/, "An origin is IDENTITY_CENTER or APPLICATION");
  check(
    applicationUrl,
    /^(?=.{1,512}$)https?:\/\/[-a-zA-Z0-9+&@#/%?=~_|!:,.;]*[-a-zA-Z0-9+&@#/%=~_|]$/,
    `The applicationUrl of application ${JSON.stringify(name)} is a URL of 1 to 512 characters`,
  );
  if (origin === "APPLICATION" && applicationUrl === undefined) throw applicationUrlMissing(name);
}

/** @throws if the scope breaks a rule of AWS */
export function validateAccessScope({ scope, authorizedTargets }: AccessScope): void {
  check(
    scope,
    /^\w{1,50}(?::\w{1,50}){0,2}$/,
    "An access scope has one to three parts of 1 to 50 letters, digits and _, such as sso:account:access",
  );
  if (authorizedTargets === undefined) return;
  const of = `of access scope ${JSON.stringify(scope)}`;
  if (authorizedTargets.length < 1 || authorizedTargets.length > MAXIMUM_TARGETS) {
    throw invalid(`1 to ${MAXIMUM_TARGETS} authorizedTargets ${of}`, authorizedTargets.length);
  }
  for (const target of authorizedTargets) {
    check(
      target,
      TARGET,
      `An authorized target ${of} is the ARN of an application or the instance`,
    );
  }
  checkUnique(authorizedTargets, `An authorized target ${of} is given once`);
}
