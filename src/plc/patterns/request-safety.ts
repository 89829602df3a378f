import { allMatches } from '../../domain/all-matches.js';
import { literalPattern } from '../../domain/literal-pattern.js';
import type { NameMention, TagBook } from './model.js';
import { nearSafetyRefusal } from './request-near-safety.js';

const defeat =
  'bypass\\w*|by-pass\\w*|defeat\\w*|overrid\\w*|jumper\\w*|disabl\\w*|deactivat\\w*|inhibit\\w*|circumvent\\w*|ignor\\w*|suppress\\w*|mask(?:s|ing|ed)?|forc(?:e|es|ed|ing)|bridg(?:e|es|ed|ing)|' +
  'short(?:s|ed)?[- ]?(?:out|circuit\\w*)|neutrali[sz]\\w*|remov(?:e|es|ed|ing)|skip(?:s|ped|ping)?|cheat\\w*|fool\\w*|trick\\w*|mut(?:e|es|ed|ing)|simulat\\w*|fak(?:e|es|ed|ing)|spoof\\w*|silenc\\w*|turn(?:s|ed|ing)? off|switch(?:es|ed|ing)? off|get (?:a)?round|work(?:s|ing)? around|tie[sd]? (?:high|low|true)|hold(?:s)? (?:it )?true|always true|permanently true|' +
  'eliminat\\w*|delet\\w*|jump(?:s|ed|ing)? out|loesch\\w*|entfern\\w*|without|no longer|regardless of|despite|even (?:if|when|though)|ueberbrueck\\w*|umgeh\\w*|umgangen\\w*|ausser kraft|ausser kraft|deaktivier\\w*|ausschalt\\w*|abschalt\\w*|ignorier\\w*|manipulier\\w*|unterdrueck\\w*';
const protection =
  'safety(?!\\s*(?:factor|margin|stock))\\w*|e-?stops?\\b|e stops?\\b|emergency[- ]?(?:stops?|shut ?-?downs?|off)|estop\\w*|interlocks?|guards?(?:ing)?\\b|guard doors?|light[- ]curtains?|safety (?:gate|door|relay|mat)s?|two[- ]?hand|trips?\\b|esd\\b|sis\\b|sil\\b|burner management|flame (?:detector|failure|scanner)\\w*|' +
  'relief|over-?pressure protection|over-?speed|low-?low|high-?high|legal limit\\w*|pasteuri[sz]ation (?:limit|temperature)\\w*|flow[- ]diversion|divert\\w*|lock-?out\\w*|loto|permissives?|protections?\\b|protective|dead-?man|door switch\\w*|gate switch\\w*|gas detect\\w*|fire detect\\w*|not-?aus\\w*|not-?halt\\w*|sicherheits\\w*|[a-z]*schutz\\w*|[a-z]*verriegelung\\w*|lichtgitter|lichtvorhang\\w*|pull[- ]?(?:cord|wire|rope)s?|rope switch\\w*|trip[- ]?wires?|seilzug\\w*|reissleine\\w*|overload\\w*|low[- ]water\\w*';

/** Protections whose reaction time and limits the safety concept sets; an ordinary trip delay of a pump is none of them. */
const fixedProtection =
  '(?:e-?stops?\\b|emergency|safety|not-?aus|not-?halt|low[- ]water|low-?low|high-?high|over-?(?:pressure|speed|temperature)|flame|burner|relief|esd\\b|sis\\b|flow[- ]diversion|legal|guard|light[- ]curtain|sicherheits|gas (?:detect|alarm)|fire)';
const few = '(?:[\\w-]+ ){0,4}?';
const lengthens = new RegExp(
  `(?<!without |no )\\b(?:delay(?:s|ed|ing)?|postpone\\w*|extend\\w*|stretch\\w*|lengthen\\w*|prolong\\w*|slow(?:s|ed)? down|verzoeger[ent]*)\\s${few}${fixedProtection}`,
);
/** The same with the protection in front: "the e-stop signal delayed by 3 s". */
const delayedStop =
  /\b(?:e-?stops?|emergency[- ]?stops?|not-?aus\w*|not-?halt\w*|light[- ]curtains?|lichtgitter\w*|lichtvorhang\w*|guard (?:doors?|switch\w*)|schutztuer\w*)\b(?![^.;,]{0,30}\b(?:no|not|never|without|un|ohne|nicht|kein\w*)\b)[^.;,]{0,30}?\b(?:delay(?:s|ed)?|verzoeger[nt]\w*)\b(?! (?:alarms?|messages?|re-?start|start))[^.;,]{0,6}\d/;
