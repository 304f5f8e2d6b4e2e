/**
 * The text of a file that a spreadsheet or an editor has saved: UTF-8 and UTF-16 by their marks, UTF-8 without one, else
 * GB 18030, which is what Excel writes in China (GBK is part of it). Null for what is none of these.
 */
export function decodeText(bytes: Uint8Array): string | null {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return decoded(bytes, 'utf-16le');
  if (first === 0xfe && second === 0xff) return decoded(bytes, 'utf-16be');
  const text = decoded(bytes, 'utf-8') ?? decoded(bytes, 'gb18030');
  // UTF-16 without a mark, or no text at all.
  return text?.includes('\0') === true ? null : text;
}

function decoded(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
