import type { NameMention, TagBook } from './model.js';

const defeat =
  'bypass\\w*|by-pass\\w*|defeat\\w*|overrid\\w*|jumper\\w*|disabl\\w*|deactivat\\w*|inhibit\\w*|circumvent\\w*|ignor\\w*|suppress\\w*|mask(?:s|ing|ed)?|forc(?:e|es|ed|ing)|bridg(?:e|es|ed|ing)|' +
  'short(?:s|ed)?[- ]?(?:out|circuit\\w*)|neutrali[sz]\\w*|remov(?:e|es|ed|ing)|skip(?:s|ped|ping)?|cheat\\w*|fool\\w*|trick\\w*|mut(?:e|es|ed|ing)|simulat\\w*|fak(?:e|es|ed|ing)|spoof\\w*|silenc\\w*|turn(?:s|ed|ing)? off|switch(?:es|ed|ing)? off|get (?:a)?round|work(?:s|ing)? around|tie[sd]? (?:high|low|true)|hold(?:s)? (?:it )?true|always true|permanently true|' +
  'eliminat\\w*|without|no longer|regardless of|despite|even (?:if|when|though)|ueberbrueck\\w*|umgeh\\w*|ausser kraft|ausser kraft|deaktivier\\w*|ausschalt\\w*|abschalt\\w*|ignorier\\w*|manipulier\\w*|unterdrueck\\w*';
const protection =
  'safety(?!\\s*(?:factor|margin|stock))\\w*|e-?stops?\\b|e stops?\\b|emergency[- ]?(?:stops?|shut ?-?downs?|off)|estop\\w*|interlocks?|guards?(?:ing)?\\b|guard doors?|light[- ]curtains?|safety (?:gate|door|relay|mat)s?|two-?hand|trips?\\b|esd\\b|sis\\b|sil\\b|burner management|flame (?:detector|failure|scanner)\\w*|' +
  'relief|over-?pressure protection|over-?speed|low-?low|high-?high|legal limit\\w*|pasteuri[sz]ation (?:limit|temperature)\\w*|flow[- ]diversion|divert\\w*|lock-?out\\w*|loto|permissives?|protections?\\b|protective|dead-?man|door switch\\w*|gate switch\\w*|gas detect\\w*|fire detect\\w*|not-?aus\\w*|not-?halt\\w*|sicherheits\\w*|schutz\\w*|verriegelung\\w*|lichtgitter|lichtvorhang\\w*|overload\\w*|low[- ]water\\w*';

/** Protections whose reaction time and limits the safety concept sets; an ordinary trip delay of a pump is none of them. */
const fixedProtection =
  '(?:e-?stops?\\b|emergency|safety|not-?aus|not-?halt|low[- ]water|low-?low|high-?high|over-?(?:pressure|speed|temperature)|flame|burner|relief|esd\\b|sis\\b|flow[- ]diversion|legal|guard|light[- ]curtain|sicherheits|gas detect|fire)';
const few = '(?:[\\w-]+ ){0,4}?';
const lengthens = new RegExp(`\\b(?:delay(?:s|ed|ing)?|postpone\\w*|lengthen\\w*|prolong\\w*|slow(?:s|ed)? down|verzoeger[ent]*)\\s${few}${fixedProtection}`);
const loosens = new RegExp(
  `\\b(?:rais(?:e|es|ing)|lower(?:s|ing)?|loosen\\w*|relax\\w*|widen\\w*|shift(?:s|ing)?)\\s${few}${fixedProtection}[\\w-]* (?:[\\w-]+ ){0,2}?(?:trip|limit|setpoint|threshold)`,
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
  if (lengthens.test(lower) || loosens.test(lower))
    return 'This asks to delay or loosen an emergency stop or safety function. Its reaction time and its limits belong to the safety concept and are never changed by standard code.';
  if (autoRestart(lower))
    return 'This asks for a restart without a deliberate reset after an emergency stop or trip. A trip stays latched until a person resets it on purpose (ISO 13850, IEC 60204-1); I can draft the latch with a manual reset.';
  if (isSafetyFunction(lower))
    return 'This asks for a safety function itself (a light curtain, two-hand control, burner management, a safety-rated stop). That belongs in a certified safety controller with its own verification, not in drafted standard code; I can draft the status display and the operational interlock beside it.';
  return null;
}

