import type { NameMention } from './model.js';

const motion =
  '(?:run|running|turn|turning|rotat\\w*|mov(?:e|es|ing)|spin\\w*|cycl\\w*|stir\\w*|agitat\\w*|mix\\w*|feed\\w*|cut\\w*|operat\\w*|going|on|energi[sz]ed)';
const opening =
  '(?:hatch(?:es)?|lids?|covers?|doors?|gates?|guards?|man-?holes?|man-?ways?|hoods?|fences?|enclosures?|panels?|shields?|luke|deckel|tuer|klappe|haube)';
/** Air, light and warning may well run with a door open. */
const harmlessMachine =
  /\b(?:fans?|ventilat\w*|exhaust\w*|extract\w*|lights?|lamps?|lighting|horns?|beacons?|alarms?|sirens?|purg\w*|cool\w*|air curtains?|heaters?)\b/;

/** A machine that shall go on moving while the way to its moving parts is open. */
const openMotion: readonly RegExp[] = [
  new RegExp(
    `\\b(?:keep\\w*|leav\\w*|let|allow\\w*|permit\\w*|stay\\w*|remain\\w*|continu\\w*|carr(?:y|ies) on)\\b[^.;]{0,40}\\b${motion}\\b[^.;]{0,40}\\b(?:when|while|if|although|though|as long as|with|during|after)\\b[^.;]{0,30}\\b${opening}\\b[^.;]{0,16}\\b(?:open\\w*|removed|lifted|off|up)\\b`,
  ),
  new RegExp(
    `\\b(?:when|while|if|although|with)\\b[^.;]{0,24}\\b${opening}\\b[^.;]{0,16}\\b(?:open\\w*|removed|lifted|off)\\b[^.;]{0,40}\\b(?:keep\\w*|leav\\w*|continu\\w*|carr(?:y|ies) on|stay\\w*|remain\\w*)\\b[^.;]{0,30}\\b${motion}\\b`,
  ),
];

const tripNoun =
  '(?:trips?|trip (?:limit|point|value|level|set-?point|threshold|setting)|shut-?downs?|cut-?outs?|interlock (?:limit|setting|set-?point)|abschalt\\w*|ausloese\\w*)';
/** The limit of a trip that exists is moved by an amount or from one value to another. */
const movedLimits: readonly RegExp[] = [
  new RegExp(
    `\\b(?:rais(?:e|ing)|increas(?:e|ing)|lower(?:ing)?|reduc(?:e|ing)|lift(?:ing)?|push(?:ing)? up|turn(?:ing)? up|bump(?:ing)? up|loosen(?:ing)?|relax(?:ing)?|widen(?:ing)?|desensiti[sz]\\w*|erhoeh\\w*|anheb\\w*|senk\\w*)\\b[^.;,]{0,50}\\b${tripNoun}\\b[^.;,]{0,40}\\b(?:by|to|from|um|auf) \\d`,
  ),
  new RegExp(
    `\\b${tripNoun}\\b[^.;,]{0,40}\\b(?:rais\\w*|increas\\w*|lower\\w*|reduc\\w*|lift\\w*|erhoeh\\w*|angehoben)\\b[^.;,]{0,24}\\b(?:by|to|from|um|auf) \\d`,
  ),
];
/** A trip that exists shall act later than it does. */
const laterTrip = new RegExp(
  `\\b(?:${tripNoun}|alarm and trip)\\b[^.;]{0,50}\\b(?:wait\\w*|hold\\w* off|act\\w*|react\\w*|respond\\w*|delay\\w*|tak\\w*)\\b[^.;]{0,30}(?:\\d[^.;]{0,24}\\b(?:instead of|rather than|longer|later|more)\\b|\\b(?:longer|later)\\b)`,
);

const unattended =
  '(?:by itself|by themselves|itself|on (?:its|their) own|automatic\\w*|unattended|every \\d|periodically|without (?:anyone|anybody|an operator|operator)|von selbst|selbsttaetig)';
const acknowledgement: readonly RegExp[] = [
  new RegExp(`\\backnowledg\\w*\\b[^.;,]{0,40}\\balarms?\\b[^.;,]{0,30}\\b${unattended}`),
  new RegExp(`\\balarms?\\b[^.;,]{0,40}\\backnowledg\\w*\\b[^.;,]{0,30}\\b${unattended}`),
  /\bauto(?:matic(?:ally)?)?[- ]?ack(?:nowledg\w*)?\b/,
];

