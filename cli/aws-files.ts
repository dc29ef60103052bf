import { statSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { awsFileIsNone } from "./errors";

const FILES = { AWS_CONFIG_FILE: "config", AWS_SHARED_CREDENTIALS_FILE: "credentials" } as const;

/**
 * The AWS SDK waits for ever at a pipe that nobody writes into, and passes over a folder in silence: both are
 * refused before it opens one. A file that isn't there is none, and /dev/null is an empty one.
 * https://docs.aws.amazon.com/sdkref/latest/guide/file-location.html
 *
 * @throws UserError
 */
export function checkAwsFiles(environment: NodeJS.ProcessEnv = process.env): void {
  for (const [variable, name] of Object.entries(FILES)) {
    const given = environment[variable];
    const file = given || join(homedir(), ".aws", name);
    if (file === "/dev/null") continue;
    const found = statSync(file, { throwIfNoEntry: false });
    if (found?.isFile() === false)
      throw awsFileIsNone(file, found.isDirectory() ? "a folder" : "a pipe or a device", variable);
  }
}
