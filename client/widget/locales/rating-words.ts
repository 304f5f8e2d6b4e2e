/** The words of the two questions by which a desk compares what was expected with what was found. [P9] S4 */
interface RatingTexts {
  expected: string;
  perceived: string;
  /** Of both answers: a difference needs one scale. */
  scores: readonly [string, string, string, string, string];
}

const zhCn: RatingTexts = {
  expected: '咨询之前，您期待的服务是怎样的？',
  perceived: '您实际得到的服务怎么样？',
  scores: ['很差', '较差', '一般', '较好', '很好'],
};

const en: RatingTexts = {
  expected: 'What service did you expect before this chat?',
  perceived: 'What service did you get?',
  scores: ['Very poor', 'Poor', 'Fair', 'Good', 'Very good'],
};

/** The words in the language of the widget's texts. */
export function ratingWords(tag: string): RatingTexts {
  return tag === 'en' ? en : zhCn;
}
