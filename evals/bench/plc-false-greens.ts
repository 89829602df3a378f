import { patternCatalogue } from '../../src/plc/patterns/catalogue.js';
import { defaultParameters } from '../../src/plc/patterns/defaults.js';
import { renderBlock } from '../../src/plc/patterns/render.js';
import { tagBook } from '../../src/plc/patterns/signals.js';
import { seedDefects } from '../../src/plc/proof/seed-defects.js';
import { passesUnnoticed } from '../../src/plc/proof/unnoticed.js';

type Measurement = Readonly<{ name: string; value: number; unit: string }>;

/**
 * How many seeded defects the proof ladder lets through as green, over every pattern of the library. Defects that no output shows are counted apart.
 * Fails above 2 %. `--pattern=motor-starter` takes one pattern; `--list=true` prints each that passes.
 */
export async function benchPlcFalseGreens(options: Readonly<Record<string, number | boolean | string>> = {}): Promise<readonly Measurement[]> {
  let [defects, withoutEffect] = [0, 0];
  const unnoticed: string[] = [];
  for (const pattern of patternCatalogue) {
    if (options['pattern'] !== undefined && options['pattern'] !== pattern.id) continue;
    const permissives = pattern.parameters.some(({ name }) => name === 'permissives') ? { permissives: ['PS-1', 'GS-2'] } : {};
    const build = pattern.build(defaultParameters(pattern, permissives), tagBook([]));
    const code = renderBlock(build);
    for (const defect of seedDefects(code)) {
      const passed = passesUnnoticed(defect.text, code, build);
      if (passed === null) withoutEffect++;
      else defects++;
      if (passed !== true) continue;
      unnoticed.push(`${pattern.id} line ${defect.line} ${defect.kind}: ${defect.description}`);
    }
  }
  const percent = Math.round((unnoticed.length / Math.max(1, defects)) * 1_000) / 10;
  if (percent > 2)
    throw new Error(`${unnoticed.length} of ${defects} seeded defects (${percent} %) pass the ladder as green; 2 % are allowed:\n${unnoticed.join('\n')}`);
  return [
    { name: 'seeded defects', value: defects, unit: '' },
    { name: 'passed as green', value: unnoticed.length, unit: '' },
    { name: 'share', value: percent, unit: '%' },
    ...(options['list'] === true ? unnoticed.map((name) => ({ name, value: 1, unit: 'passed' })) : []),
    { name: 'without effect at the outputs', value: withoutEffect, unit: '' },
  ];
}
