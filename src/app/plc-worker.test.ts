import { describe, expect, it } from 'vitest';
import { createLine4Directory } from '../plant/line4/directory.js';
import { createPlcDrafting } from './plc-worker.js';

const { tags, assets } = createLine4Directory();
const equipment = assets.filter(({ level }) => level === 'equipment').map(({ id }) => id as string);
const job = { request: 'agitator AG-301 on above 15 % and off below 12 % of LT-301', dialect: 'iec', tags, equipment } as const;

describe('drafting', () => {
  it('climbs the closed-loop rung with the plant model and names what it is doing', async () => {
    await using drafting = createPlcDrafting();
    const told: string[] = [];
    const result = await drafting.draft(job, { signal: new AbortController().signal, progress: (text) => told.push(text) });
    if (result.kind === 'refused') throw new Error(result.reason);
    expect(result.proof.find(({ rung }) => rung === 4)).toMatchObject({ status: 'passed', figures: { scenarios: 3, failed: 0 } });
    expect(told[0]).toBe('closed loop 1 of 3: normal running');
  });

  it('gives a result that survives the way out of a thread', async () => {
    await using drafting = createPlcDrafting();
    const result = await drafting.draft(
      { ...job, request: 'latch the emergency stop of P-501 until reset' },
      { signal: new AbortController().signal, progress: () => undefined },
    );
    expect(structuredClone(result)).toEqual(result);
  });

  it('does not begin when it is cancelled already', async () => {
    await using drafting = createPlcDrafting();
    await expect(drafting.draft(job, { signal: AbortSignal.abort(), progress: () => undefined })).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('reports a thread that cannot start instead of waiting for it', async () => {
    await using drafting = createPlcDrafting(import.meta.filename);
    await expect(drafting.draft(job, { signal: new AbortController().signal, progress: () => undefined })).rejects.toMatchObject({ code: 'tool-failed' });
  });
});
