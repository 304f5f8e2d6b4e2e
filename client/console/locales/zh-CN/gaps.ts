/** Texts about what the manual lacks. */
export const gaps = {
  unheard: '系统听不懂的消息',
  ignored: '客服没有理会的检查提示',
  reading: '正在读取最近的对话…',
  noGroups: '最近 {{turns}} 轮没有识别出情况的消息里，没有相似的。',
  explain:
    '最近 {{turns}} 轮没有识别出情况的消息，相似的归在一起。可以从一组新建情况，或给已有情况加例句、加话术。',
  turns: '{{n}} 轮',
  newSituation: '用这些新建情况',
  existing: '已有情况',
  addExamples: '加为例句',
  addPhrase: '加一句话术',
  ignoredExplain: '最近 30 天里，这些提示出现三次以上而消息仍然照发。',
  noIgnored: '最近 30 天没有被忽略三次的提示。',
  ignoredTimes: '{{times}} 次，{{agents}} 位客服',
  changeRule: '修改这条规范',
};
