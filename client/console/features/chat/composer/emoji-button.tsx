import { lazy, Suspense, useRef } from 'react';
import { Dialog, Popover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { ActionButton } from '../../../parts/action-button.tsx';
import { Boundary } from '../../../parts/boundary.tsx';
import { afterOverlayCloses } from '../../../parts/dialog.tsx';
import { openEmoji, putIn, useComposerCursor } from '../../../store/composer-cursor.ts';

const EmojiPicker = lazy(() =>
  import('./emoji-picker.tsx').then(({ EmojiPicker: part }) => ({ default: part })),
);

/** Opens the emoji over the composer, loaded at that moment; one that is chosen goes where the cursor is. */
export function EmojiButton({ chatId }: { chatId: string }) {
  const { t } = useTranslation();
  // Above the whole composer, whose words stay in view.
  const place = useRef<HTMLElement>(null);
  const isOpen = useComposerCursor((state) => state.emojiFor === chatId);
  return (
    <span
      ref={(node) => {
        place.current = node?.closest('section') ?? node;
      }}
    >
      <ActionButton
        label={t('keys.names.emoji')}
        icon="smile"
        command="emoji"
        onPress={() => openEmoji(isOpen ? null : chatId)}
      />
      <Popover
        className="popover"
        placement="top start"
        triggerRef={place}
        isOpen={isOpen}
        onOpenChange={(open) => openEmoji(open ? chatId : null)}
      >
        <Dialog aria-label={t('chat.emoji.label')}>
          <Boundary>
            <Suspense fallback={<p className="faint">{t('chat.emoji.loading')}</p>}>
              <EmojiPicker
                pick={(emoji) => {
                  openEmoji(null);
                  afterOverlayCloses(() => putIn(chatId, emoji));
                }}
              />
            </Suspense>
          </Boundary>
        </Dialog>
      </Popover>
    </span>
  );
}
