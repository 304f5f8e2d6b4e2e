import { z } from 'zod';
import { PUSH_KINDS, type PushDevice } from '../push.ts';
import { Id } from '../text.ts';
import { desk, gives } from './operation.ts';

const Key = (bytes: number) =>
  z
    .string()
    .refine((text) => isBase64Url(text) && decodedLength(text) === bytes, 'must be a key of a browser');

/** As a browser's `PushSubscription` says it. */
const Subscription = z.strictObject({
  endpoint: z.url({ protocol: /^https?$/ }).max(2000),
  p256dh: Key(65),
  auth: Key(16),
});

const choice = {
  kinds: z.array(z.enum(PUSH_KINDS)).max(PUSH_KINDS.length),
  words: z.boolean(),
};

const locale = z.enum(['zh-CN', 'en']);

/** Which of one's own devices are told of news while no console is open: for one's own account alone. */
export const pushOperations = {
  /** The desk's public key, with which a browser subscribes, and the devices of this account. */
  pushDevices: desk({
    input: z.strictObject({}),
    output: gives<{ key: string; devices: PushDevice[] }>(),
    needs: null,
    order: 'none',
  }),
  subscribePush: desk({
    input: z.strictObject({ subscription: Subscription, locale, ...choice }),
    output: gives<{ device: PushDevice }>(),
    needs: null,
    order: 'none',
  }),
  /**
   * A console is open on a device that is known: its browser may have another subscription by now. Refused once the device is
   * no longer told of anything, which its browser then forgets too.
   */
  renewPush: desk({
    input: z.strictObject({
      id: Id,
      subscription: Subscription,
      locale,
      kinds: choice.kinds.optional(),
      words: choice.words.optional(),
    }),
    output: gives<{ device: PushDevice }>(),
    needs: null,
    order: 'none',
  }),
  endPush: desk({
    input: z.strictObject({ id: Id }),
    output: gives<object>(),
    needs: null,
    order: 'none',
  }),
};

function isBase64Url(text: string): boolean {
  return /^[\w-]+={0,2}$/.test(text);
}

function decodedLength(text: string): number {
  return Math.floor((text.replace(/=+$/, '').length * 3) / 4);
}