const moving = '(?:turn\\w*|run|runs|running|rotat\\w*|spin\\w*|mov(?:e|es|ing)|coast\\w*|pressuri[sz]ed|energi[sz]ed|hot|live)';
/** A way in that opens while it is still dangerous behind it. */
const earlyOpening: readonly RegExp[] = [
  new RegExp(
    `\\b(?:unlock\\w*|unlatch\\w*|open(?:s|ing|ed)?|releas\\w*)\\b[^.;]{0,30}\\b(?:while|although|even (?:if|when|though)|before)\\b[^.;]{0,40}\\b${moving}\\b`,
  ),
  new RegExp(
    `\\b${opening}\\b[^.;]{0,20}\\b(?:unlock\\w*|unlatch\\w*|open(?:s|ing|ed)?|releas\\w*)\\b[^.;]{0,20}\\b(?:while|although|even (?:if|when|though))\\b[^.;]{0,40}\\b${moving}\\b`,
  ),
];
/** The air that is blown through before a burner lights. */
const airing = '(?:fans?|blowers?|air dampers?|ventilat\\w*|pre-?purg\\w*|purg(?:e|es|ed|ing)|luefter|geblaese|vorspuel\\w*|vorbelueft\\w*)';
const lighting = '(?:burners?|brenner|ignition|pilot flame|zuendung|zuendbrenner)';
const prePurge: readonly RegExp[] = [
  new RegExp(`\\b${airing}\\b[^.;]{0,60}\\b(?:before|prior to|ahead of|vor|bevor)\\b[^.;]{0,30}\\b${lighting}\\b`),
  new RegExp(`\\b(?:before|prior to|vor|bevor)\\b[^.;,]{0,30}\\b${lighting}\\b[^.;]{0,60}\\b${airing}\\b`),
  new RegExp(`\\b${lighting}\\b[^.;]{0,60}\\b(?:only after|after|not before|erst nach|nachdem|erst wenn)\\b[^.;]{0,30}\\b${airing}\\b`),
  new RegExp(`\\b${lighting}\\b[^.;]{0,40}\\b${airing}\\b[^.;]{0,60}\\b(?:before|prior to|bevor|vorher)\\b`),
];
/** A stop that does not stop at once. */
const weakStop =
  /\b(?:e-?stop|stop|halt)(?:[- ](?:push)?[- ]?buttons?| commands?)?\b[^.;]{0,12}\b(?:(?:should|shall|may|must|can|will|to) )?(?:only (?:works?|acts?|take effect|be (?:active|effective|accepted))|works? only|acts? only|(?:be )?ignored|not (?:work|act|stop)|has no effect|do nothing)\b/;
/** A trip that becomes a mere message. */
const downgraded = new RegExp(
  `\\b(?:turn\\w*|chang\\w*|convert\\w*|downgrad\\w*|degrad\\w*|replac\\w*|make|reduc\\w*)\\b[^.;,]{0,40}\\b(?:${tripNoun}|interlocks?|protections?)\\b[^.;,]{0,12}\\b(?:into|to|by|with|only|just)\\b[^.;,]{0,14}\\b(?:alarms?|warnings?|messages?|indications?|pre-?alarms?)\\b`,
);
/** Moving on although a protective device has acted. */
const actedAlready =
  /\b(?:let|allow\w*|permit\w*|run|keep|lower|lift|hoist|move|start|operate|drive|feed|fill|heat)\b[^.;]{0,40}\b(?:even|also|still)\b[^.;]{0,4}\b(?:when|if|though|while|after)\b[^.;]{0,40}\b(?:switch|sensor|detector|device|relay|limit|guard|rope|curtain|trip|stop)\w*\b[^.;]{0,12}\b(?:tripped|triggered|actuated|acted|responded|pressed)\b/;
/** Restarting straight after a trip, with nobody named who resets it. */
const straightAfter =
  /\b(?:re-?starts?|starts? again|comes? back|resumes?|runs? again)\b[^.;]{0,16}\bafter (?:an? |the |its |every )?(?:[\w-]+ )?(?:trips?|e-?stops?|emergency stops?|shut-?downs?|lock-?outs?)\b[^.;]{0,12}\b(?:as soon as|once|when|immediately|straight ?away|after \d)/;

/** Coming back after a lockout, an overload or a lost flame with nobody there. */
const relight: readonly RegExp[] = [
  /\b(?:re-?light\w*|re-?ignit\w*|re-?fir(?:e|es|ing))\b[^.;]{0,60}\b(?:automatic\w*|by itself|itself|on its own|without|again and again)\b/,
  /\b(?:automatic\w*|auto-?)\s?(?:re-?light\w*|re-?ignit\w*|re-?fir\w*)/,
  /\b(?:flame (?:failure|out)|lock-?outs?|overloads?|thermal relay)\b[^.;]{0,60}\b(?:re-?start\w*|re-?set\w*|resum\w*)\b[^.;]{0,40}\b(?:automatic\w*|by itself|itself|on its own|without (?:\w+ ){0,3}?(?:pressing|pushing|reset\w*))/,
  /\b(?:re-?start\w*|re-?set\w*|clear\w*)\b[^.;]{0,24}\b(?:lock-?outs?|overloads?|thermal relays?|flame failures?)\b[^.;]{0,40}\b(?:automatic\w*|by itself|itself|on its own)/,
  /\b(?:re-?start\w*|re-?set\w*|resum\w*)\b[^.;]{0,24}\b(?:automatic\w*|by itself|itself|on its own)\b[^.;]{0,40}\b(?:flame (?:failure|out)|lock-?outs?|overloads?|thermal relay)/,
];

/**
 * Why a request close to a protection is refused although it names no bypass: an open machine that moves on, a trip whose limit or delay is moved, an
 * input held at its healthy state, alarms that acknowledge themselves. Null when it is none of these or says that it must not happen.
 */
