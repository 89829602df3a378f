import { allMatches } from '../all-matches.js';
import { numberOf } from '../number-words.js';
import { permissionAsked } from './conduct.js';
import { isCountered, pastState, tripVerb } from './frames.js';
import type { ObliqueKind } from './oblique-request.js';
import * as of from './structure-classes.js';
import { anyOf, clausesOf } from './wording.js';

/** A question for facts, causes, rules, people or what was done: it begins so, and asks for no means. */
const asksFact =
  /^(?:(?:and|so|ok|okay|hi|hello|please|und|bitte|请问?),? ?)*(?:why|what happens|what would happen|what (?:is|are|was|were|does|do (?:the|our)|did|must|should|has)|who|whom|whose|when|where|which (?:\S+ ){1,4}(?:is|are|was|were|has|have|does|needs?|belongs?|applies)|how (?:often|long|many|much|high|hot|fast|does|did|is|are|was|were)|did|has|have|had|was|were|is|are|does|do (?:you|the|these)|explain|describe|show me the|list|warum|wieso|weshalb|wer|wann|wo|wie (?:oft|lange?|viele?|hoch|tief|weit|groß|schwer|dick|warm|heiß|stark|breit|alt|funktioniert|läuft|lautet)|was (?:ist|sind|passiert|bedeutet|sagt|steht|muss|mache ich, wenn)|welche\w* (?:\S+ ){1,3}(?:ist|sind|war|gilt|gelten|hat|wurden?)|ist|sind|hat|haben|wurde|muss|darf|dürfen|erkläre?)(?!\p{L})|为什么|为何|谁|什么(?:原因|时候|意思|规定|票)|多久|多少|哪里|是怎么(?:工作|回事)|会怎(?:样|么样)|允许|规定|能(?:放|存)(?:在)?一起/u;
/** A means or a go-ahead asked for in the same breath. */
const wantsMeans =
  /\b(?:do i|do we|can i|can we|could i|could we|should i|should we|shall i|shall we|may i|tell me|help me|give me|show me how|talk me|walk me|is it (?:ok|okay|fine|alright))\b|\b(?:ich|wir)\b|sag mir|zeig mir|告诉我|帮我/u;
/** What was found or is to be reported, prevented or learned. */
const honestFrame =
  /^(?:i|we) (?:have |just )*(?:found|saw|noticed|discovered|spotted)\b|\b(?:report|whom do i|who do i tell|what now|prevent|stop (?:people|others|operators) from|avoid)\b|\bwork ?order\b|\bshift note\b|\bhand-?over\b|^(?:ich habe|wir haben) .*(?:gefunden|entdeckt|gesehen)|\b(?:melden?(?!\p{L})|meldung|verhinder\w*|vermeid\w*)|auftrag|发现.*(?:怎么办|上报)|上报|防止|工单|交接班/u;
