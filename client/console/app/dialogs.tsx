import { useEffect, type ComponentType } from 'react';
import type { StaffChat } from '../../../protocol/chat.ts';
import { RemovePhraseDialog } from '../features/assistant/remove-phrase-dialog.tsx';
import { OwnPhrasesDialog } from '../features/assistant/own-phrases-dialog.tsx';
import { PinDialog } from '../features/assistant/pin-dialog.tsx';
import { SituationDialog } from '../features/assistant/situation-list.tsx';
import { ProposeDialog } from '../features/assistant/propose-dialog.tsx';
import { PhraseSearch } from '../features/assistant/phrase-search.tsx';
import { RecordDialog } from '../features/cases/record-dialog.tsx';
import { KeySheet } from '../features/keys/key-sheet.tsx';
import { NewsDialog } from '../features/manual/news-dialog.tsx';
import { PasswordDialog } from '../features/account/password-dialog.tsx';
import { PreferencesDialog } from '../features/preferences/preferences-dialog.tsx';
import { SafetyDialog } from '../features/account/safety-dialog.tsx';
import { AnnounceDialog } from '../features/shift/announce-dialog.tsx';
import { HandoverDialog } from '../features/shift/handover-dialog.tsx';
import { AnnouncementsDialog } from '../features/shift/announcements-dialog.tsx';
import { InviteDialog } from '../features/visitors/invite-dialog.tsx';
import { StatusDialog, StatusOfDialog } from '../features/status/status-dialog.tsx';
import { useChat } from '../store/selectors.ts';
import { closeDialog, useView, type ChatDialog, type LoneDialog, type MessageDialog } from '../store/view.ts';
import { ApprovalDialog } from '../features/chat/actions/approval-dialog.tsx';
import { BlockDialog } from '../features/chat/actions/block-dialog.tsx';
import { CallLeadDialog } from '../features/chat/actions/call-lead-dialog.tsx';
import { BlocksDialog } from '../features/blocks/blocks-dialog.tsx';
import { CloseDialog } from '../features/chat/actions/close-dialog.tsx';
import { CrisisDialog, CrisisReportDialog } from '../features/chat/actions/crisis-dialog.tsx';
import { DecideDialog, AskLeadDialog } from '../features/chat/actions/decide-dialog.tsx';
import { EraseDialog } from '../features/chat/actions/erase-dialog.tsx';
import { FlagDialog } from '../features/chat/actions/flag-dialog.tsx';
import { HoldDialog } from '../features/chat/actions/hold-dialog.tsx';
import { PeekDialog } from '../features/chat/customer/peek-dialog.tsx';
import { SearchDialog } from '../features/search/search-dialog.tsx';
import { TransferDialog, TakeOverDialog } from '../features/chat/actions/transfer-dialog.tsx';
import { WarnDialog } from '../features/chat/actions/warn-dialog.tsx';

const LONE: Readonly<Record<LoneDialog, ComponentType>> = {
  keys: KeySheet,
  blocks: BlocksDialog,
  search: SearchDialog,
  manualNews: NewsDialog,
  pin: PinDialog,
  handover: HandoverDialog,
  announcements: AnnouncementsDialog,
  announce: AnnounceDialog,
  ownPhrases: OwnPhrasesDialog,
  dropPhrase: RemovePhraseDialog,
  safety: SafetyDialog,
  password: PasswordDialog,
  preferences: PreferencesDialog,
  status: StatusDialog,
};

const OF_CHAT: Readonly<Record<ChatDialog, ComponentType<{ chat: StaffChat }>>> = {
  phrases: PhraseSearch,
  situation: SituationDialog,
  warn: WarnDialog,
  close: CloseDialog,
  transfer: TransferDialog,
  takeOver: TakeOverDialog,
  askLead: AskLeadDialog,
  callLead: CallLeadDialog,
  decide: DecideDialog,
  hold: HoldDialog,
  block: BlockDialog,
  crisis: CrisisDialog,
  crisisReport: CrisisReportDialog,
  approval: ApprovalDialog,
};

const OF_MESSAGE: Readonly<Record<MessageDialog, ComponentType<{ chat: StaffChat; seq: number }>>> = {
  flag: FlagDialog,
  propose: ProposeDialog,
};

/** The open dialog, if any; closes it if its chat has gone. */
export function Dialogs() {
  const dialog = useView((view) => view.dialog);
  const chat = useChat(dialog !== null && 'chatId' in dialog ? dialog.chatId : null);
  const isWithoutChat = dialog !== null && 'chatId' in dialog && chat === null;
  useEffect(() => {
    // A dialog that is open and not shown would keep all keys to itself.
    if (isWithoutChat) closeDialog();
  }, [isWithoutChat]);
  if (dialog === null) return null;
  if ('visitor' in dialog) return <InviteDialog visitor={dialog.visitor} />;
  if ('chat' in dialog) return <EraseDialog chat={dialog.chat} />;
  if ('of' in dialog) return <PeekDialog of={dialog.of} />;
  if ('account' in dialog) return <StatusOfDialog account={dialog.account} />;
  if (!('chatId' in dialog)) {
    const Shown = LONE[dialog.name];
    return <Shown />;
  }
  if (chat === null) return null;
  if (dialog.name === 'record')
    return <RecordDialog chat={chat} kind={dialog.kind} urgent={dialog.urgent === true} />;
  if ('seq' in dialog) {
    const Shown = OF_MESSAGE[dialog.name];
    return <Shown chat={chat} seq={dialog.seq} />;
  }
  const Shown = OF_CHAT[dialog.name];
  return <Shown chat={chat} />;
}