export function nearSafetyRefusal(text: string, names: readonly NameMention[]): string | null {
  const inMotion = openMotion.map((pattern) => wanted(text, pattern)).find((match) => match !== null);
  if (inMotion !== undefined && inMotion !== null && !harmlessMachine.test(inMotion))
    return `This asks for a machine that moves while the way to its moving parts is open ("${inMotion}"). An opened guard stops the machine; sampling or setting-up with it open needs a safety concept (for example hold-to-run at safe speed), not drafted standard code.`;
  if (movedLimits.some((pattern) => wanted(text, pattern) !== null) || wanted(text, laterTrip) !== null)
    return "This asks to move the limit or the delay of a trip that exists. Trip settings change only through the site's management of change, with the reason for the spurious trips found first; I can draft a new alarm below the trip, or a trip for new equipment.";
  const early = earlyOpening.map((pattern) => wanted(text, pattern)).find((match) => match !== null);
  if (early !== undefined && early !== null && new RegExp(`\\b${opening}\\b`).test(text))
    return `This asks to open the way to a machine before it has come to rest ("${early}"). Guard locking belongs to the safety concept; I can draft the display of its state.`;
  if (prePurge.some((pattern) => wanted(text, pattern) !== null))
    return 'This asks for the purge of a burner before it lights. Purge time, air proving and ignition belong to the certified burner control (EN 298, EN 746-2, NFPA 86), not to drafted standard code; I can draft the display of its state, or the fan where it has nothing to do with the burner.';
  if (wanted(text, weakStop) !== null)
    return 'This asks for a stop that does not always stop. A stop command acts at once and from every state (IEC 60204-1); an orderly end of the cycle is a second, separate command, which I can draft.';
  if (wanted(text, downgraded) !== null)
    return "This asks to turn a trip into a mere alarm. Whether a trip is needed is decided by the site's management of change; I can draft a pre-alarm beside the trip that stays.";
  if (wanted(text, actedAlready) !== null)
    return 'This asks to go on although a protective device has acted. What it protects against must be removed first; freeing a machine needs a supervised, separate procedure.';
  if (wanted(text, straightAfter) !== null && !/\b(?:reset|acknowledg\w*|operator|person|start (?:button|command))\b/.test(text))
    return 'This asks for a restart without a deliberate reset after an emergency stop or trip. A trip stays latched until a person resets it on purpose (ISO 13850, IEC 60204-1); I can draft the latch with a manual reset.';
  if (acknowledgement.some((pattern) => wanted(text, pattern) !== null))
    return 'This asks for alarms that acknowledge themselves. An acknowledgement says that a person has seen the alarm (ISA-18.2); I can draft the alarm with deadband and delays so that it does not chatter.';
  if (relight.some((pattern) => wanted(text, pattern) !== null))
    return 'This asks for a restart without a deliberate reset after a lockout, an overload or a flame failure. It stays locked until a person resets it on purpose; burner control belongs in a certified burner management system.';
  const held = heldHealthy(text, names);
  return held === null
    ? null
    : `This asks to hold a field signal at a chosen state ("${held}"). Inputs are not forced by a draft; use the site's bypass permit, with a time limit and somebody watching.`;
}

function wanted(text: string, pattern: RegExp): string | null {
  const match = pattern.exec(text);
  if (match === null) return null;
  const before = text.slice(Math.max(0, match.index - 40), match.index);
  if (/\b(?:never|not|no|nobody|cannot|can't|must not|don't|prevents?|nie|nicht|kein\w*|without)\b[^.;,]{0,30}$/.test(before)) return null;
  return /\b(?:never|must not|may not|shall not|should not|cannot|not be|nobody|stops? (?:when|if|as soon))\b/.test(match[0]) ? null : match[0].trim();
}

/** "Force PSH-310 healthy", "hold the LS-4 input at TRUE": a switch or measurement of the request with a state to be held at. */
function heldHealthy(text: string, names: readonly NameMention[]): string | null {
  for (const name of names.filter(({ category }) => category === 'switch' || category === 'measurement' || category === 'other')) {
    const [before, after] = [text.slice(Math.max(0, name.start - 26), name.start), text.slice(name.end, name.end + 34)];
    const verb = /\b(?:forc(?:e|es|ed|ing)|pin|tie|fix|fake|simulat\w*|hold|latch|keep|set)\b(?: the)?(?: [\w-]+){0,2} ?$/.exec(before);
    const state =
      /^(?: (?:input|signal|switch|contact|bit|status|value))?(?: (?:permanently|always))?(?: (?:to|at|as|on))? ?(?:healthy|ok|okay|good|true|closed|made|1\b)/.exec(
        after,
      );
    if (verb === null || state === null || /\b(?:never|not|nobody|cannot)\b/.test(before)) continue;
    if (/^(?:hold|latch|keep|set)/.test(verb[0]) && !/healthy|ok|good|made|input|signal|contact|bit/.test(state[0])) continue;
    return `${verb[0].trim()} ${text.slice(name.start, name.end)}${state[0]}`;
  }
  return null;
}