function safetyNames(names: readonly NameMention[], book: TagBook): readonly string[] {
  return names
    .filter((name) => book.find(name.text)?.safetyRelated === true || book.ofEquipment(name.text.split('.')[0] ?? '').some((tag) => tag.safetyRelated))
    .map((name) => name.text.toLowerCase());
}

function findDefeat(text: string, names: readonly string[]): string | null {
  const escaped = names.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const target = [protection, ...escaped].join('|');
  const gap = '[^.;!?]{0,48}?';
  const both = new RegExp(`\\b(?:(${defeat})\\b${gap}\\b(?:${target})|(?:${target})${gap}\\b(${defeat})\\b)`, 'gi');
  for (const match of text.matchAll(both)) {
    const word = match[1] ?? match[2] ?? '';
    if (!isHarmless(text, match.index, match[0], word)) return match[0].trim();
  }
  return null;
}

/** A word of defeat that is itself negated, names equipment, or describes what the safety function does to the plant. */
function isHarmless(text: string, start: number, phrase: string, word: string): boolean {
  const before = text.slice(Math.max(0, start - 40), start);
  const around = `${before}${phrase}${text.slice(start + phrase.length, start + phrase.length + 12)}`;
  const negated = new RegExp(
    `\\b(?:never|not|no|cannot|can't|don't|must not|may not|without|nie|nicht|kein\\w*|ohne|prevents?|avoid)\\s(?:be\\s|to\\s|any\\s|ever\\s|allow\\s|an?\\s|it\\s|being\\s)*${word.split(' ')[0]}`,
    'i',
  );
  if (negated.test(around)) return true;
  if (/^by-?pass/.test(word) && /by-?pass[- ](?:valve|line|damper|pump|pipe)/.test(around)) return true;
  if (/^(?:without|no longer|regardless|despite|even)/.test(word))
    return !/\b(?:run|start|restart|operat\w*|move|energi[sz]\w*|open|keep\w*|continue\w*|reset\w*|forward)\b/.test(around);
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

function autoRestart(text: string): boolean {
  const stop = '(?:e-?stop|emergency[- ]stop|estop|not-?aus|trip|safety)';
  if (
    /\b(?:never|not|no|nie|nicht|kein\w*|prevents?|without)\b[^.;]{0,24}\b(?:auto\w*\s)?(?:restart\w*|re-?start\w*|reset\w*)/.test(text) &&
    !/without (?:a |any |manual |operator )*reset/.test(text)
  )
    return false;
  if (
    new RegExp(`(?:re-?starts?|resumes?|starts? again|runs? again)\\s(?:by itself|itself|on its own|automatically|without \\w+)[^.;]{0,40}${stop}`).test(text)
  )
    return true;
  return new RegExp(
    `(?:re-?start|reset|re-?arm|unlatch|quittier)\\w*[^.;]{0,30}${stop}[^.;]{0,24}auto(?:mat\\w*)?|auto(?:matic(?:ally)?|-)?\\s?(?:re-?start|reset|re-?arm|unlatch|quittier)\\w*[^.;]{0,40}${stop}|${stop}[^.;]{0,60}(?:auto(?:matic(?:ally)?|-)?\\s?(?:re-?start|reset|re-?arm|unlatch)\\w*|(?:re-?start|reset|resume)s?\\s(?:by itself|itself|automatically|on its own)|without (?:a |any |manual |operator )*reset)`,
    'i',
  ).test(text);
}

function isSafetyFunction(text: string): boolean {
  if (/\bstatus|display|indicat|monitor|message|report|anzeige/.test(text)) return false;
  return /\b(?:light[- ]curtain|two-?hand (?:control|operation)|muting|burner management|bms logic|sil ?[1-4]\b|pl ?[a-e]\b rated|safety[- ]rated|safety relay logic|f-cpu|failsafe program|gas burner|flame safeguard|press brake)/.test(
    text,
  );
}
