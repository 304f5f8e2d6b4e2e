/** The texts about files, which come with the parts that show them. */
export interface FileWords {
  choose: string;
  emoji: string;
  camera: string;
  files: string;
  waits: string;
  memory: string;
  remove: (name: string) => string;
  open: (name: string) => string;
  save: (name: string) => string;
  retry: string;
  close: string;
  tooLarge: string;
  notAllowed: string;
  bad: string;
  failed: string;
  gone: string;
}

const ZH: FileWords = {
  choose: '发送图片或文件',
  emoji: '表情',
  camera: '拍照',
  files: '图片或文件',
  waits: '待发送',
  memory: '未发送，请不要关闭页面',
  remove: (name) => `移除 ${name}`,
  open: (name) => `查看 ${name}`,
  save: (name) => `保存 ${name}`,
  retry: '重试',
  close: '关闭',
  tooLarge: '文件太大',
  notAllowed: '不能发送这种文件',
  bad: '文件已损坏，或者内容与文件名不符',
  failed: '上传失败',
  gone: '文件已清除',
};

const EN: FileWords = {
  choose: 'Send a picture or file',
  emoji: 'Emoji',
  camera: 'Take a photo',
  files: 'Picture or file',
  waits: 'Not sent yet',
  memory: 'Not sent: please keep this page open',
  remove: (name) => `Remove ${name}`,
  open: (name) => `Open ${name}`,
  save: (name) => `Save ${name}`,
  retry: 'Try again',
  close: 'Close',
  tooLarge: 'This file is too large',
  notAllowed: 'Files of this kind cannot be sent',
  bad: 'This file is damaged, or not what its name says',
  failed: 'The upload failed',
  gone: 'This file is gone',
};

/** The texts in the language with this tag. */
export const fileWords = (tag: string): FileWords => (tag.startsWith('zh') ? ZH : EN);
