/** Where a service that speaks REST has one of its operations. */
export interface RestOperation {
  readonly name: string;
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  /** Its first segment, and the member that the rest of the path is; absent where there is none. */
  readonly root: string;
  readonly inPath?: string;
  /** Members in the query, by their names there; all others are in the body. */
  readonly inQuery?: Readonly<Record<string, string>>;
}

const paged = { MaxResults: "MaxResults", NextToken: "NextToken", NamePrefix: "NamePrefix" };
const clientToken = { clientToken: "ClientToken" };
const groupName = { groupName: "GroupName" };

const schedule = { root: "schedules", inPath: "Name" } as const;
const group = { root: "schedule-groups", inPath: "Name" } as const;
const tags = { root: "tags", inPath: "ResourceArn" } as const;

/** Those of EventBridge Scheduler: https://docs.aws.amazon.com/scheduler/latest/APIReference/API_Operations.html */
const operations: readonly RestOperation[] = [
  { name: "CreateSchedule", method: "POST", ...schedule },
  { name: "UpdateSchedule", method: "PUT", ...schedule },
  { name: "GetSchedule", method: "GET", ...schedule, inQuery: groupName },
  {
    name: "DeleteSchedule",
    method: "DELETE",
    ...schedule,
    inQuery: { ...groupName, ...clientToken },
  },
  {
    name: "ListSchedules",
    method: "GET",
    root: "schedules",
    inQuery: { ...paged, ScheduleGroup: "GroupName", State: "State" },
  },
  { name: "CreateScheduleGroup", method: "POST", ...group },
  { name: "GetScheduleGroup", method: "GET", ...group },
  { name: "DeleteScheduleGroup", method: "DELETE", ...group, inQuery: clientToken },
  { name: "ListScheduleGroups", method: "GET", root: "schedule-groups", inQuery: paged },
  { name: "TagResource", method: "POST", ...tags },
  { name: "UntagResource", method: "DELETE", ...tags, inQuery: { TagKeys: "TagKeys" } },
  { name: "ListTagsForResource", method: "GET", ...tags },
];

/** The operation that a request is for, by its method and its path. */
export function findRestOperation(method: string, path: string): RestOperation | undefined {
  const [, root, rest] = /^\/([^/]*)(?:\/(.*))?$/.exec(path) ?? [];
  const hasRest = rest !== undefined && rest !== "";
  return operations.find(
    (operation) =>
      operation.method === method &&
      operation.root === root &&
      hasRest === (operation.inPath !== undefined),
  );
}
