import { describe, expect, it } from 'vitest';
import { patternCatalogue } from '../patterns/catalogue.js';
import { defaultParameters } from '../patterns/defaults.js';
import type { PatternBuild } from '../patterns/model.js';
import { renderBlock } from '../patterns/render.js';
import { plainSignal, tagBook } from '../patterns/signals.js';
import { load } from './harness.js';
import { heldInputsThatMatter } from './held-inputs.js';
import { defectKinds, seedDefects } from './seed-defects.js';
import { passesUnnoticed } from './unnoticed.js';

function buildOf(id: string): PatternBuild {
  const pattern = patternCatalogue.find((candidate) => candidate.id === id);
  if (pattern === undefined) throw new Error(`no pattern ${id}`);
  return pattern.build(defaultParameters(pattern), tagBook([]));
}

const judged = ['motor-starter', 'valve-feedback-timeout', 'dry-run-protection', 'median-of-three', 'emergency-stop-latch', 'delayed-stop'];

describe('seeded defects and the proof ladder', () => {
  it.each(judged)('%s: no sampled defect that shows at the outputs passes as green', (id) => {
    const build = buildOf(id);
    const code = renderBlock(build);
    const defects = seedDefects(code);
    // One defect of every kind; the benchmark plc-false-greens takes all of every pattern.
    const sample = defectKinds.flatMap((kind) => defects.filter((defect) => defect.kind === kind).slice(-1));
    expect(sample.length).toBeGreaterThanOrEqual(8);
    const unnoticed = sample.filter((defect) => passesUnnoticed(defect.text, code, build) === true);
    expect(unnoticed.map(({ kind, line, description }) => `${kind} line ${line}: ${description}`)).toEqual([]);
  });

  it('lets a defect through where nothing is judged: the measure can fail', () => {
    const whole = buildOf('motor-starter');
    const build = { ...whole, vectors: whole.vectors.slice(0, 1), invariants: [], interlocks: [] };
    const code = renderBlock(build);
    const changed = code.replace('T#3s', 'T#30s');
    expect(passesUnnoticed(changed, code, build)).toBe(true);
    expect(passesUnnoticed(changed, code, whole)).toBe(false);
  });
});

describe('inputs that act on an edge', () => {
  const header =
    'FUNCTION_BLOCK Unit VAR_INPUT Start, Stop : BOOL; END_VAR VAR_OUTPUT Run : BOOL; END_VAR VAR StartEdge : R_TRIG; END_VAR StartEdge(CLK := Start);';
  const build: PatternBuild = {
    blockName: 'Unit',
    purpose: '',
    signals: [
      plainSignal('input', 'BOOL', 'Start', 'start, acts on the rising edge'),
      plainSignal('input', 'BOOL', 'Stop', ''),
      plainSignal('output', 'BOOL', 'Run', ''),
    ],
    constants: [],
    locals: [],
    body: [],
    states: [],
    interlocks: [],
    invariants: [],
    vectors: [],
    openQuestions: [],
  };
  const findings = (body: string): readonly string[] => {
    const { plc } = load(`${header} ${body} END_FUNCTION_BLOCK`, 'iec', 'Unit');
    if (plc === null) throw new Error('does not compile');
    return heldInputsThatMatter(plc, build, { sequences: 3, scans: 400, cycleMs: 100, seed: 1 }).map(({ text }) => text);
  };

  it('finds nothing where a held button does what a tap does', () => {
    expect(findings('Run := (StartEdge.Q OR Run) AND NOT Stop;')).toEqual([]);
  });

  it('says which output a held button changes', () => {
    expect(findings('Run := (Start OR Run) AND NOT Stop;')).toEqual(['Start acts on its rising edge; held, it changes Run']);
  });
});
