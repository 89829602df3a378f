import type { TagRole } from './tag-roles.js';

/** Words of a quantity in English, German and Chinese, and the tag roles that measure it. First match wins, so the narrower comes first. */
export type QuantityWord = Readonly<{ name: string; pattern: RegExp; roles: readonly TagRole[]; words?: RegExp }>;
export const quantityWords: readonly QuantityWord[] = [
  { name: 'bearing temperature', pattern: /bearing (temp\w*|is (too )?hot|overheat\w*)|hot bearing|lagertemperatur|轴承温度/i, roles: ['bearing-temperature'] },
  { name: 'vibration', pattern: /vibrat\w*|schwingung\w*|振动/i, roles: ['vibration'] },
  { name: 'suction pressure', pattern: /suction[- ](pressure|side)|saugdruck|吸入压力/i, roles: ['suction-pressure'] },
  { name: 'discharge pressure', pattern: /discharge[- ]pressure|förderdruck|出口压力/i, roles: ['discharge-pressure'] },
  {
    name: 'differential pressure',
    pattern: /differential[- ]pressure|pressure (drop|difference)|delta ?p|\bdp\b|differenzdruck|压差/i,
    roles: ['pressure-drop', 'section-pressure-difference'],
  },
  { name: 'air pressure', pattern: /air[- ]pressure|druckluft\w*|气压/i, roles: ['air-pressure'] },
  { name: 'steam pressure', pattern: /steam[- ]pressure|dampfdruck|蒸汽压力/i, roles: ['steam-pressure'] },
  {
    name: 'pressure',
    pattern: /pressure|(?<!ein|aus)druck\b|压力/i,
    roles: ['pressure', 'discharge-pressure', 'suction-pressure', 'air-pressure', 'steam-pressure', 'section-pressure-difference', 'pressure-drop'],
  },
  {
    name: 'motor current',
    pattern: /(motor )?current\b(?! (value|reading|state|status|revision))|\bamps?\b|amperage|stromaufnahme|电流/i,
    roles: ['motor-current'],
  },
  { name: 'overload', pattern: /overload\w*|motor protection|überlast\w*|过载/i, roles: ['overload', 'motor-current'] },
  { name: 'level', pattern: /\blevel\b|füllstand|niveau|液位/i, roles: ['level'] },
  { name: 'flow', pattern: /\bflow(rate)?\b(?![- ]divers)|durchfluss|流量/i, roles: ['flow'] },
  { name: 'torque', pattern: /torque|drehmoment|扭矩/i, roles: ['torque'] },
  { name: 'weight', pattern: /\bweight\b|gewicht|重量/i, roles: ['weight'] },
  { name: 'speed', pattern: /\bspeed\b|drehzahl|转速|速度/i, roles: ['speed'] },
  { name: 'concentration', pattern: /concentration|konzentration|浓度/i, roles: ['concentration'] },
  {
    name: 'temperature',
    pattern: /temp(erature)?s?\b|overheat\w*|temperatur|温度/i,
    roles: ['temperature', 'outlet-temperature', 'heating-medium-temperature', 'cooling-medium-temperature', 'bearing-temperature'],
  },
];

/** "How high", "wie hoch" and "多高" ask for a value and say nothing of it. */
export type Direction = 'high' | 'low' | 'rising' | 'falling';
export const directionWords: readonly (readonly [Direction, RegExp])[] = [
  ['rising', /\b(rising|increas\w*|climbing|going up|went up|growing|steig\w*)\b|上升|升高/i],
  ['falling', /\b(falling|dropp\w*|decreas\w*|going down|went down|sinking|losing|fäll\w*|sink\w*)\b|下降/i],
  ['high', /\b((?<!how )high(er)?|too much|excessive|elevated|above|over|(?<!wie )hoch|hohe[rsnm]?|zu viel)\b|(?<!多)高/i],
  ['low', /\b((?<!how )low(er)?|too little|lack of|below|under|loss of|no|(?<!wie )niedrig\w*|zu wenig)\b|(?<!多)低/i],
];

/** States of equipment that a question may take for granted. */
export type StateClaim =
  | 'in-alarm'
  | 'running'
  | 'stopped'
  | 'tripped'
  | 'leaking'
  | 'jammed'
  | 'open'
  | 'closed'
  | 'diverting'
  | 'manual'
  | 'automatic'
  | 'shelved'
  | 'held'
  | 'suspended'
  | 'aborted'
  | 'idle';
export const stateWords: readonly (readonly [StateClaim, RegExp])[] = [
  ['in-alarm', /\b(in alarm|alarming|in alarmzustand|im alarm|has an? (active )?alarm)\b|报警/i],
  ['shelved', /\bshelved\b/i],
  [
    'tripped',
    /\b(trip(s|ped|ping)?|ausgelöst|shut (itself )?down|cut out|kicked out)\b|\b(?:boiler|burner|flame|low[- ]water)(?:'s)? lock(?:ed )?-?out\b|跳闸|跳停/i,
  ],
  ['leaking', /\b(leak(s|ed|ing)?|dripping|undicht|leckt)\b|泄漏|漏/i],
  ['jammed', /\b(jammed|jam|blocked by|verklemmt|stau)\b|卡住/i],
  ['diverting', /\b(divert(s|ed|ing)?|in diver(t|sion)|umgeleitet)\b|分流/i],
  ['held', /\b(held|on hold|in hold)\b/i],
  ['suspended', /\bsuspended\b/i],
  ['aborted', /\baborted\b/i],
  ['idle', /\bidle\b/i],
  ['running', /\b(running|still runs|is on|läuft|in betrieb)\b|运行/i],
  ['stopped', /\b(stopp?(s|ed)?|standing still|is off|is down|went down|not running|steht( still)?|gestoppt|abgeschaltet)\b|停(机|止)?/i],
  ['manual', /\bin (manual|hand)( mode)?\b|handbetrieb|手动/i],
  ['automatic', /\bin auto(matic)?( mode)?\b|automatikbetrieb|自动/i],
];

export const eventStates: ReadonlySet<StateClaim> = new Set(['tripped', 'stopped', 'diverting', 'jammed']);

/** A changed setting: the words that name it and the verbs that change it. */
export const settingWords = /\b(set ?point|setting|parameter|mode|sollwert|einstellung)\b|设定值|参数/i;
export const changeWords =
  /\b(change[ds]?|changing|raise[ds]?|lowered|increased|decreased|adjust(ed)?|altered|modified|set to|moved|geändert|erhöht|gesenkt|verstellt)\b|修改|调/i;

/** Words of work done, with the components it may have been done on left to the record search. */
export const workDoneWords =
  /\b(replaced|changed|swapped|repaired|cleaned|renewed|overhauled|lubricated|greased|calibrated|aligned|getauscht|ersetzt|repariert|gereinigt)\b|更换|修理|清洗/i;

/** A following word that turns "high vibration" into the name of a limit or alarm and not a claim. */
export const limitNouns = /^\s*(alarm|limit|trip|setpoint|set point|threshold|setting|priority|range|switch|transmitter|sensor|grenzwert|限值|报警值)/i;
