import { z } from "zod";
import { durationInSeconds } from "../session-duration";

const ONE_HOUR = 3_600;

/**
 * A duration that AWS takes for sessions, described for editors.
 * https://docs.aws.amazon.com/singlesignon/latest/userguide/howtosessionduration.html
 */
export const sessionDurationOf = (description: string) =>
  z
    .unknown()
    .check(({ value, issues }) => {
      // A number of minutes or seconds is as wrong as a text that is no duration.
      if (typeof value !== "string" && typeof value !== "number") return;
      const text = String(value);
      const seconds = text.length > 100 ? undefined : durationInSeconds(text);
      if (seconds === undefined || seconds < ONE_HOUR || seconds > 12 * ONE_HOUR) {
        issues.push({ code: "custom", input: value, params: { sessionSeconds: seconds ?? null } });
      }
    })
    .pipe(z.string())
    .meta({ type: "string", description, examples: ["PT1H", "PT4H", "PT1H30M"] });
