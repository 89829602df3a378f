import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createLine4Directory } from '../plant/line4/directory.js';
import { loadPlantTexts, plantTextsFileName, textsOfPlant } from './plant-texts.js';
import { packageRoot } from './root.js';

const folder = mkdtempSync(path.join(tmpdir(), 'plant-texts-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const bundled = path.join(packageRoot(), 'knowledge', plantTextsFileName);
const directory = createLine4Directory();

describe('the translations of the bundled plant', () => {
  it.each(['de', 'zh'] as const)('hold every text of the plant but the name of its site in %s', (language) => {
    const problems: string[] = [];
    const texts = loadPlantTexts([bundled], directory, (problem) => problems.push(problem));
    const site = directory.assets.find(({ level }) => level === 'site')?.name;
    expect(problems).toEqual([]);
    expect([...new Set(textsOfPlant(directory))].filter((text) => text !== site && texts.said(text, language) === null)).toEqual([]);
  });

  it("give way to the owner's own file", () => {
    const own = path.join(folder, plantTextsFileName);
    writeFileSync(own, 'Capper\n  de: Zuschrauber\n');
    const texts = loadPlantTexts([bundled, own], directory, () => undefined);
    expect(texts.said('Capper', 'de')).toBe('Zuschrauber');
    expect(texts.said('Filler', 'de')).toBe('Füller');
    expect(texts.said('Capper', 'zh')).toBe('旋盖机');
  });
});
