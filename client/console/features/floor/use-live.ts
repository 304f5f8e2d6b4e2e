import { useMemo } from 'react';
import type { StaffChat } from '../../../../protocol/chat.ts';
import { useDesk } from '../../store/desk.ts';
import { liveOf } from '../../store/lists.ts';

/** Every chat of the desk that is not closed. */
export function useLive(): StaffChat[] {
  const chats = useDesk((state) => state.chats);
  return useMemo(() => liveOf(chats), [chats]);
}
