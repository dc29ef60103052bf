import { basename, resolve } from "node:path";

/** A file of the access directory in synthesized files: neither the working directory nor the machine may show. */
export const shownFile = (directory: string, name: string): string =>
  `${basename(resolve(directory))}/${name}`;
