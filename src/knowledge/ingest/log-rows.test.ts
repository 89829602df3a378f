import { describe, expect, it } from 'vitest';
import { expandShortForms, normaliseAsset, toMaintenanceRecords } from './log-rows.js';

describe('toMaintenanceRecords', () => {
  it('brings tags into one spelling and writes short forms out, leaving the raw words alone', () => {
    const row = {
      row: 2,
      date: '2025-03-01',
      asset: 'p101a',
      failure: 'DE brg noise',
      action: 'repl. mech seal',
      durationHours: 1,
      parts: [],
      technician: null,
      raw: 'p101a;DE brg noise',
    };
    expect(toMaintenanceRecords([row], { id: 'LOG', title: 'Log' })).toEqual([
      { ...row, documentId: 'LOG', document: 'Log', asset: 'P-101A', failure: 'DE bearing noise', action: 'replaced mechanical seal' },
    ]);
  });
});

describe('normaliseAsset', () => {
  it.each([
    ['p101a', 'P-101A'],
    ['P 101 A', 'P-101A'],
    ['P-101A', 'P-101A'],
    ['Pump P-101A (duty)', 'P-101A'],
    ['bl601', 'BL-601'],
    ['Filler', 'Filler'],
    ['KX-40 #2', 'KX-40 #2'],
    ['Mixer M-20 unit 3', 'Mixer M-20 unit 3'],
    ['', ''],
  ])('reads %j as %j', (asset, expected) => expect(normaliseAsset(asset)).toBe(expected));
});

describe('expandShortForms', () => {
  it('leaves words alone that only begin so', () => expect(expandShortForms('temporary brg, press button')).toBe('temporary bearing, press button'));
});
