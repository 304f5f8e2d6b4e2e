/** Endings after which something was to follow. */
const openEnd =
  /(?:\b(?:to|for|the|a|an|was|is|are|were|and|but|or|with|my|your|because|that|saying|says|about|from|at|of|if|when|i|it was|so)|的时候|之后|以后|就是|先是|然后|但是|因为|而且|如果|关于|它的|我的|那个的|是说|比如|还有就是|想把|把我的|吧，就是)[\s.,…。，]*$/i;
const asking = /^\s*(?:who|what|where|which|how|when|why|whom)\b|[?？]/i;
const agentNumber =
  /\b(?:agent|rep|advisor|adviser|operator|badge|staff|id)\s?(?:no\.?|number|id)?\s?#?\d{2,5}\b|工号\s?\d{2,5}|(?<!\d)\d{2,5}\s?号(?!楼|线|店|门|台|房|院|桌|机|地|仓|柜|库|路|车|铺|发|到|前|之|左|晚|早|上|下|的?快递)/i;

const puts: [string, RegExp][] = [
  ['posts', /(?:^|[\s,.!?，。！？])@\S|@[\u4e00-\u9fff]/],
  ['tags', /(?:^|\s)#[A-Za-z\u4e00-\u9fff]/],
  ['quotes', /[“"「『][^“”"「」『』]{1,24}[”"」』]/],
  ['agent number', agentNumber],
];

/** How a message is put, by what normalising takes away: in capitals, as a post to an account, with words in quotes; and whether it breaks off. */
export function registerOf(raw: string): string[] {
  const text = raw.slice(0, 600);
  const names = puts.flatMap(([name, pattern]) => (pattern.test(text) ? [name] : []));
  if (openEnd.test(text) && !asking.test(text)) names.push('breaks off');
  return [...loudness(text), ...names];
}

function loudness(text: string): string[] {
  const words = text.match(/\b[A-Za-z]{2,}\b/g) ?? [];
  const capitals = words.filter((word) => word === word.toUpperCase());
  // Short words alone are names: an ID, the UK.
  const loud = capitals.filter((word) => word.length > 2).length;
  if (loud > 0 && capitals.length >= 3 && capitals.length * 2 > words.length) return ['shouts'];
  return loud >= 2 || (loud === 1 && words.length > 5) ? ['raises voice'] : [];
}
