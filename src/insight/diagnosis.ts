import type { Alarm } from '../domain/alarm.js';
import type { EvidenceItem } from '../domain/evidence.js';
import type { FailureMode } from '../domain/work-order.js';
import { failureModeText } from '../domain/work-order.js';
import { CausalGraph } from './causal-graph.js';
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
  /** Only what still stands counts: alarms that cleared and stops that are over make no diagnosis of the present. */
  standingOnly: boolean;
  /** Tags whose behaviour is to be explained: of the likely causes those that bring it about come before those of something else. */
  asked: readonly string[];
}>;
export const defaultDiagnosisSettings: DiagnosisSettings = { minimumProbability: 0.25, maximumCauses: 5, standingOnly: false, asked: [] };

/**
 * Ranked causes of what is wrong with the focus equipment (or anywhere, with an empty focus), with evidence for and against and the check
 * that separates the first from the second. Signs come from alarms, trends and readings of the facts; causes from a table of failure modes per
 * family of equipment, from the sensors themselves and from settings that people changed. Noisy-OR over at most two causes at once.
 */
export function diagnose(read: PlantFacts, focus: readonly string[], given: Partial<DiagnosisSettings> = {}): Diagnosis {
  const settings = { ...defaultDiagnosisSettings, ...given };
  const facts = settings.standingOnly ? present(read) : read;
  const until = settings.standingOnly && !stillTripped(facts, focus) ? facts.window.to : endOfCause(facts, focus);
  if (settings.standingOnly && nothingStands(facts, focus)) return healthy(facts, focus, until);
  const observations = [...observeTags(facts, until), ...deriveObservations(facts, until)];
  const candidates = relevantCandidates(findCandidates({ facts, observations, focus }), facts, focus);
  const abnormal = abnormalSigns(observations, facts, focus, settings.standingOnly);
  const network = buildNetwork(candidates, abnormal.length > 0 ? 2 : 1, { tag: firstOut(facts, focus, until), weight: focus.length === 0 ? 5 : 2.5 });
  const { marginals } = noisyOrPosterior(network.variables, network.causes);
  const likeliest = [
    ...upstreamFirst(
      candidates
        .map((candidate, index) => ({ candidate, probability: marginals[index] ?? 0 }))
        .sort((a, b) => b.probability - a.probability || (a.candidate.id < b.candidate.id ? -1 : 1)),
      new CausalGraph(facts.directory.links ?? []),
    ),
  ]
    .sort((a, b) => Number(explainsNothing(a, abnormal)) - Number(explainsNothing(b, abnormal)))
    .slice(0, settings.maximumCauses)
    .filter((each) => each.probability >= 0.02);
  const ranked = askedFirst(likeliest, settings);
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

function standing(facts: PlantFacts, focus: readonly string[]): readonly Alarm[] {
  const tree = new AssetTree(facts.directory.assets);
  const inFocus = new Set(focus.flatMap((id) => [...tree.within(id), ...tree.within(tree.unitOf(id))]));
  return facts.alarms.filter(
    (alarm) =>
      (alarm.state.startsWith('active') || alarm.state.startsWith('latched') || alarm.state === 'shelved') &&
      (focus.length === 0 || inFocus.has(alarm.equipment)),
  );
}

/** A trip that is latched is the present, whatever has calmed down since. */
function stillTripped(facts: PlantFacts, focus: readonly string[]): boolean {
  return standing(facts, focus).some(({ tag }) => /\.TRIP$/.test(tag));
}

/** The facts without what is over: alarms that cleared, and trips of machines that have none standing. */
function present(facts: PlantFacts): PlantFacts {
  const stands = standing(facts, []);
  const definitions = new Set(stands.map(({ definitionId }) => definitionId));
  const tripped = new Set(stands.filter(({ tag }) => /\.TRIP$/.test(tag)).map(({ equipment }) => equipment as string));
  return {
    ...facts,
    transitions: facts.transitions.filter(({ definitionId }) => definitions.has(definitionId)),
    journal: facts.journal.filter(({ category, equipment }) => category !== 'trip' || (equipment !== null && tripped.has(equipment))),
    presentOnly: true,
  };
}

/** No alarm stands, and nothing else is abnormal now. */
function nothingStands(facts: PlantFacts, focus: readonly string[]): boolean {
  if (standing(facts, focus).length > 0) return false;
  const observations = [...observeTags(facts, facts.window.to), ...deriveObservations(facts, facts.window.to)];
  return abnormalSigns(observations, facts, focus, true).length === 0;
}

function healthy(facts: PlantFacts, focus: readonly string[], until: Date): Diagnosis {
  const result = { outcome: 'healthy', focus, causes: [], abnormal: [], unexplained: [], collect: [], until: toTimestamp(until) } as const;
  return { ...result, evidence: [diagnosisEvidence(result, facts)] };
}

/** The tag of the first alarm among those that stand; null where none does. */
function firstOut(facts: PlantFacts, focus: readonly string[], until: Date): string | null {
  const candidates = standing(facts, focus).filter(({ raisedAt }) => Date.parse(raisedAt) <= until.getTime());
  return [...candidates].sort((a, b) => Date.parse(a.raisedAt) - Date.parse(b.raisedAt))[0]?.tag ?? null;
}

type Ranked = Readonly<{ candidate: Candidate; probability: number }>;
const nearlySure = 0.5;

/** Of two causes that are both likely, the one that feeds or drives the other comes first: what it does to the other follows from it. */
function upstreamFirst(ranked: readonly Ranked[], graph: CausalGraph): readonly Ranked[] {
  const likely = ranked.filter(({ probability }) => probability >= nearlySure);
  const order = likely.map((each) => ({
    each,
    before: likely.filter((other) => other !== each && isUpstream(each.candidate, other.candidate, graph)).length,
  }));
  const sorted = [...order].sort((a, b) => b.before - a.before || likely.indexOf(a.each) - likely.indexOf(b.each)).map(({ each }) => each);
  return [...sorted, ...ranked.filter(({ probability }) => probability < nearlySure)];
}

/** A change that somebody made is no cause of an abnormality that it cannot bring about. */
function explainsNothing({ candidate, probability }: Ranked, abnormal: readonly AbnormalSign[]): boolean {
  if (probability < nearlySure || !/ change /.test(candidate.id) || abnormal.length === 0) return false;
  const explained = candidate.expected.filter(({ reading }) => reading.presence > 0.5).map(({ key }) => key);
  return !abnormal.some(({ tag, role }) => explained.some((key) => key.startsWith(`${tag} ${role} `)));
}

/**
 * Of several faults of one machine the one that brings about what was asked comes first: a leak does not make it vibrate. A fault of another machine that
 * is likelier stays first, since what was asked may follow from it.
 */
function askedFirst(ranked: readonly Ranked[], settings: DiagnosisSettings): readonly Ranked[] {
  const asked = ranked.find((each) => explainsAsked(each, settings));
  if (asked === undefined) return ranked;
  const before = ranked.slice(0, ranked.indexOf(asked));
  const isOwn = before.every(({ candidate }) => candidate.equipment === asked.candidate.equipment);
  return isOwn ? [asked, ...ranked.filter((each) => each !== asked)] : ranked;
}

/** A cause that is likely and shows itself at a tag that was asked about. */
function explainsAsked({ candidate, probability }: Ranked, { asked, minimumProbability }: DiagnosisSettings): boolean {
  return (
    probability >= minimumProbability && candidate.expected.some((sign) => asked.includes(sign.tag) && sign.reading.presence > 0.5 && sign.sensitivity >= 0.3)
  );
}

function isUpstream(first: Candidate, second: Candidate, graph: CausalGraph): boolean {
  const there = graph.distance(first.equipment, second.equipment);
  const back = graph.distance(second.equipment, first.equipment);
  if (there === null || there === 0 || there > 3 || (back !== null && back <= there)) return false;
  const [mine, theirs] = [earliest(first), earliest(second)];
  return mine === null || theirs === null || mine <= theirs + 60_000;
}

/** When the first alarm or record that speaks for a cause on its own equipment came. */
function earliest(candidate: Candidate): number | null {
  const times = candidate.expected
    .filter(({ reading }) => reading.presence > 0.5)
    .flatMap(({ reading }) => reading.evidence.flatMap((item) => (item.kind === 'alarm' || item.kind === 'journal' ? [Date.parse(item.at)] : [])));
  return times.length === 0 ? null : Math.min(...times);
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
function buildNetwork(candidates: readonly Candidate[], priorFactor: number, first: Readonly<{ tag: string | null; weight: number }>): Network {
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
    // The alarm that came first is nearest to the cause: what explains it is likelier than what explains only its consequences.
    const explainsFirst =
      first.tag !== null && candidate.expected.some((sign) => sign.tag === first.tag && sign.reading.presence > 0.5 && sign.sensitivity >= 0.3);
    return { prior: Math.min(0.4, candidate.prior * priorFactor * (explainsFirst ? first.weight : 1)), effects };
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

type AbnormalSign = Readonly<{ tag: string; role: string; words: string }>;
const abnormalRoles = new Set(['trip', 'overload', 'mismatch', 'jam', 'leak-switch']);
/** Condition measurements that ordinary operation does not move far. */
const conditionRoles = new Set(['vibration', 'bearing-temperature', 'motor-current', 'torque', 'pressure-drop', 'section-pressure-difference']);
/** Derived signs that remember an event of the window. */
const passing: ReadonlySet<string> = new Set(['start-failure', 'dropped-out', 'trip-record']);
const stopsWithTheMachine = new Set(['vibration', 'bearing-temperature', 'motor-current', 'pressure-drop']);

/** Signs worth a word in the focus (or anywhere): alarms, bad signals, abnormal switches, mismatches. A moving process signal alone is no abnormality. */
function abnormalSigns(observations: readonly TagObservation[], facts: PlantFacts, focus: readonly string[], presentOnly = false): readonly AbnormalSign[] {
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
      // A switch that was on at some time and is off now has a lower presence than one that is on.
      if (presentOnly && sign === 'on' && !derived) return reading.presence > 0.95 && abnormalRoles.has(observation.role);
      if (presentOnly && derived && passing.has(observation.role)) return false;
      return alarmed || moved || hunts || derived || sign === 'bad' || sign === 'chatter' || (sign === 'on' && abnormalRoles.has(observation.role));
    });
    return found.map(([, reading]) => ({
      tag: observation.tag,
      role: observation.role,
      words: reading.evidence[0]?.quote ?? `${observation.tag} (${observation.description})`,
    }));
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
