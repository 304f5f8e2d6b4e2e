/** Languages by their own names, so that whoever reads only one finds it. */
export const LANGUAGE_NAMES = { 'zh-CN': '中文', en: 'English' } as const;
