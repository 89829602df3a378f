import type { SearchResult } from '../domain/document.js';
import type { Scope } from './lexical/scope.js';

/** Below this many passages a first question is quick enough. */
export const WORTH_WARMING = 5_000;
const QUESTIONS = 160;
const WORDS = 12;

/** Questions in the words of passages spread evenly over the scope. */
function warmUpQuestions(scope: Scope): readonly string[] {
  return Array.from({ length: QUESTIONS }, (_, at) => {
    const text = scope.locate(Math.floor((at * scope.size) / QUESTIONS))?.passage.text ?? '';
    const words = text.split(/\s+/u).filter((word) => word !== '');
    const from = Math.max(0, Math.floor((words.length - WORDS) / 2));
    return words.slice(from, from + WORDS).join(' ');
  });
}

/**
 * Asks a large index questions of its own before people do. The first hundred or so questions after a start take several times as
 * long as later ones, while the engine compiles what they run through and the tables that questions share are made. Ends early
 * when `goesOn`, which is asked after each question, says false.
 */
export async function warmUp(scope: Scope, ask: (query: string) => Promise<SearchResult>, goesOn: () => Promise<boolean>): Promise<void> {
  for (const question of warmUpQuestions(scope)) {
    // The sentences that answer are looked for when they are asked for.
    void (await ask(question)).answers;
    if (!(await goesOn())) return;
  }
}
