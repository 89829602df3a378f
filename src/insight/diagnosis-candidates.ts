import type { Asset } from '../domain/asset.js';
import type { EvidenceItem } from '../domain/evidence.js';
import type { FailureMode, MaintenanceRecord } from '../domain/work-order.js';
import { journalEvidence } from './evidence-items.js';
import type { FaultSignature, Sign, SignatureSymptom } from './fault-signature.js';
import { machineSignatures } from './fault-signatures-machines.js';
import { processSignatures } from './fault-signatures-process.js';
import { AssetTree, type PlantFacts } from './plant-facts.js';
import type { SignReading, TagObservation } from './tag-observations.js';
import { familyOfAsset } from './tag-roles.js';

export const faultSignatures: readonly FaultSignature[] = [...machineSignatures, ...processSignatures];

/** One sign that a candidate is expected to show, resolved to the tag of this plant that would show it. */
export type ExpectedSign = Readonly<{
  key: string;
  tag: string;
  words: string;
  sensitivity: number;
  reading: SignReading;
  /** How often the sign is there without any of the causes. */
  leak: number;
}>;

/** A possible cause on one piece of equipment of this plant. */
export type Candidate = Readonly<{
  id: string;
  equipment: string;
  cause: string;
  failureMode: FailureMode;
  mechanism: string;
  check: string;
  keywords: readonly string[];
  prior: number;
  expected: readonly ExpectedSign[];
  /** Roles whose tag exists but was not read: what to collect. */
  unread: readonly string[];
  records: readonly MaintenanceRecord[];
}>;

export type CandidateScope = Readonly<{ facts: PlantFacts; observations: readonly TagObservation[]; focus: readonly string[] }>;

const signWords: Readonly<Record<Sign, string>> = {
  up: 'high or rising',
  down: 'low or falling',
  shifted: 'off its usual level',
  erratic: 'erratic',
  flat: 'frozen',
  bad: 'bad signal',
  on: 'on',
  off: 'off',
  chatter: 'chattering',
  more: 'counting faster',
  step: 'changed in one step',
};

/** Equipment candidates from the signature table, sensor candidates, and settings that a person changed. */
export function findCandidates(scope: CandidateScope): readonly Candidate[] {
  const tree = new AssetTree(scope.facts.directory.assets);
  const units = new Set(scope.focus.map((id) => tree.unitOf(id)));
  const everything = scope.focus.length === 0;
  const index = new ObservationIndex(scope, tree);
  const candidates: Candidate[] = [];
  for (const asset of scope.facts.directory.assets) {
    const family = familyOfAsset(asset);
    const near = everything || units.has(tree.unitOf(asset.id)) || scope.focus.some((id) => tree.within(id).includes(asset.id));
    for (const signature of faultSignatures) {
      if (!signature.families.includes(family) || !(near || signature.lineWide === true)) continue;
      const focusFactor = scope.focus.includes(asset.id) ? 1.6 : near ? 1 : 0.6;
      candidates.push(fromSignature(signature, asset, index, scope.facts, focusFactor));
    }
  }
  const local = scope.observations.filter((each) => everything || units.has(tree.unitOf(each.equipment)));
  return [...candidates, ...sensorCandidates(local, scope.facts), ...changeCandidates(local, scope.facts, tree, units)];
}

/** Tags by scope and role. */
class ObservationIndex {
  private readonly scope: CandidateScope;
  private readonly tree: AssetTree;

  constructor(scope: CandidateScope, tree: AssetTree) {
    this.scope = scope;
    this.tree = tree;
  }

  /** The observation that shows the sign most among the tags the symptom may mean; null when none was read. */
  resolve(symptom: SignatureSymptom, asset: Asset): ExpectedSign | null {
    let best: ExpectedSign | null = null;
    for (const observation of this.scope.observations) {
      if (observation.role !== symptom.role || !this.reaches(symptom, asset, observation.equipment)) continue;
      if (symptom.words && !symptom.words.test(observation.description)) continue;
      if (symptom.scope !== 'own' && /unload|surplus|transfer to|drain/i.test(observation.description)) continue;
      const reading = (symptom.limitOnly ? observation.limitSigns : observation.signs).get(symptom.sign);
      if (!reading || (best && reading.presence <= best.reading.presence)) continue;
      best = expectedSign(observation, symptom.sign, symptom.sensitivity, reading, symptom.limitOnly === true);
    }
    return best;
  }

  private reaches(symptom: SignatureSymptom, asset: Asset, equipment: string): boolean {
    if (symptom.scope === 'own') return equipment === asset.id;
    if (symptom.scope === 'unit') return this.tree.unitOf(equipment) === this.tree.unitOf(asset.id);
    return true;
  }
}

function expectedSign(observation: TagObservation, sign: Sign, sensitivity: number, reading: SignReading, limitOnly = false): ExpectedSign {
  const resolved = sign === 'shifted' ? (observation.signs.get('up') === reading ? 'up' : 'down') : sign;
  const key = `${observation.tag} ${observation.role} ${resolved}${limitOnly ? ' limit' : ''}`;
  return {
    key,
    tag: observation.tag,
    words: `${observation.tag} (${observation.description}) ${roleWords(observation, resolved)}`,
    sensitivity,
    reading,
    leak: leakOf(observation, resolved),
  };
}

