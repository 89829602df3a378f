import { type Cursor, markAt, peek, take, wordAt } from './tokens.js';

/** What a condition is to its action, by the words that introduce it. */
export type Introduction = 'when' | 'whenever' | 'while' | 'only' | 'never' | 'unless' | 'until';

const when = /^(?:when|if|once|wenn|falls|sobald|upon)$/;
const during = /^(?:while|whilst|as|solange|during|waehrend)$/;
const only = /^(?:only|nur|exclusively|ausschliesslich)$/;
const negative = /^(?:never|not|nie|niemals|nicht)$/;

/** Reads the words that introduce a condition, moving past them; null (and unmoved) when there are none. */
export function takeIntroduction(cursor: Cursor): Introduction | null {
  const start = cursor.at;
  const found = introduction(cursor);
  if (found === null) cursor.at = start;
  return found;
}

function introduction(cursor: Cursor): Introduction | null {
  while (markAt(cursor) === ',' || take(cursor, /^(?:and|but|und|aber|also|auch)$/)) if (markAt(cursor) === ',') cursor.at += 1;
  if (take(cursor, /^(?:unless)$/) || take(cursor, /^(?:except|ausser)$/, when) || take(cursor, /^es$/, /^sei$/, /^denn$/)) {
    if (markAt(cursor) === ',') cursor.at += 1;
    return 'unless';
  }
  if (take(cursor, /^(?:until|till|bis)$/)) return 'until';
  if (take(cursor, /^(?:provided|sofern)$/)) {
    take(cursor, /^that$/);
    return 'only';
  }
  const restricted = take(cursor, only);
  const denied = !restricted && take(cursor, negative);
  const kind = plainIntroduction(cursor) ?? (denied && take(cursor, /^(?:in|at|with|during|bei|im|mit)$/) ? 'when' : null);
  if (kind === null) return null;
  return restricted ? 'only' : denied ? 'never' : kind;
}

function plainIntroduction(cursor: Cursor): Introduction | null {
  if (take(cursor, /^as$/, /^(?:long|soon)$/, /^as$/)) return wordAt(cursor, -2) === 'long' ? 'while' : 'when';
  if (take(cursor, when)) return 'when';
  if (take(cursor, /^(?:whenever|immer)$/)) {
    take(cursor, /^wenn$/);
    return 'whenever';
  }
  if (wordAt(cursor) !== 'as' && take(cursor, during)) return 'while';
  return null;
}

/** Whether a condition is introduced here; does not move. */
export function introducesCondition(cursor: Cursor): boolean {
  const start = cursor.at;
  const found = takeIntroduction(cursor) !== null;
  cursor.at = start;
  return found;
}

export type Deed = 'on' | 'off' | 'trip';

const onVerbs =
  /^(?:starts?|runs?|continues?|opens?|set|sets|energi[sz]es?|energi[sz]ed|activates?|activated|enables?|raises?|sounds?|lights?|shows?|signals?|issues?|warns?|indicates?|reports?|warnen|anzeigen|triggers?|operates?|einschalten|starten|oeffnen|oeffnet|startet|setzen|setze|melden|melde|laeuft|laufen|ausloesen|aktivieren|freigeben|on|ein|lit|open|offen|leuchtet|leuchten|ertoent|ertoenen|generate|generates|give|gives)$/;
const offVerbs =
  /^(?:stops?|stopp|close[sd]?|off|aus|stoppen|stoppt|ausschalten|abschalten|schliessen|schliesst|reset|resets|drops?|clears?|cleared|deactivates?|halt|anhalten|abfallen|zu|release[sd]?|ruecksetzen|zuruecksetzen)$/;
const tripVerbs = /^(?:trips?|tripped|locks?-?out|ausloesung)$/;
const alarms = /^(?:alarms?|warnings?|alarmmeldung|warnung|stoermeldung|meldung)$/;
export const heads = /^(?:button|buttons|pushbutton|pulse|contact|command|signal|key|switch|taster|taste|knopf|befehl|impuls|permissive)$/;

