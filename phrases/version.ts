/**
 * A short fingerprint of a text: the same text always gives the same 14 hexadecimal digits.
 * Tells versions of the manual apart; no protection against somebody who forges one.
 */
export function fingerprint(text: string): string {
  let high = 0x9e3779b9;
  let low = 0x85ebca6b;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    high = Math.imul(high ^ unit, 0x01000193) ^ (low >>> 13);
    low = Math.imul(low ^ unit, 0xc2b2ae35) ^ (high >>> 16);
  }
  const digits = (high >>> 0).toString(16).padStart(8, '0') + (low >>> 0).toString(16).padStart(8, '0');
  return digits.slice(0, 14);
}
