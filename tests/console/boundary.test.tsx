import { render, screen, fireEvent } from '@testing-library/react';
import { Boundary } from '../../client/console/parts/boundary.tsx';
import { i18n } from '../../client/console/locales/i18n.ts';

test('a part that fails says what to do, the others go on, and it can be drawn again', async () => {
  let broken = true;
  const Part = () => {
    if (broken) throw new Error('the node is not a child of this node');
    return <p>part</p>;
  };
  const complain = console.error;
  console.error = () => undefined;
  render(
    <>
      <Boundary>
        <Part />
      </Boundary>
      <p>others</p>
    </>,
  );
  console.error = complain;
  expect(screen.getByRole('alert').textContent).toContain(i18n.t('broken.hint'));
  screen.getByText('others');
  broken = false;
  fireEvent.click(screen.getByRole('button', { name: i18n.t('broken.again') }));
  await screen.findByText('part');
});
