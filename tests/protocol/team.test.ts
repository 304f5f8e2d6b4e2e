import { AddStaff, ChangeStaff } from '../../protocol/team.ts';

const languagesOf = (...languages: string[]) => ChangeStaff.safeParse({ languages }).data?.languages;

test('languages are kept by their canonical tags, each once', () => {
  expect(languagesOf('ZH', 'pt-br', 'zh')).toEqual(['zh', 'pt-BR']);
});

test.each(['en-us-gb', 'zh-yue-hk', 'en-a1', 'english', ''])(
  'the language %j is refused, and not thrown at',
  (tag) => {
    const person = { account: 'nina', number: '7', name: 'Nina', role: 'agent', languages: ['zh', tag] };
    expect(AddStaff.safeParse(person).error?.issues[0]?.path).toEqual(['languages', 1]);
    expect(languagesOf(tag)).toBeUndefined();
  },
);
