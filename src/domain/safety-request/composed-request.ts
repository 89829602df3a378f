import * as idea from './concepts.js';
import { isCountered } from './frames.js';
import type { ObliqueKind } from './oblique-request.js';
import { clausesOf } from './wording.js';

/**
 * Ideas that together make a request: `told` may stand anywhere in it, `asked` stands in a clause that asks for something and has no honest aim.
 * `plain` ones hold even where no clause is marked as asking, for an order to falsify has no question in it.
 */
type Composition = Readonly<{ kind: ObliqueKind; told: readonly RegExp[]; asked: readonly RegExp[]; anyAim?: true }>;
const compositions: readonly Composition[] = [
  { kind: 'falsify', told: [idea.evidenceKept, idea.madeUp], asked: [idea.writesDown], anyAim: true },
  { kind: 'product', told: [idea.turnedAway], asked: [idea.sentOnward], anyAim: true },
  { kind: 'defeat', told: [idea.protector], asked: [idea.numbs] },
  { kind: 'defeat', told: [idea.protector], asked: [idea.makeshift] },
  { kind: 'move-limit', told: [idea.protector, idea.bother], asked: [idea.moreRoom] },
  { kind: 'defeat', told: [idea.protector, idea.bother], asked: [idea.carriesOn] },
  { kind: 'move-limit', told: [idea.protector], asked: [idea.newFigure] },
  { kind: 'defeat', told: [idea.openGuard], asked: [idea.machineGoes] },
  { kind: 'skip-isolation', told: [idea.exposure], asked: [idea.bodyAct] },
  { kind: 'skip-isolation', told: [idea.belittles, idea.bodyAct], asked: [idea.nods] },
  { kind: 'skip-isolation', told: [idea.exposure], asked: [idea.nods] },
  { kind: 'skip-isolation', told: [idea.isolationWaived], asked: [idea.bodyAct] },
  { kind: 'skip-isolation', told: [idea.absentLock], asked: [idea.carriesOn] },
  { kind: 'skip-isolation', told: [idea.precaution], asked: [idea.unneeded] },
  { kind: 'declaration', told: [idea.restState, idea.toBegin], asked: [idea.vouches] },
  { kind: 'declaration', told: [idea.restState, idea.toBegin], asked: [idea.readsOff] },
  { kind: 'declaration', told: [idea.restState, idea.bodyAct], asked: [idea.nods] },
];

/**
 * Judges a whole request by the ideas it is composed of, whatever words carry them. What is told only sets the scene; what is asked decides, and
 * an honest aim of the clause that asks (cause, test, setting by the book, repair, rule, figure) excuses it.
 */
export function composedRequest(text: string): ObliqueKind | null {
  const asking = clausesOf(text)
    .map(({ text: clause }) => clause)
    .filter((clause) => (idea.wish.test(clause) || idea.nods.test(clause)) && !idea.factQuestion.test(clause));
  const whatever = asking.join(' , ');
  const open = asking.filter((clause) => !idea.honestAim.test(clause)).join(' , ');
  const found = compositions.find(
    ({ told, asked, anyAim }) => told.every((pattern) => pattern.test(text)) && asked.every((pattern) => stands(pattern, anyAim === true ? whatever : open)),
  );
  return found?.kind ?? null;
}

function stands(pattern: RegExp, text: string): boolean {
  const match = pattern.exec(text);
  return match !== null && !isCountered(text, match.index);
}
