import { create } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import type { FileView } from '../../../protocol/files.ts';

/**
 * Where files wait to be sent: the composer of a chat, the comment of a case, a phrase. It is the path that they are uploaded to.
 */
export type UploadPlace = `/api/${string}/files`;

/** The composer of a chat. */
export const filesOfChat = (chatId: string): UploadPlace => `/api/chats/${encodeURIComponent(chatId)}/files`;

/** The comment of a case. */
export const filesOfCase = (number: string): UploadPlace => `/api/cases/${encodeURIComponent(number)}/files`;

/** The dialog of an own phrase, or a phrase in the editor of the manual; `new`: one that is not saved yet. */
export const filesForPhrase = (phraseId: string): UploadPlace =>
  `/api/phrases/${encodeURIComponent(phraseId)}/files`;

/** A file that waits above the field of its words: being uploaded, ready to be sent, or refused. */
export interface Upload {
  id: string;
  place: UploadPlace;
  name: string;
  size: number;
  /** The address of a picture in this tab, until the file is sent or removed. */
  preview: string | null;
  state: 'uploading' | 'ready' | 'failed';
  /** How much has arrived, from 0 to 1. */
  done: number;
  /** What the desk has made of it, once it is ready. */
  file: FileView | null;
  /** The desk's sentence, of what was refused. */
  why: string;
}

/** Every file that waits, in the order in which they were chosen. */
export const useUploads = create<{ all: readonly Upload[]; hint: boolean }>(() => ({ all: [], hint: false }));

/** The files that wait in a place. */
export function useUploadsOf(place: UploadPlace): readonly Upload[] {
  return useUploads(useShallow(({ all }) => all.filter((one) => one.place === place)));
}

/** Whether the files of a place are still being uploaded, and if not, whether any can be sent. */
export function useUploadState(place: UploadPlace): 'uploading' | 'ready' | 'none' {
  return useUploads(({ all }) => {
    const states = all.flatMap((one) => (one.place === place ? one.state : []));
    return states.includes('uploading') ? 'uploading' : states.includes('ready') ? 'ready' : 'none';
  });
}

/** Changes one of them; nothing if it was removed. */
export function changeUpload(id: string, change: Partial<Upload>): void {
  useUploads.setState(({ all }) => ({
    all: all.map((one) => (one.id === id ? { ...one, ...change } : one)),
  }));
}
