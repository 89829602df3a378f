import type { EvidenceItem } from '../domain/evidence.js';
import type { FailureMode } from '../domain/work-order.js';
import { failureModeText } from '../domain/work-order.js';
import { deriveObservations } from './derived-observations.js';
import type { Candidate } from './diagnosis-candidate.js';
import { findCandidates } from './diagnosis-candidates.js';
import { computationEvidence, logRowEvidence } from './evidence-items.js';
import { noisyOrPosterior, type SignVariable } from './noisy-or.js';
import { AssetTree, type PlantFacts } from './plant-facts.js';
import { observeTags, type TagObservation } from './tag-observations.js';
import { formatMinute, formatNumber, toTimestamp } from './wording.js';

export type NextCheck = Readonly<{ text: string; separatesFrom: string | null; alsoRead: readonly string[] }>;

/** One ranked cause. `for` and `against` are the evidence items; the two lists of words say in short what each of them shows. */
export type DiagnosedCause = Readonly<{
  id: string;
  cause: string;
  equipment: string;
  failureMode: FailureMode;
  failureModeText: string;
  mechanism: string;
  /** Posterior probability, 0 to 1, given the signature table and its priors. */
  probability: number;
  for: readonly EvidenceItem[];
  against: readonly EvidenceItem[];
  forWords: readonly string[];
  againstWords: readonly string[];
  nextCheck: NextCheck;
  keywords: readonly string[];
  /** Earlier cases of the same kind on the same equipment in the maintenance log. */
  earlierCases: number;
}>;

export type Diagnosis = Readonly<{
  /** `healthy`: nothing abnormal was seen in what was read. `insufficient-evidence`: something is abnormal, and nothing known explains it well. */
  outcome: 'diagnosed' | 'insufficient-evidence' | 'healthy';
  focus: readonly string[];
  causes: readonly DiagnosedCause[];
  /** Signs that are there, whatever explains them. */
  abnormal: readonly string[];
  unexplained: readonly string[];
  /** What to read or look at next when nothing fits. */
  collect: readonly string[];
  /** End of the time looked at: a trip, or the end of the window. */
  until: string;
  evidence: readonly EvidenceItem[];
}>;

export type DiagnosisSettings = Readonly<{
  /** A leading cause below this probability is not called a diagnosis. */
  minimumProbability: number;
  maximumCauses: number;
}>;
export const defaultDiagnosisSettings: DiagnosisSettings = { minimumProbability: 0.25, maximumCauses: 5 };

/**
 * Ranked causes of what is wrong with the focus equipment (or anywhere, with an empty focus), with evidence for and against and the check
 * that separates the first from the second. Signs come from alarms, trends and readings of the facts; causes from a table of failure modes per
 * family of equipment, from the sensors themselves and from settings that people changed. Noisy-OR over at most two causes at once.
 */
export function diagnose(facts: PlantFacts, focus: readonly string[], given: Partial<DiagnosisSettings> = {}): Diagnosis {
  const settings = { ...defaultDiagnosisSettings, ...given };
  const until = endOfCause(facts, focus);
  const observations = [...observeTags(facts, until), ...deriveObservations(facts, until)];
  const candidates = relevantCandidates(findCandidates({ facts, observations, focus }), facts, focus);
  const abnormal = abnormalSigns(observations, facts, focus);
  const network = buildNetwork(candidates, abnormal.length > 0 ? 2 : 1);
  const { marginals } = noisyOrPosterior(network.variables, network.causes);
  const ranked = candidates
    .map((candidate, index) => ({ candidate, probability: marginals[index] ?? 0 }))
    .sort((a, b) => b.probability - a.probability || (a.candidate.id < b.candidate.id ? -1 : 1))
    .slice(0, settings.maximumCauses)
    .filter((each) => each.probability >= 0.02);
  const causes = ranked.map((each, index) => describeCause(each.candidate, each.probability, ranked[index === 0 ? 1 : 0]?.candidate ?? null));
  const explained = new Set(
    ranked.filter((each) => each.probability >= settings.minimumProbability).flatMap(({ candidate }) => candidate.expected.map((sign) => sign.tag)),
  );
  const leading = ranked[0];
  const fits = leading !== undefined && leading.probability >= settings.minimumProbability;
  const outcome = fits ? 'diagnosed' : abnormal.length === 0 ? 'healthy' : 'insufficient-evidence';
  const result = {
    outcome,
    focus,
    causes: outcome === 'healthy' ? [] : causes,
    abnormal: abnormal.map((each) => each.words),
    unexplained: abnormal.filter((each) => !explained.has(each.tag)).map((each) => each.words),
    collect: outcome === 'diagnosed' ? [] : whatToCollect(candidates, facts, focus),
    until: toTimestamp(until),
  } as const;
  return { ...result, evidence: [diagnosisEvidence(result, facts)] };
}

