import { describe, expect, it } from 'vitest';
import { normaliseRequest } from '../request-text.js';
import { rolesOf } from './roles.js';

const rolesIn = (text: string, names: readonly string[]): string =>
  names.map((name) => `${name} ${rolesOf(normaliseRequest(text), names).get(name)}`).join(', ');

describe('what a request says of its names', () => {
  it.each([
    ['Louvre LV-3 opens above 27 °C, never in rain RS-1', 'LV-3 driven, RS-1 read'],
    ['Fan FN-2 runs on for 15 minutes after the burner BN-1 goes off, unless the door DR-1 is open', 'FN-2 driven, BN-1 read, DR-1 read'],
    ['Reset by KR-1, start by S-1: motor M-7 runs', 'KR-1 read, S-1 read, M-7 driven'],
    ['Light lamp LX-4 and stop conveyor CV-4 until the operator presses PB-3', 'LX-4 driven, CV-4 driven, PB-3 read'],
    ['Key switch KS-1 starts M-4', 'KS-1 read, M-4 driven'],
    ['Die Pumpe P-2 läuft an, wenn der Schalter LS-5 anspricht, nie bei Trockenlauf TL-2', 'P-2 driven, LS-5 read, TL-2 read'],
    ['Bei TT-12 über 90 °C Heizung H-3 aus', 'TT-12 read, H-3 driven'],
    ['Run hours of fan FN-2 per shift', 'FN-2 open'],
    ['液位低于30%时启动泵P-5,变频器故障FX-5时不得启动', 'P-5 driven, FX-5 read'],
    ['Delay the start of conveyor CV-4 by 5 s after LS-4 is made', 'CV-4 driven, LS-4 read'],
  ])('%s', (text, expected) => {
    const names = expected.split(', ').map((one) => one.split(' ')[0] ?? '');
    expect(rolesIn(text, names)).toBe(expected);
  });
});
