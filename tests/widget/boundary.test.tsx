/** @jsxImportSource preact */
import { screen } from '@testing-library/dom';
import { render } from 'preact';
import { Boundary } from '../../client/widget/frame/boundary.tsx';
import { en } from '../../client/widget/locales/en.ts';
import { zhCn } from '../../client/widget/locales/zh-cn.ts';

test.each([en, zhCn])(
  'a chat that cannot be drawn says what to do, and that nothing is lost: $tag',
  async (texts) => {
    const Part = (): never => {
      throw new Error('the node is not a child of this node');
    };
    render(
      <Boundary texts={texts}>
        <Part />
      </Boundary>,
      document.body,
    );
    expect((await screen.findByRole('alert')).textContent).toContain(texts.failed);
    screen.getByRole('button', { name: texts.reload });
    render(null, document.body);
  },
);
