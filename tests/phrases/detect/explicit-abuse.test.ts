import { detect } from '../../../phrases/detect/detect.ts';
import { explicitAbuse } from '../../../phrases/detect/explicit-abuse.ts';
import { normalise } from '../../../phrases/detect/normalise.ts';

test.each([
  '今晚陪我睡',
  '想摸你',
  '信不信我找人弄死你',
  '炸了你们公司',
  '要你狗命',
  'wanna have sex with me',
  "i'm gonna burn your office down",
  'send me nudes baby',
])('[P2] [P3] %j is abuse, whatever stands around it', (text) => {
  expect(detect({ text })[0]?.id).toMatch(/^(?:harassment|abusive_language)$/u);
});

test.each([
  '你们的网站我上不去',
  '这个游戏里怎么杀死敌人',
  '打死我也不退',
  '想干你们这行要什么条件',
  '你们的活动我想上你们官网看',
  'i want to hurt nobody, where is your office',
  'how do i kill the process',
  'your show was a hit, can i send you pictures of the damage',
  'do you know where you can find the size',
])('%j is none', (text) => {
  expect(explicitAbuse(normalise(text))).toBeNull();
});
