import { z } from "zod";
import { durationInSeconds } from "../session-duration";

const ONE_HOUR = 3_600;

/** A duration that AWS takes for sessions, described for editors. */
export const sessionDurationOf = (description: string) =>
  z
    .string()
    .check(({ value, issues }) => {
      const seconds = value.length > 100 ? undefined : durationInSeconds(value);
      if (seconds === undefined || seconds < ONE_HOUR || seconds > 12 * ONE_HOUR) {
        issues.push({ code: "custom", input: value, params: { sessionSeconds: seconds ?? null } });
      }
    })
    .meta({ description, examples: ["PT1H", "PT4H", "PT1H30M"] });
