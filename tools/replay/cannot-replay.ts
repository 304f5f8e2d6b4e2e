/** Why a replay cannot go on, in one line that says what to do. */
export class CannotReplay extends Error {
  override name = 'CannotReplay';
}
