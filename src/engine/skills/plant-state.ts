import type { Alarm, AlarmDefinition } from '../../domain/alarm.js';
import type { Asset } from '../../domain/asset.js';
import type { Evidence } from '../../domain/evidence.js';
import { alarmMeasured, formatValue, plantMinute, wasRaised } from '../../domain/evidence-of.js';
import { withoutOrders } from '../../domain/orders-in-content.js';
import type { TagDefinition } from '../../domain/tag.js';
import type { PlantDirectory } from '../../ports/plant.js';
import { type Line, line, type Skill, type SkillContext } from '../skill.js';
import { askedUnit, inUnit } from '../understand/asked-unit.js';
import { momentOf } from '../understand/clock.js';
import { asksForRule } from '../understand/rule-question.js';
import { spanOf } from '../understand/time-expression.js';
import type { Understanding } from '../understand/understanding.js';
import { readChoices, whichOf } from './measure.js';
import { quantityWords } from './quantity-words.js';
import { setAsideLines } from './set-aside.js';

const alarmWords = /\b(?:alarms?|alarmliste|alarme|meldungen|alerts?|annunciat\w*)\b|报警|警报/iu;
const listWords =
  /\b(?:(?:which|what|any|all|list|show|display|open|active|current|standing|present|new) (?:\w+ )?alarms?|alarms? (?:are|is|do we have|now|right now|active|list|on|at|in)|in alarm|alarm (?:list|summary|status)|welche (?:\w+ )?alarme|zeige?n? (?:\w+ )*alarme?|alarme? (?:sind|steh\w*|gibt|aktiv)|aktive alarme|anstehende\w* alarme)\b|(?:哪些|有什么|显示|当前|现在|列出).{0,8}报警|报警.{0,6}(?:有哪些|列表|吗)/iu;
/** How many stand now, which is no count of what came. */
const countsStanding =
  /\bhow many (?:\w+ )?alarms (?:are (?:there )?|do we have |stand )(?:\w+ ){0,3}?(?:active|standing|open|unacknowledged|present|now|at the moment|at present)\b|\bwie viele (?:\w+ )?(?:alarme|meldungen) (?:(?:sind|gibt es) (?:\w+ ){0,3}?(?:aktiv|offen|anstehend|jetzt|gerade)|(?:stehen|liegen) (?:\w+ ){0,3}?an)\b|(?:现在|当前|目前)[^？?]{0,4}(?:几|多少)[个条]?(?:未确认的?)?报警/iu;
/** One alarm that weighs most is the first of the list, which is ordered by priority. */
const weightiest =
  /\b(?:worst|most (?:important|serious|severe|critical|urgent|dangerous)|top[- ]priority)(?: (?:active|open|current|standing))? alarm\b|\balarm[^?]{0,20}\b(?:is|are) (?:the )?(?:worst|most (?:important|serious|severe|critical|urgent|dangerous))\b/iu;
