import { afterDeployment } from "../../../cli/start/start";
import { acme } from "../../fixtures/acme";
import { monitoringOf } from "../../fixtures/monitoring/model";

const SKIPPED =
  "The stack monitoring was written and not deployed: a local AWS has no CloudTrail, GuardDuty and the like to watch.";

test("what is watched is said to be left out of the deployment", () => {
  expect(afterDeployment({ ...acme, monitoring: monitoringOf() }).split("\n")[0]).toBe(SKIPPED);
});

test("nothing is said of it where nothing is watched", () => {
  expect(afterDeployment(acme)).not.toContain("monitoring");
});
