/** The text without its byte order mark, or the place of the first byte that is not UTF-8. */
export function decodeUtf8(
  bytes: Buffer,
): string | { readonly line: number; readonly column: number } {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    const replaced = Buffer.from(new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes));
    const firstBad = bytes.findIndex((byte, index) => byte !== replaced[index]);
    const sound = bytes.subarray(0, firstBad === -1 ? bytes.length : firstBad);
    // As a part of a stream the decoder keeps back the beginning of a character that has no end.
    const lines = new TextDecoder().decode(sound, { stream: true }).split("\n");
    return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
  }
}
