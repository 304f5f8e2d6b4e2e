/** The folder of the desk as `scripts/test.mjs` has built it from these sources. */
export function builtDesk(): string {
  const folder = process.env['HUASHU_BUILD'];
  if (!folder) throw new Error('HUASHU_BUILD names no build; npm test makes one');
  return folder;
}
