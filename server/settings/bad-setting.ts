/** A setting that cannot be meant. Its message is one line that names the setting. */
export class BadSetting extends Error {
  override name = 'BadSetting';
}
