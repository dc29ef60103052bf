import { z } from "zod";
import { faultSchema } from "../faults/fault";
import type { ActiveFault, Faults } from "../faults/faults";
import { operationMistake } from "../faults/read-fault";
import { type ControlRequest, readControlBody } from "./body";
import { invalidBody, unknownFault } from "./errors";

const several = z.array(faultSchema).min(1).max(1000);

/** Adds a fault, or several. @throws ControlError with everything that is wrong. */
export function addFaults(faults: Faults, request: ControlRequest): readonly ActiveFault[] {
  const isList = /^\s*\[/.test(request.body.toString("utf8"));
  const asked = isList
    ? readControlBody(request, several)
    : [readControlBody(request, faultSchema)];
  const mistakes = asked.map(operationMistake).filter((mistake) => mistake !== undefined);
  if (mistakes.length > 0) throw invalidBody(mistakes);
  return asked.map((fault) => faults.add(fault));
}

/** @throws ControlError when there is none with that id. */
export function removeFault(faults: Faults, id: string): void {
  if (!/^\d{1,15}$/.test(id) || !faults.remove(Number(id))) {
    throw unknownFault(
      id,
      faults.list().map((active) => active.id),
    );
  }
}
