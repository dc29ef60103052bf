import type { Context } from "../../operation";
import { instanceArnOf } from "../arns";
import { applicationNotFound } from "./errors";
import { type Application, applications } from "./tables";

/** @throws AwsError `ResourceNotFoundException`. */
export function requireApplication(context: Context, arn: string): Application {
  const found = context.transaction.get(applications, instanceArnOf(arn), arn);
  if (found === undefined) throw applicationNotFound(arn);
  return found;
}

export function keepApplication({ transaction }: Context, application: Application): void {
  transaction.put(applications, application.instanceArn, application.arn, application);
}
