import type { AwsError } from "../../../sandbox/aws-error";
import type { Estate } from "../../../sandbox/estate";
import { loadEstate } from "../../../sandbox/load-estate";
import { createJsonServices } from "../../../sandbox/services/json-services";
import { dueSteps } from "../../../sandbox/services/sso-admin/pending-work";
import { readShapes } from "../../../sandbox/shapes/shape";
import { validationMessage, violations } from "../../../sandbox/shapes/validate";
import { openStore } from "../../../sandbox/store/open-store";
import type { Store } from "../../../sandbox/store/store";
import { withWorkDone } from "../../../sandbox/time/due-work";
import type { Pace } from "../../../sandbox/time/pace";
import { estate as fixture, security } from "../estate-fixture";

// biome-ignore lint/suspicious/noExplicitAny: answers are looked into freely; the SDK tests check their types.
type Answer = any;

const shapes = {
  sso: readShapes("sso-admin"),
  identitystore: readShapes("identitystore"),
  organizations: readShapes("organizations"),
};

export interface Client {
  (operation: string, input?: object): Answer;
  as(caller: string): Client;
  /** The same in another Region. */
  from(region: string): Client;
}

export interface Services {
  readonly sso: Client;
  readonly directory: Client;
  readonly organizations: Client;
  readonly instanceArn: string;
  readonly identityStoreId: string;
  readonly store: Store;
  /** Milliseconds by which the services' clock is ahead. */
  advance(milliseconds: number): void;
}

/** The services through their one entry, on an estate of their own. */
export function openServices(estate: Estate = fixture, pace: Pace = "off"): Services {
  let now = Date.UTC(2026, 0, 1);
  const clock = () => new Date(now);
  const store = withWorkDone(openStore(), clock, dueSteps);
  loadEstate(store, estate, clock());
  const services = createJsonServices(store, clock, pace);
  const client = (service: keyof typeof shapes, caller: string, region = estate.region): Client => {
    const { targetPrefix, operations } = shapes[service];
    const call = (operation: string, input: object = {}) => {
      const { output: shape, errors } = operations[operation] ?? {};
      const answer = answered(errors, () =>
        services(`${targetPrefix}.${operation}`, input, caller, { region }),
      );
      // Whatever a test asks, the answer has to be one that AWS could give. AWS itself says "" for no inline policy.
      const found = shape === undefined ? [] : violations(shape, answer);
      expect(validationMessage(found.filter(({ value }) => value !== ""))).toBeUndefined();
      return answer;
    };
    return Object.assign(call, {
      as: (other: string) => client(service, other, region),
      from: (other: string) => client(service, caller, other),
    });
  };
  const sso = client("sso", security);
  const [{ InstanceArn: instanceArn, IdentityStoreId: identityStoreId }] =
    sso("ListInstances").Instances;
  return {
    sso,
    directory: client("identitystore", security),
    organizations: client("organizations", security),
    instanceArn,
    identityStoreId,
    store,
    advance: (milliseconds) => {
      now += milliseconds;
    },
  };
}

/** Ids of the users and groups that the estate has. */
export function peopleOf({ directory, identityStoreId: IdentityStoreId }: Services) {
  const [ana, bo] = directory("ListUsers", { IdentityStoreId }).Users;
  const [engineering, auditors] = directory("ListGroups", { IdentityStoreId }).Groups;
  return {
    ana: ana.UserId as string,
    bo: bo.UserId as string,
    engineering: engineering.GroupId as string,
    auditors: auditors.GroupId as string,
  };
}

/** What the protocol itself may say, whatever the operation. */
const commonErrors = ["SerializationException", "UnknownOperationException"];

/** Whatever a test asks, an error has to be one that AWS's model has for the operation. */
function answered<T>(errors: readonly string[] | undefined, call: () => T): T {
  try {
    return call();
  } catch (error) {
    const { type } = error as AwsError;
    if (errors !== undefined) expect([...errors, ...commonErrors]).toContain(type);
    throw error;
  }
}

/** The error that a call ends with. */
export function errorOf(
  call: () => unknown,
): Pick<AwsError, "type" | "message" | "status" | "fields"> {
  try {
    call();
  } catch (error) {
    const { type, message, status, fields } = error as AwsError;
    return { type, message, status, fields };
  }
  throw new Error("The call succeeded.");
}
