import type { Detected } from './detect.ts';

const patterns: [string, RegExp][] = [
  ['abusive_language', /傻逼|去死|操你|nmsl|cnm|fuck you|kill yourself/],
  [
    'escalation',
    /12315|消协|工信部|(叫|找|换).{0,4}(领导|经理|主管)|(speak|talk) to .{0,10}(manager|supervisor)/,
  ],
  ['complaint_agent', /态度(差|恶劣|不好)|(rude|attitude)/],
  ['complaint_slow', /(太|这么|好)慢|半天(不|没)|还在不在|(so|too) slow|still there/],
  ['complaint_overdue', /(答应|说好|承诺).{0,12}(没|不)|you said .{0,20}(hours|days)/],
  ['complaint', /投诉你们|太失望|坑人|ridiculous|disappointed/],
  ['fault_urge', /(什么时候|啥时候|几点).{0,4}(修好|来修)|when .{0,20}(technician|fixed)/],
  ['fault', /打不开|连不上|坏了|故障|闪退|not working|is down|broken/],
  ['suggestion', /^建议你们|希望你们|would be nice/],
  ['asks_service_hours', /几点(上班|下班|开门)|(opening|business) hours/],
  ['thanks', /^(好的?,?)?(谢谢|多谢|感谢)[你您]?[!。~]*$|^(ok )?(thanks|thank you|thx)[.! ]*$/],
  ['farewell', /^(再见|拜拜|没有了|goodbye|bye)[!。~. ]*$/],
  ['greeting', /^(你好|您好|在吗|hi|hello|早上好|下午好)[!。~,.? ]*$/],
];

/** Plain patterns: few, and sure. */
export function firstGuess(text: string): Detected[] {
  const plain = text.normalize('NFKC').toLowerCase().slice(0, 600);
  return patterns
    .flatMap(([id, pattern]) => {
      const word = pattern.exec(plain)?.[0];
      return word === undefined ? [] : [{ id, score: 0.6, words: [word] }];
    })
    .slice(0, 3);
}
