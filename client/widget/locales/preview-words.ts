/** The lines of the chat that the preview on the settings screen shows. */
export interface PreviewWords {
  question: string;
  answer: string;
  thanks: string;
}

/** The lines in the language of the preview. */
export const PREVIEW_WORDS: Record<'zh-CN' | 'en', PreviewWords> = {
  'zh-CN': {
    question: '你好，我的订单什么时候能到？',
    answer: '您好，我帮您查一下，请稍等。',
    thanks: '好的，谢谢！',
  },
  en: {
    question: 'Hello, when will my order arrive?',
    answer: 'Hello, I will look it up for you; one moment please.',
    thanks: 'Thank you!',
  },
};
