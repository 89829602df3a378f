import type { Condition } from '../conditions/model.js';
import { readTimes } from '../request-quantities.js';
import { eachSentence, flagFor, namesIn, type Telling, taken } from './telling.js';

const some = "(?:[a-z][\\w'-]*\\s+){0,6}?";
const each = '(?:(?:each|every|any|the|an?|jede[mnrs]?|de[mr]|eine[mr])\\s+)?';

/** How a state is named: what is TRUE then, and whether it is the state or its end. */
const states: readonly (readonly [RegExp, string, boolean])[] = [
  [/^(?:start\w*|anl\w+|anfahren|run\w*|einschalt\w*|switched on|goes on|comes on|laeuft|on)/i, 'running', true],
  [/^(?:stop\w*|stillstand|ausschalt\w*|abschalt\w*|abgeschaltet|switched off|goes off|shut-?down|halt|end\w*|off)/i, 'running', false],
  [/^(?:open\w*|oeffn\w*|geoeffnet)/i, 'open', true],
  [/^(?:clos\w*|schliess\w*|geschlossen)/i, 'open', false],
  [/^(?:press\w*|pushed|operated|druck|druecken|gedrueckt|betaetig\w*)/i, 'pressed', true],
  [/^(?:releas\w*|losgelassen|loslassen)/i, 'pressed', false],
  [/^(?:interrupt\w*|unterbroch\w*|covered|blocked|made|triggered|activated|responds|anspricht|ausgeloest|comes|kommt)/i, 'active', true],
];

const nouns =
  '(starts?|start-?up|stops?|shut-?down|opening|closing|pressing|press|release|stopping|starting|Start|Anlauf|Anlaufen|Anfahren|Stopp?|Stillstand|Oeffnen|Schliessen|Einschalten|Ausschalten|Abschalten|Druck|Druecken|Betaetigen|Loslassen)';
const verbs =
  '(starts?|started|runs?|running|stops?|stopped|opens?|opened|closes?|closed|pressed|pushed|operated|released|interrupted|covered|blocked|made|triggered|activated|switched on|switched off|goes on|goes off|comes on|comes|startet|anlaeuft|laeuft|stoppt|abschaltet|abgeschaltet|oeffnet|geoeffnet|schliesst|geschlossen|gedrueckt|betaetigt|unterbrochen|anspricht|kommt)';

/** "At every start of pump P-4", "when the door switch S-7 opens", "bei jedem Oeffnen der Klappe (S14)": name and state by their groups. */
function phrases(names: string): readonly RegExp[] {
  const name = `${some}\\(?\\s*(?:[a-z]+\\s+)?(?<name>${names})\\)?`;
  return [
    new RegExp(`\\b(?:at|on|upon|with|after|bei|nach|mit)\\s+${each}(?<state>${nouns})\\s+(?:of|von|vom|der|des|de[mn]|auf|on)?\\s*${name}`, 'i'),
    new RegExp(`\\b(?:at|on|upon|after)\\s+${each}${name}\\s+(?<state>${nouns})`, 'i'),
    new RegExp(
      `\\b(?:when(?:ever)?|if|once|as soon as|(?:each|every) time(?: that| when)?|after|jedes mal,? wenn|immer,? wenn|wenn|sobald|nachdem)\\s+${name}(?:\\s+of\\s+(?:the\\s+)?(?:[a-z]+\\s+){0,2}?[a-z]+)?\\s+(?:(?:is|are|has|have|been|was|gets|ist|wird|hat)\\s+){0,2}(?<state>${verbs})(?:\\s+(?:wird|ist|hat))?`,
      'i',
    ),
  ];
}

/**
 * "At every start of P-204 valve SV-204 is opened for 15 s": an act of a fixed time on an event. The event's words become one signal, which is the pulse; its
 * time leaves the sentence. Units: milliseconds. False, and nothing changed, where the request tells none.
 */
export function tellPulses(telling: Telling): boolean {
  const found = eachSentence(telling, (sentence) => pulseIn(telling, sentence) ?? sentence);
  if (found)
    telling.text = telling.text.replace(endings, (whole) => {
      taken(telling, whole);
      return '';
    });
  return found;
}

