/** @jsxImportSource preact */
import type { JSX } from 'preact';
import { linkify } from './linkify.ts';

/** What somebody typed: text and nothing but text, in which web addresses can be followed. */
export function MessageText({ text }: { text: string }): JSX.Element {
  return (
    <>
      {linkify(text).map(({ text: stretch, href }) =>
        href === null ? (
          stretch
        ) : (
          <a href={href} target="_blank" rel="noopener noreferrer nofollow">
            {stretch}
          </a>
        ),
      )}
    </>
  );
}