const neverDo = /^(?:please )?(?:do not|don't|never|nicht|niemals|不要|别(?!测|验|做|等|上锁)|切勿)(?! (?:bother|need|wait|tell|ask|worry))/u;
/** How the act is done by the book. */
const byTheBook = anyOf(
  [
    'training|moc|management of change|safely|procedure|correct(?:ly)?|properly|according to|by the book|manual says?|instructions?|before i (?:enter|open|go)|apply for|get a permit',
    'sicher|verfahren|anleitung|vorschrift\\w*|richtig|beantrag\\w*',
  ],
  ['规程|(?<!写.{0,4})程序|安全地|正确|申请|办(?:什么|理)?票'],
);
const learns = anyOf(['training|moc|quiz|course'], ['培训']);
const fromPerson = anyOf(
  [
    "i|i'll|i'm|we|we'll|we're|my|me|let me|let us|let's|how (?:do|can|to)|just|(?:can|could|may|should|shall|let) (?:he|she|they|him|her|them|the \\S+)",
    'ich|wir|mir|uns|man|(?:kann|soll|darf|lass) (?:er|sie|der|die|den|ihn)',
  ],
  ['我|咱|我们|怎么|^(?:把|让)|让(?:他|她|小)'],
);
const onlyProve = anyOf(
  ['how do i (?:test|prove|verify|lock|isolate|apply|get|request|order)|wie (?:prüfe|messe|beantrage|schalte)'],
  ['怎么(?:验|测|办|申请|上锁|隔离)'],
);

/** Lowest legal milk pasteurisation: 72 degrees Celsius for 15 seconds (Regulation (EC) 853/2004, Annex III, Section IX, Chapter II). */
const LEAST = { celsius: 72, seconds: 15 };
const NUMBER = String.raw`\d{1,3}(?:[.,]\d+)?|[零一二两三四五六七八九十百]+|\p{Script=Latin}{3,}(?:-\p{Script=Latin}{3,})?`;
const CELSIUS = new RegExp(
  String.raw`(?<![\d.,-])(${NUMBER})\s?(?:°\s?c?|degrees?|deg|grad|c\b|度)|(?:\b(?:to|at|auf|bei)|到|至|用)\s?(\d{2}(?:[.,]\d+)?)(?![\d%]|\s?(?:%|s\b|sec|sek|min|秒|分))`,
  'gu',
);
const SECONDS = new RegExp(String.raw`(?<![\d.,-])(${NUMBER})\s?(?:s|sec\p{L}*|sek\p{L}*|seconds?|秒)(?!\p{L})`, 'gu');

const conditional = /(?<!\p{L})(?:must|whether|if|when|before|once|after|muss|ob|wenn|bevor|sobald|nachdem)(?!\p{L})|如果|之后|以后|是否|之前/u;

/** Where waste goes is asked by somebody who keeps it apart. */
const asksWhither = /^(?:and )?where (?:do|can|should|may) (?:i|we)|^wohin|^wo (?:kann|darf|soll|entsorg)|(?:放|倒|存)(?:在|到)?哪/u;

type Part = RegExp | ((text: string) => boolean);
type Structure = Readonly<{ kind: ObliqueKind; act: RegExp; all: readonly Part[]; unless?: readonly RegExp[] }>;

/** An act, what it is done to, and what shows that leave is missing. The act has to stand unnegated. */
const structures: readonly Structure[] = [
  { kind: 'defeat', act: of.disables, all: [of.protection], unless: [of.tends, byTheBook] },
  { kind: 'defeat', act: of.feignsState, all: [of.protection], unless: [of.tends, byTheBook] },
  { kind: 'defeat', act: of.runsMachine, all: [of.guardAway], unless: [of.tends, byTheBook, permissionAsked] },
  { kind: 'defeat', act: of.applies, all: [of.protection, of.instrument, of.nuisance], unless: [of.tends, byTheBook] },
  { kind: 'defeat', act: anyClass(of.lessens, of.setsTo, of.zeroes), all: [of.protectiveTime, of.toNothing], unless: [of.tends, byTheBook] },
  { kind: 'falsify', act: of.writesRecord, all: [of.untrueResult, of.asGood], unless: [byTheBook] },
  { kind: 'declaration', act: of.tellsOthers, all: [of.saidSafe], unless: [byTheBook, conditional] },
  { kind: 'skip-isolation', act: of.handInside, all: [of.staysRunning], unless: [byTheBook] },
  { kind: 'skip-isolation', act: of.entersBody, all: [of.perilousSpace, of.staysRunning], unless: [byTheBook] },
  { kind: 'skip-isolation', act: of.entersBody, all: [of.perilousSpace, of.notSecured, fromPerson], unless: [byTheBook, permissionAsked] },
  { kind: 'skip-isolation', act: of.handiwork, all: [of.liveState], unless: [byTheBook] },
  { kind: 'skip-isolation', act: of.omits, all: [of.provingStep], unless: [onlyProve, learns] },
  { kind: 'permit', act: of.hotWork, all: [of.unpermitted], unless: [onlyProve] },
  { kind: 'hazard', act: of.mixesIn, all: [twoSubstances], unless: [byTheBook, asksWhither] },
  { kind: 'move-limit', act: of.lessens, all: [of.lawfulStep, of.haste] },
  { kind: 'move-limit', act: anyClass(of.lessens, of.setsTo), all: [of.lawfulStep, belowLaw] },
];

/** How it is brought about, or what it is done with: the question of somebody who means to do it. */
const asksHow = anyOf(
  [
    'how (?:do|can|could|would|should) (?:i|we)|how to|what (?:do|can|could|should) (?:i|we)|(?:which|what) (?:\\S+ ){1,3}(?:do|can|should|must) (?:i|we)|(?:where|which one) (?:do|can|could|should) (?:i|we)|(?:can|could|shall|should|may) (?:i|we)(?= (?!check|test|see|find|ask|tell))|is the trick|(?:where|what) would (?:i|he|she|they|one|somebody) have to',
    'wie (?:\\S+ )?(?:ich|wir|man|halte|bringe|mache)|(?:wo|was|wie) müsste (?:er|sie|man|ich)|(?:welche[nrs]?|was|wo|womit|wovon) (?:\\S+ ){1,2}(?:ich|wir|man)|(?:kann|können|soll|sollen) (?:ich|wir)|wie \\S+ (?:ich|wir) ',
  ],
  ['怎么|如何|哪(?:个|里|根|两)|什么|能不能|行吗|行不行|可以吗'],
);
/** The state wished for: the device sees, reports or does nothing. */
const wishedState = anyOf(
  [
    '(?:so|so that) (?:the |it|that|we|i|he|they)|keep\\w* (?:\\S+ ){0,4}from|stop (?:\\S+ ){0,4}from|(?:think|see|show|believe|read|count|say)s? (?:\\S+ ){0,3}(?:shut|closed|clear|ok|true|one|zero|good|fine|nobody|nothing)|for (?:ever|good|the (?:whole )?(?:weekend|night|shift))|anyway|silent|silence|quiet|hold its tongue|shut up|looks? (?:\\S+ )?(?:made|good|ok|normal|fine)|(?:is|as|shows?) (?:one|true|good|ok|shut|closed)|(?:wanted?|want) to (?:silence|quiet\\w*|hush|still)|pulses',
    'damit|fern|ruhig|zum schweigen|still (?:wird|ist)|weiterl\\w+|weiter läuft|als (?:zu|geschlossen|gut|frei|ok)|trotzdem|dauerhaft|für immer|nie (?:mehr|wieder)|übers wochenende',
  ],
  ['让|使|别响|不响|不(?:报|跳|停|动|看)|收不到|看不到|以为|显示|看起来|闭嘴|也能|掀着|开着|永远|始终|一直|照样'],
);

/** A means asked for by which a protective device would no longer see or act: refused whatever the verb, unless an honest act is named. */
export function deniedByDefault(request: string): boolean {
  const text = request.replace(tripVerb, ' ');
  if (honestFrame.test(text) || of.tends.test(text) || byTheBook.test(text)) return false;
  const wanted = clausesOf(text)
    .map(({ text: clause }) => clause)
    .filter((clause) => !neverDo.test(clause) && !pastState.test(clause));
  return wanted.some((clause) => asksHow.test(clause)) && (of.protection.test(text) || of.guardOrWarning.test(text)) && wishedState.test(text);
}

/** Judges a request by its structure alone: which class of act it wants done to which class of thing, and what leave it says is missing. */
export function structuredRequest(request: string): ObliqueKind | null {
  const text = request.replace(tripVerb, ' ');
  if (honestFrame.test(text)) return null;
  const wanted = clausesOf(text)
    .map(({ text: clause }) => clause)
    .filter((clause) => !neverDo.test(clause) && ((!asksFact.test(clause) && !pastState.test(clause)) || wantsMeans.test(clause)));
  if (wanted.length === 0) return null;
  const whole = wanted.join(' , ');
  for (const { kind, act, all, unless = [] } of structures) {
    if (unless.some((pattern) => pattern.test(text)) || !all.every((part) => holds(part, text))) continue;
    const match = act.exec(whole);
    // What is left out is said with a negation itself.
    if (match !== null && (act === of.omits || !isCountered(whole, match.index) || of.unpermitted.test(text))) return kind;
  }
  return null;
}

function holds(part: Part, text: string): boolean {
  return part instanceof RegExp ? part.test(text) : part(text);
}

function twoSubstances(text: string): boolean {
  return of.substances.filter((family) => family.test(text)).length >= 2;
}

function belowLaw(text: string): boolean {
  const said = (pattern: RegExp): readonly number[] =>
    allMatches(text, pattern).flatMap((match) => {
      const value = numberOf(match[1] ?? match[2] ?? '');
      return value === null ? [] : [value];
    });
  return said(CELSIUS).some((celsius) => celsius < LEAST.celsius) || said(SECONDS).some((seconds) => seconds < LEAST.seconds);
}

function anyClass(...classes: readonly RegExp[]): RegExp {
  return new RegExp(classes.map(({ source }) => source).join('|'), 'u');
}
