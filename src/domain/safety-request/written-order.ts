import type { SafetyRequest } from './classify.js';
import { readSafety } from './classify.js';
import { type Protects, protectsByLetters } from './named-protection.js';
import { patternVerdict } from './patterns.js';
import { disables, protection } from './structure-classes.js';
import { defeatAct, removalAct, safetyFunction, service } from './vocabulary.js';
import { anyOf, clausesOf, normaliseWording } from './wording.js';

/** What nobody may be told to do in writing. To rank people or to have a permit issued is no work on a machine. */
const onDevices: ReadonlySet<SafetyRequest> = new Set(['defeat', 'move-limit']);
const byPattern: ReadonlySet<SafetyRequest> = new Set(['skip-isolation', 'hazard', 'product', 'falsify']);

const holdsShut = /\b(?:wire|strap|tie|tape|wedge|hold|screw|weld)\b(?: \S+){1,6} (?:shut|closed|open|down|up)(?!\p{L})/u;
const acts = (text: string): boolean => [defeatAct, disables, removalAct, holdsShut].some((act) => act.test(text));

/** What the fitted classifier alone reads from a note ("tell them to watch the mixer") says too little, for it was fitted on questions: an act has to be named. */
function isRefusedInWriting(kind: SafetyRequest, order: string): boolean {
  if (patternVerdict(order) !== null) return onDevices.has(kind) || byPattern.has(kind);
  return onDevices.has(kind) && acts(normaliseWording(order));
}

/** Who is to do it, in front of what is to be done: "the night shift shall ...", "夜班请...". */
const whoShall =
  /^[^.;:]*?(?:\b(?:shall|should|must|(?:has|have|is|are|ought) to|(?:needs?|wants?) to)\s+(?:please |just |simply |then )*(?!be\b)|(?:请|应|须|必须|要)(?=\p{Script=Han}))/iu;
/** "Have the detector switched off": the order in another form. */
const causative =
  /\b(?:have|get|want|wants|need|needs|leave|keep|run with)\s+((?:the|a|an|its|our|this|that)\s[^,.;]{2,60}?)\s+(?:to be |temporarily |permanently )*(\p{L}{3,}?)ed((?: (?:off|out|over|shut|down|away))?)(?!\p{L})/giu;
/** Taking away what defeats, or putting protection back. */
const putsBack = anyOf(
  [
    '(?:(?:remov|tak|search|check|report|trac|lift)\\w*|undo|clear|find|finds|found|look for|get|gets) (?:\\S+ ){0,5}?(?:jumpers?|bridges?|by-?pass(?:es)?|tape|wedges?|magnets?|links?|overrides?|forces?)|(?:restor|reinstat|reconnect|re-?enabl|re-?activat|re-?arm|re-?fit|re-?instal)\\w*|(?:put|take|bring|switch|turn)\\w* (?:\\S+ ){0,5}?back',
    '\\w*(?:brücke|brücken|überbrückung|klebeband|magnet|keil)\\w* (?:\\S+ ){0,5}?(?:entfern|beseitig|suchen|lösen|rückgängig|aufheb|ausbau|melden)\\w*|wiederherstell\\w*|wieder (?:ein|an|auf|in)\\w*',
  ],
  ['(?:拆除?|取下|去除|解除|取消|查找?|检查|发现|上报)[^，。；]{0,12}(?:短接|跨接|旁路|屏蔽|强制|胶带|磁铁)|恢复|复原|重新(?:投用|接|装|启用)'],
);
/** Mending what protects, or what it watches, as a written order names it. */
const mends = anyOf(
  [
    're-?new\\w*|adjust\\w*|fasten\\w*|tighten\\w*|re-?(?:pair|place|fit|instal|wire)\\w*|exchang\\w*|align\\w*|fix\\w*|overhaul\\w*|find out|investigat\\w*|check\\w*|verif\\w*',
    'ersetz\\w*|erneuer\\w*|instand\\w*|justier\\w*|nachstell\\w*|befestig\\w*|überprüf\\w*|nachzieh\\w*',
  ],
  ['更换|检修|维修|修理|修复|紧固|检查|调整|校'],
);
const alarm = anyOf(['alarms?|horns?|sirens?|beacons?', '\\w*alarm\\w*|\\w*meldung(?:en)?|hupe\\w*'], ['报警|警报|告警|警铃']);
const forNothingElse = anyOf(
  ['for good|permanently|for ever|so (?:that )?(?:it|the|we|they)', 'dauerhaft|für immer|damit'],
  ['不装|不再|永久|长期|(?:拆|取|卸)(?:掉|了|下)(?:不|就)'],
);

