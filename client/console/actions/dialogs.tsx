import type { ReactNode } from 'react';
import { DropPhraseDialog } from '../assistant/drop-phrase-dialog.tsx';
import { OwnPhrasesDialog } from '../assistant/own-phrases-dialog.tsx';
import { PinDialog } from '../assistant/pin-dialog.tsx';
import { PhraseSearch } from '../assistant/phrase-search.tsx';
import { KeySheet } from '../keys/key-sheet.tsx';
import { NewsDialog } from '../screens/manual/news-dialog.tsx';
import { AuditDialog } from '../screens/account/audit-dialog.tsx';
import { PasswordDialog } from '../screens/account/password-dialog.tsx';
import { SafetyDialog } from '../screens/account/safety-dialog.tsx';
import { useChat } from '../store/selectors.ts';
import { useView, type DialogName } from '../store/view.ts';
import { AskLeadDialog } from './ask-lead-dialog.tsx';
import { BlockDialog } from './block-dialog.tsx';
import { BlocksDialog } from './blocks-dialog.tsx';
import { CloseDialog } from './close-dialog.tsx';
import { DecideDialog } from './decide-dialog.tsx';
import { EraseDialog } from './erase-dialog.tsx';
import { FlagDialog } from './flag-dialog.tsx';
import { HoldDialog } from './hold-dialog.tsx';
import { SearchDialog } from './search-dialog.tsx';
import { TakeOverDialog } from './take-over-dialog.tsx';
import { TransferDialog } from './transfer-dialog.tsx';
import { WarnDialog } from './warn-dialog.tsx';

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
