/** a to z and 0 to 9 after normalising, and accented letters: what makes up a word that is written with blanks around it. */
export function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || (code >= 0xdf && code <= 0x24f);
}

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

export function isChinese(code: number): boolean {
  return code >= 0x4e00 && code <= 0x9fff;
}
