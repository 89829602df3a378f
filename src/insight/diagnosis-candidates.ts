import type { Asset } from '../domain/asset.js';
import type { EvidenceItem } from '../domain/evidence.js';
import type { MaintenanceRecord } from '../domain/work-order.js';
import { type Candidate, type ExpectedSign, expectedSign, uniqueByKey } from './diagnosis-candidate.js';
import { journalEvidence } from './evidence-items.js';
import type { FaultSignature, SignatureSymptom } from './fault-signature.js';
import { machineSignatures } from './fault-signatures-machines.js';
import { processSignatures } from './fault-signatures-process.js';
import { AssetTree, type PlantFacts } from './plant-facts.js';
import { sensorCandidates } from './sensor-candidates.js';
import type { SignReading, TagObservation } from './tag-observations.js';
import { familyOfAsset } from './tag-roles.js';

export const faultSignatures: readonly FaultSignature[] = [...machineSignatures, ...processSignatures];

export type CandidateScope = Readonly<{ facts: PlantFacts; observations: readonly TagObservation[]; focus: readonly string[] }>;

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
      if (signature.assetWords && !signature.assetWords.test(asset.name)) continue;
      const focusFactor = scope.focus.includes(asset.id) ? 1.6 : near ? 1 : 0.6;
      candidates.push(fromSignature(signature, asset, index, scope.facts, focusFactor));
    }
  }
  const local = scope.observations.filter((each) => everything || units.has(tree.unitOf(each.equipment)));
  return [...candidates, ...sensorCandidates(local, scope.observations, scope.facts), ...changeCandidates(local, scope.facts, tree, units)];
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

function mentions(record: MaintenanceRecord, keywords: readonly string[]): boolean {
  const text = `${record.failure ?? ''} ${record.action ?? ''} ${record.raw}`.toLowerCase();
  return keywords.some((keyword) => text.includes(keyword.toLowerCase()));
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
      if (neverFromSettings.has(observation.role)) return [];
      const sensitivity = observation.equipment === equipment ? 0.6 : 0.25;
      return [...observation.signs]
        .filter(
          ([sign, reading]) =>
            reading.presence > 0.5 &&
            sign !== 'shifted' &&
            sign !== 'bad' &&
            sign !== 'chatter' &&
            sign !== 'on' &&
            sign !== 'off' &&
            startsAfter(reading, entry.at),
        )
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

/** A setting moves the process; it breaks no machine and no instrument, and a loop follows its setpoint. */
const neverFromSettings: ReadonlySet<string> = new Set([
  'position-mismatch',
  'mismatch',
  'disagreement',
  'jam',
  'leak-switch',
  'start-failure',
  'dropped-out',
  'vibration',
  'bearing-temperature',
  'below-setpoint',
  'above-setpoint',
]);

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
