import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { managedPoliciesAt } from "../../../cli/review/revision-policies";
import { managedPolicyVersion } from "../../../model/policies/managed-policy-documents";
import { entryFile } from "../../../scripts/entry-file";

let repository: string;
let access: string;
let file: string;
beforeEach(() => {
  repository = mkdtempSync(join(tmpdir(), "documents-"));
  [access, file] = [join(repository, "access"), join(repository, "model/documents.json")];
  mkdirSync(access);
  mkdirSync(join(repository, "model"));
  git("init", "--quiet", "--initial-branch=main");
});
afterEach(() => rmSync(repository, { recursive: true }));

const git = (...parameters: readonly string[]) =>
  execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@acme.example", ...parameters], {
    cwd: repository,
    stdio: "pipe",
  });
const commit = (text: string) => {
  writeFileSync(file, text);
  git("add", "--all");
  git("commit", "--quiet", "--message", "Documents");
};
const entry = {
  version: "v7",
  date: "2026-01-02",
  statements: [{ Effect: "Allow", Action: "s3:GetObject ListBucket", Resource: "*" }],
};

test("AWS managed policies are those of the revision, and of today where it has none of the name", () => {
  commit(entryFile("before", new Map([["ReadOnlyAccess", entry]])));
  commit(entryFile("after", new Map([["ReadOnlyAccess", { ...entry, version: "v8" }]])));
  expect(managedPoliciesAt("main^", access, file)?.("ReadOnlyAccess")).toEqual({
    ...entry,
    statements: [{ Effect: "Allow", Action: ["s3:GetObject", "s3:ListBucket"], Resource: "*" }],
  });
  expect(managedPoliciesAt("main", access, file)?.("ReadOnlyAccess")?.version).toBe("v8");
  expect(managedPoliciesAt("main^", access, file)?.("SecurityAudit")).toEqual(
    managedPolicyVersion("SecurityAudit"),
  );
});

test("a policy that AWS has removed since is that of the revision", () => {
  commit(entryFile("before", new Map([["GoneSinceAccess", entry]])));
  expect(managedPolicyVersion("GoneSinceAccess")).toBeUndefined();
  expect(managedPoliciesAt("main", access, file)?.("GoneSinceAccess")?.version).toBe("v7");
});

test("a revision that has no such file, or one with a conflict in it, says nothing", () => {
  commit("<<<<<<< ours\n");
  expect(managedPoliciesAt("main", access, file)).toBeUndefined();
  git("rm", "--quiet", "model/documents.json");
  git("commit", "--quiet", "--message", "None");
  mkdirSync(join(repository, "model"), { recursive: true });
  writeFileSync(file, "");
  expect(managedPoliciesAt("main", access, file)).toBeUndefined();
});

test("access files of another repository say nothing of this project's documents", () => {
  commit(entryFile("before", new Map([["ReadOnlyAccess", entry]])));
  expect(managedPoliciesAt("main", access)).toBeUndefined();
});
