import { addressedAs } from '../../../phrases/suggest/values.ts';

test.each([
  ['王女士', { surname: '王', title: '女士' }],
  ['欧阳总', { surname: '欧阳', title: '总' }],
  ['Dr. Jane Smith', { surname: 'Smith', title: 'Dr' }],
  ['mrs Lee', { surname: 'Lee', title: 'mrs' }],
  ['王总结', { surname: '王总结' }],
  ['先生', { surname: '先生' }],
  [' 李小明 ', { surname: '李小明' }],
  ['', {}],
  [null, {}],
])('%s', (name, expected) => {
  expect(addressedAs(name)).toEqual(expected);
});
