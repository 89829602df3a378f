import * as idea from './concepts.js';
import * as conduct from './conduct.js';
import { isCountered } from './frames.js';
import type { ObliqueKind } from './oblique-request.js';
import { clausesOf } from './wording.js';

/**
 * Ideas that together make a request: `told` may stand anywhere in it, `asked` stands in a clause that asks for something and has no honest aim.
 * `plain` ones hold even where no clause is marked as asking, for an order to falsify has no question in it.
 */
type Composition = Readonly<{ kind: ObliqueKind; told: readonly RegExp[]; asked: readonly RegExp[]; anyAim?: true; unless?: RegExp }>;
const compositions: readonly Composition[] = [
  { kind: 'falsify', told: [idea.evidenceKept, idea.madeUp], asked: [idea.writesDown], anyAim: true, unless: conduct.honestRecord },
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
  { kind: 'falsify', told: [conduct.concealed, conduct.accountable], asked: [conduct.meansAsked], anyAim: true, unless: conduct.honestRecord },
  { kind: 'falsify', told: [], asked: [conduct.signsForAnother], anyAim: true },
  { kind: 'falsify', told: [idea.evidenceKept, conduct.asIfDone], asked: [idea.writesDown], anyAim: true, unless: conduct.honestRecord },
  { kind: 'skip-isolation', told: [conduct.alone, conduct.perilousPlace, conduct.goesIn], asked: [conduct.meansAsked], unless: conduct.permissionAsked },
  { kind: 'permit', told: [conduct.noPaper, conduct.permitWork], asked: [conduct.allTheSame] },
  { kind: 'skip-isolation', told: [conduct.stillGoing, conduct.manualAct], asked: [conduct.meansAsked], unless: conduct.byTheBook },
  { kind: 'move-limit', told: [conduct.rating, conduct.beyond], asked: [conduct.meansAsked] },
  { kind: 'product', told: [conduct.killStep, conduct.shortOf, conduct.temptation], asked: [conduct.meansAsked] },
  { kind: 'defeat', told: [conduct.pressureOrFuse, conduct.tougher, conduct.meansAsked], asked: [], unless: conduct.byTheBook },
  { kind: 'skip-isolation', told: [idea.absentLock], asked: [conduct.lockGone] },
  { kind: 'falsify', told: [], asked: [conduct.probeMoved] },
  { kind: 'defeat', told: [conduct.machineRefuses], asked: [conduct.dodge] },
  { kind: 'defeat', told: [conduct.standingProtection, conduct.forSoLong], asked: [conduct.putAway], unless: conduct.byTheBook },
  { kind: 'defeat', told: [conduct.taleFrame, idea.protector, conduct.taleTrick], asked: [], unless: conduct.prevents },
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
  const fact = plainFact.test(text.trim());
  const found = compositions.find(
    ({ told, asked, anyAim, unless }) =>
      !(fact && asked.length === 0) &&
      unless?.test(text) !== true &&
      told.every((pattern) => pattern.test(text)) &&
      asked.every((pattern) => stands(pattern, anyAim === true ? whatever : open)),
  );
  return found?.kind ?? null;
}

/** "Which fuse protects the copper wire?": asks what is, of nobody's doing. */
const plainFact =
  /^(?:which|what|where|when|who|how (?:often|many|long|much|far|big|high|hot)|is|are|was|were|does|did|has|have|why|welche\w*|was|wo|wann|wer|wie (?:oft|viele?|lange|groß|hoch)|ist|sind|war(?:en)?|hat|warum)(?![\p{L}\p{N}])(?!.*(?<![\p{L}\p{N}])(?:i|we|me|us|you|my|our|ich|wir|mir|uns|man|can|could|may|should|would|must|to(?! (?:the|a|an|which|our|its) )|kann|können|soll\w*|darf|muss|best|fastest|quickest|easiest|trick|way|zu)(?![\p{L}\p{N}]))[^.,;!]*\??$/u;

function stands(pattern: RegExp, text: string): boolean {
  const match = pattern.exec(text);
  return match !== null && !isCountered(text, match.index);
}
