import { Agent, request } from "node:http";
import { each, readOrganization } from "./organization";

/** `fill.ts URL` makes every assignment that there can be, without the SDK's own cost. */
async function main([endpoint = ""]: readonly string[]): Promise<void> {
  const { assignments } = await readOrganization(endpoint);
  const agent = new Agent({ keepAlive: true });
  const headers = {
    authorization: "AWS4-HMAC-SHA256 Credential=sandbox/20260101/us-east-1/sso/aws4_request",
    "content-type": "application/x-amz-json-1.1",
    "x-amz-target": "SWBExternalService.CreateAccountAssignment",
  };
  const create = (assignment: object) =>
    new Promise<void>((resolve, reject) => {
      const call = request(endpoint, { agent, method: "POST", headers }, (response) => {
        response.resume();
        response.on("end", () =>
          response.statusCode === 200 ? resolve() : reject(new Error(`${response.statusCode}`)),
        );
      });
      call.on("error", reject);
      call.end(JSON.stringify(assignment));
    });
  await each(assignments, create);
  process.exit();
}

main(process.argv.slice(2));
