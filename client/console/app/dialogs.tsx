import type { ReactNode } from 'react';
import { DropPhraseDialog } from '../features/assistant/drop-phrase-dialog.tsx';
import { OwnPhrasesDialog } from '../features/assistant/own-phrases-dialog.tsx';
import { PinDialog } from '../features/assistant/pin-dialog.tsx';
import { PhraseSearch } from '../features/assistant/phrase-search.tsx';
import { KeySheet } from '../features/keys/key-sheet.tsx';
import { NewsDialog } from '../features/manual/news-dialog.tsx';
import { AuditDialog } from '../features/account/audit-dialog.tsx';
import { PasswordDialog } from '../features/account/password-dialog.tsx';
import { SafetyDialog } from '../features/account/safety-dialog.tsx';
import { useChat } from '../store/selectors.ts';
import { useView, type DialogName } from '../store/view.ts';
import { AskLeadDialog } from '../features/chat/actions/ask-lead-dialog.tsx';
import { BlockDialog } from '../features/chat/actions/block-dialog.tsx';
import { BlocksDialog } from '../features/blocks/blocks-dialog.tsx';
import { CloseDialog } from '../features/chat/actions/close-dialog.tsx';
import { DecideDialog } from '../features/chat/actions/decide-dialog.tsx';
import { EraseDialog } from '../features/chat/actions/erase-dialog.tsx';
import { FlagDialog } from '../features/chat/actions/flag-dialog.tsx';
import { HoldDialog } from '../features/chat/actions/hold-dialog.tsx';
import { SearchDialog } from '../features/search/search-dialog.tsx';
import { TakeOverDialog } from '../features/chat/actions/take-over-dialog.tsx';
import { TransferDialog } from '../features/chat/actions/transfer-dialog.tsx';
import { WarnDialog } from '../features/chat/actions/warn-dialog.tsx';

/** Windows that are about no chat. */
const ALONE = {
  ...{ keys: KeySheet, blocks: BlocksDialog, manualNews: NewsDialog, search: SearchDialog },
  ...{ safety: SafetyDialog, password: PasswordDialog, audit: AuditDialog },
  ...{ pin: PinDialog, ownPhrases: OwnPhrasesDialog, dropPhrase: DropPhraseDialog },
} satisfies Partial<Record<DialogName, () => ReactNode>>;

/** The window over the console, if one is open. */
export function Dialogs() {
  const dialog = useView((view) => view.dialog);
  const shown = useView((view) => view.target ?? view.chatId);
  const about = useView((view) => view.about);
  const chat = useChat(shown);
  if (dialog === null) return null;
  if (isAlone(dialog)) {
    const Alone = ALONE[dialog];
    return <Alone />;
  }
  if (!chat) return null;
  switch (dialog) {
    case 'phrases':
      return <PhraseSearch />;
    case 'warn':
      return <WarnDialog chat={chat} />;
    case 'flag':
      return about === null ? null : <FlagDialog chat={chat} seq={about} />;
    case 'transfer':
      return <TransferDialog chat={chat} />;
    case 'takeOver':
      return <TakeOverDialog chat={chat} />;
    case 'close':
      return <CloseDialog chat={chat} />;
    case 'askLead':
      return <AskLeadDialog chat={chat} />;
    case 'decide':
      return <DecideDialog chat={chat} />;
    case 'hold':
      return <HoldDialog chat={chat} />;
    case 'block':
      return <BlockDialog chat={chat} />;
    case 'erase':
      return <EraseDialog chat={chat} />;
  }
}

function isAlone(dialog: DialogName): dialog is keyof typeof ALONE {
  return dialog in ALONE;
}
