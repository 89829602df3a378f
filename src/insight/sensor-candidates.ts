import type { TagDefinition } from '../domain/tag.js';
import { type Candidate, type ExpectedSign, expectedSign, uniqueByKey } from './diagnosis-candidate.js';
import type { Sign } from './fault-signature.js';
import type { PlantFacts } from './plant-facts.js';
import { computedAttribute } from './redundancy.js';
import type { TagObservation } from './tag-observations.js';

type SensorMode = Readonly<{
  id: string;
  /** The sign that makes the tag a suspect, and the sign that the fault then explains (process faults may explain the same one). */
  suspect: Sign;
  explains: Sign;
  prior: number;
  cause: (tag: string) => string;
  mechanism: string;
  check: string;
}>;

export const sensorModes: readonly SensorMode[] = [
  {
    id: 'no-signal',
    suspect: 'bad',
    explains: 'bad',
    prior: 0.05,
    cause: (tag) => `No usable signal from ${tag}: sensor, cable or input card`,
    mechanism: '3.2 no signal/indication/alarm',
    check: 'Measure at the terminals: no signal there means sensor or cable, a good signal there means the input card.',
  },
  {
    id: 'frozen',
    suspect: 'flat',
    explains: 'flat',
    prior: 0.02,
    cause: (tag) => `${tag} shows a frozen value`,
    mechanism: '3.3 faulty signal/indication/alarm',
    check: 'Change the measured quantity a little and watch the reading: no reaction means a blocked tapping or a dead transmitter.',
  },
  {
    id: 'offset',
    suspect: 'step',
    explains: 'shifted',
    prior: 0.01,
    cause: (tag) => `${tag} reads wrong since one sudden step (transmitter offset)`,
    mechanism: '3.4 out of adjustment',
    check: 'Compare with a reference instrument or a reading on the spot: a constant difference means an offset of the transmitter.',
  },
  {
    id: 'creep',
    suspect: 'shifted',
    explains: 'shifted',
    prior: 0.006,
    cause: (tag) => `${tag} reads wrong by a slow drift`,
    mechanism: '3.4 out of adjustment',
    check: 'Compare with a reference instrument: a difference that grew over days or hours means drift of the transmitter.',
  },
  {
    id: 'erratic',
    suspect: 'erratic',
    explains: 'erratic',
    prior: 0.006,
    cause: (tag) => `${tag} is noisy or has a loose connection`,
    mechanism: '3.3 faulty signal/indication/alarm',
    check: 'Tap and wiggle the cable while watching the reading, then swap the channel: a fault that moves with the cable is the connection.',
  },
];

/** Roles that follow their machine or are calculated: a change there is hardly ever the instrument. */
const followingRoles = new Set([
  'power',
  'speed',
  'load',
  'motor-current',
  'controller-output',
  'air-consumption',
  'steam-flow',
  'valve-position',
  'vibration',
  'torque',
  'weight',
]);

/**
 * Any transmitter may lie. Each is a suspect only where its own signs are seen; a process fault that explains the same sign and more wins
 * by explaining more. `all` are the observations of the whole line, for meters beyond the unit.
 */
export function sensorCandidates(local: readonly TagObservation[], all: readonly TagObservation[], facts: PlantFacts): readonly Candidate[] {
  const measured = transmitters(facts.directory.tags);
  const candidates: Candidate[] = [];
  for (const observation of local) {
    const tag = measured.get(observation.tag);
    if (!tag) continue;
    if (observation.role === 'disagreement') candidates.push(...bothMeters(observation, all, measured));
    else candidates.push(...ownSigns(observation));
  }
  // Parting from its partner says more than moving alone, and two names for one fault would halve each other.
  const parted = new Set(candidates.flatMap(({ id }) => (/ drift from /.exec(id) === null ? [] : [id.split(' ')[0] ?? ''])));
  const kept = candidates.filter(({ id }) => !(parted.has(id.split(' ')[0] ?? '') && / (?:creep|offset)$/.test(id)));
  return [...new Map(kept.map((candidate) => [candidate.id, candidate])).values()];
}