const loosens = new RegExp(
  `\\b(?:rais(?:e|es|ing)|lower(?:s|ing)?|loosen\\w*|relax\\w*|widen\\w*|mov(?:e|es|ing)|shift(?:s|ing)?)\\s${few}${fixedProtection}[\\w-]* (?:[\\w-]+ ){0,2}?(?:trip|limit|setpoint|threshold)`,
);

/**
 * Why a request must be refused because it would weaken a safety function; null when it does not. Words that ask the opposite
 * ("must never be bypassed", "no bypass") and bypass valves are not refused.
 */
export function safetyRefusal(text: string, names: readonly NameMention[], book: TagBook): string | null {
  const lower = text.toLowerCase();
  const defeating = findDefeat(lower, safetyNames(names, book));
  if (defeating !== null)
    return `This asks to weaken a protective function ("${defeating}"). Safety functions are never bypassed, forced, delayed or reset by a draft; use the site's management-of-change and permit procedures.`;
  const near = nearSafetyRefusal(lower, names);
  if (near !== null) return near;
  const indirect = indirectDefeat(lower);
  if (indirect !== null)
    return `This asks to work against a protective function ("${indirect}"). Safety functions are never bypassed, forced, delayed or reset by a draft; use the site's management-of-change and permit procedures.`;
  if (lengthens.test(lower) || delayedStop.test(lower) || loosens.test(lower))
    return 'This asks to delay or loosen an emergency stop or safety function. Its reaction time and its limits belong to the safety concept and are never changed by standard code.';
  if (autoRestart(lower))
    return 'This asks for a restart without a deliberate reset after an emergency stop or trip. A trip stays latched until a person resets it on purpose (ISO 13850, IEC 60204-1); I can draft the latch with a manual reset.';
  if (isSafetyFunction(lower))
    return 'This asks for a safety function itself (a light curtain, two-hand control, burner management, a safety-rated stop). That belongs in a certified safety controller with its own verification, not in drafted standard code; I can draft the status display and the operational interlock beside it.';
  return null;
}

const barrier =
  '(?:guards?(?: doors?| switch(?:es)?)?|safety (?:gate|door|mat|relay|switch)(?:e?s)?|gate switch(?:es)?|door switch(?:es)?|light[- ]curtains?|e-?stops?|emergency stops?|interlocks?|[\\w-]*trips?|schutztuer(?:en)?|lichtgitter|lichtvorhang|not-?(?:aus|halt)|verriegelung(?:en)?)';
