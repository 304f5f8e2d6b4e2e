import type { FileView } from '../../../protocol/files.ts';

/** An upload that runs. */
export interface Sending {
  /** The file as the desk has it, or the status of its refusal; 0 without an answer. */
  result: Promise<FileView | number>;
  stop: () => void;
}

/** Uploads a file with the customer's token. By XMLHttpRequest: `fetch` does not tell how much has been sent. */
export function sendFile(
  bytes: Blob,
  name: string,
  token: string,
  progress: (done: number) => void,
): Sending {
  const request = new XMLHttpRequest();
  const form = new FormData();
  form.append('file', bytes, name || 'image.png');
  const result = new Promise<FileView | number>((resolve) => {
    request.onloadend = () => resolve(request.status === 201 ? fileIn(request.responseText) : request.status);
  });
  request.upload.onprogress = ({ loaded, total }) => progress(total > 0 ? loaded / total : 0);
  request.open('POST', '/widget/files');
  request.setRequestHeader('authorization', `Bearer ${token}`);
  request.send(form);
  return { result, stop: () => request.abort() };
}

function fileIn(text: string): FileView | number {
  try {
    // The server is built from the same sources: its answer is not checked again.
    return (JSON.parse(text) as { file: FileView }).file;
  } catch {
    return 0;
  }
}
