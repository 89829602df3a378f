import { describe, expect, it } from 'vitest';
import { Asset, type AssetLink } from '../../domain/asset.js';
import { layoutMimic } from './mimic-layout.js';

const asset = (id: string, level: Asset['level'] = 'equipment') =>
  Asset.parse({
    ...{ id, name: id, level, parent: null, equipmentClass: null, make: null, model: null, serialNumber: null },
    ...{ nameplate: {}, aliases: [], documentIds: [], spareParts: [], isolationPoints: [] },
  });
const feeds = (...ids: string[]): AssetLink[] => ids.slice(1).map((to, index) => ({ from: ids[index] ?? '', to, kind: 'feeds' as const }));

describe('the process picture', () => {
  const assets = [...['T-1', 'P-1A', 'P-1B', 'V-1', 'R-1', 'T-2', 'B-1', 'X-1'].map((id) => asset(id)), asset('U1', 'unit')];
  const links: AssetLink[] = [
    ...feeds('T-1', 'P-1A', 'U1', 'V-1', 'R-1', 'T-2'),
    ...feeds('T-1', 'P-1B', 'U1'),
    ...feeds('R-1', 'T-1'),
    { from: 'B-1', to: 'R-1', kind: 'supplies' },
  ];

  it('runs from left to right, stacks what stands in parallel, and draws through headers', () => {
    const layout = layoutMimic(assets, links, 10);
    expect(layout?.placed.map(({ id, column, row }) => [id, column, row])).toEqual([
      ['T-1', 0, 0],
      ['P-1A', 1, 0],
      ['P-1B', 1, 1],
      ['V-1', 2, 0],
      ['R-1', 3, 0],
      ['T-2', 4, 0],
    ]);
    expect(layout?.rows).toEqual([2]);
    expect(layout?.pipes.filter(({ back }) => back).map(({ from, to }) => `${from.id} ${to.id}`)).toEqual(['R-1 T-1']);
    expect(layout?.beside).toEqual(['B-1']);
  });

  it('goes on in a further band where the line is longer than the screen', () => {
    const layout = layoutMimic(assets, links, 3);
    expect(layout?.columns).toBe(3);
    expect(layout?.placed.map(({ id, column, band }) => [id, column, band]).slice(-2)).toEqual([
      ['R-1', 0, 1],
      ['T-2', 1, 1],
    ]);
  });

  it('is absent where nothing feeds anything', () => {
    expect(layoutMimic(assets, [{ from: 'B-1', to: 'R-1', kind: 'supplies' }], 5)).toBeNull();
    expect(layoutMimic([], [], 5)).toBeNull();
  });
});
