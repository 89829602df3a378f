import { allMatches } from '../../domain/all-matches.js';
import type { ConditionParameter, EquipmentParameter, MeasurementParameter } from './model.js';
import { type NameRole, rolesOf } from './trials/roles.js';

const small = new Map([
  ['two', 2],
  ['both', 2],
  ['three', 3],
  ['four', 4],
  ['five', 5],
  ['six', 6],
  ['seven', 7],
  ['eight', 8],
  ['zwei', 2],
  ['drei', 3],
  ['vier', 4],
  ['fuenf', 5],
  ['sechs', 6],
]);
const machines: Readonly<Record<string, string>> = {
  pump: 'pumps?|pumpen?|boosters?',
  motor: 'motors?|motoren|compressors?|kompressoren|verdichter|chillers?|drives?|agitators?|mixers?',
  valve: 'valves?|ventile?|dampers?|klappen?',
  fan: 'fans?|blowers?|luefter|ventilatoren|geblaese',
  conveyor: 'conveyors?|belts?|foerderbaender|baender|foerderer|sections?',
  heater: 'heaters?|heizungen|heizer|elements?',
  switch: 'switches|buttons?|contacts?|taster|schalter',
};
const conditions =
  'trips?|interlocks?|conditions?|permissives?|contacts?|causes?|buttons?|switches|stops?|e-?stops?|inputs?|signals?|sensors?|faults?|verriegelungen|bedingungen|taster|schalter|ausloeser|abschaltungen';

/** How many of a thing a request speaks of ("four trips", "3 conveyors") without naming them; 0 when it does not say. */
export function countOf(parameter: EquipmentParameter | MeasurementParameter | ConditionParameter, text: string): number {
  const nouns =
    parameter.kind === 'equipment'
      ? parameter.categories.flatMap((category) => machines[category] ?? []).join('|')
      : parameter.kind === 'condition'
        ? conditions
        : '';
  if (nouns === '') return 0;
  const match = new RegExp(
    `(?<![\\w.-])(\\d|${[...small.keys()].join('|')})[- ](?!(?:s|sec|min|h|hours?|minutes?|seconds?|ms|bar|kg|out|of|aus|%)\\b)(?:[\\w-]+ ){0,2}?(?:${nouns})\\b`,
    'i',
  ).exec(text);
  const word = match?.[1]?.toLowerCase();
  return word === undefined ? 0 : (small.get(word) ?? Number(word));
}

/** The largest number of like machines that a request speaks of, with the noun as written; null when it speaks of none or one. */
export function machineCount(text: string): Readonly<{ count: number; noun: string }> | null {
  const nouns = Object.entries(machines)
    .filter(([category]) => category !== 'switch')
    .map(([, words]) => words)
    .join('|');
  const pattern = new RegExp(
    `(?<![\\w.-])(\\d|${[...small.keys()].join('|')})[- ](?!(?:s|sec|min|h|hours?|minutes?|seconds?|ms|bar|kg|out|of|aus|%|m|m3|step|speed|stage)\\b)(?:[a-z-]+ ){0,2}?(${nouns})\\b`,
    'gi',
  );
  const found = allMatches(text, pattern).map(([, word = '', noun = '']) => ({ count: small.get(word.toLowerCase()) ?? Number(word), noun }));
  return found.filter(({ count }) => count > 1).sort((a, b) => b.count - a.count)[0] ?? null;
}

/** `2` as `two`, larger numbers as digits. */
export function countWord(count: number): string {
  return ['none', 'one', 'two', 'three', 'four', 'five', 'six'][count] ?? String(count);
}

const measured = 'temperatures?|pressures?|levels?|flows?|weights?|speeds?|vibrations?|currents?|concentrations?|conductivity|humidity|torque';
/** Words that stand before a noun without naming it. */
const noModifier =
  /^(?:the|an?|this|that|these|each|every|one|its|of|for|to|my|our|both|all|any|no|and|or|then|on|off|in|at|by|with|from|into|if|when|while|until|after|before|is|are|be|has|must|may|shall|should|can|will|not|runs?|starts?|stops?|keeps?|trips?|switch\w*|turns?|opens?|closes?|drives?|flash\w*|start\w*|stop\w*|draft|write|make|high|low|maximum|minimum|actual|measured|two|three|four|second|first|other|another|standby|duty|der|die|das|den|dem|ein\w*|wenn|und|oder|alarm|warn\w*|only|so|as|goes|rises?|falls?|drops?|exceeds?)$/i;

/**
 * What a request calls a thing that it gives no tag for, as a placeholder: "the inlet valve" is `INLET_VALVE`, "oil temperature" is `OIL_TEMPERATURE`.
 * Null when it has no such words. A setpoint keeps its own name: what is measured ("filler speed") is not what is asked for.
 */
export function describedName(parameter: EquipmentParameter | MeasurementParameter | ConditionParameter, text: string): string | null {
  const nouns =
    parameter.kind === 'equipment'
      ? parameter.categories.flatMap((category) => machines[category] ?? []).join('|')
      : parameter.kind === 'measurement' && !/SETPOINT|TARGET/.test(parameter.placeholders[0] ?? '')
        ? measured
        : '';
  if (nouns === '') return null;
  const pattern = new RegExp(
    `\\b([a-z]{3,})[ -](${nouns})\\b(?! (?:starter|station|feedback|current|speed|switch|position|room|button|alarm|trip|control))`,
    'gi',
  );
  const described = allMatches(text, pattern).filter(([, modifier = '']) => !noModifier.test(modifier));
  // "after the main drive has stopped, turn it with the auxiliary drive": what the request only tells the state of is not what it switches
  const roles = parameter.kind === 'equipment' ? rolesOf(text, [...new Set(described.map(([phrase]) => phrase))]) : new Map<string, NameRole>();
  const found = described.find(([phrase]) => roles.get(phrase) === 'driven') ?? described.find(([phrase]) => roles.get(phrase) !== 'read');
  if (found !== undefined) return `${found[1]}_${(found[2] ?? '').replace(/s$/i, '')}`.toUpperCase();
  if (parameter.kind !== 'measurement' || parameter.minimum !== 1) return null;
  const quantities = new Set(
    allMatches(text, new RegExp(`\\b(${measured})\\b(?! (?:switch|sensor|transmitter))`, 'gi')).map(([noun]) => noun.replace(/s$/i, '').toUpperCase()),
  );
  return quantities.size === 1 ? `${[...quantities][0]}_PV` : null;
}

/** "3 cooling pumps": whether a number says how many machines there are. */
export function countsMachines(text: string, { end }: Readonly<{ end: number }>): boolean {
  const nouns = Object.entries(machines)
    .filter(([category]) => category !== 'switch')
    .map(([, words]) => words)
    .join('|');
  return (
    new RegExp(`^[- ](?:[a-z-]+ ){0,2}?(?:${nouns})\\b`, 'i').test(text.slice(end)) && !/^[- ](?:s|sec|min|h|bar|kg|%|of|out|aus)\b/i.test(text.slice(end))
  );
}
