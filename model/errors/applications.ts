import { error, type Finding, notice } from "../finding";
import { nearestName } from "../nearest-name";
import { quote } from "../quote";

export function applicationFileName(key: string): Finding {
  return error({
    rule: "application-file-name",
    message: `The file of an application is named with lower-case letters, digits and hyphens, a letter first, and not "instance", got ${quote(`${key}.yaml`)}.`,
    fix: "Rename the file; what people see is its name field.",
  });
}

export function repeatedAssignment(principal: string): Finding {
  return error({
    rule: "repeated-assignment",
    message: `An application is assigned to a principal once, got ${quote(principal)} again.`,
    fix: "Keep one of the two.",
  });
}

export function unknownApplication(target: string, known: Iterable<string>): Finding {
  return error({
    rule: "unknown-application",
    message: `An authorized target is a file in applications/, instance or an ARN, got ${quote(target)}.`,
    nearest: nearestName(target, known),
    fix: "Correct the name, or add the application.",
  });
}

export function assignmentsWithoutEffect(): Finding {
  return notice({
    rule: "assignments-without-effect",
    message:
      "Assignments say who can use an application, got assignmentRequired: false: everybody can.",
    fix: "Remove assignmentRequired, or the assignments.",
  });
}

export function assignedToNobody(): Finding {
  return notice({
    rule: "assigned-to-nobody",
    message: "An application is used by those who are assigned, got no assignments: nobody can.",
    fix: "Add assignments, or write assignmentRequired: false.",
  });
}
