import type { HttpRequest } from "../http";
import type { QueryCall } from "../protocols/aws-query";
import { invalidAction, unsupportedService } from "../protocols/errors";
import { readQueryInput } from "../protocols/query-input";
import { writeQueryOutput } from "../protocols/query-output";
import type { XmlNode } from "../protocols/xml";
import type { Shape } from "../shapes/shape";
import type { Store } from "../store/store";
import { iam } from "./iam/service";
import { perform, type Service } from "./service";
import { sns } from "./sns/service";
import { sts } from "./sts/service";

/** A service that speaks AWS Query. */
interface QueryService {
  readonly service: Service;
  readonly namespace: string;
}

const queryServices: ReadonlyMap<string, QueryService> = new Map([
  ["iam", { service: iam, namespace: "https://iam.amazonaws.com/doc/2010-05-08/" }],
  ["sns", { service: sns, namespace: "http://sns.amazonaws.com/doc/2010-03-31/" }],
  ["sts", { service: sts, namespace: "https://sts.amazonaws.com/doc/2011-06-15/" }],
]);

export function speaksQuery(service: string): boolean {
  return queryServices.has(service);
}

/** The XML namespace of a service's answers; a service that isn't here has one of its own making. */
export function namespaceOf(service: string): string {
  return queryServices.get(service)?.namespace ?? `https://${service}.amazonaws.com/doc/`;
}

/** Answers one call with the members of its result. */
export type QueryServices = (
  service: string,
  call: QueryCall,
  request: Pick<HttpRequest, "caller" | "session" | "region" | "now">,
) => readonly XmlNode[];

/**
 * The services that speak AWS Query. Each request is one transaction: one that fails leaves nothing
 * behind.
 *
 * @throws AwsError what AWS would answer, by the returned function.
 */
export function createQueryServices(store: Store): QueryServices {
  return (name, { action, version, parameters }, { caller, session, region, now }) => {
    const service = queryServices.get(name)?.service;
    if (service === undefined) throw unsupportedService(name, action);
    const { apiVersion, operations } = service.shapes;
    const shape = Object.hasOwn(operations, action) ? operations[action] : undefined;
    if (shape === undefined || version !== apiVersion) throw invalidAction(action, version);
    const input = readQueryInput(shape.input ?? nothing, parameters);
    const output = store.transaction((transaction) =>
      perform(service, action, { transaction, caller, session, region, now, pace: "off" }, input),
    );
    return writeQueryOutput(shape.output ?? nothing, output as object);
  };
}

const nothing: Shape = { type: "object" };
