import {
  ListObjectsCommand,
  ListObjectsV2Command,
  type ListObjectsV2CommandInput,
  PutObjectCommand,
  type S3Client,
} from "@aws-sdk/client-s3";
import fc from "fast-check";
import { type RunningSandbox, runSandbox } from "../../running-sandbox";

const Bucket = "acme-state";
const keys = ["a", "a/b", "a/c/d", "b/1", "b/2", "c", "é", "z"];

let running: RunningSandbox;
let s3: S3Client;
beforeAll(async () => {
  running = await runSandbox();
  s3 = running.s3();
  for (const Key of [...keys].reverse())
    await s3.send(new PutObjectCommand({ Bucket, Key, Body: "x" }));
});
afterAll(() => running.stop());

/** What S3 would list, from its documentation: keys in order, folded at the delimiter. */
function expected(prefix: string, delimiter: string): string[] {
  const folded = keys
    .filter((key) => key.startsWith(prefix))
    .map((key) => {
      const end = delimiter === "" ? -1 : key.indexOf(delimiter, prefix.length);
      return end < 0 ? key : key.slice(0, end + 1);
    });
  return [...new Set(folded)];
}

async function allPages(input: Partial<ListObjectsV2CommandInput>): Promise<string[]> {
  const found: string[] = [];
  let ContinuationToken: string | undefined;
  do {
    const page = await s3.send(new ListObjectsV2Command({ Bucket, ...input, ContinuationToken }));
    const names = [
      ...(page.Contents ?? []).map(({ Key }) => Key),
      ...(page.CommonPrefixes ?? []).map(({ Prefix }) => Prefix),
    ];
    expect(page.KeyCount).toBe(names.length);
    found.push(...names.map((name) => name ?? ""));
    ContinuationToken = page.NextContinuationToken;
  } while (ContinuationToken !== undefined);
  return found;
}

describe("ListObjectsV2", () => {
  it("lists each entry once whatever the pages' size", async () => {
    const prefix = fc.constantFrom("", "a", "a/", "b/", "x");
    const delimiter = fc.constantFrom("", "/");
    await fc.assert(
      fc.asyncProperty(
        prefix,
        delimiter,
        fc.integer({ min: 1, max: 9 }),
        async (Prefix, Delimiter, MaxKeys) => {
          const found = await allPages({ Prefix, Delimiter: Delimiter || undefined, MaxKeys });
          expect([...found].sort()).toEqual([...expected(Prefix, Delimiter)].sort());
        },
      ),
      { numRuns: 40 },
    );
  });

  it("orders keys by their bytes in UTF-8", async () => {
    expect(await allPages({})).toEqual(["a", "a/b", "a/c/d", "b/1", "b/2", "c", "z", "é"]);
  });

  it("starts after a key", async () => {
    expect(await allPages({ StartAfter: "b/1" })).toEqual(["b/2", "c", "z", "é"]);
  });

  it("gives nothing for no keys", async () => {
    const page = await s3.send(new ListObjectsV2Command({ Bucket, MaxKeys: 0 }));
    expect(page).toMatchObject({ KeyCount: 0, IsTruncated: false });
  });

  it("names the owner when asked", async () => {
    const page = await s3.send(new ListObjectsV2Command({ Bucket, FetchOwner: true, MaxKeys: 1 }));
    expect(page.Contents?.[0]?.Owner?.ID).toMatch(/^[\da-f]{64}$/);
  });

  it.each([
    ["a token that isn't one", "continuation-token=abc"],
    ["a page size that isn't one", "max-keys=many"],
    ["another encoding than url", "encoding-type=base64"],
  ])("refuses %s", async (_, query) => {
    const answer = await running.send("GET", `/${Bucket}?list-type=2&${query}`);
    expect(answer.status).toBe(400);
    expect(answer.body).toContain("<Code>InvalidArgument</Code>");
  });
});

describe("ListObjects", () => {
  it("goes on from the next marker, which it names for a delimiter only", async () => {
    const first = await s3.send(new ListObjectsCommand({ Bucket, Delimiter: "/", MaxKeys: 2 }));
    expect(first).toMatchObject({
      IsTruncated: true,
      NextMarker: "a/",
      CommonPrefixes: [{ Prefix: "a/" }],
    });
    const second = await s3.send(
      new ListObjectsCommand({ Bucket, Delimiter: "/", Marker: first.NextMarker }),
    );
    expect(second.Contents?.map(({ Key }) => Key)).toEqual(["c", "z", "é"]);
    const plain = await s3.send(new ListObjectsCommand({ Bucket, MaxKeys: 2 }));
    expect(plain).toMatchObject({ IsTruncated: true });
    expect(plain.NextMarker).toBeUndefined();
  });
});
