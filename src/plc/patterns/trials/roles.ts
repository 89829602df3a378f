import { allMatches } from '../../../domain/all-matches.js';
import { literalPattern } from '../../../domain/literal-pattern.js';

/** What a request says of a name: something is done to it, it only tells when, or neither is plain. */
export type NameRole = 'driven' | 'read' | 'open';

/** Words behind which a thing tells when, and is not acted upon. */
const introduces =
  /\b(?:when(?:ever)?|if|once|while|whilst|as (?:long|soon) as|until|till|unless|except|provided|after|never|only|without|upon|during|in case of|depending on|above|below|under|over|than|by|wenn|falls|sobald|solange|waehrend|bis|nach(?:dem)?|nie(?:mals)?|nur|ausser|sofern|bei|ueber|unter|als|ohne|durch)\b/gi;
/** Verbs of an effect, as a command ("start P-1") or in an infinitive. */
const acts =
  /\b(?:(?:start|stop|opening|closing) of|(?:start|stop|open|close|run|shut|trip|switch|turn|light|sound|raise|lower|energi[sz]e|activate|drive|command|enable|block|lock|unlock|release|flash|blink|ramp|dose|fill|drain|operate|keep|hold|set|move|extend|retract|allow|permit|inhibit|prevent)(?:s|es|ed|ped|ping|ing)?|starte[nt]?|stopp?e?[nt]?|oeffne[nt]?|schliess(?:e[nt]?|t)|schalte[nt]?|fahre[nt]?|betreibe[nt]?|sperre[nt]?|melde[nt]?)\b(?: (?:off|up|down|out)|(?<=\b(?:switch|turn)\w*) (?:on|in))?/gi;
/** Nouns of what tells something: a name behind one is no machine. */
const tells =
  /\b(?:(?:push ?)?buttons?|pb|keys?|tast(?:er|e)|(?:[a-z]+ )(?:switch(?:es)?)|\w*schalter|sensors?|\w*sensor|detectors?|\w*melder|contacts?|feedback|faults?|fault signal|\w*stoerung|reset|acknowledge(?:ment)?|quittier\w*|floats?|transmitter|photo-?(?:eye|cell)|probe|loop|limit switch(?:es)?|end switch(?:es)?)\b/gi;
/** Nouns between a word and the name it governs. */
const behindName =
  /^(?:\s+(?:shall|should|must|may|can|will|is to|are to|has to|have to|is|are|be|then|also|only|always|never|not|soll|muss|darf|wird|dann|auch|nur|nie|nicht|both|all|at once|immediately|sofort|again|wieder))*\s+(?:starts?|stops?|opens?|closes?|runs?|trips?|shuts?|(?:switch(?:es)?|turns?|goes|comes|cuts?|kicks?) (?:on|off|in|out)|started|stopped|opened|closed|locked|unlocked|released|energi[sz]ed?s?|keeps?|lights?|sounds?|flash(?:es)?|blinks?|blinkt|leuchtet|ertoent|laeuft|startet|stoppt|oeffnet|schliesst|schaltet|geht (?:an|aus|auf|zu)|(?:on|off|ein|aus|auf|zu|an)\b(?! (?:the|demand|request|dem|der|den|[A-Z]+-?\d))|running|laufen)\b/;
/** "S1 starts P-1": what stands before the verb is who gives the command. */
const commands =
  /^\s+(?:starts|stops|opens|closes|trips|switches|turns|startet|stoppt|oeffnet|schliesst|schaltet)(?: (?:on|off|the|a|an|den|die|das|ein|aus)){0,2}(?: (?!when|if|once|while|until|above|below|at|on|for|after|by|and|or|with|wenn|bei|bis|nach)[a-z]+){0,2}\s+(?=[A-Z]+[-_]?\d)/;
/** "after start S1", "by stop S0": the command that a button gives, and no effect. */
const afterAnAct =
  /\b(?:after|by|upon|until|with|nach|bis|durch|mit|via) (?:the |a |den |der |dem )?(?:start|stop|release|open|close|stopp|enable|lock)(?= )/gi;
/** "open with P-1", "print on PR-2": with or where it is done. */
const instrument = /\b(?:with|at|on|mit|via|an|auf|from|to|for|in|of|per|pro)\s+(?:the |a |\w+ ){0,3}$/i;
const stop = /[.;!?:](?=\s|$)|,(?=\s)|\b(?:then|dann)\b/gi;