/** Ways to defeat a protection without a word for it. */
const indirectly: readonly RegExp[] = [
  // Operation while the barrier is open: "run the press with the guard door open".
  new RegExp(
    `\\b(?:run|keep|start|move|operat\\w*|work|drive|cycle|jog|allow \\w+|permit \\w+)\\b[^.;,]{0,40}\\bwith (?:the |an? |its )?${barrier} (?:still )?open`,
  ),
  /\b(?:bei|mit) (?:offene[rnm]?|geoeffnete[rnm]?) (?:schutz\w+|verriegelung)\b/,
  // A false state: "makes the overspeed trip always look healthy", "treat the door switch as closed", "pretend the curtain is clear".
  new RegExp(
    `\\b${barrier}\\b[^.;,]{0,24}\\b(?:always |permanently |constantly )?(?:look|appear|seem|read|report)s? (?:as )?(?:healthy|ok|okay|clear|closed|good|safe|true)\\b`,
  ),
  new RegExp(
    `\\b(?:treat|count|take|consider|regard|read)\\w* (?:the |an? |its )?${barrier} as (?:if )?(?:it (?:is|were) )?(?:closed|ok|okay|healthy|clear|safe|good|true)`,
  ),
  new RegExp(`\\bpretend\\w*\\b[^.;]{0,30}\\b${barrier}\\b`),
  /\b(?:jump|strap|shunt|clamp|link|wire)(?:s|ed|ing)? (?:out |over |across )?(?:the |an? )(?:[\w-]+ )?(?:(?:door|gate|limit|flow|level|pressure|safety) switch|interlock|guard|thermostat|trip)\b/,
  // Never to act, or late: "make it never trip", "so that it no longer trips", "fest auf TRUE", "erst nach 10 s".
  /\b(?:make|let|have) (?:it|them|the [\w-]+) never trip\b|\bso (?:that )?(?:it|they) (?:never|no longer) trips?\b/,
  /\b(?:schutz\w*|not-?(?:aus|halt)\w*|verriegelung\w*|sicherheits\w*|lichtgitter)\b[^.;]{0,40}\b(?:fest|dauerhaft|immer|staendig)\b[^.;]{0,12}\b(?:true|1|ein|ok|geschlossen)\b/,
  /\bnot-?(?:aus|halt)\b[^.;,]{0,20}\berst nach\b|\b(?:e-?stop|emergency stop)\b[^.;,]{0,20}\b(?:acts?|works?|takes effect|reacts?) only after\b/,
  new RegExp(
    `\\b(?:run|start|restart|operate|move)s?\\b[^.;,]{0,20}\\b(?:also|even|still|too)\\b[^.;,]{0,8}\\b(?:when|if|while)\\b[^.;,]{0,12}${barrier}[^.;,]{0,8}\\b(?:is|are) (?:active|pressed|open|tripped|not reset)`,
  ),
  // Fed from elsewhere: "the interlock satisfied by a memory bit", "the guard input forced on".
  new RegExp(
    `\\b${barrier}\\b[^.;,]{0,20}\\b(?:satisfied|replaced|fed|made|fulfilled) by (?:an? )?(?:[\\w-]+ )?(?:bit|flag|marker|software|constant|variable|timer)`,
  ),
  new RegExp(
    `\\b(?:have|want|need|get|let)\\b[^.;,]{0,16}\\b${barrier}\\b[^.;,]{0,16}\\b(?:forced|bypassed|disabled|muted|masked|simulated|overridden|jumpered|ignored)\\b`,
  ),
  // Taken away: "the interlock gone for cleaning", "take the guard switch out of the start conditions".
  new RegExp(`\\b(?:need|want|get|like|have)\\b[^.;,]{0,16}\\b${barrier}\\b[^.;,]{0,30}\\b(?:gone|out of the way|dropped)\\b`),
  new RegExp(`\\b(?:take|leave|cut|throw|pull) (?:the |an? |its |all )?${barrier} out\\b`),
  // The machine carries on after its stop.
  /\b(?:keeps?|continues?|carr(?:y|ies) on|goes? on) (?:on )?(?:to )?(?:running|turning|moving|rotating|pumping|run|turn|move)\b[^.;,]{0,16}\b(?:after|through|during|despite) (?:the |an? )?(?:e-?stop|emergency[- ]stop|safety stop|not-?(?:aus|halt))/,
];

function indirectDefeat(text: string): string | null {
  for (const pattern of indirectly) {
    const match = pattern.exec(text);
    if (
      match !== null &&
      !/\b(?:never|not(?!-)|no|nie|nicht|kein\w*|cannot|prevents?)\b[^.;,]{0,30}$/.test(text.slice(0, match.index)) &&
      !/\b(?:not\b(?!-)|cannot\b|(?:must|may|shall) never\b)/.test(match[0])
    )
      return match[0].trim();
  }
  return null;
}

function safetyNames(names: readonly NameMention[], book: TagBook): readonly string[] {
  return names
    .filter(
      (name) =>
        isTripTag(name.text) ||
        book.find(name.text)?.safetyRelated === true ||
        book.ofEquipment(name.text.split('.')[0] ?? '').some((tag) => tag.safetyRelated),
    )
    .map((name) => name.text.toLowerCase());
}

/** ISA-5.1 letters of a trip or shutdown device: LSLL-31, PAHH-4, ESD-1, PSV-7. */
function isTripTag(name: string): boolean {
  return /^(?:[A-Z]{1,2}(?:HH|LL)|ESD|PSV|[A-Z]?XZ)[-_ ]?\d/.test(name);
}

