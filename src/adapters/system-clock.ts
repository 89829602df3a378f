import { randomUUID } from 'node:crypto';
import type { Clock, IdSource } from '../ports/system.js';

/** The wall clock: the one place that reads it. */
export const systemClock: Clock = { now: () => new Date() };

/** Unguessable identifiers. */
export const randomIds: IdSource = { next: (prefix) => `${prefix}-${randomUUID().slice(0, 18).replaceAll('-', '')}` };

/** A number from 0 to 1, for jitter. */
export const randomNumber = (): number => Math.random();
