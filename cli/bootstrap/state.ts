/** What the bootstrap needs to know of a Terraform state. */
export interface State {
  /** Of all versions of one state the same, of no two states. */
  readonly lineage: string;
  /** Grows with each version. */
  readonly serial: number;
  /** Addresses of managed resources. */
  readonly addresses: ReadonlySet<string>;
  /** Those that Terraform would replace, since their creation was not seen to end. */
  readonly tainted: readonly string[];
  readonly outputs: Readonly<Record<string, unknown>>;
}

interface StateFile {
  readonly lineage: string;
  readonly serial: number;
  readonly resources?: readonly {
    readonly mode: string;
    readonly type: string;
    readonly name: string;
    readonly instances: readonly { readonly status?: string }[];
  }[];
  readonly outputs?: Readonly<Record<string, { readonly value: unknown }>>;
}

/** A text that is no state: of a Terraform that was killed while it wrote, or of somebody else. */
export class NoState extends Error {}

/**
 * A state in Terraform's format, version 4; undefined for the empty file that a migration leaves.
 *
 * @throws NoState
 */
export function parseState(text: string): State | undefined {
  if (text.trim() === "") return undefined;
  const file = readStateFile(text);
  // Without instances: Terraform had begun to make it, and does not know of it.
  const managed = (file.resources ?? []).filter(
    ({ mode, instances }) => mode === "managed" && instances.length > 0,
  );
  const address = ({ type, name }: { readonly type: string; readonly name: string }) =>
    `${type}.${name}`;
  return {
    lineage: file.lineage,
    serial: file.serial,
    addresses: new Set(managed.map(address)),
    tainted: managed
      .filter(({ instances }) => instances.some(({ status }) => status === "tainted"))
      .map(address),
    outputs: Object.fromEntries(
      Object.entries(file.outputs ?? {}).map(([name, { value }]) => [name, value]),
    ),
  };
}

function readStateFile(text: string): StateFile {
  let file: Partial<StateFile> | null;
  try {
    file = JSON.parse(text);
  } catch (error) {
    throw new NoState((error as Error).message);
  }
  if (typeof file?.lineage === "string" && typeof file.serial === "number") {
    return file as StateFile;
  }
  throw new NoState("it has no lineage and serial");
}
