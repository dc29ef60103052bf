import type { Table } from "../../../store/store";
import { randomHex } from "../../ids";
import type { Context } from "../../operation";
import { page } from "../../pagination";
import { checkQuota } from "../../quotas";
import { arnInside, identityStoreArn } from "../arns";
import { invalidToken } from "../errors";
import { once } from "../idempotency";
import { requireInstance } from "../instances";
import type { SsoAdminOperations } from "../operations";
import type { Instance } from "../tables";
import { forgetTags, giveTags } from "../tags";
import { keepApplication, requireApplication } from "./applications";
import { forgetApplicationAssignments } from "./assignments";
import { applicationUrlMissing } from "./errors";
import { checkProvider } from "./providers";
import {
  type Application,
  accessScopes,
  applications,
  authenticationMethods,
  grants,
  type SignInOptions,
} from "./tables";

/** AWS answers with no more at a time, although it can be asked for 100. */
const largestPage = 50;

/** Takes an application away with everything that belongs to it, assignments included, as AWS does. */
export function forgetApplication(context: Context, application: Application): void {
  const { transaction } = context;
  const { arn, instanceArn } = application;
  forgetApplicationAssignments(context, arn);
  const parts: readonly Table<unknown>[] = [accessScopes, grants, authenticationMethods];
  for (const table of parts) {
    for (const { key } of [...transaction.entries(table, arn)]) transaction.delete(table, arn, key);
  }
  forgetTags(context, arn);
  transaction.delete(applications, instanceArn, arn);
}

function checkedSignIn(options: SignInOptions | undefined): SignInOptions | undefined {
  if (options?.Origin === "APPLICATION" && options.ApplicationUrl === undefined) {
    throw applicationUrlMissing();
  }
  return options;
}

function describe(application: Application, instance: Instance) {
  const { description, signInOptions } = application;
  return {
    ApplicationArn: application.arn,
    ApplicationProviderArn: application.providerArn,
    Name: application.name,
    ApplicationAccount: application.accountId,
    InstanceArn: instance.arn,
    IdentityStoreArn: identityStoreArn(instance),
    Status: application.status,
    PortalOptions: {
      ...(signInOptions && { SignInOptions: { ...signInOptions } }),
      Visibility: application.visibility,
    },
    ...(description !== undefined && { Description: description }),
    CreatedDate: new Date(application.created),
    CreatedFrom: application.region,
  };
}

export const applicationOperations = {
  CreateApplication(context, input) {
    const instance = requireInstance(context, input.InstanceArn);
    return once(context, "CreateApplication", input, () => {
      const { transaction, caller, now } = context;
      checkProvider(input.ApplicationProviderArn);
      const application: Application = {
        arn: arnInside(instance.arn, "application", `apl-${randomHex(16)}`, caller),
        instanceArn: instance.arn,
        providerArn: input.ApplicationProviderArn,
        accountId: caller,
        region: instance.region,
        name: input.Name,
        description: input.Description,
        status: input.Status ?? "ENABLED",
        visibility: input.PortalOptions?.Visibility ?? "ENABLED",
        signInOptions: checkedSignIn(input.PortalOptions?.SignInOptions),
        assignmentRequired: true,
        backgroundSessions: "ENABLED",
        created: now.getTime(),
      };
      keepApplication(context, application);
      const held = transaction.count(applications, instance.arn);
      checkQuota(transaction, "applicationsPerInstance", held, "An instance", "applications");
      giveTags(context, application.arn, input.Tags ?? []);
      return {
        ApplicationArn: application.arn,
        InstanceArn: instance.arn,
        IdentityStoreArn: identityStoreArn(instance),
      };
    });
  },

  DescribeApplication(context, input) {
    const application = requireApplication(context, input.ApplicationArn);
    return describe(application, requireInstance(context, application.instanceArn));
  },

  /** What is left out stays as it is. Visibility can't be changed. */
  UpdateApplication(context, input) {
    const application = requireApplication(context, input.ApplicationArn);
    const signInOptions = checkedSignIn(input.PortalOptions?.SignInOptions);
    keepApplication(context, {
      ...application,
      name: input.Name ?? application.name,
      description: input.Description ?? application.description,
      status: input.Status ?? application.status,
      signInOptions: signInOptions ?? application.signInOptions,
    });
    return {};
  },

  DeleteApplication(context, input) {
    forgetApplication(context, requireApplication(context, input.ApplicationArn));
    return {};
  },

  ListApplications(context, input) {
    const instance = requireInstance(context, input.InstanceArn);
    const { ApplicationAccount: account, ApplicationProvider: provider } = input.Filter ?? {};
    const keep = ({ accountId, providerArn }: Application) =>
      (account === undefined || accountId === account) &&
      (provider === undefined || providerArn === provider);
    const { items, nextToken } = page(
      context,
      { ...input, MaxResults: Math.min(input.MaxResults ?? largestPage, largestPage) },
      applications,
      instance.arn,
      invalidToken,
      keep,
    );
    return {
      Applications: items.map((application) => describe(application, instance)),
      ...(nextToken && { NextToken: nextToken }),
    };
  },
} satisfies SsoAdminOperations;
