import { setting } from './declare-setting.ts';
import { picture } from './setting-kinds.ts';

const EXAMPLE = '0198c2a4-3f7e-7c1b-9d20-5a4be1f0c3d7';

/** The desk's own pictures: the value is the id of a file that an administrator has uploaded on the screen. */
export const PICTURE_SETTINGS = {
  widgetLogo: setting('widget', picture, {
    ...{ default: null, example: EXAMPLE },
    zh: ['标志', '聊天窗口顶部的标志，最大 2 MB；只能在设置页面上传，也不随设置文件导出。'],
    en: [
      'Logo',
      'At the head of the chat; at most 2 MB. Uploaded on the screen alone; the settings file does not carry it.',
    ],
  }),
  widgetAvatar: setting('widget', picture, {
    ...{ default: null, example: EXAMPLE },
    zh: ['客服头像', '显示在客服的话旁，所有客服共用，最大 2 MB；只能在设置页面上传，也不随设置文件导出。'],
    en: [
      'Picture of agents',
      'Beside what agents write, the same for all of them; at most 2 MB. Uploaded on the screen alone; the settings file does not carry it.',
    ],
  }),
};

/** Bytes of a picture that is uploaded for the desk. */
export const DESK_PICTURE_BYTES = 2_000_000;

/** Where a picture of the desk is fetched, by whoever has its id. */
export function pictureAddress(id: string): string {
  return `/widget/pictures/${id}`;
}

/** Whether a setting is a picture: no environment variable and no file holds one. */
export function isPictureKey(key: string): key is keyof typeof PICTURE_SETTINGS {
  return Object.hasOwn(PICTURE_SETTINGS, key);
}
