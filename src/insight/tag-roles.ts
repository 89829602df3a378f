import type { Asset } from '../domain/asset.js';
import type { TagDefinition } from '../domain/tag.js';

/** What a tag tells about its equipment, whatever the plant calls it. */
export type TagRole =
  | 'vibration'
  | 'bearing-temperature'
  | 'motor-current'
  | 'power'
  | 'suction-pressure'
  | 'discharge-pressure'
  | 'pressure'
  | 'pressure-drop'
  | 'section-pressure-difference'
  | 'flow'
  | 'level'
  | 'temperature'
  | 'outlet-temperature'
  | 'heating-medium-temperature'
  | 'cooling-medium-temperature'
  | 'leak-switch'
  | 'running'
  | 'command'
  | 'trip'
  | 'overload'
  | 'mismatch'
  | 'jam'
  | 'presence'
  | 'backed-up'
  | 'speed'
  | 'valve-position'
  | 'controller-output'
  | 'setpoint'
  | 'automatic'
  | 'torque'
  | 'weight'
  | 'concentration'
  | 'rejects'
  | 'count'
  | 'load'
  | 'air-pressure'
  | 'air-consumption'
  | 'steam-pressure'
  | 'steam-flow'
  | 'hours'
  | 'state'
  | 'first-out'
  | 'other';

type RoleRule = Readonly<{ role: TagRole; letters?: RegExp; attribute?: RegExp; words?: RegExp; kind?: TagDefinition['kind']; equipment?: RegExp }>;

/**
 * First match wins. `letters` are the ISA-5.1 letters before the loop number, `attribute` what follows the dot, `words` are looked for in the
 * description, `equipment` in the class and name of the tag's equipment.
 */
const rules: readonly RoleRule[] = [
  { role: 'hours', attribute: /^HOURS?$/ },
  { role: 'setpoint', attribute: /^(SP|SETPOINT)$/ },
  { role: 'automatic', attribute: /^(AUTO|MODE)$/ },
  { role: 'first-out', attribute: /^FIRST/ },
  { role: 'controller-output', attribute: /^(OUT|OP|CV)$/ },
  { role: 'mismatch', words: /mismatch|does not follow|discrepan/i },
  { role: 'overload', attribute: /^(OVLD|OVERLOAD)$/ },
  { role: 'overload', words: /overload|motor protection/i, kind: 'discrete' },
  { role: 'trip', attribute: /^(TRIP|FAULT)$/ },
  { role: 'jam', words: /\bjam/i, kind: 'discrete' },
  { role: 'backed-up', words: /backed up|accumulat|back-?up/i, kind: 'discrete' },
  { role: 'presence', letters: /^(PE|ZS|XE)$/, words: /photo-?eye|present|presence|sensor/i, kind: 'discrete' },
  { role: 'presence', words: /photo-?eye|light barrier/i, kind: 'discrete' },
  { role: 'running', attribute: /^(RUN|RUNNING)$/ },
  { role: 'command', attribute: /^(CMD|COMMAND)$/ },
  { role: 'leak-switch', words: /leak|drip|wet\b/i, kind: 'discrete' },
  { role: 'valve-position', attribute: /^(FWD|POS|OPEN|ZSO)$/ },
  { role: 'valve-position', letters: /^Z[TI]$/ },
  { role: 'valve-position', words: /position (feedback|of)|valve position/i },
  { role: 'rejects', words: /reject|scrap/i, kind: 'counter' },
  { role: 'count', kind: 'counter' },
  { role: 'state', kind: 'text', words: /state|status/i },
  { role: 'state', kind: 'text' },
  { role: 'vibration', letters: /^V[TIE]?$/ },
  { role: 'vibration', words: /vibration/i },
  { role: 'torque', letters: /^TQ/ },
  { role: 'torque', words: /torque/i },
  { role: 'motor-current', letters: /^I[TI]$/ },
  { role: 'motor-current', words: /motor current|amperage/i },
  { role: 'power', letters: /^(EM|JT|JI|ET)$/ },
  { role: 'bearing-temperature', letters: /^T/, words: /bearing/i },
  { role: 'air-consumption', words: /air (consumption|flow|usage)/i },
  { role: 'steam-flow', words: /steam (flow|consumption)/i },
  { role: 'section-pressure-difference', letters: /^P?D?P/, words: /minus|above raw|between sections|difference (of|between) product/i },
  { role: 'pressure-drop', letters: /^(PD|DP)/ },
  { role: 'pressure-drop', words: /pressure drop|differential pressure/i },
  { role: 'suction-pressure', letters: /^P/, words: /suction|inlet pressure/i },
  { role: 'discharge-pressure', letters: /^P/, words: /discharge|outlet pressure|delivery/i },
  { role: 'air-pressure', letters: /^P/, words: /\bair\b/i },
  { role: 'steam-pressure', letters: /^P/, words: /steam/i },
  { role: 'pressure', letters: /^P[TIC]/ },
  { role: 'weight', letters: /^W[TI]$/ },
  { role: 'concentration', letters: /^[QA][TI]/ },
  { role: 'level', letters: /^L[TI]/ },
  { role: 'flow', letters: /^F[TI]/ },
  { role: 'heating-medium-temperature', letters: /^T/, words: /hot.?water|steam|heating medium/i },
  { role: 'cooling-medium-temperature', letters: /^T/, words: /chilled|cooling.?water|glycol|coolant/i },
  { role: 'outlet-temperature', letters: /^T/, words: /outlet|after|leaving|discharge|process value/i },
  { role: 'temperature', letters: /^T/ },
  { role: 'load', words: /capacity|firing rate|\bload\b/i },
  { role: 'speed', words: /speed/i },
  { role: 'speed', letters: /^S[TI]$/ },
];