/** Putting a named protection or an alarm out of action, in an order that mends nothing. */
function takesAway(text: string): boolean {
  return clausesOf(text).some(({ text: clause }) => {
    if (!removalAct.test(clause) || isMending(clause)) return false;
    const isGuarded = safetyFunction.test(clause) || alarm.test(clause);
    return (
      (isGuarded && !/^(?:the |an? )?\S+ (?:was|is|has|are|were)\b/u.test(clause)) ||
      (forNothingElse.test(text) && /开关|传感器|switch|sensor|schalter|fühler/u.test(clause))
    );
  });
}

const atOnce = /^(?:(?:please|just|simply|again|then|bitte|einfach|und|and|next time|beim nächsten mal)[ ,]+)*/u;
const bareDevice = anyOf(
  [
    '(?:\\w+[ -])?(?:sensor|probe|photo-?eye|photo-?cell|switch|contact|detector|float|electrode|scanner)(?:e?s)?',
    '\\w*(?:schalter|fühler|sensor|melder|wächter|lichtschranke|schwimmer)\\w*',
  ],
  ['开关|传感器|探头|光电|浮球|触点'],
);

/** An order that begins with the act of getting around a device, whichever the device is: "if the switch acts up, jumper it". */
function beginsWithDefeat(text: string): boolean {
  if (!bareDevice.test(text) && !safetyFunction.test(text) && !protection.test(text)) return false;
  return clausesOf(text).some(({ text: clause }) => {
    const order = clause.replace(whoShall, '').trim().replace(atOnce, '');
    if (tellsState(order)) return false;
    return startsWith(defeatAct, order) || (startsWith(disables, order) && !isMending(text));
  });
}

/** "Tape on the door is worn" tells a state. */
const describes = /^\p{L}+ (?:on|of|at|in|from|for) .*\b(?:is|are|was|were|has|have|leaks?|ist|sind)\b/u;
/** "Low water cut-out bypassed under permit 12": what stands, which a hand-over has to carry on; nothing is told to be done. */
const standsSo =
  /^(?:the )?(?:[\p{L}\d-]+ ){1,6}(?:still |currently |found )?(?:by-?passed|bridged|jumpered|forced|overridden|defeated|disabled|muted|inhibited|removed|taped|blocked|switched off|turned off|disconnected)(?!\p{L})/u;
const ordersIt = /^(?:please |just )?(?:have|get|keep|leave|run|let|make|want|need)(?!\p{L})/u;
const tellsState = (clause: string): boolean => describes.test(clause) || (standsSo.test(clause) && !ordersIt.test(clause));
function onlyReports(text: string): boolean {
  const clauses = clausesOf(text).map(({ text: clause }) => clause);
  return clauses.some(tellsState) && clauses.every((clause) => tellsState(clause) || (!acts(clause) && !whoShall.test(clause)));
}

const startsWith = (pattern: RegExp, text: string): boolean => pattern.exec(text)?.index === 0;
const isMending = (text: string): boolean => service.test(text) || mends.test(text);

/** A thing to fall over is no trip of a machine. */
const stumbling = /\btrip(?:ping)? hazards?\b/giu;

/** The text as the orders that it gives, whoever is named to carry them out. */
function ordersOf(text: string): readonly string[] {
  const plain = text.trim();
  const direct = plain.replace(whoShall, '').trim();
  const causatives = [(stem: string) => stem, (stem: string) => `${stem}e`, (stem: string) => stem.replace(/(\p{L})\1$/u, '$1')].map((base) =>
    plain.replace(causative, (_all, thing: string, stem: string, way: string) => `${base(stem)}${way} ${thing}`),
  );
  return [...new Set([plain, direct, ...causatives])].filter((order) => order !== '');
}

/**
 * Why a text that people are to work by (a work order, findings, a note to the next shift) may not be written; null where it may. It is read as the
 * order it gives: the word "work order" around it excuses nothing. To test, replace or repair what protects, to take a bypass away, and to report one
 * stay allowed.
 */
export function refusedAsWritten(text: string, protects: Protects = protectsByLetters): SafetyRequest | null {
  for (const line of text.replace(stumbling, 'obstacle').split('\n')) {
    const wording = normaliseWording(line);
    const defeats = defeatAct.test(wording) || disables.test(wording);
    // Of what only tells how things stand nothing is wanted.
    if (onlyReports(wording)) continue;
    if (putsBack.test(wording) || (isMending(wording) && !defeats && !removalAct.test(wording))) continue;
    for (const order of ordersOf(line)) {
      const { refused } = readSafety(order, protects);
      if (refused !== null && isRefusedInWriting(refused, order)) return refused;
    }
    if (beginsWithDefeat(wording) || takesAway(wording)) return 'defeat';
  }
  return null;
}
