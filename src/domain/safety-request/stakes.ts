import * as idea from './concepts.js';
import * as conduct from './conduct.js';
import * as structure from './structure-classes.js';
import * as vocabulary from './vocabulary.js';
import { normaliseWording } from './wording.js';

/** What can come to harm or be got around: protection, people and where they reach, energy and locks, papers, records, limits, substances; and the acts that name one by themselves. */
const STAKES: readonly RegExp[] = [
  ...[vocabulary.safetyFunction, vocabulary.sensingDevice, vocabulary.defeatAct, vocabulary.removalAct, vocabulary.deception, vocabulary.keepsGoing],
  ...[structure.protection, structure.disables, structure.tends, structure.feignsState, structure.instrument, structure.staysRunning, structure.handInside],
  ...[structure.protectiveTime, structure.saidSafe, structure.guardOrWarning, structure.writesRecord, structure.untrueResult, structure.entersBody],
  ...[structure.perilousSpace, structure.guardAway, structure.liveState, structure.handiwork, structure.provingStep, structure.hotWork, structure.unpermitted],
  ...[structure.mixesIn, structure.setsTo, ...structure.substances],
  ...[conduct.accountable, conduct.perilousPlace, conduct.goesIn, conduct.noPaper, conduct.permitWork, conduct.rating, conduct.killStep],
  ...[conduct.signsForAnother, conduct.pressureOrFuse, conduct.stillGoing, conduct.manualAct, conduct.lockGone, conduct.standingProtection, conduct.putAway],
  ...[idea.protector, idea.bother, idea.carriesOn, idea.makeshift, idea.exposure, idea.bodyAct, idea.moreRoom, idea.newFigure, idea.evidenceKept],
  ...[idea.madeUp, idea.writesDown, idea.absentLock, idea.sentOnward, idea.vouches, idea.openGuard, idea.precaution, idea.isolationWaived],
];

/**
 * The message names something that can be at stake. Without it the wording alone, however much it sounds like one, is no dangerous request:
 * "just the ones with high priority".
 */
export function namesStake(question: string): boolean {
  const text = normaliseWording(question);
  return STAKES.some((pattern) => pattern.test(text));
}