/** The role of a tag, from its ISA-5.1 letters, its attribute and the words of its description. */
export function roleOfTag(tag: TagDefinition): TagRole {
  const letters = tag.id.split('-')[0] ?? '';
  const attribute = tag.id.split('.')[1] ?? '';
  const found = rules.find(
    (rule) =>
      (rule.kind === undefined || rule.kind === tag.kind) &&
      (rule.letters === undefined || rule.letters.test(letters)) &&
      (rule.attribute === undefined || rule.attribute.test(attribute)) &&
      (rule.words === undefined || rule.words.test(tag.description)),
  );
  return found?.role ?? 'other';
}

/** Families of equipment that share failure modes. */
export type EquipmentFamily =
  | 'pump'
  | 'strainer'
  | 'heat-exchanger'
  | 'diversion-valve'
  | 'control-valve'
  | 'tank'
  | 'agitator'
  | 'filler'
  | 'capper'
  | 'checkweigher'
  | 'conveyor'
  | 'photo-eye'
  | 'boiler'
  | 'chiller'
  | 'compressor'
  | 'fan'
  | 'other';

const families: readonly (readonly [EquipmentFamily, RegExp])[] = [
  ['photo-eye', /photo|light barrier|optical sensor/i],
  ['strainer', /strainer|filter/i],
  ['heat-exchanger', /heat.?exchanger|pasteuri[sz]er plate|cooler|economi[sz]er/i],
  ['diversion-valve', /divert|diversion|three-way|changeover valve/i],
  ['control-valve', /valve/i],
  ['boiler', /boiler|steam generator/i],
  ['chiller', /chiller|chilled|refrigerat/i],
  ['compressor', /compressor/i],
  ['pump', /pump/i],
  ['agitator', /agitat|mixer|stirrer/i],
  ['capper', /capper|capping|closing machine/i],
  ['checkweigher', /checkweigh|weigher|scale/i],
  ['filler', /filler|filling machine/i],
  ['conveyor', /convey|belt/i],
  ['fan', /\bfan\b|blower/i],
  ['tank', /tank|vessel|silo/i],
];

/** The family of an asset from its ISO 14224 class, else from its name; `other` for units, lines and what is not known. */
export function familyOfAsset(asset: Asset): EquipmentFamily {
  if (asset.level !== 'equipment') return 'other';
  const byClass = families.find(([, pattern]) => pattern.test((asset.equipmentClass ?? '').replaceAll('-', ' ')));
  return (byClass ?? families.find(([, pattern]) => pattern.test(asset.name)))?.[0] ?? 'other';
}
