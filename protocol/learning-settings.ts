import { setting } from './declare-setting.ts';
import { whole } from './setting-kinds.ts';

/** Of how much the desk learns, spread into `SETTINGS`. */
export const LEARNING_SETTINGS = {
  learnTurns: setting('conduct', whole(0, 20_000), {
    ...{ default: 10_000, example: '5000' },
    zh: [
      '学习用的对话轮数',
      '系统每晚用本服务台最近多少轮对话来学习识别情形，只在本机进行，发布与否由主管决定；填 0 则不学习。',
    ],
    en: [
      'Turns to learn from',
      'From how many of its latest turns the desk learns each night to recognise situations. Nothing leaves the machine, and leads decide what is published. 0: it does not learn.',
    ],
  }),
};
