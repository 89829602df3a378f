import * as z from 'zod';
import { CopilotError } from '../domain/errors.js';
import type { TimeWindow } from '../ports/plant.js';

/** A window as tools take it: absolute ends in plant time, or the last so many minutes. */
export const WindowInput = {
  from: z.iso.datetime({ offset: true }).optional().describe('Start, ISO 8601 with offset, plant time'),
  to: z.iso.datetime({ offset: true }).optional().describe('End, ISO 8601 with offset; now when left out'),
  minutes: z
    .number()
    .positive()
    .max(60 * 24 * 62)
    .optional()
    .describe('Instead of from: how many minutes back from the end'),
};

/** Resolves a window against the plant's clock. The end is never later than now. */
export function resolveWindow(
  input: Readonly<{ from?: string | undefined; to?: string | undefined; minutes?: number | undefined }>,
  now: Date,
  defaultMinutes: number,
): TimeWindow {
  const to = input.to === undefined ? now : new Date(Math.min(Date.parse(input.to), now.getTime()));
  const from = input.from === undefined ? new Date(to.getTime() - (input.minutes ?? defaultMinutes) * 60_000) : new Date(input.from);
  if (from.getTime() >= to.getTime())
    throw new CopilotError({ code: 'tool-input-invalid', message: 'The window is empty: its start must be before its end and not in the future.' });
  return { from, to };
}
