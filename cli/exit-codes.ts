/** What a script can rely on; `idc --help` and the README list them. */
export const exitCodes = {
  ok: 0,
  /** The declared access has errors, or a step that was asked for failed. */
  failed: 1,
  /** The command line itself is wrong: unknown command, option or name. */
  usage: 2,
  /** Terraform or its AWS provider is needed for the command and can't be had. */
  terraformUnavailable: 3,
  /** A check found that there is something to change. */
  changed: 4,
  /** A review: somebody administers a production account newly or for longer. */
  administratorInProduction: 5,
  /** A review: more assignments go away than `--max-removals` lets. */
  tooManyRemovals: 6,
  /** A review: access broadens, and `--fail-on broadening` was given. */
  accessBroadens: 7,
  /** A review: an assignment or a permission set that people hold is made anew. */
  replacedAccess: 8,
  /** A review: nobody administers an account any more. */
  lastAdministratorLost: 9,
  /** A review: nobody can enter an account of production in an emergency any more. */
  breakGlassLost: 10,
  /** A review: a plan changes what belongs to another environment. */
  outsideEnvironment: 11,
  /** Stopped from outside, as shells count it: 128 + SIGINT. */
  interrupted: 130,
} as const;

/** The same for help. */
export const exitCodesHelp = `Exit codes:
  ${exitCodes.ok}    done
  ${exitCodes.failed}    the access files have errors, or a step failed
  ${exitCodes.usage}    the command line is wrong: unknown command, option or name
  ${exitCodes.terraformUnavailable}    Terraform or its AWS provider is needed and can't be had
  ${exitCodes.changed}    a check found that there is something to change
  ${exitCodes.administratorInProduction}    a review: somebody administers a production account newly or for longer
  ${exitCodes.tooManyRemovals}    a review: more assignments go away than --max-removals lets
  ${exitCodes.accessBroadens}    a review: access broadens, and --fail-on broadening was given
  ${exitCodes.replacedAccess}    a review: an assignment or a permission set that people hold is made anew
  ${exitCodes.lastAdministratorLost}    a review: nobody administers an account any more
  ${exitCodes.breakGlassLost}   a review: nobody can enter production in an emergency any more
  ${exitCodes.outsideEnvironment}   a review: a plan changes what belongs to another environment
  ${exitCodes.interrupted}  interrupted`;
