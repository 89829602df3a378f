import { CopilotError } from '../../domain/errors.js';
import type { Embedder } from '../../ports/knowledge.js';
import type { Dictionary } from '../lexical/dictionary.js';
import type { Scope } from '../lexical/scope.js';
import type { Analyser } from '../text/analyse.js';
import { detectLanguage } from '../text/language.js';
import { fitLsa, foldTerms, hashText, type LsaOptions, type LsaSpace } from './lsa.js';

/** The id of a fitted space: it changes with the terms, their weights and the basis. */
export function spaceId(space: LsaSpace, termOf: (termId: number) => string): string {
  const terms = [...space.columnOf.keys()].map(termOf).join(' ');
  const numbers = [...space.right.subarray(0, 256), ...space.idf.subarray(0, 256)].map((value) => value.toFixed(4)).join(' ');
  return `lsa:${space.rank}:${hashText(`${terms} ${numbers}`).toString(16)}`;
}

/**
 * The built-in embedder behind the Embedder port: latent semantic analysis fitted on the passages of a scope, no download. Fitting
 * anew gives another id. A text without any known term embeds to the zero vector.
 */
export async function createLsaEmbedder(
  parts: Readonly<{ scope: Scope; analyser: Analyser; dictionary: Dictionary; pause: () => Promise<void> }>,
  options: LsaOptions,
): Promise<Embedder> {
  const { scope, analyser, dictionary, pause } = parts;
  if (scope.size < 3)
    throw new CopilotError({ code: 'index-missing', message: 'There are too few passages to fit an embedding space; ingest documents first.' });
  const steps = fitLsa(scope, (termId) => dictionary.term(termId), options);
  let step = steps.next();
  for (; step.done !== true; step = steps.next()) await pause();
  const space = step.value;
  return {
    id: spaceId(space, (termId) => dictionary.term(termId)),
    dimensions: space.rank,
    async embed(texts) {
      return texts.map((text) => {
        const tokens = analyser.analyse(text, detectLanguage(text)).filter((token) => !token.stop && !token.part);
        return foldTerms(
          tokens.map((token) => ({ termId: dictionary.find(token.term), weight: 1 })),
          space,
        );
      });
    },
  };
}
