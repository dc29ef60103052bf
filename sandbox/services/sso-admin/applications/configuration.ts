import type { SsoAdminOperations } from "../operations";
import { keepApplication, requireApplication } from "./applications";

/** What an application demands of those who use it. */
export const configurationOperations = {
  GetApplicationAssignmentConfiguration(context, input) {
    const { assignmentRequired } = requireApplication(context, input.ApplicationArn);
    return { AssignmentRequired: assignmentRequired };
  },

  PutApplicationAssignmentConfiguration(context, input) {
    const application = requireApplication(context, input.ApplicationArn);
    keepApplication(context, { ...application, assignmentRequired: input.AssignmentRequired });
    return {};
  },

  GetApplicationSessionConfiguration(context, input) {
    const { backgroundSessions } = requireApplication(context, input.ApplicationArn);
    return { UserBackgroundSessionApplicationStatus: backgroundSessions };
  },

  /** What is left out stays as it is. */
  PutApplicationSessionConfiguration(context, input) {
    const application = requireApplication(context, input.ApplicationArn);
    const given = input.UserBackgroundSessionApplicationStatus;
    const backgroundSessions = given ?? application.backgroundSessions;
    keepApplication(context, { ...application, backgroundSessions });
    return {};
  },
} satisfies SsoAdminOperations;
