import { describe, expect, it } from 'vitest';
import type { MaintenanceRecord } from '../../domain/work-order.js';
import type { MaintenanceLog } from '../../ports/records.js';

function record(row: number, overrides: Readonly<Partial<MaintenanceRecord>> = {}): MaintenanceRecord {
  return {
    documentId: 'LOG-1',
    document: 'Maintenance log',
    row,
    date: '2025-01-01',
    asset: 'P-101A',
    failure: 'seal leak',
    action: 'replaced mechanical seal',
    durationHours: 2.5,
    parts: ['HC40-3101'],
    technician: 'J. K.',
    raw: '2025-01-01;P101A;seal leak;repl mech seal;2,5;HC40-3101',
    ...overrides,
  };
}

/** What every MaintenanceLog promises. `create` gives a new, empty log each time. */
export function describeMaintenanceLog(name: string, create: () => Promise<MaintenanceLog>): void {
  const rows = (found: Awaited<ReturnType<MaintenanceLog['search']>>) => found.records.map((entry) => entry.row);

  describe(`${name} as a maintenance log`, () => {
    it('gives back exactly the records it was given', async () => {
      const log = await create();
      const records = [record(1), record(2, { date: null, asset: null, failure: null, action: null, durationHours: null, parts: [], technician: null })];
      await log.replace('LOG-1', records);
      expect(await log.search({})).toEqual({ records, total: 2 });
    });
    it('lists the newest first and rows without a date last', async () => {
      const log = await create();
      await log.replace('LOG-1', [record(1, { date: '2025-01-01' }), record(2, { date: null }), record(3, { date: '2025-03-01T14:00' })]);
      expect(rows(await log.search({}))).toEqual([3, 1, 2]);
    });
    it('finds an asset however its tag is written', async () => {
      const log = await create();
      await log.replace('LOG-1', [record(1), record(2, { asset: 'P-101B' })]);
      expect(rows(await log.search({ asset: 'p 101a' }))).toEqual([1]);
    });
    it('takes from and to as inclusive days, and leaves undated rows out', async () => {
      const log = await create();
      const dates = ['2025-01-01', '2025-01-02T23:00', '2025-01-03', null];
      await log.replace(
        'LOG-1',
        dates.map((date, index) => record(index + 1, { date })),
      );
      expect(rows(await log.search({ from: '2025-01-02', to: '2025-01-02' }))).toEqual([2]);
      expect(rows(await log.search({ to: '2025-01-02' }))).toEqual([2, 1]);
    });
    it('finds rows with every word of the text, and rows with any word only when no row has all', async () => {
      const log = await create();
      await log.replace('LOG-1', [record(1), record(2, { failure: 'bearing noise', action: 'greased', raw: 'bearing noise', parts: [] })]);
      expect(rows(await log.search({ text: 'Seal leak' }))).toEqual([1]);
      expect(rows(await log.search({ text: 'noisy seal' }))).toEqual([1]);
      expect(rows(await log.search({ text: '100%' }))).toEqual([]);
    });
    it('counts all matches even when it returns fewer', async () => {
      const log = await create();
      await log.replace(
        'LOG-1',
        [1, 2, 3].map((row) => record(row)),
      );
      const found = await log.search({ limit: 2 });
      expect([found.records.length, found.total]).toEqual([2, 3]);
    });
    it('keeps to the documents it is told, and finds nothing in none', async () => {
      const log = await create();
      await log.replace('LOG-1', [record(1), record(2, { asset: 'Press 4' })]);
      await log.replace('LOG-2', [record(7, { documentId: 'LOG-2', asset: 'Mill 2' })]);
      expect((await log.search({ documents: ['LOG-2'] })).total).toBe(1);
      expect((await log.search({ documents: [] })).total).toBe(0);
      expect(await log.assets(['LOG-1'])).toEqual(['P-101A', 'Press 4']);
      expect(await log.assets([])).toEqual([]);
    });
    it('replaces the rows of one document and leaves the others', async () => {
      const log = await create();
      await log.replace('LOG-1', [record(1), record(2)]);
      await log.replace('LOG-2', [record(7, { documentId: 'LOG-2' })]);
      await log.replace('LOG-1', []);
      expect(rows(await log.search({}))).toEqual([7]);
    });
  });
}
