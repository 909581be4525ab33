/** A file on its way to the server; what comes of it is asked of the API by its id. */
import { currentToken, needsRenewal, renewSession } from '../session/session';

export type Sent = { readonly uploadId: string } | { readonly fault: string };

const largestFile = 32 * 1024 * 1024;

/** Sends a file as the viewer, and says in words why it was not taken. */
export async function sendFile(file: File): Promise<Sent> {
  if (file.size === 0) return { fault: 'The file is empty.' };
  if (file.size > largestFile) return { fault: 'The file is larger than 32 MB.' };
  if (needsRenewal()) await renewSession();
  const body = new FormData();
  body.append('file', file);
  const headers = { Authorization: `Bearer ${currentToken() ?? ''}` };
  const response = await fetch('/upload', { method: 'POST', headers, body }).catch(() => null);
  if (!response) return { fault: 'The server cannot be reached. Try again: nothing of the file was taken.' };
  const answer: unknown = await response.json().catch(() => null);
  return readAnswer(answer) ?? { fault: 'The file was not taken. Try again.' };
}

type Answer = { readonly uploadId?: unknown; readonly errors?: readonly { readonly message?: unknown }[] };

function readAnswer(answer: unknown): Sent | null {
  if (typeof answer !== 'object' || answer === null) return null;
  const { uploadId, errors } = answer as Answer;
  if (typeof uploadId === 'string') return { uploadId };
  const message = errors?.[0]?.message;
  return typeof message === 'string' ? { fault: message } : null;
}
