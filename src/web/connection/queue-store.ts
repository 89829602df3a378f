import * as z from 'zod';

const Queued = z.array(z.object({ key: z.string().max(120), question: z.string().max(8000), collection: z.string().max(120).optional() })).max(50);
export type QueuedQuestion = Readonly<{ key: string; question: string; collection?: string | undefined }>;

/** The part of localStorage that is used here, so that tests can give their own. */
export type Store = Readonly<{ getItem(key: string): string | null; setItem(key: string, value: string): void; removeItem(key: string): void }>;

const storeKey = 'shiftmate.queue';

/** Questions that were not yet taken by the server; they survive closing the page. Damaged content reads as empty. */
export function loadQueue(store: Store): readonly QueuedQuestion[] {
  try {
    const parsed = Queued.safeParse(JSON.parse(store.getItem(storeKey) ?? '[]'));
    return parsed.success ? parsed.data : [];
  } catch {
    return [];
  }
}

/** False when the browser has no room or forbids storing; the queue then lives only as long as the page. */
export function saveQueue(store: Store, queue: readonly QueuedQuestion[]): boolean {
  try {
    if (queue.length === 0) store.removeItem(storeKey);
    else
      store.setItem(
        storeKey,
        JSON.stringify(queue.map(({ key, question, collection }) => ({ key, question, ...(collection === undefined ? {} : { collection }) }))),
      );
    return true;
  } catch {
    return false;
  }
}

const Kept = z.object({ session: z.string().max(120), replayFrom: z.int().min(0), role: z.string() });
const sessionKey = 'shiftmate.session';

/** The session that this tab had before it was reloaded, if it was the same role's. */
export function loadSession(store: Store, role: string): Readonly<{ session: string; replayFrom: number }> | null {
  try {
    const parsed = Kept.safeParse(JSON.parse(store.getItem(sessionKey) ?? 'null'));
    return parsed.success && parsed.data.role === role ? { session: parsed.data.session, replayFrom: parsed.data.replayFrom } : null;
  } catch {
    return null;
  }
}

/** Best effort: without it a reloaded page starts empty. */
export function saveSession(store: Store, kept: Readonly<{ session: string; replayFrom: number; role: string }> | null): void {
  try {
    if (kept === null) store.removeItem(sessionKey);
    else store.setItem(sessionKey, JSON.stringify(kept));
  } catch {
    // A browser that stores nothing still works; the text above says what is lost.
  }
}