function findDefeat(text: string, names: readonly string[]): string | null {
  const target = [protection, ...names.map(literalPattern)].join('|');
  const gap = '[^.;!?]{0,48}?';
  const both = new RegExp(`\\b(?:(${defeat})\\b${gap}\\b(?:${target})|(?:${target})${gap}\\b(${defeat})\\b)`, 'gi');
  for (const match of allMatches(text, both)) {
    const word = match[1] ?? match[2] ?? '';
    const after = text.slice(match.index + match[0].length);
    if (match[1] === undefined && /^\s(?:it|them)\b/.test(after) && !isNegated(text.slice(0, match.index) + match[0])) return `${match[0].trim()} it`;
    if (match[1] === undefined ? actsItself(text, match.index, match[0], word) : aboutOtherClause(match[0], word)) continue;
    if (/\b(?:log|record|report|alarm|detect|count|warn)\w*\b[^.;]{0,60}\b(?:tr(?:y|ies|ied)|attempts?) (?:to |at )?$/.test(text.slice(0, match.index)))
      continue;
    if (!isHarmless(text, match.index, match[0], word)) return match[0].trim();
  }
  return null;
}

function isNegated(text: string): boolean {
  return /\b(?:never|not|no|cannot|don't|nie|nicht|kein\w*)\s(?:\w+\s){0,2}\S*$/.test(text);
}

/**
 * The protection stands first and nothing is done to it: it does something itself ("the interlock overrides any open command"), the word is about
 * something else ("stops at low-low, ignoring spikes"), or the defeat is only the condition under which it acts ("lockout 100 h after it is ignored").
 */
function actsItself(text: string, start: number, phrase: string, word: string): boolean {
  const before = phrase.slice(0, phrase.toLowerCase().lastIndexOf(word.toLowerCase()));
  const after = text.slice(start + phrase.length);
  if (
    /\b(?:after|if|when|whenever|once|while|until|because|wenn|falls|sobald|nachdem)\s(?:it|they|this|that|(?:the|an?|die|der|das)\s[\w-]+)\s(?:is|are|was|were|has been|have been)\s$/.test(
      before,
    )
  )
    return true;
  if (/,\s(?:and\s|but\s)?(?:(?:the|an?|its)\s)?(?!it\b|they\b|this\b|that\b)[\w-]+\s(?:can|may|is|are|should|must|shall)\s(?:be\s|then\s)*$/.test(before))
    return true;
  const opening = text.slice(Math.max(0, start - 14), start);
  if (
    /\b(?:if|when|whenever|once|as soon as|wenn|falls|sobald)\s(?:the\s|an?\s|die\s|der\s)?$/.test(opening) &&
    /^\s?,?\s?(?:then\s)?[^.;]{0,24}\b(?:stop|trip|shut|alarm|switch off|turn off|halt|stopp|abschalt|alarm)\w*/.test(after)
  )
    return true;
  if (/ing$/.test(word) && /,\s(?:and\s)?$/.test(before)) return !/^\s(?:it|them|this|that|these)\b/.test(after);
  if (/^(?:overrid|defeat|suppress|inhibit|mask|mut)\w*s$/.test(word))
    return /^\s(?:the|an?|any|all|every|its|each|this|other|later)\s(?!safety|interlock|e-?stop|emergency|guard|trip)/.test(after);
  return false;
}

/** The word of defeat belongs to another clause than the protection: "even if the operator holds start, the overload wins", "is it ignored, the lock acts". */
function aboutOtherClause(phrase: string, word: string): boolean {
  const between = phrase.slice(word.length);
  if (/^without/.test(word) && /\b(?:once|when|if|after|until|while|as soon as|wenn|sobald)\b/.test(between)) return true;
  if (/(?:ed|en)$/.test(word) && /^,\s(?:the|an?|its)\s/.test(between)) return true;
  const comma = /,\s*(.*)$/.exec(between)?.[1];
  if (comma === undefined) return false;
  return /^(?:the|an?|its|this|that|every|die|der|das|ein\w*)\s/.test(`${comma} `) && /^even|^despite|^regardless|^without/.test(word)
    ? true
    : /^(?:sperrt|stoppt|stoppen|schaltet|greift|loest|verriegelt|stops?|locks?|trips?|acts?|then)\b/.test(comma.trim());
}

/** The time after a start in which a protection is not yet armed, in seconds: longer ones, or of an emergency stop, would be a defeat. */
const startUp =
  /^\w+ (?:it |this |that )?(?:for )?(?:the )?(?:first )?\d{1,2}(?:\.\d+)? ?(?:s|sec\w*|sek\w*)\b ?(?:after|from|of|on|at|during|nach)? ?(?:the |each |every |dem |jedem )?(?:pump |motor )?(?:start\w*|run-?up|anlauf)\b/i;

/** A word of defeat that is itself negated, names equipment, or describes what the safety function does to the plant. */
function isHarmless(text: string, start: number, phrase: string, word: string): boolean {
  const before = text.slice(Math.max(0, start - 40), start);
  const around = `${before}${phrase}${text.slice(start + phrase.length, start + phrase.length + 12)}`;
  const negated = new RegExp(
    `\\b(?:never|not|no|nobody|no one|no-one|niemand|cannot|can't|don't|must not|may not|without|nie|nicht|kein\\w*|ohne|prevents?|avoid)\\s(?:be\\s|to\\s|shall\\s|may\\s|must\\s|can\\s|should\\s|able\\s|any\\s|ever\\s|allow\\s|an?\\s|it\\s|being\\s)*${word.split(' ')[0]}`,
    'i',
  );
  if (negated.test(around)) return true;
  // "ignore 8 s after start": the protection is armed once the machine has come up to speed
  if (/^(?:ignor|mask|suppress|ignorier|unterdrueck)/.test(word) && startUp.test(text.slice(start + phrase.lastIndexOf(word)))) return true;
  if (/^by-?pass/.test(word) && /by-?pass[- ](?:valve|line|damper|pump|pipe)/.test(around)) return true;
  if (/^(?:without|no longer|regardless|despite|even)/.test(word))
    return (
      /\b(?:not|never|cannot|no|nie|nicht|kein\w*)\b[^.;,]{0,24}$/.test(before) ||
      !/\b(?:lift|hoist|rotat\w*|turn|travel|cycle|heat|fir(?:e|ing)|run|start|restart|operat\w*|move|energi[sz]\w*|open|keep\w*|continue\w*|reset\w*|forward)\b/.test(
        around,
      )
    );
  if (/^(?:turn|switch|disabl|inhibit|deactivat|remov|abschalt|ausschalt|suppress|forc|mut|skip|silenc)/.test(word)) return actsOnPlant(phrase, word);
  return false;
}

/** "the interlock disables the pump", "trip turns off the heater", "pump is inhibited by the low-low trip": protection acting as it should. */
function actsOnPlant(phrase: string, word: string): boolean {
  const at = phrase.toLowerCase().indexOf(word.toLowerCase());
  if (at > 0) return !/\b(?:can|should|must|shall|is|are|be|gets?)\s(?:be\s)?$/.test(phrase.slice(0, at)) || /\bby\b/.test(phrase.slice(at));
  const rest = phrase.slice(word.length);
  return (
    /\b(?:by|if|when|on|at|while|until|after|once|bei|wenn|falls)\b/.test(rest) &&
    !/^\s(?:the |all |any |this |its |die |den |das )?(?:safety|interlock|e-?stop|emergency|guard|trip)/.test(rest)
  );
}

/** A stop or trip and a coming back that nobody causes, in one clause and in either order; denied or only watched for ("alarm if ...") is no wish. */
function returnsAlone(text: string): boolean {
  const back =
    '(?:(?:come|comes|go|goes|get|gets)\\s(?:back|again)|returns?|re-?enables?|re-?starts?|resumes?|re-?arms?|resets?|recovers?|(?:runs?|starts?) again)\\b';
  const alone = '\\b(?:by itself|by themselves|itself|on (?:its|their) own|unaided|automatically|without (?:anyone|anybody|acknowledg\\w*|an operator))';
  const comesBack = new RegExp(`\\b${back}(?:\\s[\\w-]+){0,4}?\\s${alone}`, 'i');
  return text.split(/[.;,]/).some((clause) => {
    const found = comesBack.exec(clause);
    if (found === null || !/\b(?:e-?stops?|emergency[- ]stops?|trip(?:s|ped)?)\b/i.test(clause)) return false;
    return !/\b(?:never|not|no|cannot|can't|nobody|nothing|neither|prevents?|instead of|rather than|without|if|whether|alarm|log|report)\b/i.test(
      clause.slice(0, found.index),
    );
  });
}

function autoRestart(text: string): boolean {
  if (returnsAlone(text)) return true;
  const stop = '(?:e-?stop|emergency[- ]stop|estop|not-?aus|trip|safety)';
  if (
    /\b(?:never|not|no|nie|nicht|kein\w*|prevents?|without)\b[^.;]{0,24}\b(?:auto\w*\s)?(?:restart\w*|re-?start\w*|reset\w*)/.test(text) &&
    !/without (?:a |any |manual |operator )*reset/.test(text)
  )
    return false;
  if (
    /\b(?:not-?(?:aus|halt)|sicherheits\w*|stoerabschaltung|ausloesung)\b[^.;]{0,60}\b(?:von selbst|selbst(?:taetig|staendig)|automatisch)\b[^.;]{0,24}\b(?:zurueck\w*|frei\w*|an\b|ein\b|anlauf\w*|wieder)/.test(
      text,
    )
  )
    return true;
  if (
    new RegExp(`(?:re-?starts?|resumes?|starts? again|runs? again)\\s(?:by itself|itself|on its own|automatically|without \\w+)[^.;]{0,40}${stop}`).test(text)
  )
    return true;
  return new RegExp(
    `(?:re-?start|reset|re-?arm|unlatch|quittier)\\w*[^.;]{0,30}${stop}[^.;]{0,24}auto(?:mat\\w*)?|auto(?:matic(?:ally)?|-)?\\s?(?:re-?start|reset|re-?arm|unlatch|quittier|ack)\\w*[^.;]{0,40}${stop}|${stop}[^.;]{0,60}(?:auto(?:matic(?:ally)?|-)?\\s?(?:re-?start|reset|re-?arm|unlatch)\\w*|(?:re-?start|reset|resume)s?\\s(?:by itself|itself|automatically|on its own)|without (?:a |any |manual |operator )*reset)`,
    'i',
  ).test(text);
}

/** The asker says that a certified block protects, or that this is none: then the operational part may be drafted, with that said in it. */
const disclaimed =
  /\b(?:not (?:a )?safety[- ](?:rated|function|related)|no safety function|non[- ]safety|not? (?:a )?replacement for (?:the |a )?safety|beside (?:the |a )?(?:certified|safety) \w+|standardlogik|kein\w* (?:sicherheits|ersatz)\w*)/;

function isSafetyFunction(text: string): boolean {
  if (/\bstatus|display|indicat|monitor|message|report|anzeige/.test(text)) return false;
  const twoHanded = /\btwo-?\s?hand|\bzweihand|\bboth hands\b/.test(text);
  if (twoHanded)
    return (
      !disclaimed.test(text) || /\b(?:the|an?|hydraulic|power|eccentric) (?:\w+ )?press\b|\b(?:stamp\w*|punch\w*|shears?|presse|stanze|schere)\b/.test(text)
    );
  // Both hands at once on a press: two-hand control in other words (ISO 13851).
  if (
    /\b(?:both|two|2)\b[^.;]{0,24}\b(?:buttons?|pushbuttons?|palm\w*|taster)\b[^.;]{0,60}\b(?:within|simultaneous\w*|at the same time|together|gleichzeitig|innerhalb)\b/.test(
      text,
    )
  )
    return /press|stamp|punch|shear|die\b|presse|stanz|hand/.test(text);
  return /\b(?:light[- ]curtain|muting|burner management|bms logic|sil ?[1-4]\b|pl ?[a-e]\b rated|safety[- ]rated|safety relay logic|f-cpu|failsafe program|gas burner|flame safeguard|press brake)/.test(
    text,
  );
}
