import { CHANGES, IDENTITY_CENTER_CHANGES } from "../../modules/identity-center-events/api-calls";
import { PlaybookQueries } from "../../modules/playbook-queries/playbook-queries";
import { PLAYBOOK_QUERIES } from "../../modules/playbook-queries/queries";
import { synthModule } from "../fixtures/synth-module";

const definitions = synthModule((stack) => {
  new PlaybookQueries(stack, "queries", { logGroupName: "/aws/cloudtrail/organization" });
}).resource?.aws_cloudwatch_query_definition;

describe("PlaybookQueries", () => {
  test("saves each query for the log group, in a folder", () => {
    expect(Object.keys(definitions ?? {})).toEqual(
      PLAYBOOK_QUERIES.map(({ name }) => name).toSorted(),
    );
    expect(definitions?.["failed-sign-ins"]).toMatchObject({
      name: "Identity Center/failed-sign-ins",
      log_group_names: ["/aws/cloudtrail/organization"],
    });
  });

  test("asks for every change that alarms know", () => {
    const query: string = definitions?.changes?.query_string;
    for (const change of IDENTITY_CENTER_CHANGES)
      for (const { eventNames } of CHANGES[change])
        for (const name of eventNames) expect(query).toContain(`"${name}"`);
  });

  test("pipes commands that Logs Insights knows, in 10,000 characters at most", () => {
    for (const { query_string } of Object.values(definitions ?? {})) {
      const commands = query_string.split("\n| ").map((line: string) => line.split(" ")[0]);
      expect(
        commands.filter(
          (one: string) => !["fields", "filter", "parse", "stats", "sort", "display"].includes(one),
        ),
      ).toEqual([]);
      expect(query_string.length).toBeLessThanOrEqual(10_000);
    }
  });

  // 1970-01-01 was a Thursday.
  test.each([
    ["2026-11-23T12:00:00Z", 0, 12],
    ["2026-11-29T23:59:00Z", 6, 23],
  ])("tells the day and the hour of %s", (moment, day, hour) => {
    const line = PLAYBOOK_QUERIES.flatMap(({ lines }) => lines).find((one) =>
      one.includes("as day"),
    );
    const [, dayText = "", hourText = ""] =
      /^fields (.+) as day, (.+) as hour$/.exec(line ?? "") ?? [];
    const value = (text: string) =>
      new Function("floor", "toMillis", `return ${text.replaceAll("@timestamp", "0")};`)(
        Math.floor,
        () => Date.parse(moment),
      );
    expect([value(dayText), value(hourText)]).toEqual([day, hour]);
  });
});
