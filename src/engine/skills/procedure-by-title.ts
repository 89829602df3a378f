import type { Passage, RankedPassage, SearchResult } from '../../domain/document.js';
import type { Understanding } from '../understand/understanding.js';
import { kindsOfWorkIn, workNamed } from './procedure-fit.js';
import { meets, telling } from './word-match.js';

const asksPaper =
  /\b(?:procedures?|instructions?|routine|steps|verfahren|anweisung|ablauf|schritte)\b|\p{L}+(?:verfahren|anweisung|ablauf)\b|程序|规程|步骤|流程/iu;
const isProcedure = /\b(?:procedures?|instructions?|verfahren|anweisung)\b|\p{L}+(?:verfahren|anweisung)\b|程序|规程/iu;
const ordered = /(?:^|\n)\s*1[.)]\s+\S[\s\S]*\n\s*2[.)]\s+\S/u;

/** The paper that a question asks for by its title ("the lockout procedure"): in the words of the title, or by the kind of work that both name. Null where a machine is named. */
export function titledPaper(found: readonly RankedPassage[], { effective, assets, unknownNames, language }: Understanding): string | null {
  if (assets.length > 0 || unknownNames.length > 0 || !asksPaper.test(effective)) return null;
  const subject = language === 'en' ? telling(workNamed(effective) ?? '') : [];
  const works = language === 'en' ? [] : kindsOfWorkIn(effective);
  if (subject.length === 0 && works.length === 0) return null;
  const titled = found.find(
    ({ passage: { document, status, flagged } }) =>
      status === 'current' &&
      !flagged &&
      isProcedure.test(document) &&
      subject.every((word) => meets(word, telling(document.split(':')[0] ?? ''))) &&
      works.every((work) => work.test(document)),
  );
  return titled?.passage.documentId ?? null;
}

/** The search for the numbered steps within one paper. */
export function stepsWithin(documentId: string, question: string) {
  return { toolName: 'search_knowledge', input: { query: `the steps in their order: ${question}`.slice(0, 1900), limit: 20, documents: [documentId] } };
}

const headsSteps = /\b(?:steps?|procedure|sequence|method|how to|schritte?|ablauf|vorgehen)\b|步骤|流程/iu;
const stepNumber = /(?:^|\n)\s*\d{1,2}[.)]\s/gu;

/** The numbered steps of a paper: those that a heading calls so, else the most, else the first in the order of its pages. */
export function stepsOf({ results }: SearchResult): Passage | null {
  const worth = ({ section, text }: Passage): number => (headsSteps.test(section?.split(' > ').at(-1) ?? '') ? 100 : 0) + (text.match(stepNumber)?.length ?? 0);
  const [first] = results
    .map(({ passage }) => passage)
    .filter((passage) => !passage.flagged && passage.status === 'current' && passage.kind !== 'table-row' && ordered.test(passage.text))
    .sort((a, b) => worth(b) - worth(a) || a.start - b.start);
  return first ?? null;
}
