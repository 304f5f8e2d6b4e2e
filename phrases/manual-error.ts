/**
 * A manual that cannot be used: its message names the file, the line (from 1) and the reason. For content without
 * lines (a draft), `line` is 0 and `field` leads to the place by ids: `zh-CN/courtesy/thanks.2/text`.
 */
export class ManualError extends Error {
  override readonly name = 'ManualError';

  constructor(
    readonly file: string,
    readonly line: number,
    readonly reason: string,
    readonly field: string | null = null,
  ) {
    super(`${field ?? `${file}:${line}`}: ${reason}`);
  }
}
