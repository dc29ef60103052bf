import type { Identity } from "../identity";
import type { Transaction } from "../store/store";
import type { Pace } from "../time/pace";

/** What a handler knows besides its input. */
export interface Context {
  readonly transaction: Transaction;
  /** 12-digit id of the account that calls. */
  readonly caller: string;
  /** The role session that calls; absent for the account's own user. */
  readonly session?: Identity | undefined;
  /** Region that the request is signed for; empty where the signature names none. */
  readonly region: string;
  /** Host and port that the request was sent to; absent where nobody sent one. */
  readonly host?: string | undefined;
  readonly now: Date;
  readonly pace: Pace;
  /** The reason for which an asynchronous request will fail, by a fault on request. */
  readonly asynchronousFailure?: string | undefined;
}

/** An input once it is validated: what AWS requires is there. */
export type Valid<T> = T extends readonly (infer Item)[]
  ? readonly Valid<Item>[]
  : T extends Date | Uint8Array
    ? T
    : T extends object
      ? {
          readonly [Key in keyof T]: Record<never, never> extends Pick<T, Key>
            ? Valid<T[Key]>
            : Exclude<Valid<T[Key]>, undefined>;
        }
      : T;

export type Handler<Input, Output> = (context: Context, input: Input) => Output;

/** The handlers a service may have, named and typed by AWS's own SDK client. */
export type Operations<Client> = {
  readonly [Name in keyof Client as Capitalize<Name & string>]?: Client[Name] extends (
    input: infer Input,
    options: never,
    callback: (error: never, output?: infer Output) => void,
  ) => void
    ? Handler<Valid<Input>, Omit<Output, "$metadata">>
    : never;
};