/** What the word at the cursor does, as a verb; null when it is none or only describes the noun after it ("start button"). */
export function deedAt(cursor: Cursor, ahead = 0): Deed | null {
  const word = wordAt(cursor, ahead);
  if (word === '' || heads.test(wordAt(cursor, ahead + 1))) return null;
  if (tripVerbs.test(word)) return 'trip';
  // "Blow off the nozzle" opens something
  if (
    word === 'off' &&
    /^(?:blow|blows|wash|washes|rinse|rinses|flush|flushes|shake|shakes|knock|knocks|bleed|bleeds|let|lets)$/.test(wordAt(cursor, ahead - 1))
  )
    return 'on';
  if (offVerbs.test(word)) return 'off';
  return onVerbs.test(word) || /^(?:switch|turn|schalte|schalten)$/.test(word) ? 'on' : null;
}

/** As `deedAt`, where an action is told: "must be stopped", "can be started". */
export function toldDeedAt(cursor: Cursor): Deed | null {
  const word = wordAt(cursor);
  if (/^(?:started|opened|activated|enabled|eingeschaltet|gestartet|geoeffnet)$/.test(word)) return 'on';
  if (/^(?:stopped|closed|shut|deactivated|halted|ausgeschaltet|gestoppt|geschlossen|abgeschaltet)$/.test(word)) return 'off';
  return deedAt(cursor);
}

/** Whether the word at the cursor speaks of an alarm as such. */
export function alarmAt(cursor: Cursor, ahead = 0): boolean {
  return alarms.test(wordAt(cursor, ahead));
}

/** What a named signal is to a machine, by the words before it. */
export type Role = 'start' | 'stop' | 'fault' | 'permissive' | 'reset';

const roleWords: readonly (readonly [RegExp, Role])[] = [
  [/^(?:overload|overloads|thermal|thermistor|motorschutz|motorschutzschalter|ueberlast|thermorelais|bimetall)$/, 'fault'],
  [/^(?:permissive|permissives|interlock|interlocks|freigabe|freigaben|verriegelung)$/, 'permissive'],
  [/^(?:reset|quittier\w*|acknowledge|ack)$/, 'reset'],
  [/^(?:start|starttaster|eintaster|start-taster)$/, 'start'],
  [/^(?:stop|stopp|stoptaster|stopptaster|halt|haltetaster|austaster)$/, 'stop'],
];

/** "start S1", "stop by PB2": the designations of push buttons (IEC 81346: S) tell what no machine is called. */
const pushButton = /^(?:S|PB|SB|HS|TA)-?\d+[A-Z]?$/i;

/**
 * A named signal with its part in the machine: "stop button S2", "overload contact F40", "Freigabe durch ZS-8". `ahead` is how many tokens it has.
 * Null when the next name is not introduced like that.
 */
export function roleAt(cursor: Cursor): Readonly<{ role: Role; ahead: number }> | null {
  let role: Role | null = null;
  let noun = false;
  for (let ahead = 0; ahead < 6; ahead++) {
    const token = peek(cursor, ahead);
    if (token?.kind === 'name' && /^(?:is|are|has|have|was|ist|hat|wird|not|nicht|becomes|comes|stops?|starts?)$/.test(wordAt(cursor, ahead + 1))) return null;
    if (token?.kind === 'name') {
      const button = noun || (ahead <= 2 && pushButton.test(token.name.text));
      return role === null || (!button && (role === 'start' || role === 'stop')) ? null : { role, ahead: ahead + 1 };
    }
    if (token?.kind !== 'word' || /^(?:and|und|or|oder|when|if|wenn|it)$/.test(token.text)) return null;
    const found = roleWords.find(([pattern]) => pattern.test(token.text))?.[1];
    role ??= found ?? null;
    if (heads.test(token.text) || /taster$/.test(token.text)) noun = true;
  }
  return null;
}

/** Whether a word by itself tells what is done to a machine. */
export function deedWord(word: string): boolean {
  return onVerbs.test(word) || offVerbs.test(word) || tripVerbs.test(word);
}

/** Whether a comma and a verb follow: "..., stop M-1, when B is on, start it". */
export function commaAndDeed(cursor: Cursor): boolean {
  return markAt(cursor) === ',' && deedAt(cursor, 1) !== null;
}
