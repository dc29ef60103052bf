import type { World } from "./world";

/** What the SDK's clients have besides operations. */
type NoOperation = "send" | "destroy" | "config" | "middlewareStack" | `paginate${string}`;

type Called<Method> = Method extends (
  input: infer Input,
  options: never,
  callback: (error: never, output?: infer Output) => void,
) => void
  ? { readonly input: Input; readonly output: Output }
  : never;

/** One call of an operation that succeeds, and one that fails as AWS documents. */
export interface Case<Input> {
  /** 12-digit id of the account that calls; whoever administers when absent. */
  readonly by?: string;
  readonly succeeds: (world: World) => Input | Promise<Input>;
  /** What the answer holds; nothing when absent. */
  readonly answer?: object;
  readonly fails: (world: World) => Input | Promise<Input>;
  readonly with: ErrorName;
}

/** What both services say, besides throttling and failures of their own. */
export type ErrorName =
  | "AccessDeniedException"
  | "ConflictException"
  | "ResourceNotFoundException"
  | "ServiceQuotaExceededException"
  | "ValidationException";

/** A case for every operation of an SDK's client. One that is missing does not compile. */
export type Cases<Client> = {
  readonly [Name in keyof Client as Name extends NoOperation
    ? never
    : Capitalize<Name & string>]: Case<Called<Client[Name]>["input"]>;
};

/** Cases of one area. */
export type SomeCases<Client> = Partial<Cases<Client>>;
