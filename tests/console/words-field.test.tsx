import { useState } from 'react';
import { fireEvent, render, screen } from '@testing-library/react';
import { WordsField } from '../../client/console/parts/words-field.tsx';

function Looked() {
  const [words, setWords] = useState('');
  return (
    <>
      <WordsField label="words" words={words} onWords={setWords} />
      <button onClick={() => setWords('')}>all</button>
    </>
  );
}

test('the space before the next word stays when the words are looked for; other words replace it', () => {
  render(<Looked />);
  const field = screen.getByRole<HTMLInputElement>('searchbox');
  fireEvent.change(field, { target: { value: 'late ' } });
  fireEvent.keyDown(field, { key: 'Enter' });
  expect(field.value).toBe('late ');
  fireEvent.click(screen.getByRole('button'));
  expect(field.value).toBe('');
});