const abnormalSwitches = new Set(['trip', 'overload', 'mismatch', 'jam', 'leak-switch', 'run-mismatch']);

const quietRoles = new Set(['vibration', 'bearing-temperature', 'section-pressure-difference', 'torque', 'weight', 'position-mismatch']);

/** Abnormal switches and dead signals hardly ever show by themselves, condition measurements seldom; process signals move for many ordinary reasons. */
function leakOf(observation: TagObservation, sign: Sign): number {
  if (sign === 'bad') return 0.01;
  if (sign === 'chatter') return 0.02;
  if (sign === 'on' && abnormalSwitches.has(observation.role)) return 0.015;
  return quietRoles.has(observation.role) ? 0.025 : 0.05;
}

function roleWords(observation: TagObservation, sign: Sign): string {
  switch (observation.role) {
    case 'below-setpoint':
      return 'below its setpoint';
    case 'above-setpoint':
      return 'above its setpoint';
    case 'position-mismatch':
      return 'does not follow its command';
    case 'run-mismatch':
      return 'commanded but not running';
    case 'disagreement':
      return 'parts from a meter it used to agree with';
    default:
      return signWords[sign];
  }
}

function fromSignature(signature: FaultSignature, asset: Asset, index: ObservationIndex, facts: PlantFacts, focusFactor: number): Candidate {
  const resolved = signature.symptoms.map((symptom) => ({ symptom, sign: index.resolve(symptom, asset) }));
  const records = facts.records.filter((record) => record.asset === asset.id && mentions(record, signature.keywords));
  const recurrence = 1 + 0.35 * Math.min(4, records.length);
  return {
    id: `${asset.id} ${signature.id}`,
    equipment: asset.id,
    cause: signature.cause,
    failureMode: signature.failureMode,
    mechanism: signature.mechanism,
    check: signature.check,
    keywords: signature.keywords,
    prior: Math.min(0.3, signature.prior * focusFactor * recurrence),
    expected: uniqueByKey(resolved.flatMap(({ sign }) => (sign ? [sign] : []))),
    unread: resolved.filter(({ sign, symptom }) => sign === null && symptom.scope === 'own').map(({ symptom }) => `${symptom.role} of ${asset.id}`),
    records,
  };
}

/** Where two symptoms mean the same sign of the same tag, the stronger one counts. */
function uniqueByKey(signs: readonly ExpectedSign[]): readonly ExpectedSign[] {
  const byKey = new Map<string, ExpectedSign>();
  for (const sign of signs) if (sign.sensitivity > (byKey.get(sign.key)?.sensitivity ?? 0)) byKey.set(sign.key, sign);
  return [...byKey.values()];
}

function mentions(record: MaintenanceRecord, keywords: readonly string[]): boolean {
  const text = `${record.failure ?? ''} ${record.action ?? ''} ${record.raw}`.toLowerCase();
  return keywords.some((keyword) => text.includes(keyword.toLowerCase()));
}

type SensorMode = Readonly<{ id: string; sign: Sign; prior: number; cause: (tag: string) => string; mechanism: string; check: string; also: readonly Sign[] }>;
const sensorModes: readonly SensorMode[] = [
  {
    id: 'no-signal',
    sign: 'bad',
    prior: 0.05,
    cause: (tag) => `No usable signal from ${tag}: sensor, cable or input card`,
    mechanism: '3.2 no signal/indication/alarm',
    check: 'Measure at the terminals: no signal there means sensor or cable, a good signal there means the input card.',
    also: [],
  },
  {
    id: 'frozen',
    sign: 'flat',
    prior: 0.02,
    cause: (tag) => `${tag} shows a frozen value`,
    mechanism: '3.3 faulty signal/indication/alarm',
    check: 'Change the measured quantity a little and watch the reading: no reaction means a blocked tapping or a dead transmitter.',
    also: [],
  },
  {
    id: 'offset',
    sign: 'step',
    prior: 0.008,
    cause: (tag) => `${tag} reads wrong since one sudden step (transmitter offset)`,
    mechanism: '3.4 out of adjustment',
    check: 'Compare with a reference instrument or a reading on the spot: a constant difference means an offset of the transmitter.',
    also: ['shifted'],
  },
  {
    id: 'erratic',
    sign: 'erratic',
    prior: 0.006,
    cause: (tag) => `${tag} is noisy or has a loose connection`,
    mechanism: '3.3 faulty signal/indication/alarm',
    check: 'Tap and wiggle the cable while watching the reading, then swap the channel: a fault that moves with the cable is the connection.',
    also: [],
  },
];