/** The moment after which everything is consequence: the last trip of the focus equipment in the window, a few seconds later; else the end of the window. */
function endOfCause(facts: PlantFacts, focus: readonly string[]): Date {
  const inFocus = new Set(focus.flatMap((id) => new AssetTree(facts.directory.assets).within(id)));
  const trip = facts.journal.findLast(
    (entry) => entry.category === 'trip' && entry.equipment !== null && inFocus.has(entry.equipment) && Date.parse(entry.at) <= facts.window.to.getTime(),
  );
  if (trip) return new Date(Date.parse(trip.at) + 5000);
  const alarm = facts.transitions.findLast((each) => each.annunciated && inFocus.has(each.equipment) && /\.TRIP$/.test(each.tag));
  return alarm ? new Date(Date.parse(alarm.at) + 5000) : facts.window.to;
}

/** With a focus, only causes that explain something seen in the focus equipment's unit. */
function relevantCandidates(candidates: readonly Candidate[], facts: PlantFacts, focus: readonly string[]): readonly Candidate[] {
  const tree = new AssetTree(facts.directory.assets);
  const equipmentOf = new Map(facts.directory.tags.map((tag) => [tag.id as string, tag.equipment as string]));
  const units = new Set(focus.map((id) => tree.unitOf(id)));
  const below = new Set(focus.flatMap((id) => tree.within(id)));
  const concerns = (tag: string) => {
    const equipment = equipmentOf.get(tag) ?? tag;
    return focus.length === 0 || units.has(tree.unitOf(equipment)) || below.has(equipment);
  };
  return candidates.filter((candidate) => candidate.expected.some((sign) => sign.reading.presence > 0.5 && sign.sensitivity >= 0.3 && concerns(sign.tag)));
}

type Network = Readonly<{ variables: readonly SignVariable[]; causes: readonly Readonly<{ prior: number; effects: ReadonlyMap<number, number> }>[] }>;

/** `priorFactor` is above 1 once something abnormal is seen: faults are then commoner than on an ordinary day. */
function buildNetwork(candidates: readonly Candidate[], priorFactor: number): Network {
  const indexOf = new Map<string, number>();
  const variables: SignVariable[] = [];
  const causes = candidates.map((candidate) => {
    const effects = new Map<number, number>();
    for (const sign of candidate.expected) {
      const index = indexOf.get(sign.key) ?? variables.length;
      if (index === variables.length) {
        indexOf.set(sign.key, index);
        variables.push({ presence: sign.reading.presence, leak: sign.leak });
      }
      effects.set(index, sign.sensitivity);
    }
    return { prior: Math.min(0.4, candidate.prior * priorFactor), effects };
  });
  return { variables, causes };
}

function describeCause(candidate: Candidate, probability: number, rival: Candidate | null): DiagnosedCause {
  const seen = candidate.expected.filter((sign) => sign.reading.presence > 0.5 && sign.sensitivity >= 0.2);
  const missing = candidate.expected.filter((sign) => sign.reading.presence < 0.3 && sign.sensitivity >= 0.5);
  const contrary = candidate.expected.filter((sign) => sign.reading.presence > 0.5 && sign.sensitivity < 0.1);
  return {
    id: candidate.id,
    cause: candidate.cause,
    equipment: candidate.equipment,
    failureMode: candidate.failureMode,
    failureModeText: failureModeText[candidate.failureMode],
    mechanism: candidate.mechanism,
    probability,
    for: uniqueEvidence([...seen.flatMap((sign) => sign.reading.evidence), ...candidate.records.slice(0, 2).map(logRowEvidence)]),
    against: uniqueEvidence([...missing, ...contrary].flatMap((sign) => sign.reading.evidence)),
    forWords: seen.map((sign) => sign.words),
    againstWords: [...missing.map((sign) => `expected and not seen: ${sign.words}`), ...contrary.map((sign) => `speaks against it: ${sign.words}`)],
    nextCheck: nextCheckOf(candidate, rival),
    keywords: candidate.keywords,
    earlierCases: candidate.records.length,
  };
}

