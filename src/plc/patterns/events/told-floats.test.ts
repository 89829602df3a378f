import { describe, expect, it } from 'vitest';
import { leavesPartOpen } from '../open-parts.js';
import { selectTried } from '../trials/tried-selection.js';

function drafted(request: string): Readonly<{ id: string; code: string; open: readonly string[] }> {
  const found = selectTried(request, [], []);
  if (found.kind === 'refused') return { id: 'refused', code: '', open: [found.reason] };
  return { id: found.pattern.id, code: found.build.body.join('\n'), open: found.openQuestions.filter(leavesPartOpen) };
}

describe('pumps that empty something, each with a switch of its own', () => {
  it.each([
    ['Condensate pit: pump P-61 starts at LS-62, pump P-62 also at LS-63, both stop at LS-61.', 'P_61', 'LS_62', 'LS_61', 'P_62', 'LS_63'],
    ['Stormwater lift station: LSH-5 starts P-5A, LSHH-5 starts P-5B additionally, LSL-5 stops all pumps.', 'P_5A', 'LSH_5', 'LSL_5', 'P_5B', 'LSHH_5'],
    ['Abwasserschacht: Pumpe P-71 startet bei LS-72, Pumpe P-72 zusaetzlich bei LS-73, bei LS-71 stoppen beide.', 'P_71', 'LS_72', 'LS_71', 'P_72', 'LS_73'],
    ['Bilge: P-81 starts when LS-82 is reached, P-82 starts too when LS-83 is reached; both go off at LS-81.', 'P_81', 'LS_82', 'LS_81', 'P_82', 'LS_83'],
  ])('%s', (request, first, start, stop, second, more) => {
    const { code, open } = drafted(request);
    expect(open).toEqual([]);
    expect(code).toMatch(new RegExp(`${first}_CMD := ${stop} AND \\(${start} OR ${first}_CMD\\)`));
    expect(code).toMatch(new RegExp(`${second}_CMD := ${stop} AND \\(${more} OR ${second}_CMD\\)`));
  });

  it.each([
    'Roof tank: pump P-91 starts at LS-92, pump P-92 additionally at LS-93, both stop at LS-91.',
    'Sump: P-11 starts at LS-12, P-12 additionally at LS-13, both stop at LS-11, the lead changes each time.',
    'Sump: P-11 starts at LS-12, P-12 additionally at LS-13, P-11 stops at LS-11.',
    'Sump: P-11 starts at LS-12, P-12 never starts at LS-13, both stop at LS-11.',
    'Sump: P-11 starts at LS-12 after 5 s, P-12 additionally at LS-13, both stop at LS-11.',
  ])('is not read where something else is told: %s', (request) => {
    const { code, open } = drafted(request);
    expect(open.length === 0 ? code : '').not.toMatch(/:= LS_\d+ AND \(LS_\d+ OR/);
  });
});
