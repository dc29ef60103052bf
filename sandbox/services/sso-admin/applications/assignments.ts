import type { Transaction } from "../../../store/store";
import type { Context } from "../../operation";
import { page } from "../../pagination";
import { checkQuota } from "../../quotas";
import { idOf, instanceArnOf } from "../arns";
import { invalidToken } from "../errors";
import { requireInstance } from "../instances";
import type { SsoAdminOperations } from "../operations";
import { type Principal, principalExists, principalKey, principalKeys } from "../principals";
import { requireApplication } from "./applications";
import { assignmentNotFound, principalNotFound } from "./errors";
import {
  type ApplicationAssignment,
  applicationAssignments,
  applicationAssignmentsByPrincipal,
} from "./tables";

/** Names of the partitions of `applicationAssignments` that hold one application's. */
function assignedTo(arn: string, type: Principal["principalType"]): string {
  return `${type} ${arn}`;
}

/** Users first, then groups. */
export function assignmentsOf(
  transaction: Transaction,
  arn: string,
): readonly ApplicationAssignment[] {
  return (["USER", "GROUP"] as const).flatMap((type) =>
    transaction.list(applicationAssignments, assignedTo(arn, type)),
  );
}

export function assign({ transaction }: Context, assignment: ApplicationAssignment): void {
  const { applicationArn: arn, principalType: type, principalId: id } = assignment;
  transaction.put(applicationAssignments, assignedTo(arn, type), id, assignment);
  transaction.put(applicationAssignmentsByPrincipal, principalKey(type, id), arn, assignment);
}

function remove({ transaction }: Context, assignment: ApplicationAssignment): void {
  const { applicationArn: arn, principalType: type, principalId: id } = assignment;
  transaction.delete(applicationAssignments, assignedTo(arn, type), id);
  transaction.delete(applicationAssignmentsByPrincipal, principalKey(type, id), arn);
}

export function forgetApplicationAssignments(context: Context, arn: string): void {
  for (const assignment of assignmentsOf(context.transaction, arn)) remove(context, assignment);
}

/** @throws AwsError `ResourceNotFoundException`. */
function requireAssignment(
  context: Context,
  input: {
    readonly ApplicationArn: string;
    readonly PrincipalType: "USER" | "GROUP";
    readonly PrincipalId: string;
  },
): ApplicationAssignment {
  const { arn } = requireApplication(context, input.ApplicationArn);
  const { PrincipalType: type, PrincipalId: id } = input;
  const found = context.transaction.get(applicationAssignments, assignedTo(arn, type), id);
  if (found === undefined) throw assignmentNotFound(type, id, arn);
  return found;
}

function describe({ applicationArn, principalType, principalId }: ApplicationAssignment) {
  return {
    ApplicationArn: applicationArn,
    PrincipalId: principalId,
    PrincipalType: principalType,
  };
}

export const applicationAssignmentOperations = {
  /** Whoever is assigned already stays so: AWS answers with a success. */
  CreateApplicationAssignment(context, input) {
    const { transaction } = context;
    const { arn } = requireApplication(context, input.ApplicationArn);
    const { PrincipalType: type, PrincipalId: id } = input;
    const instance = requireInstance(context, instanceArnOf(arn));
    const assignment = { applicationArn: arn, principalType: type, principalId: id };
    if (!principalExists(context, instance, assignment)) {
      throw principalNotFound(type, id, instance.identityStoreId);
    }
    assign(context, assignment);
    const groups = transaction.count(applicationAssignments, assignedTo(arn, "GROUP"));
    checkQuota(transaction, "groupsPerApplication", groups, `Application ${idOf(arn)}`, "groups");
    return {};
  },

  DescribeApplicationAssignment(context, input) {
    return describe(requireAssignment(context, input));
  },

  /** Also for a user or group that is there no more. */
  DeleteApplicationAssignment(context, input) {
    remove(context, requireAssignment(context, input));
    return {};
  },

  ListApplicationAssignments(context, input) {
    const { arn } = requireApplication(context, input.ApplicationArn);
    const { items, nextToken } = page(
      context,
      input,
      applicationAssignments,
      [assignedTo(arn, "USER"), assignedTo(arn, "GROUP")],
      invalidToken,
    );
    return {
      ApplicationAssignments: items.map(describe),
      ...(nextToken && { NextToken: nextToken }),
    };
  },

  /** A user's are its own and those of every group it is in. */
  ListApplicationAssignmentsForPrincipal(context, input) {
    const instance = requireInstance(context, input.InstanceArn);
    const wanted = input.Filter?.ApplicationArn;
    const keep = ({ applicationArn: arn }: ApplicationAssignment) =>
      instanceArnOf(arn) === instance.arn && (wanted === undefined || arn === wanted);
    const { items, nextToken } = page(
      context,
      input,
      applicationAssignmentsByPrincipal,
      principalKeys(context, input.PrincipalType, input.PrincipalId),
      invalidToken,
      keep,
    );
    return {
      ApplicationAssignments: items.map(describe),
      ...(nextToken && { NextToken: nextToken }),
    };
  },
} satisfies SsoAdminOperations;
