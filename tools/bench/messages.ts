/** What customers write in the benchmark: matters, courtesies, anger and small talk, in both languages. */
export const MESSAGES = [
  '你好，在吗？',
  '我的订单还没有发货，什么时候能到？',
  '这个东西收到就是坏的，我要退款',
  '谢谢你的帮助',
  '你们的客服态度太差了，我要投诉！',
  '好的，我等一下',
  '能便宜一点吗',
  '没有别的问题了，再见',
  '我想改一下收货地址，还来得及吗？',
  '物流信息三天没更新了，请帮我查一下到底在哪里',
  '发票怎么开？',
  '你是机器人吗',
  '这款有没有黑色的，尺码偏大还是偏小？',
  '等了半个小时都没有人理我',
  '嗯嗯',
  '麻烦快一点，我很着急',
  'Hello, is anyone there?',
  'Where is my order? It was supposed to arrive yesterday.',
  'Thanks, that solved it.',
  'The item arrived broken and I would like my money back',
  'Can you tell me how to change the delivery address?',
  'I have been waiting for ages, this is unacceptable',
  'ok',
  'Do you ship to Singapore, and how much would that be?',
] as const;

/** The message of this number; they come round again. */
export function messageOf(number: number): string {
  return MESSAGES[number % MESSAGES.length] ?? '';
}
