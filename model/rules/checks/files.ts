import { checks } from "./check";

const YAML = "https://yaml.org/spec/1.2.2/";

/** What reading the files themselves finds. */
export const fileChecks = [
  ...checks("error", "https://nodejs.org/docs/latest-v20.x/api/errors.html#common-system-errors", {
    "missing-directory": [
      "The access files are read from a directory that exists.",
      "Without it there is nothing to declare, and an empty model would take everybody's access away.",
      "Name the directory that holds organization.yaml, with --access or IDC_ACCESS.",
    ],
    "missing-file": [
      "The access directory holds organization.yaml and organization.snapshot.yaml, and directory.yaml where users and groups are managed here.",
      "Without them it can't be said which accounts and people there are.",
      "Create the file; docs/access-files.md says what goes into it.",
    ],
    "unexpected-file": [
      "The access directory holds known files only.",
      "A misspelt name must not mean that what the file grants, or takes away, is ignored.",
      "Rename the file as docs/access-files.md has it, or remove it.",
    ],
    "not-a-file": [
      "What stands where a file belongs is a file.",
      "A directory, a socket or a device has no content to check.",
      "Replace it by a regular file.",
    ],
    "not-a-directory": [
      "What stands where a directory belongs is a directory.",
      "Its files would be missing without a word.",
      "Replace it by a directory.",
    ],
    "outside-access-directory": [
      "Every file lies inside the access directory.",
      "A link that leads out would bring in what no review of the directory shows.",
      "Replace the link by the file itself.",
    ],
    "unreadable-file": [
      "Every file of the access directory can be read.",
      "What can't be read can't be checked, and leaving it out would change access.",
      "Give yourself the right to read it, or mend the link.",
    ],
  }),
  ...checks("error", YAML, {
    "file-too-large": [
      "A file has a few megabytes at most.",
      "Larger files are mistakes or attacks, and reading them costs minutes.",
      "Split it, or grant by organizational unit or tag instead of by account.",
    ],
    "not-utf-8": [
      "Files are text in UTF-8.",
      "In another encoding names would be read as other names.",
      "Save the file with the encoding UTF-8.",
    ],
    "empty-file": [
      "A file says something.",
      "An empty file is more often one that was saved too early than one that is meant.",
      "Write its content, or remove the file.",
    ],
    "yaml-syntax": [
      "A file is one YAML 1.2 document.",
      "What a parser has to guess may grant something else than was meant.",
      "Correct the syntax at the place shown.",
    ],
    "several-documents": [
      "A file is one YAML document.",
      "What stands after --- would be ignored.",
      "Put the second document into a file of its own.",
    ],
    "yaml-version": [
      "Files are YAML 1.2.",
      "YAML 1.1 reads no, on and 012 as something else than the text.",
      "Remove the %YAML line.",
    ],
    "yaml-tag": [
      "Values are plain text, numbers, lists and mappings.",
      "A tag makes a value what nobody sees at first sight.",
      "Remove the tag.",
    ],
    "too-deep": [
      "Lists and mappings are nested some 60 deep at most.",
      "Deeper nesting is nothing that access files need, and it exhausts whoever reads it.",
      "Write it flatter.",
    ],
    "too-long": [
      "A file has a bounded number of words and marks.",
      "Beyond it reading takes minutes and gigabytes.",
      "Name several accounts in one grant, or grant by organizational unit or tag.",
    ],
    "too-many-aliases": [
      "The aliases of a file stand for a bounded number of values.",
      "A few lines of aliases can stand for billions of values.",
      "Write the values out.",
    ],
    "unknown-anchor": [
      "An alias names an anchor that stands before it.",
      "Without the anchor it stands for nothing.",
      "Correct the alias, or put the value in quotes if it is text.",
    ],
    "recursive-alias": [
      "An alias stands outside the value that it names.",
      "A value that holds itself has no end.",
      "Write the value out.",
    ],
    "duplicate-key": [
      "A key stands once in a mapping.",
      "Of two equal keys only one counts, and nobody sees which.",
      "Keep one of the two.",
    ],
    "key-not-a-name": [
      "A key is a plain name.",
      "Lists and mappings as keys have no name that a field could have.",
      "Write a name before the colon.",
    ],
    "unusable-key": [
      "A key is a name that data can carry safely.",
      "A key such as __proto__ would change how the whole file is read.",
      "Choose another name.",
    ],
  }),
  ...checks("error", "https://www.rfc-editor.org/rfc/rfc8259", {
    "json-syntax": [
      "A policy file is one JSON document.",
      "AWS takes JSON without comments and trailing commas.",
      "Correct the JSON at the place shown.",
    ],
  }),
];
