import { writeSync } from 'node:fs';
import { pino, type DestinationStream, type Logger } from 'pino';

/** Fields that must never appear in the log, even by mistake. */
const PRIVATE = [
  'text',
  'name',
  'contact',
  'page',
  'referrer',
  'attributes',
  'remark',
  'reason',
  'note',
  'label',
  'value',
  'token',
  'password',
  'cookie',
  'authorization',
  'email',
  'phone',
  'headers',
  'payload',
  'body',
];
const DEPTHS = ['', '*.', '*.*.', '*.*.*.'];

/**
 * The log of this process, one JSON object a line. It has ids, codes and times, and at no level message text, names,
 * contacts, tokens or cookies.
 */
export function openLog(level: string, to: DestinationStream = standardOutput()): Logger {
  const paths = PRIVATE.flatMap((key) => DEPTHS.map((depth) => `${depth}${key}`));
  return pino({ level, redact: { paths, censor: '…' }, serializers: { err: plainError } }, to);
}

/** A full disk costs lines of the log, and not the desk: without a listener an error there ends the process. */
function standardOutput(): DestinationStream {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  return {
    write(line) {
      try {
        writeSync(1, line);
      } catch {
        // There is no other place to report it.
      }
    },
  };
}

/** An error without the details that database drivers and parsers attach: they quote their input. */
function plainError(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error };
  const { name, stack = '' } = error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  // A parser's sentence quotes the text that it stumbled over.
  const message = error instanceof SyntaxError ? '…' : error.message;
  const calls = stack.split('\n').filter((line) => /^\s+at /.test(line));
  return { type: name, ...(code === undefined ? {} : { code }), message, stack: calls.join('\n') };
}