function nextCheckOf(candidate: Candidate, rival: Candidate | null): NextCheck {
  return {
    text: candidate.check,
    separatesFrom: rival === null ? null : `${rival.cause} (${rival.equipment})`,
    alsoRead: [...new Set([...candidate.unread, ...(rival?.unread ?? [])])].slice(0, 3),
  };
}

function uniqueEvidence(items: readonly EvidenceItem[]): readonly EvidenceItem[] {
  return [...new Map(items.map((item) => [`${item.kind} ${item.label} ${item.quote}`, item])).values()].slice(0, 8);
}

type AbnormalSign = Readonly<{ tag: string; words: string }>;
const abnormalRoles = new Set(['trip', 'overload', 'mismatch', 'jam', 'leak-switch']);
/** Condition measurements that ordinary operation does not move far. */
const conditionRoles = new Set(['vibration', 'bearing-temperature', 'motor-current', 'torque', 'pressure-drop', 'section-pressure-difference']);
const stopsWithTheMachine = new Set(['vibration', 'bearing-temperature', 'motor-current', 'pressure-drop']);

/** Signs worth a word in the focus (or anywhere): alarms, bad signals, abnormal switches, mismatches. A moving process signal alone is no abnormality. */
function abnormalSigns(observations: readonly TagObservation[], facts: PlantFacts, focus: readonly string[]): readonly AbnormalSign[] {
  const tree = new AssetTree(facts.directory.assets);
  const inFocus = new Set(focus.flatMap((id) => [...tree.within(id), ...tree.within(tree.unitOf(id))]));
  return observations.flatMap((observation) => {
    if (focus.length > 0 && !inFocus.has(observation.equipment)) return [];
    const derived = observation.limitSigns === observation.signs;
    const found = [...observation.signs].filter(([sign, reading]) => {
      if (reading.presence <= 0.5 || sign === 'shifted') return false;
      const alarmed = (observation.limitSigns.get(sign)?.presence ?? 0) > 0.5;
      const moved =
        reading.presence > 0.95 && conditionRoles.has(observation.role) && (sign === 'up' || (sign === 'down' && !stopsWithTheMachine.has(observation.role)));
      const hunts = sign === 'erratic' && reading.presence > 0.9 && observation.role === 'controller-output';
      return alarmed || moved || hunts || derived || sign === 'bad' || sign === 'chatter' || (sign === 'on' && abnormalRoles.has(observation.role));
    });
    return found.map(([, reading]) => ({ tag: observation.tag, words: reading.evidence[0]?.quote ?? `${observation.tag} (${observation.description})` }));
  });
}

function whatToCollect(candidates: readonly Candidate[], facts: PlantFacts, focus: readonly string[]): readonly string[] {
  const tree = new AssetTree(facts.directory.assets);
  const inFocus = new Set(focus.flatMap((id) => tree.within(id)));
  const read = new Set([...facts.trends.map((trend) => trend.tag as string), ...facts.readings.map((reading) => reading.tag as string)]);
  const unread = facts.directory.tags
    .filter((tag) => inFocus.has(tag.equipment) && tag.kind !== 'text' && !read.has(tag.id))
    .map((tag) => `Read ${tag.id} (${tag.description}) over the window.`);
  const checks = candidates.slice(0, 2).map((candidate) => candidate.check);
  const general =
    focus.length > 0 && unread.length === 0
      ? [`Look at, listen to and feel ${focus.join(', ')} on the spot and write down what is unusual and since when.`]
      : [];
  return [...unread.slice(0, 6), ...checks, ...general];
}

function diagnosisEvidence(result: Omit<Diagnosis, 'evidence'>, facts: PlantFacts): EvidenceItem {
  const from = toTimestamp(facts.window.from);
  const to = toTimestamp(facts.window.to);
  const ranking = result.causes.map(
    (cause) =>
      `${cause.equipment}: ${cause.cause}, ${formatNumber(cause.probability * 100, 0)} % (${cause.failureMode} ${cause.failureModeText}; mechanism ${cause.mechanism})`,
  );
  const focus = result.focus.length === 0 ? 'the whole plant' : result.focus.join(', ');
  const verdict = ranking.length === 0 ? result.outcome.replace('-', ' ') : ranking.join('; ');
  const quote = `Diagnosis of ${focus} from ${formatMinute(from)} to ${formatMinute(result.until)}: ${verdict}.`;
  return computationEvidence('diagnosis', quote, { focus: result.focus, from, to }, `shiftmate ask "Diagnose ${focus} from ${from} to ${to}"`);
}
