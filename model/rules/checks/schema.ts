import { checks } from "./check";

/** What each file by itself finds, whatever its kind. */
export const schemaChecks = [
  ...checks("error", "https://json-schema.org/understanding-json-schema/reference/type", {
    "wrong-type": [
      "A value has the type of its field.",
      "An account id without quotes is a number and loses its leading zeros.",
      "Write text in quotes, lists with - or in brackets.",
    ],
    "missing-field": [
      "What a field demands is given.",
      "There is no default that would be right for everybody.",
      "Add the field.",
    ],
    "unknown-field": [
      "Only known fields stand in a file.",
      "A misspelt field must not mean that what it says is ignored.",
      "Correct or remove it.",
    ],
    "invalid-choice": [
      "A value is one of those that its field knows.",
      "Anything else has no meaning.",
      "Write one of them.",
    ],
    "invalid-value": [
      "A value fits its schema.",
      "What does not fit would fail at AWS, or mean something else there.",
      "Correct the value; docs/access-files.md says what belongs here.",
    ],
    "empty-list": [
      "A list that has to name something has one entry at least.",
      "A grant on no account grants nothing, and looks as if it did.",
      "Add an entry, or remove what holds the list.",
    ],
    "repeated-entry": [
      "A list holds an entry once.",
      "Of two equal entries one is forgotten when the other is removed.",
      "Keep one of the two.",
    ],
    "empty-name": [
      "What is declared elsewhere is given by its name.",
      "An empty text names nothing.",
      "Write the name.",
    ],
    "one-principal": [
      "A grant or an assignment is for one group or one user.",
      "Each is one assignment at AWS, with its own address in Terraform.",
      "Write two of them, or say who gets it.",
    ],
  }),
  ...checks("error", "https://docs.aws.amazon.com/singlesignon/latest/userguide/limits.html", {
    quota: [
      "What is declared stays within AWS's quotas.",
      "An apply would fail hours into it, with half of the changes made.",
      "Declare less, or have AWS raise the quota where it does.",
    ],
  }),
];
