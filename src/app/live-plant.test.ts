import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CopilotError } from '../domain/errors.js';
import type { SimulatedPlant } from '../plant/simulated-plant.js';
import { livePlant } from './live-plant.js';

/** A plant whose time is a number and whose physics fails at a given time. */
function bench(failsAt = Number.POSITIVE_INFINITY, isFull: () => boolean = () => false) {
  let plantMs = 1_000_000;
  const kept: string[] = [];
  const plant = {
    advanceTo: (timeMs: number) => {
      if (timeMs >= failsAt) throw new CopilotError({ code: 'internal', message: 'not a number', details: { field: 'tank', state: { tank: null } } });
      plantMs = timeMs;
    },
    reader: { now: () => new Date(plantMs) } as SimulatedPlant['reader'],
  };
  const live = livePlant(
    plant,
    { now: () => new Date(vi.getMockedSystemTime() ?? 0) },
    {
      save: () => {
        if (isFull()) throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
        kept.push('saved');
      },
      unsaved: (message) => kept.push(message),
      failed: (message, details) => kept.push(`${message} ${JSON.stringify(details)}`),
    },
  );
  return { live, kept, plantMs: () => plantMs };
}

describe('plant time with the clock', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: 5_000_000 });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('runs at the speed of the clock and is stored every minute and at the end', () => {
    const { live, kept, plantMs } = bench();
    live.start();
    vi.advanceTimersByTime(61_000);
    expect([plantMs(), kept]).toEqual([1_061_000, ['saved']]);
    live.stop();
    live.stop();
    expect(kept).toEqual(['saved', 'saved']);
  });

  it('goes on while the disk is full, tells of it once, and is stored when there is room', () => {
    let isFull = true;
    const { live, kept, plantMs } = bench(Number.POSITIVE_INFINITY, () => isFull);
    live.start();
    vi.advanceTimersByTime(130_000);
    expect([plantMs(), kept]).toEqual([1_130_000, [expect.stringContaining('disk with the data folder is full')]]);
    isFull = false;
    vi.advanceTimersByTime(60_000);
    expect(kept.slice(1)).toEqual(['saved']);
    isFull = true;
    live.stop();
    expect(kept).toHaveLength(3);
  });

  it('stands still after a failed step: the state is handed out once and the last good one is not overwritten', () => {
    const { live, kept, plantMs } = bench(1_010_000);
    live.start();
    vi.advanceTimersByTime(120_000);
    live.stop();
    expect(plantMs()).toBe(1_009_800);
    expect(kept).toEqual(['not a number {"field":"tank","state":{"tank":null}}']);
  });
});
