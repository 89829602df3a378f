import { describe, expect, it } from 'vitest';
import type { Asset } from '../../domain/asset.js';
import { machineOrdered } from './machine-order.js';

const machine = (id: string, name: string, aliases: readonly string[] = []): Asset =>
  ({
    id,
    name,
    aliases,
    level: 'equipment',
    parent: null,
    make: null,
    model: null,
    serialNumber: null,
    spareParts: [],
    isolationPoints: [],
  }) as unknown as Asset;
const assets = [machine('P-101B', 'Raw milk pump B', ['milk pump B']), machine('HV-301', 'Drain valve'), machine('F-401', 'Filler', ['the filler'])];

describe('an order to a machine', () => {
  it.each([
    ['start P-101B', 'P-101B'],
    ['please stop the pump P-101B now', 'P-101B'],
    ['Can you open valve HV-301 for me?', 'HV-301'],
    ['could you please reset the filler', 'F-401'],
    ['switch off milk pump B', 'P-101B'],
    ['shut down F-401 immediately', 'F-401'],
    ['Fahr die Pumpe P-101B hoch', 'P-101B'],
    ['stell F-401 ab', 'F-401'],
    ['P-101B bitte einschalten', 'P-101B'],
    ['启动P-101B', 'P-101B'],
    ['请把F-401停掉', 'F-401'],
  ])('%s: %s', (question, id) => {
    expect(machineOrdered(question, assets)?.id).toBe(id);
  });

  it.each([
    'how do I start P-101B',
    'start P-101B when P-101A trips',
    'open a work order for P-101B',
    'open the manual of P-101B',
    'why did P-101B stop',
    'did F-401 stop at night',
    'P-101B 怎么启动？',
    'P-101B 为什么停机？',
    'run the shift report',
    'stop P-101B and start P-101A after 10 s',
    'can I start P-101B?',
    'wie fahre ich P-101B an?',
  ])('none: %s', (question) => {
    expect(machineOrdered(question, assets)).toBeNull();
  });
});