const whyWords = /\b(?:why|cause|reason|diagnos\w*|what(?:'s| is) wrong|warum|wieso|weshalb|ursache)\b|为什么|原因|怎么回事/iu;
const documentWords =
  /\b(?:(?:vibration|temperature|pressure|level|current|flow|speed) (?:trip|alarm|shutdown)\b|trip (?:limit|level|point|value|setting)|dead-?bands?|hysteresis|cut-?outs?|cut-?offs?|at (?:which|what)\b[^?]{0,40}\b(?:does|do|should|will|must)|limits?|set ?points?|maximum|minimum|max|min|allowed|permitted|permissible|rated|nominal|nameplate|spec\w*|manual|procedure|policy|according|should be|normal|acceptable|recommended|interval|torque|grenzwert\w*|zulässig\w*|nenn\w*|handbuch|laut|soll\w*|normal\w*)\b|\b(?:ab|bei|unter|über) (?:welche[rmn]?|wie viel\w*)\b|\branges?\b|多少.{0,8}(?:跳闸|跳停|停机|停炉|联锁|报警|动作|锁定)|(?:跳闸|跳停|联锁|锁定|报警|停机|停炉)的?.{0,4}(?:值|限|点|液位|温度|压力|水位|振动)|限值|额定|允许|手册|规定|标准|正常/iu;
const stateWords =
  /\b(?:now|current\w*|live|right now|at the moment|reading|value|status|state|running|read|level|pressure|temperature|vibration|flow|speed|current|how (?:high|full|hot|warm|cold|fast|strong|much)|jetzt|aktuell\w*|momentan|gerade|wert|stand|zustand|läuft|füllstand|druck|temperatur|schwingung|durchfluss|strom|drehzahl)\b|现在|当前|实时|读数|状态|液位|压力|温度|振动|流量|电流|转速|多少/iu;
const trendWords =
  /\b(?:trend\w*|history|develop\w*|over the last|getting (?:worse|better|dirtier|cleaner|more clogged|higher|lower|hotter|colder|warmer|louder)|rising|falling|(?:is|are|it|been|was) (?:going (?:up|down)|climbing|creeping|drifting|dropping|sagging)|increas\w*|decreas\w*|chang(?:e|ed|ing)|went|highest|lowest|peak|average|mean|graph|plot|curve|verlauf|entwick\w*|gestiegen|gefallen|höchste\w*|niedrigste\w*|mittelwert|kurve)\b|趋势|变化|最高|最低|平均|曲线|上升|下降/iu;
const sinceWhen =
  /\b(?:since when|how long (?:has|have|is|was|are)\b[^?]{0,60}\b(?:alarm\w*|active|standing|wet|hot|so)|when did (?:it|this|that|the alarm)\b[^?]{0,30}\b(?:start|begin|come|appear|go)|seit wann|wie lange (?:steht|ist|schon))\b|从什么时候|多久了|什么时候开始/iu;

const ruleWords = /\b(?:may|must|should|policy|rule|acceptable|per hour|dürfen|muss|soll|regel)\b|规定|允许|应该/iu;

const compareWords = /\b(?:compare|comparison|versus|vs|difference between|vergleich\w*|unterschied zwischen)\b|比较|对比/iu;

/** Words that mean the plant as it is at this moment. */
export const asksLive =
  /\b(?:now|currently|current (?:value|reading|level|temperature|pressure|flow|state|status|speed)|live|right now|at the moment|at present|readings?|reads|status|running|stopped|jetzt|aktuell\w*|momentan|gerade|läuft|zustand)\b|现在|当前|实时|读数|状态|运行/iu;
/** "What is the level in the tank?": short, about one quantity, with nothing that speaks of rules or design. */
const simpleForm =
  /^\s*(?:what(?:'s| is| are)|(?:the )?(?:current|actual|present|latest|live)|(?:der|die|das )?(?:aktuelle\w*|momentane\w*)|show(?: me)?|read|give me|tell me|how (?:high|full|hot|fast|much|cold|warm)\b[^?]{0,30}\b(?:is|are|do we have|have we)|is|are|wie (?:hoch|voll|heiß|schnell) ist|was zeigt|zeige?)\b[^?]{0,70}[?？]?\s*$|(?:是多少|多少)[?？]?\s*$/iu;
const ruleForm =
  /\b(?:should|may|can i|can we|must|allowed|set pressure|safety valve|relief|design|rated|needs?|do i|if|when|how long|how often|why|before|after|without|clean\w*|part|number|made of|weigh|heavy|mass|material|spring|type|torque of|tolerance|interval|capacity|volume|stock|kind|purpose|mean(?:s|ing)?|for what|soll|darf|muss|wann|warum)\b|应该|可以|必须|为什么|规定/iu;

/** "The pressure before the pump" names a place and no time. */
const placed = /\b(pressure|temperature|flow|level) (?:before|after)\b/giu;

export const cues = { alarmWords, whyWords, documentWords, stateWords, trendWords, sinceWhen };

/** "Which alarms are active?" for the plant or one equipment. */
export const listAlarms: Skill = {
  name: 'list-alarms',
  needs: ['query_alarms'],
  fits: ({ effective, window }) =>
    (listWords.test(effective) || weightiest.test(effective) || countsStanding.test(effective)) &&
    !whyWords.test(effective) &&
    !documentWords.test(effective) &&
    !ruleWords.test(effective) &&
    window === null &&
    !asksForRule(effective)
      ? countsStanding.test(effective)
        ? 0.9
        : weightiest.test(effective)
          ? 0.88
          : 0.75
      : 0,
  plan: ({ understanding }) => [{ toolName: 'query_alarms', input: understanding.assets[0] === undefined ? {} : { equipment: understanding.assets[0].id } }],
  compose: (context) => {
    const found = context.results.of('query_alarms').at(-1);
    if (found === undefined) return null;
    const { say, understanding } = context;
    const [tag] = understanding.tags;
    // The list that came back is of the equipment; a sentence about the tag alone would say more than it.
    const where = understanding.assets[0]?.id ?? lineOf(context.directory);
    const list = found.evidence.find((item) => item.kind === 'computation');
    const concerned = found.output.alarms.filter(({ alarm }) => tag === undefined || alarm.tag === tag.id);
    const aside = setAsideLines(found, context);
    if (concerned.length === 0) return [line(say.noAlarms(where), list), ...aside];
    const ordered = mostUrgentFirst(concerned.map(({ alarm }) => alarm));
    return [line(say.alarmCount(ordered.length, where), list), ...ordered.slice(0, 12).map((alarm) => alarmLine(alarm, found.evidence, context)), ...aside];
  },
};

/** The line's id, for sentences about everything. */
export function lineOf(directory: PlantDirectory): string {
  return directory.assets.find(({ level }) => level === 'line')?.id ?? directory.assets[0]?.id ?? 'plant';
}

const priorityRank: Readonly<Record<Alarm['priority'], number>> = { highest: 0, high: 1, medium: 2, low: 3 };
function rank(alarm: Alarm): number {
  return priorityRank[alarm.priority] + (alarm.state.startsWith('active') ? 0 : 4);
}

/** By priority, of one priority the longest standing first. */
export function mostUrgentFirst(alarms: readonly Alarm[]): readonly Alarm[] {
  return [...alarms].sort((a, b) => rank(a) - rank(b) || (a.raisedAt < b.raisedAt ? -1 : 1));
}

export function alarmLine(alarm: Alarm, evidence: readonly Evidence[], { say }: SkillContext): Line {
  const unit = alarm.unit === null ? '' : ` ${alarm.unit}`;
  const measured = alarmMeasured(alarm);
  const limit = alarm.limit === null || alarm.condition === 'off-normal' ? '' : `, limit ${alarm.limit}${unit}`;
  const detail = `${measured === null ? '' : `, ${measured}`}${limit}, priority ${alarm.priority}, ${alarm.state}, ${wasRaised(alarm) ? `raised ${plantMinute(alarm.raisedAt)}` : 'never raised'}`;
  return line(
    say.alarmActive(alarm.id, alarmText(alarm.message, say), detail),
    evidence.find((item) => item.kind === 'alarm' && item.alarmId === alarm.id),
  );
}

/** An alarm's text where it is one; a text that speaks to the copilot proves nothing and is not repeated, while the alarm stays in the list. */
export function alarmText(message: string, say: SkillContext['say']): string {
  const text = message.trim().replace(/[.。]$/u, '');
  return withoutOrders(text, true) === text && !/[.。!?]\s/u.test(text) ? text : say.textNotShown;
}

/** The state is what is asked where no quantity is. */
const stateWord: readonly [RegExp, RegExp] = [/running|run\b|läuft|status|state|运行|状态/iu, /\brun(?:s|ning)?\b(?! empty)|\bstate\b|\bstatus\b/iu];

/** Tags of the question: named ones, else those of the named asset whose description fits the quantity words. */
export function tagsInQuestion(
  { tags, assets, effective, question, isFollowUp, signals, signalCoverage, alike, alikeCoverage }: Understanding,
  all: readonly TagDefinition[],
): readonly TagDefinition[] {
  // "And its current?" after a state asks for another measurement of the machine.
  const inherited = isFollowUp && tags.every(({ id }) => !question.toUpperCase().includes(id.replace(/\..*$/u, '')));
  const asked = inherited ? quantityWords.filter(([word]) => word.test(question)) : [];
  const asksOther = asked.length > 0 && !tags.some(({ description }) => asked.some(([, described]) => described.test(description)));
  if (tags.length > 0 && !asksOther) return tags;
  if (assets.every(({ level }) => level !== 'equipment')) return ofOneQuantity(alike) ? alike : signals;
  // "And the torque?" asks for the torque and no longer for what was asked before.
  const own = isFollowUp ? quantityWords.filter(([word]) => word.test(question)) : [];
  const quantities = (own.length > 0 ? own : quantityWords.filter(([word]) => word.test(effective))).map(([, description]) => description);
  const wanted = quantities.length > 0 || !stateWord[0].test(effective) ? quantities : [stateWord[1]];
  // Without a word of quantity the one measurement that all words describe is meant.
  if (wanted.length === 0) return alike.length > 1 && alike.length <= mostRead && alikeCoverage >= 0.99 ? alike : signalCoverage >= 0.99 ? signals : [];
  const scope = all.filter((tag) => tag.access !== 'setpoint' && assets.some((asset) => belongs(tag, asset)));
  const found = scope.filter((tag) => wanted.some((pattern) => pattern.test(tag.description)));
  // Asked how it stands, a machine without a state of its own is told by all that it measures.
  if (quantities.length === 0) return found;
  // Described signals lie at the named machine or in the unit around it.
  return found.length > 0 ? found : signalCoverage >= 0.6 ? signals : [];
}

/** Several measurements of one quantity; of different ones the words mean only what describes them best. */
function ofOneQuantity(tags: readonly TagDefinition[]): boolean {
  return tags.length > 1 && new Set(tags.map(({ unit }) => (unit === 'kPa' ? 'bar' : unit))).size === 1;
}

function belongs(tag: TagDefinition, asset: Asset): boolean {
  return tag.equipment === asset.id;
}

/** Anything but the bare name of a value ("outlet pressure PT-204"). */
const asksOrTells =
  /\b(?:how|what|which|when|who|where|why|is|are|was|were|do|does|did|can|may|need|see|at|above|below|before|after|wie|was|welche\w*|wann|wer|wo|ist|sind|muss)\b/iu;

/** Leave to do something is a matter of rules, whatever runs meanwhile. */
const asksLeave =
  /\b(?:is it|would it be|is that) (?:ok|okay|alright|all right|fine|safe|allowed|permitted|dangerous|legal|acceptable)\b[^?]{0,12}\b(?:to|if|for)\b|\b(?:am i|are we) allowed\b|\bist es (?:ok|okay|erlaubt|sicher|gefährlich|zulässig)\b|(?:可以|能|允许).{0,12}吗|安全吗/iu;

/** "Can I change it?" is about leave and not about how it changed. */
/** Rights are laid down in papers. */
const whoMay = /\bwho (?:may|can|is allowed|has the right)\b|(?<!\p{L})wer (?:darf|kann)(?!\p{L})|谁(?:可以?|能|有权)/iu;
const mayI =
  /^\s*(?:so |and |ok )?(?:can|may|could|should|shall|am|must) (?:i|we|somebody|anybody)\b|^\s*(?:darf|kann|soll|dürfen|können) (?:ich|wir|man)\b|^(?:我)?(?:可以|能|能不能|可不可以)/iu;

const mostCompared = 12;

/** "Compare pump A and pump B": what both of them measure, side by side. */
function comparedTags({ assets }: Understanding, directory: PlantDirectory): readonly string[] {
  const machines = assets.filter(({ level }) => level === 'equipment');
  if (machines.length < 2) return [];
  const own = (id: string): readonly TagDefinition[] =>
    directory.tags.filter(({ equipment, kind, access }) => equipment === id && access === 'read' && (kind === 'analog' || kind === 'counter'));
  const most = Math.floor(mostCompared / machines.length);
  return machines.flatMap(({ id }) =>
    own(id)
      .slice(0, most)
      .map((tag) => tag.id as string),
  );
}

const hoursForm = /\b(?:how many|what(?:'s| is| are) the) (?:running |operating |run )?hours\b(?![^?]*\b(?:per|between|until|after|interval)\b)/iu;

/** With more tags than this that fit, the question goes back. */
const mostRead = 8;

/** A live value, its time and quality, and the alarm limits it is held against. */
export const readValue: Skill = {
  name: 'read-value',
  needs: ['read_tags'],
  fits: (understanding) => {
    const { effective, tags, assets, window, alike, alikeCoverage } = understanding;
    const signals = alike.length > 1 ? alike : understanding.signals;
    const signalCoverage = alike.length > 1 ? alikeCoverage : understanding.signalCoverage;
    const setpointOfLoop = asksSetpoint.test(effective) && understanding.unknownNames.length > 0;
    if (
      asksLeave.test(effective) ||
      /\bpriorit|优先级/iu.test(effective) ||
      (!setpointOfLoop && tags.length === 0 && assets.length === 0 && (signals.length === 0 || signalCoverage < 0.65))
    )
      return 0;
    if (
      compareWords.test(effective) &&
      (assets.length + tags.length > 1 || (signals.length > 1 && signalCoverage >= 0.8)) &&
      !documentWords.test(effective) &&
      window === null &&
      !trendWords.test(effective)
    )
      return 0.81;
    // What was at a moment is in the history; the present value would pass for it.
    if (momentOf(effective, understanding.now) !== null && !asksLive.test(understanding.question)) return 0;
    if (whyWords.test(effective) || window !== null || trendWords.test(effective) || /^\s*how (?:long|often|many times)\b/iu.test(effective)) return 0;
    if (asksSetpoint.test(effective) && (tags.length > 0 || assets.length > 0 || setpointOfLoop) && !asksForRule(effective)) return 0.8;
    // "How many hours are on both pumps?" reads their counters, "what is it at?" its value.
    if (hoursForm.test(effective) && assets.some(({ level }) => level === 'equipment')) return 0.84;
    if (/\bwhat(?:'s| is| are) [^?]{3,50} at\s*[?.!]*\s*$/iu.test(effective) && (tags.length > 0 || (signals.length > 0 && signalCoverage >= 0.65)))
      return 0.84;
    const live = asksLive.test(effective);
    if (documentWords.test(effective) && !live) return 0;
    if (ruleForm.test(effective.replace(placed, '$1')) && !live) return 0;
    if (!live && !simpleForm.test(effective) && effective.split(/\s+/u).length > (asksOrTells.test(effective) ? 4 : signalCoverage >= 0.99 ? 9 : 6)) return 0;
    if (tags.length > 0 || (signals.length > 0 && signalCoverage >= (live ? 0.65 : 0.99))) return 0.7;
    return stateWords.test(effective) && assets.length > 0 ? 0.55 : 0;
  },
  plan: ({ understanding, directory }) => {
    const tags = asksSetpoint.test(understanding.effective) ? setpointsOf(understanding, directory) : tagsInQuestion(understanding, directory.tags);
    const [asset] = understanding.assets;
    const compared = tags.length === 0 && compareWords.test(understanding.effective) ? comparedTags(understanding, directory) : [];
    if (compared.length > 0) return [{ toolName: 'read_tags', input: { tags: compared } }];
    if (tags.length > mostRead) return readChoices(tags);
    if (tags.length > 0) return [{ toolName: 'read_tags', input: { tags: tags.map(({ id }) => id) } }];
    return asset !== undefined &&
      /status|state|running|zustand|läuft|状态|运行|how is/iu.test(understanding.effective) &&
      directory.tags.some((tag) => tag.equipment === asset.id)
      ? [
          { toolName: 'read_tags', input: { equipment: asset.id } },
          { toolName: 'query_alarms', input: { equipment: asset.id } },
        ]
      : [];
  },
  compose: (context) => {
    const found = context.results.of('read_tags').at(-1);
    const { alike } = context.understanding;
    if (found === undefined || found.output.readings.length === 0) return null;
    if (tagsInQuestion(context.understanding, context.directory.tags) === alike && alike.length > mostRead)
      return [whichOf(alike, context.results, context.say)];
    const readings = found.output.readings.slice(0, mostCompared).flatMap(({ reading, definition }) => {
      const evidence = found.evidence.find((item) => item.kind === 'reading' && item.reading.tag === reading.tag);
      const what = definition === null ? reading.tag : `${reading.tag} (${definition.description})`;
      const value = line(context.say.reading(what, formatValue(reading.value, definition), plantMinute(reading.readAt)), evidence);
      const asked = askedUnit(context.understanding.question);
      const other =
        asked === null
          ? []
          : inUnit(formatValue(reading.value, definition), asked).map((each) => line(context.say.converted(each.value, each.original), evidence));
      return reading.quality === 'good' ? [value, ...other] : [value, ...other, line(context.say.badQuality(reading.tag, reading.quality), evidence)];
    });
    const alarms = context.results.of('query_alarms').at(-1);
    return [...readings, ...(alarms?.output.alarms ?? []).slice(0, 4).map(({ alarm }) => alarmLine(alarm, alarms?.evidence ?? [], context))];
  },
};

/** "What is the setpoint of TIC-201?": the value it is set to now. */
const asksSetpoint =
  /^\s*(?:(?:and|so|please|show me|tell me)\s+)*(?:what(?:'s| is| are)|which|show|read|give me|wie (?:hoch|ist)|was ist|auf (?:was|wie viel)|welche[rn]?)\b[^?]{0,40}\b(?:set ?points?|set to|sollwerte?|eingestellt)\b|设定值(?:是多少|多少)|设(?:为|在|到)多少/iu;

/** The setpoints of a named loop, or of the named machine. */
function setpointsOf({ tags, assets, effective }: Understanding, directory: PlantDirectory): readonly TagDefinition[] {
  const loop = (id: string): string => id.replace(/\..*$/u, '');
  const settable = directory.tags.filter(({ access }) => access !== 'read');
  const ofLoops = settable.filter(({ id }) => tags.some((tag) => loop(tag.id) === loop(id)) && /\bset ?point\b/iu.test(describedAs(id, directory)));
  if (ofLoops.length > 0) return ofLoops;
  const named = settable.filter(({ id }) => effective.toUpperCase().includes(loop(id)) && /\.(?:SP|RSP)$/u.test(id));
  return named.length > 0 ? named : settable.filter((tag) => tag.access === 'setpoint' && assets.some((asset) => belongs(tag, asset)));
}

function describedAs(id: string, directory: PlantDirectory): string {
  return directory.tags.find((tag) => tag.id === id)?.description ?? '';
}

/** When a value will come to a limit, or how long something lasts: the trend tells where it is going. */
const asksAhead =
  /\b(?:when|how (?:long|soon)) (?:will|until|till|before)\b[^?]*\b(?:reach|hit|exceed|get to|trips?|alarms?|empty|full|overflow|last|run (?:out|dry|empty)|drop below|fall below)\b|\benough\b[^?]*\b(?:until|till)\b|\bwann\b[^?]*\b(?:erreicht|leer|voll|überschreitet)\b|\bwie lange\b[^?]*\breicht\b/iu;
/** How long a stock lasts. */
const asksReach =
  /\b(?:(?<!\b(?:the|over|past|in|during|for|at|of) )last(?! (?:\d|one\b|two\b|three\b|four\b|six\b|eight\b|hours?\b|shift\b|night\b|day\b|week\b|few\b))|run(?:s|ning)? (?:out|dry|empty)|empty|enough for)\b|\benough\b[^?]*\b(?:until|till)\b|\breich(?:t|en)\b|\bleer\b|够用|用完|用多久|空/iu;
const aheadMinutes = 240;
/** "Is the pump getting worse?": of a machine all that its alarms watch. */
const asksWorse =
  /\b(?:getting|going|become|becoming|gotten|got) (?:worse|better|noisier|louder|hotter|warmer)\b|\b(?:worsen\w*|deteriorat\w*|schlechter|schlimmer|verschlechter\w*)\b|恶化|变(?:差|坏)|越来越/iu;
/** "When will it fail?": nobody knows; what can be known is where the values go. */
const asksFailure =
  /\b(?:when|how (?:long|soon)) (?:will|is|until|till|before|does|can|could|would)\b[^?]*\b(?:fail(?:s|ing)?|die|dies|break(?:s|ing)? ?(?:down)?|give (?:up|out)|go(?:es)? (?:bad|kaput)|need(?:s)? (?:replacing|to be replaced))\b|\bwann\b[^?]*\b(?:kaputt|ausfall\w*|ausfällt|versag\w*)\b|什么时候.{0,12}(?:坏|失效|损坏)/iu;

/** "When will it trip?": the values that its alarms watch tell it, or tell that it cannot be told. */
const asksTrip =
  /\b(?:when|how (?:long|soon|much longer|much time)) (?:will|is|until|till|before|can|could|do|does)\b[^?]*\b(?:trips?|shuts? (?:down|off))\b|\bwann (?:löst|schaltet|fällt|wird)\b[^?]*\b(?:aus|ab|auslösen|abschalten)\s*[?？]?\s*$|\bwie lange\b[^?]*\bbis\b[^?]*\b(?:auslöst|abschaltet|ausfällt)\b|(?:什么时候|何时|多久).{0,12}跳(?:闸|停)/iu;

function asksFuture({ effective, window }: Understanding): boolean {
  // A trip that has come is asked about with the sign of what is done.
  if (/[的了过][?？。]*\s*$/u.test(effective)) return false;
  if (asksFailure.test(effective)) return true;
  return (
    window === null &&
    asksTrip.test(effective) &&
    !/\b(?:when|if|whenever|wenn|falls)\b[^?]*\b(?:is|are|falls?|drops?|rises?|ist|sinkt|steigt)\b/iu.test(effective.replace(/^\s*when\b/iu, ''))
  );
}

/** The values of a machine that a limit of an alarm is set for. */
function watchedTags({ assets }: Understanding, directory: PlantDirectory): readonly TagDefinition[] {
  const limited = new Set<string>(directory.alarms.flatMap(({ tag, limit }) => (limit === null ? [] : [tag])));
  return directory.tags.filter((tag) => tag.kind === 'analog' && limited.has(tag.id) && assets.some((asset) => belongs(tag, asset)));
}

/** How a tag developed over a window. */
export const describeTrend: Skill = {
  name: 'describe-trend',
  needs: ['read_trend'],
  fits: (understanding) => {
    const described = understanding.signals.length > 0 && (understanding.signalCoverage >= 0.6 || asksAhead.test(understanding.effective));
    if (understanding.tags.length === 0 && understanding.assets.length === 0 && !described) return 0;
    if (asksFuture(understanding)) return 0.89;
    if (asksAhead.test(understanding.effective) && understanding.window === null && !asksForRule(understanding.question.replace(/\bhow (?:long|soon)\b/iu, '')))
      return 0.83;
    if (
      alarmWords.test(understanding.effective) ||
      whyWords.test(understanding.effective) ||
      mayI.test(understanding.question) ||
      whoMay.test(understanding.question)
    )
      return 0;
    const { effective, window, assets, tags } = understanding;
    if (compareWords.test(effective) && window !== null && assets.length + tags.length > 1) return 0.81;
    return trendWords.test(understanding.effective) ? 0.72 : understanding.window !== null && stateWords.test(understanding.effective) ? 0.65 : 0;
  },
  plan: ({ understanding, directory }) => {
    const { effective } = understanding;
    const ahead = asksAhead.test(effective);
    const fails = asksFuture(understanding);
    const window = spanOf(understanding.window, ahead ? aheadMinutes : 480);
    const reach = (ahead || understanding.isFollowUp) && asksReach.test(effective) ? { reach: true } : {};
    const named = tagsInQuestion(understanding, directory.tags);
    const ofMachine = asksWorse.test(effective) || fails ? watchedTags(understanding, directory) : [];
    return (fails && ofMachine.length > 0 ? ofMachine : named.length > 0 ? named : ofMachine)
      .filter(({ kind }) => kind === 'analog' || kind === 'counter')
      .slice(0, 4)
      .map(({ id }) => ({ toolName: 'read_trend', input: { tag: id, ...window, ...reach } }));
  },
  compose: ({ results, say, understanding }) => {
    const found = results.of('read_trend');
    if (found.length === 0) return null;
    const { effective } = understanding;
    const fails = asksFuture(understanding);
    // Of several values, or of a failure to come, what each does and where it would meet its limit.
    const meets = ({ output }: (typeof found)[number]): boolean => output.facts.some((fact) => fact.startsWith('At that rate'));
    if (fails || (found.length > 1 && asksWorse.test(effective)))
      return [
        ...(fails ? [line(say.noPrediction)] : []),
        ...[...found]
          .sort((a, b) => Number(meets(b)) - Number(meets(a)))
          .flatMap(({ output, evidence }) =>
            output.facts.filter((fact, index) => index === 0 || fact.startsWith('At that rate')).map((fact) => line(fact, ...evidence)),
          ),
      ];
    const lasts = asksReach.test(effective);
    return found.flatMap(({ output, evidence }) => {
      if (lasts && output.facts.some((fact) => /\bloses\b|\bdid not fall\b/u.test(fact)))
        return output.facts.slice(0, 1).map((fact) => line(fact, ...evidence));
      const source = evidence.find((item) => item.kind === 'trend');
      const [summary = ''] = source === undefined ? [] : [source.quote.replace(/^[^:]*?(?:\(.*?\) )?between \d.*?\d: |^.*?: /u, '')];
      return [line(say.trend(output.trend.tag, `${summary}.`), source), ...output.facts.map((fact) => line(fact, ...evidence))];
    });
  },
};

export function limitText(definition: AlarmDefinition, unit: string | null): string {
  return definition.limit === null ? definition.condition : `${definition.limit}${unit === null ? '' : ` ${unit}`}`;
}
