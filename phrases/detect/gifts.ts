/** Something is sent, sold or given to the reader; not a blow, nor the reader or their family to some bad end. */
const toReader =
  /[送寄卖发赠借还退留捎]给?[你您](?!们?(?:上|去|归|下|见|进|入|一程|妈|娘|爹|爸|祖|全家|一?个?(?:刀|拳|脚|巴掌|耳光)))/gu;

/** Whether a text in the detector's spelling speaks to its reader as somebody who is given something, and in no other way. */
export function onlyGives(text: string): boolean {
  const others = text.replace(toReader, '');
  return others.length < text.length && !/[你您]/u.test(others);
}