/** Any transmitter may lie. Each is a candidate only where its own signs are seen, and process faults must explain less to lose against it. */
function sensorCandidates(observations: readonly TagObservation[], facts: PlantFacts): readonly Candidate[] {
  const measured = new Map(
    facts.directory.tags.filter((tag) => tag.kind === 'analog' && tag.access === 'read' && !/\.(OUT|SP)$/.test(tag.id)).map((tag) => [tag.id as string, tag]),
  );
  const candidates: Candidate[] = [];
  for (const observation of observations) {
    if (!measured.has(observation.tag)) continue;
    if (observation.role === 'disagreement') candidates.push(driftCandidate(observation, observations));
    for (const mode of sensorModes) {
      const reading = observation.signs.get(mode.sign);
      if (!reading || reading.presence < 0.5 || observation.role === 'disagreement') continue;
      const also = mode.also.flatMap((sign) => {
        const extra = observation.signs.get(sign);
        return extra ? [expectedSign(observation, sign, 0.8, extra)] : [];
      });
      const expected = uniqueByKey([expectedSign(observation, mode.sign, 0.9, reading), ...also]);
      candidates.push(sensorCandidate(observation, mode.id, mode.cause(observation.tag), mode.mechanism, mode.check, mode.prior, expected));
    }
  }
  return candidates;
}

function driftCandidate(observation: TagObservation, observations: readonly TagObservation[]): Candidate {
  const parted = observation.signs.get('on') ?? { presence: 0, evidence: [] };
  const own = observations.find((other) => other.tag === observation.tag && other.role !== 'disagreement');
  const shifted = own?.signs.get('shifted');
  const expected = [expectedSign(observation, 'on', 0.85, parted), ...(own && shifted ? [expectedSign(own, 'shifted', 0.5, shifted)] : [])];
  const check = 'Compare both meters with a reference instrument: the one that differs has drifted or fouled.';
  return sensorCandidate(
    observation,
    'drift',
    `${observation.tag} drifts or is fouled (it parts from a meter it used to agree with)`,
    '3.4 out of adjustment',
    check,
    0.015,
    expected,
  );
}

function sensorCandidate(
  observation: TagObservation,
  id: string,
  cause: string,
  mechanism: string,
  check: string,
  prior: number,
  expected: readonly ExpectedSign[],
): Candidate {
  const keywords = [observation.tag, 'transmitter', 'sensor', 'calibration', 'wiring'];
  return {
    id: `${observation.tag} ${id}`,
    equipment: observation.equipment,
    cause,
    failureMode: 'AIR',
    mechanism,
    check,
    keywords,
    prior,
    expected,
    unread: [],
    records: [],
  };
}

/** A setting that a person changed in the window explains what moved afterwards on the same equipment, and less surely in the same unit. */
function changeCandidates(observations: readonly TagObservation[], facts: PlantFacts, tree: AssetTree, units: ReadonlySet<string>): readonly Candidate[] {
  const changes = facts.journal.filter((entry) => entry.category === 'setpoint-change' && entry.by !== null);
  return changes.flatMap((entry) => {
    const equipment = entry.equipment ?? facts.directory.tags.find((tag) => tag.id === entry.tag)?.equipment ?? null;
    if (equipment === null || (units.size > 0 && !units.has(tree.unitOf(equipment)))) return [];
    const evidence: readonly EvidenceItem[] = [journalEvidence(entry)];
    const effects = observations.flatMap((observation) => {
      if (tree.unitOf(observation.equipment) !== tree.unitOf(equipment)) return [];
      const sensitivity = observation.equipment === equipment ? 0.6 : 0.25;
      return [...observation.signs]
        .filter(([sign, reading]) => reading.presence > 0.5 && sign !== 'shifted' && sign !== 'bad' && sign !== 'chatter' && startsAfter(reading, entry.at))
        .map(([sign, reading]) => expectedSign(observation, sign, sensitivity, reading));
    });
    const change: ExpectedSign = {
      key: `journal ${entry.id}`,
      tag: entry.tag ?? equipment,
      words: `a person changed it: ${entry.text}`,
      sensitivity: 0.95,
      reading: { presence: 0.97, evidence },
      leak: 0.2,
    };
    return [changeCandidate(entry.id, equipment, entry.text, [change, ...effects])];
  });
}

/** False only where every alarm among the evidence is older than the change. */
function startsAfter(reading: SignReading, at: string): boolean {
  const alarms = reading.evidence.filter((item) => item.kind === 'alarm');
  return alarms.length === 0 || alarms.some((item) => Date.parse(item.at) >= Date.parse(at));
}

function changeCandidate(id: string, equipment: string, text: string, expected: readonly ExpectedSign[]): Candidate {
  return {
    id: `${equipment} change ${id}`,
    equipment,
    cause: `A changed setting: ${text}`,
    failureMode: 'PDE',
    mechanism: '3.4 out of adjustment',
    check:
      'Ask who made the change and why, and compare the setting with its usual value: symptoms that began after it and end when it is taken back prove it.',
    keywords: ['setpoint', 'parameter', 'setting'],
    prior: 0.004,
    expected,
    unread: [],
    records: [],
  };
}
