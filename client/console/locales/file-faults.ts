import { i18n } from './i18n.ts';
import { sentenceIn } from './refusals.ts';

/** What the server finds wrong with a line of a settings file, in Chinese. `$1` and `$2` are what the message names. */
const CHINESE: readonly (readonly [RegExp, string])[] = [
  [/^(?:week )?is settled by the environment variable (\w+)$/, '已由环境变量 $1 设定，不能用文件修改'],
  [/^there is no such setting$/, '没有这个设置'],
  [/^there is no such part$/, '没有这个部分'],
  [/^is a secret: no file holds it/, '是密钥，不能放在文件里，请在页面上填写'],
  [/^is a picture: no file holds it/, '是图片，不能放在文件里，请在页面上上传'],
  [/^a department has none of its own$/, '技能组不能单独设置这一项'],
  [/^must be a settings file of a desk$/, '这不是设置文件'],
  [/^must be (\d+): the file is of another version$/, '应为 $1：文件来自其他版本'],
  [/^must name (?:settings|departments)$/, '应逐项写出名称和值'],
  [/^must say what the department is$/, '没有写明技能组的内容'],
  [/^is named twice$/, '写了两次'],
  [/^is new, and needs a name$/, '是新的技能组，需要名称'],
  [/^There is no department (.+)\.$/, '没有技能组“$1”'],
  [/^must be a duration such as (.+)$/, '应为时长，例如 90s、5m、1h'],
  [/^must be longer than nothing$/, '时长不能为零'],
  [/^must be 0 \(for ever\)/, '应为 0（永久保留），或不短于一天的时长，例如 365d'],
  [/^must be 0 or 1$/, '应为 0 或 1'],
  [/^must not be empty$/, '不能为空'],
  [/^must have at most (\d+) characters$/, '最多 $1 个字符'],
  [/^must be a colour such as (\S+)$/, '应为颜色，例如 $1'],
  [/^must be darker to be read: (\S+) can be$/, '颜色太浅，文字看不清；可以用 $1'],
  [/^must be hours such as (\S+)$/, '应为服务时间，例如 $1'],
  [/^must be a time zone such as (\S+)$/, '应为时区，例如 $1'],
  [/^must be a whole number from (\S+) to (\S+)$/, '应为 $1 到 $2 的整数'],
  [/must be a date such as (\S+)$/, '日期应写成 $1'],
  [/must be two different times from 00:00 to 24:00/, '应为两个不同的时间，例如 ["08:00", "12:00"]'],
  [/(\S+) and (\S+) overlap$/, '$1 与 $2 重叠'],
  [/(\S+) is named twice$/, '$1 写了两次'],
];

/** What is wrong with a line of a settings file, in the console's language; null where it has no words for it. */
export function fileFaultIn(message: string): string | null {
  if (!i18n.language.startsWith('zh')) return message;
  const known = CHINESE.find(([pattern]) => pattern.test(message));
  if (known) {
    const [pattern, said] = known;
    const found = pattern.exec(message) ?? [];
    return said.replace(/\$(\d)/g, (_, index: string) => found[Number(index)] ?? '');
  }
  const sentence = sentenceIn(message);
  return sentence === message ? null : sentence;
}
