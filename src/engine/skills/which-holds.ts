import type { Answer } from '../../domain/document.js';
import type { Evidence } from '../../domain/evidence.js';
import { type Line, line, type SkillContext } from '../skill.js';
import { citedName } from './document-lines.js';

const keyOf = (name: string): string => name.toLowerCase().replace(/[^\p{L}\d]/gu, '');

/**
 * Which of two current documents with different figures is in force, where their own records tell it: one is made for the asked machine
 * and the other for another, one is not in force yet, one says that it replaces the other, or one is the later. Else that both are in force and who decides.
 */
export function whichHolds(answers: readonly Answer[], sources: readonly (Evidence | undefined)[], { understanding, say }: SkillContext): Line {
  const asked = understanding.assets.map(({ id }) => id);
  const made = answers.filter(({ passage }) => passage.appliesTo.some((name) => asked.some((id) => keyOf(id) === keyOf(name))));
  const [own] = made;
  const others = answers.filter((answer) => answer !== own);
  if (own !== undefined && made.length === 1 && others.every(({ passage }) => passage.appliesTo.length > 0))
    return line(say.madeForIt(citedName(own, say)), sources[answers.indexOf(own)]);
  const ahead = answers.filter(({ inForce }) => inForce?.standing === 'not-yet');
  const [next] = ahead;
  if (next !== undefined && ahead.length < answers.length)
    return line(say.notYetInForce(citedName(next, say), (next.inForce?.since ?? '').slice(0, 10)), sources[answers.indexOf(next)]);
  const successor = answers.find((answer) => answers.some((other) => other !== answer && replaces(answer, other)));
  if (successor !== undefined) return line(say.replacesTheOther(citedName(successor, say)), sources[answers.indexOf(successor)]);
  const dated = answers.map((answer) => ({ answer, since: Date.parse(answer.inForce?.since ?? '') }));
  const latest = [...dated].sort((left, right) => right.since - left.since)[0];
  if (latest !== undefined && dated.every(({ since }) => !Number.isNaN(since)) && dated.filter(({ since }) => since === latest.since).length === 1)
    return line(say.laterOne(citedName(latest.answer, say)), sources[answers.indexOf(latest.answer)]);
  return line(say.bothInForce, ...sources);
}

function replaces({ inForce, passage: own }: Answer, { passage }: Answer): boolean {
  const replaced = keyOf(inForce?.supersedes ?? '');
  return own.documentId !== passage.documentId && replaced !== '' && replaced.startsWith(keyOf(passage.documentId));
}
