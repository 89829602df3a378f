import { existsSync, readFileSync } from 'node:fs';
import { type PlantTextProblem, PlantTexts, readPlantTexts } from '../domain/plant-texts.js';
import type { PlantDirectory } from '../ports/plant.js';

/** The name of the file in the knowledge folder, and of the owner's own beside it in the data folder. */
export const plantTextsFileName = 'plant-texts.txt';

/** Every text of the plant's own data that a sentence may hold. */
export function textsOfPlant({ assets, tags, alarms }: PlantDirectory): readonly string[] {
  return [
    ...alarms.flatMap(({ message, cause, consequence, correctiveAction }) => [message, cause, consequence, correctiveAction]),
    ...tags.map(({ description }) => description),
    ...assets.flatMap(({ name, isolationPoints }) => [name, ...isolationPoints]),
  ];
}

/** The translations of the plant's texts; of two files the later one wins. A missing file is no problem, a line that means nothing is reported. */
export function loadPlantTexts(files: readonly string[], directory: PlantDirectory, progress: (text: string) => void): PlantTexts {
  const read = files.filter((file) => existsSync(file)).map((file) => ({ file, ...readPlantTexts(readFileSync(file, 'utf8')) }));
  for (const { file, problems } of read) for (const problem of problems.slice(0, 20)) progress(`${file}:${told(problem)}`);
  return new PlantTexts(
    read.toReversed().flatMap(({ texts }) => texts),
    textsOfPlant(directory),
  );
}

function told({ line, text, reason }: PlantTextProblem): string {
  return `${line}: ${reason} (${text})`;
}
