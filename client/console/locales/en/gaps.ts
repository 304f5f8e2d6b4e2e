/** Texts about what the manual lacks. */
export const gaps = {
  unheard: 'What the desk does not understand',
  ignored: 'Findings that agents ignore',
  reading: 'Reading the latest chats…',
  noGroups: 'No two of the latest {{turns}} turns without a situation say the same.',
  explain:
    'Of the latest {{turns}} turns in which nothing was recognised, those that say much the same. From a group you go to a new situation, or to examples and phrases of one that there is.',
  turns: '{{n}} turns',
  newSituation: 'New situation with these',
  existing: 'Existing situation',
  addExamples: 'Add as examples',
  addPhrase: 'Add a phrase',
  ignoredExplain: 'In the last 30 days these were found in drafts three times or more and sent all the same.',
  noIgnored: 'No finding was ignored three times in the last 30 days.',
  ignoredTimes: '{{times}} times, by {{agents}} agents',
  changeRule: 'Change the rule',
};
