import * as errors from "../errors/modules";
import type { Finding } from "../finding";

/** As in `acme/console/aws`, with a registry's host before it and a folder behind it. */
const REGISTRY =
  /^(?:(?!github\.com|bitbucket\.org)[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::\d+)?\/)?[\w-]+\/[\w-]+\/[\w-]+(?:\/\/[\w./-]+)?$/;

/** Whether a registry has it, so that it needs a version. */
export const isRegistry = (source: string): boolean => REGISTRY.test(source) && !leadsOut(source);

/** What is wrong with a module's source, with a version beside it or without; undefined where it can be called. */
export function sourceFinding(source: string, hasVersion: boolean): Finding | undefined {
  if (isRegistry(source)) return hasVersion ? undefined : errors.versionMissing(source);
  const finding = /^(?:\.|\/|\\|[A-Za-z]:[\\/]|file:)/.test(source)
    ? folderFinding(source)
    : gitFinding(source);
  if (finding !== undefined) return finding;
  return hasVersion ? errors.versionElsewhere(source) : undefined;
}

function folderFinding(source: string): Finding | undefined {
  if (!source.startsWith("./") || leadsOut(source)) return errors.outsideRepository(source);
  return /^\.(?:\/[\w.-]+)+$/.test(source) ? undefined : errors.unknownSource(source);
}

function gitFinding(source: string): Finding | undefined {
  const address = source.replace(/^git::/, "");
  const url = /^[a-z]+:\/\//.test(address) ? parsed(address) : undefined;
  if (url === undefined) return errors.unknownSource(withoutSecrets(source));
  if (url.password !== "" || (url.username !== "" && url.protocol !== "ssh:"))
    return errors.credentialsInSource();
  const others = [...url.searchParams.keys()].filter((name) => name !== "ref" && name !== "depth");
  if (others.length > 0) return errors.sourceParameters([...new Set(others)]);
  if (url.protocol === "http:" || url.protocol === "git:") return errors.sourceWithoutTls(source);
  const isGit =
    address !== source &&
    (url.protocol === "https:" || url.protocol === "ssh:") &&
    /^[\w.:/@?=&~+-]+$/.test(address) &&
    !leadsOut(address);
  if (!isGit) return errors.unknownSource(source);
  const refs = url.searchParams.getAll("ref").filter((ref) => ref !== "");
  if (refs.length !== 1) return errors.sourceWithoutRef(source);
  // git and ssh would take either for an option.
  const isOption = [refs[0], url.hostname].some((name) => name?.startsWith("-"));
  return isOption ? errors.unknownSource(source) : undefined;
}

const leadsOut = (path: string): boolean => path.split(/[/?]/).includes("..");

function parsed(address: string): URL | undefined {
  try {
    return new URL(address);
  } catch {
    return undefined;
  }
}

/** What stands before an @ may be secret, and so may parameters. */
const withoutSecrets = (source: string): string =>
  source.replace(/^.*@/s, "…@").replace(/\?.*/s, "?…");
