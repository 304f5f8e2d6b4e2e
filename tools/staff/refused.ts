/** What was asked for cannot be read, or is not done. One clear sentence, or how the command is used. */
export class StaffRefused extends Error {
  override name = 'StaffRefused';
}
