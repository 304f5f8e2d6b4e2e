import { create } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import type { FileView } from '../../../protocol/files.ts';

/** A file that waits above the composer: being uploaded, ready to be sent, or refused. */
export interface Upload {
  id: string;
  chatId: string;
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

/** The files that wait in a chat. */
export function useUploadsOf(chatId: string): readonly Upload[] {
  return useUploads(useShallow(({ all }) => all.filter((one) => one.chatId === chatId)));
}

/** Whether a chat's files are still being uploaded, and if not, whether any can be sent. */
export function useUploadState(chatId: string): 'uploading' | 'ready' | 'none' {
  return useUploads(({ all }) => {
    const states = all.flatMap((one) => (one.chatId === chatId ? one.state : []));
    return states.includes('uploading') ? 'uploading' : states.includes('ready') ? 'ready' : 'none';
  });
}

/** Changes one of them; nothing if it was removed. */
export function changeUpload(id: string, change: Partial<Upload>): void {
  useUploads.setState(({ all }) => ({
    all: all.map((one) => (one.id === id ? { ...one, ...change } : one)),
  }));
}
