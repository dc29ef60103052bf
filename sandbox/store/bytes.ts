import { createHash, randomBytes } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";

/** Byte strings under an id made from their content. */
export interface Bytes {
  put(bytes: Buffer): string;
  get(id: string): Buffer;
  /** Bytes held, whether or not anything still refers to them. */
  readonly size: number;
  /** Forgets everything else. */
  keepOnly(ids: ReadonlySet<string>): void;
}

/** Finds ids in serialized values. */
export const idPattern = /sha256-[0-9a-f]{64}/g;

function idOf(bytes: Buffer): string {
  return `sha256-${createHash("sha256").update(bytes).digest("hex")}`;
}

export function bytesInMemory(): Bytes {
  const held = new Map<string, Buffer>();
  let size = 0;
  return {
    put(bytes) {
      const id = idOf(bytes);
      if (!held.has(id)) {
        held.set(id, Buffer.from(bytes));
        size += bytes.length;
      }
      return id;
    },
    get(id) {
      const bytes = held.get(id);
      if (bytes === undefined) throw new Error(`The store holds no bytes ${id}.`);
      return bytes;
    },
    get size() {
      return size;
    },
    keepOnly(ids) {
      for (const [id, bytes] of held) {
        if (ids.has(id)) continue;
        held.delete(id);
        size -= bytes.length;
      }
    },
  };
}

/** One file each. A file is complete from the moment it has its name. */
export function bytesInDirectory(directory: string): Bytes {
  if (!existsSync(directory)) mkdirSync(directory, { mode: 0o700 });
  let size = 0;
  for (const name of readdirSync(directory)) size += statSync(join(directory, name)).size;
  return {
    put(bytes) {
      const id = idOf(bytes);
      const file = join(directory, id);
      if (!existsSync(file)) {
        const unfinished = `${file}.${randomBytes(6).toString("hex")}.tmp`;
        writeFileSync(unfinished, bytes, { mode: 0o600 });
        renameSync(unfinished, file);
        size += bytes.length;
      }
      return id;
    },
    get(id) {
      return readFileSync(join(directory, id));
    },
    get size() {
      return size;
    },
    keepOnly(ids) {
      size = 0;
      for (const name of readdirSync(directory)) {
        const file = join(directory, name);
        if (ids.has(name)) size += statSync(file).size;
        else rmSync(file);
      }
    },
  };
}
