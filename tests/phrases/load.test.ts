import { loadManual } from '../../phrases/load.ts';
import { ManualError } from '../../phrases/manual.ts';
import type { ManualFile } from '../../phrases/read-chapter.ts';
import { shippedFiles } from './shipped-manual.ts';

/** The shipped manual with one file changed by replacing a text in it. */
function changed(name: string, what: string, by: string): ManualFile[] {
  const files = shippedFiles('zh-CN');
  const file = files.find(({ path }) => path === `zh-CN/${name}`);
  expect(file?.text).toContain(what);
  return files.map((one) => (one === file ? { ...one, text: one.text.replace(what, by) } : one));
}

function refusal(files: readonly ManualFile[]): ManualError {
  try {
    loadManual(files);
  } catch (error) {
    if (error instanceof ManualError) {
      return error;
    }
    throw error;
  }
  throw new Error('the manual was accepted');
}

test('broken YAML is refused with file and line', () => {
  const error = refusal(changed('abuse.yaml', 'situations:\n', 'situations:\n  - [unclosed\n'));
  expect(error.file).toBe('zh-CN/abuse.yaml');
  expect(error.line).toBeGreaterThanOrEqual(4);
  expect(error.message).toMatch(/^zh-CN\/abuse\.yaml:\d+: not valid YAML/u);
});

test('an unknown key is named with its own line', () => {
  const error = refusal(changed('abuse.yaml', '    title: 骚扰\n', '    title: 骚扰\n    titel: 骚扰\n'));
  expect(error.message).toBe('zh-CN/abuse.yaml:7: unknown key "titel" in situations → 1');
});

test('a missing field is reported where the thing begins that lacks it', () => {
  const error = refusal(changed('abuse.yaml', '    title: 骚扰\n', ''));
  expect(error.line).toBe(5);
  expect(error.reason).toContain('situations → 1 → title');
});

test('a condition that does not exist is refused on its line', () => {
  const error = refusal(changed('opening.yaml', 'when: [morning]', 'when: [noon]'));
  expect(error.line).toBe(16);
  expect(error.reason).toContain('when');
});

test('an id used twice is refused where it is used again', () => {
  const error = refusal(changed('courtesy.yaml', 'id: thanks.2', 'id: thanks.1'));
  expect(error.reason).toBe('the phrase id "thanks.1" is already used in zh-CN/courtesy.yaml');
  expect(error.line).toBe(19);
});

test('an id used in two files is refused with both names', () => {
  const error = refusal(changed('understanding.yaml', '- id: ambiguous\n', '- id: greeting\n'));
  expect(error.message).toContain('zh-CN/understanding.yaml:5: the situation id "greeting"');
  expect(error.reason).toContain('zh-CN/opening.yaml');
});

test('a phrase that stands under another situation is refused', () => {
  expect(refusal(changed('courtesy.yaml', 'id: thanks.2', 'id: thank.2')).reason).toContain(
    'stands under "thanks"',
  );
});

test('an unknown placeholder is refused, with those that exist', () => {
  const error = refusal(changed('opening.yaml', '{{minutes}}', '{{minute}}'));
  expect(error.reason).toContain('unknown placeholder {{minute}}');
  expect(error.reason).toContain('minutes');
});

test.each(['{minutes}', '{{minutes}', '{{ minutes }}'])(
  'the half-written placeholder %s is refused',
  (written) => {
    expect(refusal(changed('opening.yaml', '{{minutes}}', written)).reason).toContain('placeholder');
  },
);

test('a next step that leads nowhere is refused on its line', () => {
  const error = refusal(changed('courtesy.yaml', 'id: anything_else', 'id: nothing_else'));
  expect(error.message).toBe(
    'zh-CN/courtesy.yaml:11: next step "nothing_else" is neither a situation nor an action',
  );
});

test('a pattern that may take forever is refused on its line', () => {
  const error = refusal(changed('conduct.yaml', "'工单'", "'(工+)+单'"));
  expect(error.reason).toContain('repeats without an end');
  expect(error.file).toBe('zh-CN/conduct.yaml');
});

test('a manual without the phrase that the desk itself sends is refused', () => {
  const error = refusal(changed('abuse.yaml', 'id: harassment.1', 'id: harassment.2'));
  expect(error.reason).toContain('"harassment.1"');
});

test('files of two languages do not make one manual', () => {
  const error = refusal([...shippedFiles('zh-CN'), ...shippedFiles('en').slice(0, 1)]);
  expect(error.reason).toContain('zh-CN in a manual whose first file says en');
});

test.each([
  ['nothing at all', []],
  ['an empty file', [{ path: 'a.yaml', text: '' }]],
  ['a list', [{ path: 'a.yaml', text: '- 1\n- 2\n' }]],
  ['a text', [{ path: 'a.yaml', text: 'hello' }]],
  ['aliases', [{ path: 'a.yaml', text: 'locale: &a zh-CN\nchapter: *a\n' }]],
  ['a forbidden key', [{ path: 'a.yaml', text: 'locale: en\nchapter: x\ntitle: y\n__proto__: {}\n' }]],
  ['nesting without end', [{ path: 'a.yaml', text: `situations: ${'['.repeat(3000)}` }]],
])('%s is refused as a manual, with a line', (_, files) => {
  expect(refusal(files).line).toBeGreaterThanOrEqual(1);
});

test('the version is the same for the same words and another for any other', () => {
  const version = loadManual(shippedFiles('zh-CN')).version;
  expect(loadManual(shippedFiles('zh-CN').reverse()).version).toBe(version);
  expect(loadManual(changed('courtesy.yaml', '不客气。', '不客气!')).version).not.toBe(version);
  expect(version).toMatch(/^[0-9a-f]{14}$/u);
});

test('Chinese punctuation may be typed with either keyboard; times and numbers keep theirs', () => {
  const manual = loadManual(changed('courtesy.yaml', '不客气。', '8:00,您好,我在!'));
  const phrase = manual.situations.flatMap(({ phrases }) => phrases).find(({ id }) => id === 'thanks.2');
  expect(phrase?.text).toBe('8:00，您好，我在！');
});
