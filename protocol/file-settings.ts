import { setting } from './declare-setting.ts';
import { FILE_KINDS } from './files.ts';
import { someOf, term, whole } from './setting-kinds.ts';

/** What may be sent besides words, and how much. */
export const FILE_SETTINGS = {
  fileKinds: setting('files', someOf(FILE_KINDS), {
    ...{ default: null, example: 'pictures,pdf' },
    zh: [
      '可发送的文件',
      'pictures 图片、pdf、text 文本、office 办公文档、archives 压缩包、audio 音频、video 视频，用逗号分隔；不填就是全部。程序一律不收。',
    ],
    en: [
      'Files that may be sent',
      'pictures, pdf, text, office, archives, audio, video, comma-separated; unset: all of them. Programs never.',
    ],
  }),
  fileMaxSize: setting('files', whole(1, 200), {
    ...{ default: 20, example: '10' },
    zh: ['单个文件上限', '单位是 MB（1,000,000 字节）。'],
    en: ['Largest file', 'In MB (1,000,000 bytes).'],
  }),
  filesPerDay: setting('files', whole(1, 100_000), {
    ...{ default: 100, example: '50' },
    zh: [
      '每人每天的文件',
      '一位客户 24 小时内最多发送多少 MB；一位客服往工单和话术里添加的文件，合计也按这个数。',
    ],
    en: [
      'Files of one person in a day',
      'How many MB one customer may send within 24 hours; a colleague may put as much into cases and phrases.',
    ],
  }),
  keepFiles: setting('files', term, {
    ...{ default: '0', example: '180d' },
    zh: [
      '文件保留',
      '发送多久后清除文件（文字另算），工单里的也一样；0 表示和会话、工单的内容保留得一样久。',
    ],
    en: [
      'Keep files',
      'Files are erased this long after they were sent or put into a case, apart from the words; 0: with the words of their chat or case.',
    ],
  }),
};
