import * as z from 'zod';

const Queued = z.array(z.object({ key: z.string().max(120), question: z.string().max(8000) })).max(50);
export type QueuedQuestion = Readonly<{ key: string; question: string }>;

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
    else store.setItem(storeKey, JSON.stringify(queue.map(({ key, question }) => ({ key, question }))));
    return true;
  } catch {
    return false;
  }
}