/** Where a name stands in a text, in any spelling of its case. */
function places(text: string, name: string): readonly Readonly<{ start: number; end: number }>[] {
  return allMatches(text, new RegExp(`(?<![\\w-])${literalPattern(name.split('.')[0] ?? name).replace(/_/g, '[ _-]')}(?![\\w-])`, 'gi')).map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/**
 * The role of each name in a normalised request (English or German words, Chinese turned into English ones before). A name is `driven` when an effect is told
 * of it in one place; `read` when every place that is plain only says when.
 * Source: own design of this package; independent of how a pattern is filled.
 * Units: none.
 * Errors: none.
 */
export function rolesOf(text: string, names: readonly string[]): ReadonlyMap<string, NameRole> {
  const all = names.flatMap((name) => places(text, name).map((place) => ({ ...place, name }))).sort((a, b) => a.start - b.start);
  const found = new Map<string, NameRole[]>();
  let last = { end: -1, role: 'open' as NameRole };
  for (const { name, start, end } of all) {
    const listed = last.end >= 0 && /^\s*(?:[,/&]|and|or|und|oder|,\s*(?:and|or|und|oder))\s*(?:the |der |die |das )?$/i.test(text.slice(last.end, start));
    const own = roleAt(text, start, end);
    const role = listed && own === 'open' ? last.role : own;
    found.set(name, [...(found.get(name) ?? []), role]);
    last = { end, role };
  }
  return new Map([...found].map(([name, roles]) => [name, roles.includes('driven') ? 'driven' : roles.includes('read') ? 'read' : 'open']));
}

/** Nouns of a contact or a command that is given or not: no measured value. */
const contacts =
  /\b(?:(?:push ?)?buttons?|keys?|tast(?:er|e)|(?:[a-z]+ )?switch(?:es)?|\w*schalter|contacts?|faults?|stoerung|reset|acknowledge(?:ment)?|quittier\w*|floats?|limit switch(?:es)?)(?: (?:by|with|via|mit|durch|from|von|per))?(?: (?:the|a|der|die|den))?\s*$/i;

/** Whether the words before a name call it a contact or a command, wherever it stands. */
export function isContact(text: string, name: string): boolean {
  return places(text, name).some(({ start }) => {
    const ahead = text.slice(Math.max(0, start - 40), start);
    return contacts.test(ahead) || /\b(?:after|by|upon|until|nach|bis|durch) (?:the |a )?(?:start|stop|release|stopp|enable)\s*$/i.test(ahead);
  });
}

/** "start S1", "stop by PB2": the designation of a push button, which gives the command. */
const pressed = /\b(?:start|stop|reset|starten|stoppen|ein|aus)(?: (?:by|with|via|on|mit|durch|ueber))? $/i;
const pushButton = /^(?:S|PB|SB|HS|TA)-?\d+[A-Z]?$/i;

function roleAt(text: string, start: number, end: number): NameRole {
  if (pressed.test(text.slice(Math.max(0, start - 30), start)) && pushButton.test(text.slice(start, end))) return 'read';
  const from = allMatches(text.slice(0, start), stop).at(-1);
  const whole = text.slice(from === undefined ? 0 : from.index + from[0].length, start);
  if (/\b(?:of|von|vom) (?:the |der |dem )?(?:\w+ )?$/i.test(whole) && !/\b(?:start|stop|opening|closing) of (?:the )?(?:\w+ )?$/i.test(whole)) return 'open';
  const noun = allMatches(whole, tells).at(-1);
  const ahead = whole
    .replace(tells, (words) => ' '.repeat(words.length))
    .replace(afterAnAct, (words) => words.replace(/\S+$/, (word) => ' '.repeat(word.length)));
  const at = (pattern: RegExp): number => allMatches(ahead, pattern).at(-1)?.index ?? -1;
  const [condition, verb] = [at(introduces), at(acts)];
  if (
    noun !== undefined &&
    noun.index > verb &&
    /^\s*(?:(?!(?:for|of|to|on|at|fuer|von|des|der)\b)\S+\s+){0,2}$/.test(whole.slice(noun.index + noun[0].length))
  )
    return 'read';
  const subject = behindName.test(text.slice(end, end + 60));
  // "above 90 °C heater H3 off": the condition is complete, and the effect stands behind it
  const complete = subject && condition >= 0 && /\s\d+(?:\.\d+)?\s?(?:%|°|[a-z])(?!.*\b(?:and|or|und|oder)\b)/i.test(ahead.slice(condition));
  if (condition > verb && !complete) return 'read';
  if (subject) return commands.test(text.slice(end, end + 80)) ? 'read' : 'driven';
  return verb >= 0 && !instrument.test(ahead.slice(verb).replace(acts, '')) ? 'driven' : 'open';
}
