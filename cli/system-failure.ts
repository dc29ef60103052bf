/** What the operating system refuses for a reason that the user can mend. */
const reasons: Readonly<Record<string, string>> = {
  EACCES: "permission denied",
  EPERM: "permission denied",
  EROFS: "the file system is read-only",
  ENOSPC: "no space is left on the device",
  EDQUOT: "the disk quota is used up",
  ENOTDIR: "a part of the path is a file, not a folder",
  EISDIR: "it is a folder",
  EEXIST: "it exists already, as something else",
  ENOTSUP: "it is no regular file",
  ENOENT: "there is no such file or folder",
  ENAMETOOLONG: "the name is too long",
  ELOOP: "too many symbolic links",
  EFBIG: "the file would be larger than allowed",
  EIO: "the device failed",
  EMFILE: "too many files are open",
  ENFILE: "too many files are open",
};

/** A refusal of the operating system in words, or undefined for anything else. */
export function systemFailure(error: unknown): string | undefined {
  const { code, path, syscall }: Partial<NodeJS.ErrnoException> = Object(error);
  const reason =
    code === "ENOENT" && syscall === "mkdir" ? "no folder can be made there" : reasons[code ?? ""];
  if (reason === undefined) return undefined;
  // Of what is written, only the output has no name.
  if (path === undefined)
    return syscall === "write"
      ? `Can't write the output: ${reason} (write gave ${code}).`
      : undefined;
  return `Can't use ${path}: ${reason} (${syscall ?? "access"} gave ${code}).`;
}
