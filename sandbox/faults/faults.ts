import { matchesWildcards } from "../policies/conditions";
import type { Fault } from "./fault";
import { seededRandom } from "./seeded-random";

/** A fault on request that was asked for. */
export interface ActiveFault {
  readonly id: number;
  readonly fault: Fault;
  /** How many requests it has struck. */
  readonly struck: number;
}

/** The faults that were asked for, in that order; they end with the process. */
export interface Faults {
  add(fault: Fault): ActiveFault;
  list(): readonly ActiveFault[];
  /** Whether there was one. */
  remove(id: number): boolean;
  clear(): void;
  /** What happens to one request: the first fault that fits and still strikes, or none. */
  strike(service: string, operation: string): Fault | undefined;
}

/** @param canStrike whether the fault means anything for an operation that its pattern fits. */
export function createFaults(canStrike: (fault: Fault, operation: string) => boolean): Faults {
  let lastId = 0;
  let active: readonly Counted[] = [];
  return {
    add(fault) {
      lastId += 1;
      const added = count(lastId, fault);
      active = [...active, added];
      return describe(added);
    },
    list: () => active.map(describe),
    remove(id) {
      const before = active.length;
      active = active.filter((one) => one.id !== id);
      return active.length < before;
    },
    clear() {
      active = [];
    },
    strike(service, operation) {
      const struck = active.find(
        (one) =>
          one.struck < (one.fault.count ?? Number.POSITIVE_INFINITY) &&
          matchesWildcards(`${service}:${operation}`, one.fault.operation) &&
          canStrike(one.fault, operation) &&
          one.random() < one.fault.probability,
      );
      if (struck !== undefined) struck.struck += 1;
      return struck?.fault;
    },
  };
}

interface Counted {
  readonly id: number;
  readonly fault: Fault;
  readonly random: () => number;
  struck: number;
}

function count(id: number, fault: Fault): Counted {
  return { id, fault, random: seededRandom(fault.seed), struck: 0 };
}

function describe({ id, fault, struck }: Counted): ActiveFault {
  return { id, fault, struck };
}
