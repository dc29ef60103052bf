import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { StackFolder } from "../../../cli/bootstrap/stack-folder";
import { leftState } from "../../../cli/bootstrap/steps";

describe("the stack's folder", () => {
  let path: string;
  let folder: StackFolder;

  beforeEach(() => {
    path = mkdtempSync(join(tmpdir(), "stack-folder-"));
    folder = new StackFolder(path);
  });

  afterEach(() => rmSync(path, { recursive: true, force: true }));

  const json = (file: string) => JSON.parse(readFileSync(join(path, file), "utf8"));

  test("keeps the state by an override, so that the stack's own JSON always says S3", () => {
    folder.keepStateHere();
    expect(json("backend_override.tf.json")).toEqual({ terraform: { backend: { local: {} } } });
    folder.keepStateInS3();
    folder.keepStateInS3();
    expect(readdirSync(path)).toEqual([]);
  });

  test("has the next apply import what exists, and nothing once that is done", () => {
    folder.importExisting(new Map([["aws_s3_bucket.state", "acme-state"]]));
    expect(json("import.tf.json")).toEqual({
      import: [{ to: "aws_s3_bucket.state", id: "acme-state" }],
    });
    folder.importExisting(new Map());
    expect(readdirSync(path)).toEqual([]);
  });

  test("reads and removes the state of a bootstrap that is under way", () => {
    expect(folder.localState()).toBeUndefined();
    writeFileSync(
      join(path, "terraform.tfstate"),
      JSON.stringify({ version: 4, serial: 1, lineage: "a" }),
    );
    writeFileSync(join(path, "terraform.tfstate.backup"), "");
    writeFileSync(join(path, ".terraform.tfstate.lock.info"), "{}");
    expect(folder.localState()).toMatchObject({ lineage: "a", serial: 1 });
    folder.removeLocalState();
    expect(readdirSync(path)).toEqual([]);
  });

  test.each(["", '{"version": 4, "serial": 3, "resou'])(
    "leaves a state that a Terraform which was killed did not finish writing (%j)",
    (text) => {
      const said: string[] = [];
      const say = (line: string) => said.push(line);
      writeFileSync(join(path, "terraform.tfstate"), text);
      expect(leftState({ folder, say }, undefined)).toBeUndefined();
      expect(readdirSync(path)).toEqual([]);
      expect(said).toEqual([
        "Leaving a state that an earlier run did not finish writing: what it made is found in AWS",
      ]);
      expect(leftState({ folder, say }, undefined)).toBeUndefined();
      expect(said).toHaveLength(1);
    },
  );
});