/** Analog instruments by tag; a controller's process value is left out where the transmitter itself is a tag. */
function transmitters(tags: readonly TagDefinition[]): ReadonlyMap<string, TagDefinition> {
  const analog = tags.filter((tag) => tag.kind === 'analog' && tag.access === 'read' && !computedAttribute.test(tag.id));
  const plain = new Set(analog.filter((tag) => !tag.id.includes('.')).map((tag) => `${loopOf(tag.id)} ${tag.unit}`));
  return new Map(analog.filter((tag) => !tag.id.endsWith('.PV') || !plain.has(`${loopOf(tag.id)} ${tag.unit}`)).map((tag) => [tag.id as string, tag]));
}

/** Either of the two meters may be the liar, also when the other one stands in another unit. */
function bothMeters(parted: TagObservation, all: readonly TagObservation[], measured: ReadonlyMap<string, TagDefinition>): readonly Candidate[] {
  const pair = all.filter(
    (each) =>
      each.role === 'disagreement' &&
      ((each.tag === parted.tag && each.partner === parted.partner) || (each.tag === parted.partner && each.partner === parted.tag)),
  );
  return pair.flatMap((each) => {
    const tag = measured.get(each.tag);
    return tag ? [driftCandidate(tag, each, all)] : [];
  });
}

function ownSigns(observation: TagObservation): readonly Candidate[] {
  return sensorModes.flatMap((mode) => {
    const suspect = observation.signs.get(mode.suspect);
    const explained = observation.signs.get(mode.explains);
    const follows = followingRoles.has(observation.role) && mode.id !== 'no-signal';
    if (!suspect || !explained || suspect.presence < 0.5 || follows) return [];
    const expected = [expectedSign(observation, mode.explains, 0.9, explained)];
    return [sensorCandidate(observation, mode.id, mode.cause(observation.tag), mode.mechanism, mode.check, mode.prior, expected)];
  });
}

/**
 * One of two meters that used to agree is wrong. The meter of a control loop is the likelier one when the other meter moved: the controller
 * keeps a lying meter at its setpoint and moves the process instead, with its output and what follows from the true value.
 */
function driftCandidate(tag: TagDefinition, parted: TagObservation, all: readonly TagObservation[]): Candidate {
  const on = parted.signs.get('on') ?? { presence: 0, evidence: [] };
  const loop = loopOf(tag.id);
  const output = all.find((each) => each.role === 'controller-output' && loopOf(each.tag) === loop);
  const own = all.find((each) => each.tag === tag.id && each.role !== 'disagreement');
  const partner = all.filter((each) => parted.partner === each.tag && each.role !== 'disagreement');
  const controlled = output !== undefined;
  const signs: ExpectedSign[] = [expectedSign(parted, 'on', 0.9, on)];
  const explain = (observation: TagObservation | undefined, sensitivity: number) => {
    const shifted = observation?.signs.get('shifted');
    if (observation && shifted) signs.push(expectedSign(observation, 'shifted', sensitivity, shifted));
  };
  if (controlled) {
    // The controller follows its lying meter, so that its output moves the true value, which the other meter shows, the same way.
    const way = direction(partner[0]);
    const moved = output.signs.get(way);
    if (moved) signs.push(expectedSign(output, way, 0.75, moved));
    for (const each of partner) explain(each, 0.85);
    const follows = own?.role === 'flow' ? 'pressure-drop' : 'heating-medium-temperature';
    for (const each of all) if (each.role === follows && shiftedBy(each) > 0.5) explain(each, 0.6);
  } else if (own?.role === 'level') {
    // A level that is kept between marks moves the true level instead, which the head shows.
    explain(own, 0.3);
    for (const each of partner) explain(each, 0.6);
  } else explain(own, 0.85);
  const check = 'Compare both meters with a reference instrument: the one that differs has drifted or fouled.';
  const cause = `${tag.id} reads wrong: it has drifted or is fouled (it disagrees with ${parted.partner ?? 'a meter'}, with which it used to agree)`;
  return sensorCandidate(parted, `drift from ${parted.partner ?? ''}`, cause, '3.4 out of adjustment', check, 0.015, uniqueByKey(signs));
}

function direction(observation: TagObservation | undefined): 'up' | 'down' {
  return (observation?.signs.get('up')?.presence ?? 0) >= (observation?.signs.get('down')?.presence ?? 0) ? 'up' : 'down';
}

function shiftedBy(observation: TagObservation): number {
  return observation.signs.get('shifted')?.presence ?? 0;
}

function loopOf(tag: string): string {
  return /-(\d+[A-Z]?)/.exec(tag)?.[1] ?? tag;
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
