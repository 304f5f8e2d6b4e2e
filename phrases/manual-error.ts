/** A manual that cannot be used: its message names the file, the line (from 1) and the reason. */
export class ManualError extends Error {
  override readonly name = 'ManualError';

  constructor(
    readonly file: string,
    readonly line: number,
    readonly reason: string,
  ) {
    super(`${file}:${line}: ${reason}`);
  }
}