/** What a pulse does by itself at its end. */
const endings =
  /,?\s*\b(?:and |und )?(?:then|after that|afterwards|danach|dann|anschliessend)\s+(?:(?:it|they|sie|er|es|is|are|wird|wieder|again|switched|shall|must|soll)\s+)*(?:(?:stays?|remains?|bleibt|geht|goes)\s+(?:(?:it|sie|er|es)\s+)?)?(?:closes?|closed|stops?|stopped|off|aus|zu|geschlossen|schliesst|schliessen|switched off|abgeschaltet)(?:\s+(?:it|sie|er|es|again|wieder|off|werden))*(?:\s+(?:bis zum naechsten|until the next)\s+\w+(?:\s+of\s+[\w-]+)?)?(?=\s*[.,;]|\s*$)/gi;

const further = /\b(?:when|if|while|until|unless|below|above|under|over|or|only|not|never|wenn|falls|solange|bis|unter|ueber|oder|nur|nicht|nie)\b|[<>:]/i;

function pulseIn(telling: Telling, sentence: string): string | null {
  const times = readTimes(sentence);
  const [time] = times;
  if (time === undefined || times.length > 1) return null;
  const before = /\b(?:for|fuer)\s+(?:about\s+|ca\.?\s+|exactly\s+)?$/i.exec(sentence.slice(0, time.start));
  const after = /^\s+lang\b/i.exec(sentence.slice(time.end));
  if (before === null && after === null) return null;
  const from = before?.index ?? time.start;
  const to = time.end + (after?.[0].length ?? 0);
  for (const pattern of phrases(telling.names)) {
    const match = pattern.exec(sentence);
    const { name = '', state = '' } = match?.groups ?? {};
    const meant = states.find(([words]) => words.test(state));
    if (match === null || meant === undefined) continue;
    const end = match.index + match[0].length;
    // "When it has stopped for 20 s": the time is the event's own
    if (from < end ? to > match.index : /^\s*$/.test(sentence.slice(end, from))) continue;
    // The event is one, and its act lasts for the time: no other name, limit or condition stands between
    const within = sentence.slice(Math.min(end, to), Math.max(match.index, from));
    // "Run M-2 for 90 s after S2 is pressed": the act stands before its time
    const between = from < match.index && /^\s*$/.test(within) ? sentence.slice(0, from) : within;
    const outputs = namesIn(telling, between).filter((other) => other.toUpperCase() !== name.toUpperCase());
    if (namesIn(telling, match[0]).length > 1 || /^\s+(?:or|and|oder|und)\b/i.test(sentence.slice(end)) || further.test(between) || outputs.length !== 1)
      continue;
    const [, said, wanted] = meant;
    // One thing happens, another is done: nothing is done where no other name stands
    if (namesIn(telling, sentence).every((other) => other.toUpperCase() === name.toUpperCase())) continue;
    const part: Condition = { kind: 'signal', name, wanted, said, momentary: false };
    const flag = flagFor(telling, { kind: 'pulse', part: { kind: 'event', part }, milliseconds: time.milliseconds });
    taken(telling, match[0]);
    const words = `when ${flag} is active`;
    const rest = (text: string): string => text.replace(/\s{2,}/g, ' ');
    const cut = [
      [match.index, end, match.index === 0 || /^\s*$/.test(sentence.slice(0, match.index)) ? `${words},` : words],
      [from, to, ''],
    ] as const;
    let text = sentence;
    for (const [start, stop, put] of [...cut].sort((a, b) => b[0] - a[0])) text = text.slice(0, start) + put + text.slice(stop);
    telling.questions.push(`A further event while the ${time.milliseconds / 1_000} s run does not lengthen them; that is assumed to be meant.`);
    return rest(text)
      .replace(/,\s*,/g, ',')
      .replace(/^\s+/, ' ')
      .replace(/\s+([.;,])/g, '$1');
  }
  return null;
}
