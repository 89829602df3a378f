import { type Cursor, peek, wordAt } from './tokens.js';

/** A verb of a step: what it does, and the output it means when the request names none. */
export interface StepVerb {
  readonly kind: string;
  readonly output: string | null;
}

const verbs: readonly (readonly [RegExp, string, string | null])[] = [
  [/^(?:fill|fills|charge|load|befuellen|fuellen|fuelle)$/, 'fill', 'INLET_VALVE'],
  [/^(?:add|dose|doses|dosieren|dosiere|feed|inject|meter)$/, 'dose', 'DOSING_VALVE'],
  [/^(?:stir|stirs|mix|mixes|agitate|agitates|blend|homogeni[sz]e|ruehren|ruehre|mischen)$/, 'stir', 'AGITATOR'],
  [/^(?:drain|drains|empty|empties|discharge|discharges|dump|entleeren|entleere|ablassen|leeren)$/, 'drain', 'DRAIN_VALVE'],
  [/^(?:heat|heats|warm|heizen|aufheizen|erhitzen)$/, 'heat', 'HEATER'],
  [/^(?:cool|cools|chill|kuehlen|abkuehlen)$/, 'cool', 'COOLING_VALVE'],
  [/^(?:rinse|rinses|wash|spuelen|spuele|vorspuelen|nachspuelen|prerinse)$/, 'rinse', 'RINSE_VALVE'],
  [/^(?:flush|flushes)$/, 'flush', 'FLUSH_VALVE'],
  [/^(?:circulate|circulates|recirculate|umwaelzen|zirkulieren)$/, 'circulate', 'CIRCULATION_PUMP'],
  [/^(?:purge|purges|blow|blows|ausblasen)$/, 'purge', 'PURGE_VALVE'],
  [/^(?:vent|vents|depressuri[sz]e|entlueften)$/, 'vent', 'VENT_VALVE'],
  [/^(?:evacuate|evacuates)$/, 'evacuate', 'VACUUM_PUMP'],
  [/^(?:pressuri[sz]e)$/, 'pressurise', 'PRESSURE_VALVE'],
  [/^(?:clamp|clamps|spannen)$/, 'clamp', 'CLAMP'],
  [/^(?:press|presses|pressen)$/, 'press', 'PRESS'],
  [/^(?:dry|dries|trocknen)$/, 'dry', 'DRYER'],
  [/^(?:spray|sprays)$/, 'spray', 'SPRAY_VALVE'],
  [/^(?:wait|waits|soak|dwell|rest|settle|pause|hold|steep|warten|warte|halten|ruhen|let)$/, 'wait', null],
  [
    /^(?:open|opens|start|starts|run|runs|switch|turn|activate|energi[sz]e|extend|oeffnen|oeffne|starten|starte|einschalten|laufen|transfer|pump|convey|advance|lower|lift|raise)$/,
    'on',
    null,
  ],
  [/^(?:close|closes|stop|stops|shut|retract|schliessen|schliesse|stoppen|stoppe|ausschalten|abschalten)$/, 'off', null],
];

/** The verb of a step at the cursor; null where the word there is none, or describes the noun behind it. */
export function stepVerbAt(cursor: Cursor): StepVerb | null {
  const word = wordAt(cursor);
  if (word === '') return null;
  if (/^(?:switch|turn)$/.test(word) && /^(?:off)$/.test(`${wordAt(cursor, 1)}`)) return { kind: 'off', output: null };
  const found = verbs.find(([pattern]) => pattern.test(word));
  if (found === undefined) return null;
  // "the mix tank", "press is closed": a noun
  if (/^(?:the|a|an|of|is|are|der|die|das)$/.test(wordAt(cursor, -1))) return null;
  if (word === 'empty' && (peek(cursor, 1) === undefined || !/^(?:the|it|tank)$/.test(wordAt(cursor, 1))) && peek(cursor, 1)?.kind !== 'name') return null;
  return { kind: found[1], output: found[2] };
}

/** Whether what a step changes rises or falls towards its limit. */
export function deedOfStep({ kind }: StepVerb): 'raises' | 'lowers' {
  return /^(?:drain|cool|vent|evacuate)$/.test(kind) ? 'lowers' : 'raises';
}
