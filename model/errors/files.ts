import { error, type Finding } from "../finding";
import { nearestName } from "../nearest-name";
import { quote } from "../quote";

export function missingFile(name: string): Finding {
  return error({
    rule: "missing-file",
    message: `The access directory holds ${name}, got no such file.`,
    fix: `Create ${name}; docs/access-files.md says what goes into it.`,
  });
}

export function missingDirectory(directory: string): Finding {
  return error({
    rule: "missing-directory",
    message: `The access files are read from a directory, got ${quote(directory)}, which is none.`,
    fix: "Name the directory that holds organization.yaml.",
  });
}

/** `belongs` says what the place holds instead. */
export function unexpectedFile(name: string, valid: readonly string[], belongs: string): Finding {
  return error({
    rule: "unexpected-file",
    message: `The access directory holds known files only, got ${quote(name)}.`,
    nearest: nearestName(name, valid),
    fix: `Rename or remove it. Here belong ${belongs}.`,
  });
}

export function notAFile(name: string): Finding {
  return error({
    rule: "not-a-file",
    message: `${quote(name)} is read as a file, got something else.`,
    fix: "Replace it by a regular file.",
  });
}

export function notADirectory(name: string): Finding {
  return error({
    rule: "not-a-directory",
    message: `${quote(name)} is read as a directory, got something else.`,
    fix: "Replace it by a directory.",
  });
}

export function outsideAccess(name: string): Finding {
  return error({
    rule: "outside-access-directory",
    message: `Every file lies inside the access directory, got ${quote(name)}, a link that leads out of it.`,
    fix: "Replace the link by the file itself.",
  });
}

export function unreadableFile(name: string, code: string): Finding {
  return error({
    rule: "unreadable-file",
    message: `Every file can be read, got ${code} for ${quote(name)}.`,
    fix: "Give yourself the right to read it, or mend the link.",
  });
}

export function fileTooLarge(bytes: number, limit: number): Finding {
  return error({
    rule: "file-too-large",
    message: `A file has at most ${limit} bytes, got ${bytes}.`,
    fix: "Split it, or grant by organizational unit or tag instead of by account.",
  });
}

export function notUtf8(): Finding {
  return error({
    rule: "not-utf-8",
    message: "Files are text in UTF-8, got a byte that is none.",
    fix: "Save the file with the encoding UTF-8.",
  });
}

export function emptyFile(): Finding {
  return error({
    rule: "empty-file",
    message: "A file says something, got an empty one or nothing but comments.",
    fix: "Write its content or remove the file.",
  });
}

/** `problem` is the parser's own message. */
export function syntax(problem: string): Finding {
  return error({
    rule: "yaml-syntax",
    message: `A file is one YAML 1.2 document, got: ${problem.replace(/[.:]?\s*$/, "")}.`,
    fix: "Correct the syntax here; the rest of the file is not read until then.",
  });
}

export function openQuote(): Finding {
  return error({
    rule: "yaml-syntax",
    message: "A text in quotes ends with the quote that it begins with, got no second one.",
    fix: "Close the quote.",
  });
}

/** `given` is the text from the place on, up to white space. */
export function jsonSyntax(expected: string, given: string): Finding {
  return error({
    rule: "json-syntax",
    message: `A policy file is one JSON document; here belongs ${expected}, got ${given === "" ? "the end of the file" : quote(given)}.`,
    fix: "Correct the JSON: no comments, no trailing commas, keys and text in double quotes.",
  });
}

export function severalDocuments(): Finding {
  return error({
    rule: "several-documents",
    message: "A file is one YAML document, got another one after `---`.",
    fix: "Put the second document into a file of its own.",
  });
}

export function otherYamlVersion(version: string): Finding {
  return error({
    rule: "yaml-version",
    message: `Files are YAML 1.2, got a directive for ${quote(version)}.`,
    fix: "Remove the %YAML line.",
  });
}

/** `problem` is the parser's own message, which names the tag. */
export function customTag(problem: string): Finding {
  return error({
    rule: "yaml-tag",
    message: `Values are plain text, numbers, lists and mappings, got: ${problem.replace(/\.$/, "")}.`,
    fix: "Remove the tag.",
  });
}

export function tooDeep(limit: number): Finding {
  return error({
    rule: "too-deep",
    message: `Lists and mappings are nested at most ${limit} deep, got more.`,
    fix: "Write it flatter.",
  });
}

export function tooManyTokens(limit: number): Finding {
  return error({
    rule: "too-long",
    message: `A file has at most ${limit} words, marks, spaces and line ends, got more.`,
    fix: "Name several accounts in one grant, or grant by organizational unit or tag.",
  });
}

export function tooManyAliases(limit: number): Finding {
  return error({
    rule: "too-many-aliases",
    message: `The aliases of a file stand for at most ${limit} values, got more.`,
    fix: "Write the values out.",
  });
}

export function unknownAnchor(name: string, anchors: Iterable<string>): Finding {
  return error({
    rule: "unknown-anchor",
    message: `An alias names an anchor that stands before it, got ${quote(`*${name}`)}.`,
    nearest: nearestName(name, anchors),
    fix: "Correct the alias, or put the value in quotes if it is text.",
  });
}

export function recursiveAlias(name: string): Finding {
  return error({
    rule: "recursive-alias",
    message: `An alias stands outside the value that it names, got ${quote(`*${name}`)} inside it.`,
    fix: "Write the value out.",
  });
}

export function duplicateKey(key: string): Finding {
  return error({
    rule: "duplicate-key",
    message: `A key stands once in a mapping, got ${quote(key)} again.`,
    fix: "Keep one of the two.",
  });
}

export function keyIsNoName(): Finding {
  return error({
    rule: "key-not-a-name",
    message: "A key is a plain name, got a list, a mapping, an alias or nothing.",
    fix: "Write a name before the colon.",
  });
}

export function unusableKey(key: string): Finding {
  return error({
    rule: "unusable-key",
    message: `A key is a name that data can carry safely, got ${quote(key)}.`,
    fix: "Choose another name.",
  });
}
