import type { Alarm } from '../../domain/alarm.js';
import type { Evidence } from '../../domain/evidence.js';
import { evidenceKey } from '../../domain/evidence.js';
import type { PlantDirectory } from '../../ports/plant.js';
import { type Line, line, type Skill, type SkillContext } from '../skill.js';
import type { Understanding } from '../understand/understanding.js';
import { isolationLines, knowledgeCall, oneLine, quoteOf } from './document-lines.js';
import { asksForPart, partLines } from './needed-part.js';
import { alarmLine, cues, lineOf, tagsInQuestion } from './plant-state.js';

const symptom =
  /\b(?:sounds? (?:like|odd|strange|bad|rough|different|awful)|gravel|(?:can ?not|can['’]t|won['’]t) (?:hold|reach|keep|come)|trip\w*|stopp?ed|stands?|standing|stood|not moving|(?:is|are)(?: not|n['’]?t) (?:running|moving|turning|filling|working|pumping|cooling|heating)|dropped out|leak\w*|nois\w*|loud|vibrat\w*|hot|overheat\w*|not (?:open|clos|start|run|work|fill|heat|cool|turn)\w*|fail\w*|fault\w*|broken|blocked|jam\w*|stuck|won't|does not|doesn't|problem|trouble|wrong|issue|drip\w*|smok\w*|rattl\w*|squeal\w*|squeak\w*|knock\w*|grind\w*|hum(?:s|ming)|whin\w*|shak\w*|crackl\w*|click\w*|clatter\w*|chatter\w*|hiss\w*|scrap\w*|louder|starv\w*|abort\w*|suspend\w*|waits|waiting|collaps\w*|gave up|given up|giv(?:es|ing) up|refus\w*|worn|sick|ailing|suffer\w*|come(?:s)? loose|nothing (?:reaches|reach|comes|moves|happens|arrives)|no (?:heat|flow|air|steam|pressure|milk|product|water|bottles|caps|signal|cooling)|will not|hardly (?:ever )?\w+|keeps? \w+ing|again and again|ausgefallen|gestoppt|leckt|undicht|laut|heiß|klemmt|defekt|störung|vibriert|läuft nicht|schließt nicht)\b|(?<!\p{L})öffnet nicht|跳闸|停机|泄漏|漏|噪音|异响|过热|卡住|故障|打不开|不动|报警/iu;
const checkWords =
  /\b(?:check|do first|what (?:should|do|can|must) i|next step|what now|now what|help|fix|prüfen|tun|machen|beheben)\b|检查|怎么办|处理|怎么修/iu;
/** How a thing or a signal is said to be off: the plain statement of a symptom. */
const deviation =
  /\b(?:(?:too|so|very|unusually|suspiciously|zu|sehr) (?:high|low|hot|cold|warm|slow|fast|full|empty|loud|hoch|niedrig|heiß|kalt|warm|langsam)|(?:is|are|was|were|runs?|reads?|looks?|gets?|getting|went|goes|going|seems?|ist|sind|wird|bleibt) (?:\w+ ){0,2}(?:high|low|hot|cold|warm|off|odd|strange|weird|wrong|up|down|gone|lost|missing|dead|weak|slow|unstable|erratic|frozen|hoch|niedrig|weg|tot|schwach)|fall(?:s|ing)|fell|dropp?(?:s|ed|ing)|ris(?:es|ing)|rose|climb(?:s|ed|ing)|creep(?:s|ing)|sink(?:s|ing)|swing(?:s|ing)?|wobbl\w*|surg(?:es|ing)|pulsat\w*|bounc\w*|hunt(?:s|ing)|oscillat\w*|fluctuat\w*|drift(?:s|ed|ing)|sag(?:s|ged|ging)?|leaves? (?:too )?(?:hot|cold|warm)|(?:needs?|takes?|uses?|draws?) (?:\w+ )?(?:more|less)\b|(?:more|less) (?:and more |and less )?(?:\w+ )?than (?:usual|before|normal|last week|yesterday|i would expect|expected)|has (?:to )?(?:gone|open more)|jump(?:s|ed|ing)|wander(?:s|ing)|cycl(?:es|ing)|does(?: not|n't) (?:come|reach|hold|follow|move|respond|change)|low alarm|high alarm|steigt|fällt|sinkt|schwankt|pendelt)\b|偏(?:高|低)|太(?:高|低|热|冷)|下降|上升|波动|不稳/iu;
/** Asks for what is behind it. */
const asksCause =
  /\b(?:why|how come|causes?|caus(?:ed|ing)|reasons?|root|guilty|culprit|to blame|at fault|suspects?|diagnos\w*|trouble ?shoot\w*|what(?:'s| is| was| are| has| did)?(?: \w+){0,2} (?:wrong|worn|sick|loose|leaking|stuck|blocked|defective|faulty|suffering|it|the matter|going on|happening|happened|broken|failed|fail|behind|up with|mean(?=\s*[?.!]?\s*$))|what\b[^?.]{0,24}\bbehind|what (?:happened|failed|broke|went wrong|does (?:that|this|it) mean)|what (?:has |have |had )?(?:stopped|tripped|made|brought|took|stops|trips|ails|killed|keeps|holds)|what for|what (?:could|can|might|may) (?:it|that|this|the cause) be|where (?:is|are|lies) (?:the|that) (?:fault|problem|trouble|leak|cause)|what(?:['’]?s| is) (?:it|he|she|the \w+) waiting for|(?:which|what) (?:condition|permissive|interlock)\b[^?]*\b(?:hold|block|stop|prevent|keep)\w*|where (?:does it come|do they come|is it coming|it comes|from)|(?:your|any|an) (?:idea|guess|opinion|thoughts?)|what (?:should|do|can|could|would|must) (?:i|we|you) (?:suspect|look at|look for|expect)|which part|is (?:it|that|this|the \w+) (?:off|real|really|true)|do you trust|can (?:i|we) trust|really|which (?:component|part|machine|device|instrument|pump|valve|sensor|one|motor) (?:is (?:sick|bad|faulty|defective|broken|guilty|worn|stuck)|has failed|failed|is it)|warum|wieso|weshalb|ursache|woran liegt|was ist (?:los|passiert|kaputt|mit)|was stimmt nicht)\b|为什么|原因|怎么回事|怎么了|哪里(?:坏|出)/iu;
/** "Is anything wrong with it?": an honest no is an answer. */
const asksHealth =
  /\b(?:(?:is|are) (?!there\b)(?:\S+ ){1,5}(?:getting |becoming |going )?(?:clogged|blocked|fouled|plugged|worn(?: out)?|dirty|overheating|failing)(?= *[?.!]*$)|(?:is|are) (?:\S+ ){0,4}(?:ok|okay|fine|healthy|alright|all right|in order|in good (?:shape|condition))\b(?! (?:to|if|when|with|for)\b)|(?:anything|something|any ?thing) (?:\w+ )?(?:wrong|unusual|abnormal|odd|strange|off)|any (?:problems?|trouble|issues?|faults?|signs? of)|how (?:is|are) (?:\S+ ){1,4}(?:doing|running|behaving)|(?:health|condition) of|health check|(?:is|are) (?:\S+ ){1,9}(?:reliable|trustworthy|plausible|believable|to be (?:trusted|believed))|can (?:i|we|you) (?:trust|believe|rely on) (?:\S+ ){1,6}|ist (?:\S+ ){1,4}(?:in ordnung|ok)|(?:irgend)?etwas (?:nicht in ordnung|auffällig)|probleme? (?:mit|an|bei))\b|(?:有没有|有什么)(?:问题|异常|故障)|正常吗|还好吗/iu;
/** "What is wrong with it?" of a machine at which nothing is: that nothing was seen is the answer, and no page of its manual. */
const asksWhatIsWrong =
  /\bwhat(?:'s|s| is) (?:\w+ )?(?:wrong|the matter|up|broken|the (?:problem|trouble|issue)) (?:with|at|on)\b|\bwas (?:ist|stimmt)(?: \w+)? (?:los|falsch|kaputt|mit|nicht)\b|(?:出了什么|有什么|什么)(?:问题|毛病|故障)|怎么了/iu;
const inAlarm = /\b(?:in|on) alarm\b|\bhave an alarm\b|\balarming\b|in alarm|报警/iu;
/** "Can it run on till tonight?": what stands against it now. Whether it does is for people. */
const asksGoOn =
  /\b(?:is it (?:ok|okay|fine|all ?right)|can|could|may|should|shall)\b[^?]{0,40}\b(?:(?:keep|leave|let)\b[^?]{0,40}\brunning|(?:run|go|carry|continue|keep) (?:on|running|going)|(?:run|last|hold out|wait) (?:till|until|through|for another))\b|(?<!\p{L})(?:kann|darf|können|dürfen|soll)\b[^?]{0,60}(?:weiter ?(?:laufen|fahren|betreiben)|laufen lassen|durchhalten)|(?:能不能|可以|能).{0,16}(?:继续(?:运行|开|跑)|(?:开|跑|运行)到|再(?:开|跑))/iu;
/** "What should I do first?" after an answer that named a machine. */
const asksNext =
  /^\s*(?:(?:and|so|ok|then)\s+)*(?:what (?:should|do|must|can) (?:i|we) (?:do|check|look at)|what(?:'s| is) (?:the )?(?:next|first)(?: step)?|what (?:now|next|first)|und was (?:jetzt|nun)|was (?:soll|muss) ich (?:jetzt |zuerst )?(?:tun|machen|prüfen))\b[^?]{0,20}[?.!]*\s*$|^(?:接下来|首先|现在)?(?:我)?(?:该|应该)?(?:怎么办|做什么|检查什么)[?？]?$/iu;
/** About a rule, a design or a case that has not happened. */
const elsewhere =
  /\b(?:interlocks?|program|logic|plc|sps|code|programm)\b|程序|逻辑|^\s*(?:how do i|how can i|how to|wie kann ich)\b|\b(?:if|whenever|in case|wenn|falls)\b(?! anything)|如果|\b(?:manual|procedure|policy|according to|handbuch|laut)\b|\b(?:should|may|must|darf|soll)\b(?! (?:i|we|ich|wir|man)\b)/iu;
/** Looks something up, whatever symptom stands in it. */
const notSymptom =
  /^\s*(?:please )?(?:show|plot|draw|display|list|trend|graph|find|search|compare|note|remember|tell the|history|log|zeige?|liste)\b|\b(?:history|log ?book|in the log|how often|last time|records?|work ?orders?|historie|wie oft)\b|历史|记录|显示|工单/iu;
const ofShift = /\b(?:shift|last night|yesterday|overnight|schicht|gestern)\b|班|昨/iu;

const yesNo = /^\s*(?:is|are|was|were|do|does|did|has|have|can|could|may|ist|sind|war|hat|kann|darf)\b/iu;
const interrogative = /\b(?:how|what|which|when|who|where|whose|is it|are|can|may|wie|was|welche\w*|wann|wer|wo|ist|darf|kann)\b|什么|哪|多少|怎么|吗/iu;

/** The equipment that a question of cause is about: a named machine, else the owner of a described signal, else what several fitting machines share. */
export function focusOf({ assets, signals, ambiguous }: Understanding, directory: PlantDirectory): string | null {
  const machine = assets.find(({ level }) => level === 'equipment') ?? assets[0];
  if (machine !== undefined) return machine.id;
  const owner = signals[0]?.equipment;
  if (owner !== undefined && ambiguous.length < 2) return owner;
  const parents = new Set(ambiguous.flatMap((id) => directory.assets.find((asset) => asset.id === id)?.parent ?? []));
  return parents.size === 1 ? ([...parents][0] ?? null) : null;
}

function named({ assets, signals, signalCoverage, ambiguous }: Understanding): boolean {
  return assets.length > 0 || (signals.length > 0 && signalCoverage >= 0.5) || ambiguous.length > 1;
}

/** A symptom and the question what is behind it, of something that is at least touched on by a name or a measured quantity. */
function describedSymptom(understanding: Understanding): boolean {
  const { effective, signals, question } = understanding;
  return (
    signals.length > 0 &&
    (symptom.test(effective) || deviation.test(effective)) &&
    asksCause.test(effective) &&
    !elsewhere.test(question) &&
    !cues.documentWords.test(effective) &&
    !notSymptom.test(question)
  );
}

/** A code that the machine shows is explained by its manual. */
const namesCode = /\b(?:fault|error|alarm|failure|störung|fehler)\s*(?:code|no\.?|number|nr\.?)?\s*[A-Z]?-?\d{1,4}\b(?!\s*(?:times|hours?|minutes?|alarms?))/iu;

/** "Why is this in alarm and what do I check first?": alarms, readings, ranked causes, the log and the manual, with the action first. */
export const diagnose: Skill = {
  name: 'diagnose',
  needs: ['query_alarms'],
  fits: (understanding) => {
    const { effective, question, assets, window } = understanding;
    const off = symptom.test(effective) || deviation.test(effective);
    const cause = asksCause.test(effective);
    if (assets.length === 0 && wholeLine.test(question) && !ofShift.test(question) && window === null) return 0.9;
    if (!named(understanding)) return describedSymptom(understanding) ? 0.6 : 0;
    if (understanding.isFollowUp && asksNext.test(question) && assets.length > 0) return 0.86;
    if (elsewhere.test(question) || namesCode.test(question)) return 0;
    if ((asksHealth.test(question) || asksGoOn.test(question)) && !cues.documentWords.test(question)) return 0.86;
    const past = window !== null && window.to.getTime() < understanding.now.getTime() - 10 * 60_000;
    if (ofShift.test(question) && !cues.whyWords.test(question)) return 0;
    if (cause && (off || cues.alarmWords.test(effective) || checkWords.test(effective))) return past && assets.length === 0 ? 0.8 : 0.88;
    if (cues.whyWords.test(effective)) return 0.6;
    if (
      cause &&
      assets.length > 0 &&
      !cues.documentWords.test(effective) &&
      /\b(?:wrong|matter|going on|happen\w*|suffer\w*|ails|sick|los|passiert)\b|怎么/iu.test(effective)
    )
      return 0.86;
    if (!off || cues.documentWords.test(effective) || window !== null || notSymptom.test(question)) return 0;
    return checkWords.test(effective) || !(interrogative.test(effective) || yesNo.test(effective)) ? 0.66 : 0;
  },
  plan: (context) => {
    const { understanding, results, directory } = context;
    const equipment = focusOf(understanding, directory) ?? lineOf(directory);
    const spoken = understanding.language === 'en' ? {} : { language: understanding.language };
    const scope = understanding.assets.length > 0 || understanding.signals.length > 0 || equipment !== lineOf(directory) ? { equipment } : {};
    const first = [
      { toolName: 'query_alarms', input: scope },
      { toolName: 'read_tags', input: { equipment } },
      { toolName: 'list_assets', input: { query: equipment } },
      {
        toolName: 'diagnose',
        input: {
          equipment,
          ...spoken,
          ...signsOf(understanding, directory),
          ...(isPast(understanding) ? {} : { present: true }),
          ...pastWindow(understanding),
        },
      },
    ].filter(({ toolName }) => toolName !== 'read_tags' || directory.tags.some((tag) => tag.equipment === equipment));
    if (!first.every((call) => !context.offers(call.toolName) || results.has(call))) return first;
    // Nothing stands, and a symptom was reported: what the window holds may explain it.
    const whole = { toolName: 'diagnose', input: { equipment, ...spoken, ...signsOf(understanding, directory), minutes: 480 } };
    if ((nothingWrong(context) || silent(context)) && !asksHealth.test(understanding.question) && !refuted(context) && !results.has(whole)) return [whole];
    if (nothingWrong(context) || refuted(context)) return [];
    const keywords = topKeywords(context);
    const found = results.of('diagnose').at(-1)?.output.causes[0]?.equipment ?? '';
    const cause = found === '' ? equipment : found;
    const asset = directory.assets.find(({ id }) => id === cause);
    return [
      ...(asksForPart.test(understanding.question) && context.offers('find_parts') ? [{ toolName: 'find_parts', input: { equipment: cause } }] : []),
      knowledgeCall(`${asset?.model ?? asset?.name ?? cause} ${keywords.join(' ')} troubleshooting cause remedy`, { asset: cause }),
      knowledgeCall('lockout isolation procedure verify zero energy before work', { kinds: ['policy'], limit: 3 }),
      { toolName: 'maintenance_history', input: { equipment: cause, ...(keywords[0] === undefined ? {} : { text: keywords[0] }), limit: 20 } },
    ];
  },
  compose: (context) => {
    const { understanding, say } = context;
    const alarms = context.results.of('query_alarms').at(-1);
    if (alarms === undefined) return null;
    const where = focusOf(understanding, context.directory) ?? lineOf(context.directory);
    const active = alarms.output.alarms.filter(({ alarm }) => alarm.state !== 'normal');
    const ranked = context.results.of('diagnose').at(-1)?.output.conclusion === 'ranked';
    const list = alarms.evidence.find((item) => item.kind === 'computation');
    if (nothingWrong(context)) {
      // Nothing stands and nothing abnormal was seen: the documents may know more, unless the state itself was asked for.
      const statesIt =
        asksHealth.test(understanding.question) ||
        asksGoOn.test(understanding.question) ||
        asksWhatIsWrong.test(understanding.question) ||
        inAlarm.test(understanding.effective) ||
        refuted(context);
      // "The conveyor grinds", and there are two: which one is worth a question.
      if (!statesIt && understanding.assets.length === 0 && understanding.ambiguous.length > 1)
        return [line(say.which(understanding.ambiguous.slice(0, 4).join(', ')), ...listedAssets(context))];
      if (!statesIt) return null;
      const health = healthLines(context);
      const none = line(say.noAlarms(where), list);
      // The cause found is another machine's: that this one has no alarm is what was asked.
      return elsewhereOnly(context) ? [none, ...health.slice(0, 1)] : [...health, none];
    }
    if (active.length === 0 && !ranked && !asksCause.test(understanding.effective)) return null;
    // The list is of now: it says nothing of the alarms of an earlier stretch.
    const isOver = Object.keys(pastWindow(understanding)).length > 0;
    const none = isOver ? [] : [line(say.noAlarms(where), list)];
    const alarmLines = active.length === 0 ? none : active.slice(0, 3).map(({ alarm }) => alarmLine(alarm, alarms.evidence, context));
    const [likely, ...more] = causeLines(context);
    const both = bothLikely(context) ?? likely;
    // A corrected premise comes first and stays in sight: only what is really there follows it.
    if (refuted(context)) return [...alarmLines.slice(0, 2), ...(likely === undefined ? [] : [likely]), ...checkLines(context).slice(0, 1)];
    const [check, ...checks] = checkLines(context);
    const head = [check, both].flatMap((each) => (each === undefined ? [] : [each]));
    const lines = [...partLines(context), ...head, ...alarmLines, ...more, ...checks, ...pastLines(context), ...manualLines(context)];
    return [...lines, ...isolationLines(context)];
  },
};

const mostSigns = 4;

/** The measured values whose behaviour the question is about, where it names some and not the machine alone. */
function signsOf(understanding: Understanding, { tags }: PlantDirectory): Readonly<{ signs?: readonly string[] }> {
  const asked = tagsInQuestion(understanding, tags).filter(({ kind }) => kind !== 'text');
  return asked.length > 0 && asked.length <= mostSigns ? { signs: asked.map(({ id }) => id) } : {};
}

function listedAssets({ results }: SkillContext): readonly Evidence[] {
  return results.of('list_assets').flatMap(({ evidence }) => evidence);
}

/** The whole line is asked about, by no name at all. */
const wholeLine =
  /^\s*(?:so |ok |hey )?(?:what(?:'s| is) (?:wrong|the matter|the problem|broken)(?: (?:here|now|today|with (?:the|our) (?:line|plant)))?|why (?:is|did|has) (?:the )?(?:line|plant|everything|production) (?:\w+ )?(?:stop\w*|down|standing|slow\w*|not running)|is (?:anything|something) wrong|is everything (?:ok|okay|fine|normal|all right)|(?:(?:are|is) there |do we have |have we (?:got )?|got )?(?:any|some) (?:problems?|trouble|faults?|issues?|failures?|malfunctions?|disturbances?)|(?:are|is) there (?:problems|trouble|faults|issues|failures|malfunctions|disturbances)|was ist (?:los|kaputt)|ist alles in ordnung|(?:gibt es|haben wir|liegen) (?:\p{L}+ )?(?:probleme|störungen|fehler|ausfälle)(?: vor| an der linie)?|irgendwelche (?:probleme|störungen|fehler)|warum steht die linie)(?:\s+(?:now|right now|here|today|at the moment|currently|on (?:the|our) line|in the plant|jetzt|gerade|aktuell|heute|an der linie|in der anlage))?\s*[?？.!]*$|^(?:哪里|什么)(?:坏|出问题|出故障)了?[?？]?$|^(?:现在|目前|全厂|生产线|产线)?(?:有没有|有什么|有)(?:问题|故障|异常)(?:吗|么)?[?？]?$|^(?:生产线|产线).{0,4}(?:怎么了|为什么停)/iu;

function refuted({ results }: SkillContext): boolean {
  return results.of('check_premise').some(({ output }) => output.refuted.some(({ correction }) => correction !== null));
}

/** What is over and was another machine's makes nothing wrong with this one. */
function elsewhereOnly({ results, understanding, directory }: SkillContext): boolean {
  const diagnosis = results.of('diagnose').at(-1)?.output;
  return diagnosis?.conclusion === 'ranked' && diagnosis.causes[0]?.equipment !== focusOf(understanding, directory) && !isPast(understanding);
}

function nothingWrong(context: SkillContext): boolean {
  const { results } = context;
  const alarms = results.of('query_alarms').at(-1);
  const diagnosis = results.of('diagnose').at(-1);
  if (alarms === undefined || alarms.output.alarms.some(({ alarm }) => alarm.state.startsWith('active') || alarm.state.startsWith('latched'))) return false;
  const conclusion = diagnosis?.output.conclusion ?? 'healthy';
  return elsewhereOnly(context) || (conclusion !== 'ranked' && conclusion !== 'insufficient-evidence');
}

/** Alarms stand and the present alone says nothing of why. */
function silent({ results }: SkillContext): boolean {
  const conclusion = results.of('diagnose').at(-1)?.output.conclusion;
  return conclusion === 'healthy' || conclusion === 'insufficient-evidence';
}

/** An event that happened is asked about, and not how it is now. */
function isPast(understanding: Understanding): boolean {
  return (
    Object.keys(pastWindow(understanding)).length > 0 ||
    (pastEvent.test(understanding.effective) && !asksHealth.test(understanding.question) && !asksGoOn.test(understanding.question))
  );
}

const pastEvent = /\b(?:did|was|were|had|has|have|tripped|stopped|went|came|failed|happened|hat|haben|war|waren|ist \S+ (?:ausge|gest)\w*)\b|了|跳闸|跳停/iu;

/** A question about an event of the past is answered from the six hours before it; a longer stretch, such as a shift, from itself alone. */
function pastWindow({ window, now, question }: Understanding): Readonly<Record<string, string>> {
  if (window === null || asksGoOn.test(question) || window.to.getTime() >= now.getTime() - 10 * 60_000) return {};
  const from = Math.min(window.from.getTime(), window.to.getTime() - 6 * 3_600_000);
  return { from: new Date(from).toISOString(), to: window.to.toISOString() };
}

function topKeywords({ results }: SkillContext): readonly string[] {
  const fromDiagnosis = results.of('diagnose').at(-1)?.output.causes[0]?.keywords ?? [];
  if (fromDiagnosis.length > 0) return fromDiagnosis.slice(0, 4);
  const worst = results.of('query_alarms').at(-1)?.output.alarms[0]?.alarm.message ?? '';
  return (
    worst
      .toLowerCase()
      .match(/[a-z]{4,}/gu)
      ?.filter((word) => !['high', 'alarm', 'pump', 'drive'].includes(word))
      .slice(0, 3) ?? []
  );
}

/** The next check of the best cause; without a diagnosis the corrective action of the worst alarm. */
function checkLines({ results, say }: SkillContext): readonly Line[] {
  const diagnosis = results.of('diagnose').at(-1);
  const best = diagnosis?.output.causes[0];
  const alarms = results.of('query_alarms').at(-1);
  if (best !== undefined && diagnosis !== undefined) {
    const source = diagnosis.evidence.filter((item) => item.kind === 'computation');
    const second = diagnosis.output.causes[1];
    const then =
      second !== undefined && second.probability >= 0.5 && second.nextCheck !== best.nextCheck ? [line(say.thenCheck(second.nextCheck), ...source)] : [];
    return [line(say.checkFirst(best.nextCheck), ...source), ...then];
  }
  const worst = alarms?.output.alarms.find(({ definition }) => definition !== null);
  if (worst?.definition === undefined || worst.definition === null) return [];
  return [line(say.checkFirst(worst.definition.correctiveAction), alarmEvidenceOf(worst.alarm, alarms?.evidence ?? []))];
}

function alarmEvidenceOf(alarm: Alarm, evidence: readonly Evidence[]): Evidence | undefined {
  return evidence.find((item) => item.kind === 'alarm' && item.alarmId === alarm.id);
}

/** That nothing is wrong now comes before what the hours before it show. */
function healthLines(context: SkillContext): readonly Line[] {
  const healthy = context.results.of('diagnose').find(({ output }) => output.conclusion === 'healthy');
  if (healthy === undefined) return causeLines(context);
  return [line(context.say.healthy(healthy.output.equipment), ...healthy.evidence.filter(({ kind }) => kind === 'computation'))];
}

function causeLines({ results, say }: SkillContext): readonly Line[] {
  const diagnosis = results.of('diagnose').at(-1);
  if (diagnosis === undefined) return [];
  const { output, evidence } = diagnosis;
  const computation = evidence.filter((item) => item.kind === 'computation');
  if (output.conclusion === 'healthy') return [line(say.healthy(output.equipment), ...computation)];
  if (output.conclusion === 'insufficient-evidence')
    return [line(say.insufficient, ...computation), ...output.collectNext.slice(0, 3).map((text) => line(say.collect(text), ...computation))];
  const byKey = new Map(evidence.map((item) => [evidenceKey(item), item]));
  return output.causes.slice(0, 2).flatMap((cause, index) => {
    const supporting = cause.supporting
      .flatMap((key) => byKey.get(key) ?? [])
      .filter(({ kind }) => kind !== 'log-row')
      .slice(0, 2);
    const against = cause.contradicting.flatMap((key) => byKey.get(key) ?? []).slice(0, 1);
    const head = line((index === 0 ? say.likelyCause : say.alsoPossible)(cause.cause), ...computation);
    const detail =
      index > 0
        ? []
        : [...supporting.map((item) => line(say.speaksFor(shortQuote(item)), item)), ...against.map((item) => line(say.speaksAgainst(shortQuote(item)), item))];
    return [head, ...detail];
  });
}

/** Two causes that are both more likely than not stand in one line; a second name of the first one does not. */
function bothLikely({ results, say }: SkillContext): Line | undefined {
  const diagnosis = results.of('diagnose').at(-1);
  const [first, second] = diagnosis?.output.conclusion === 'ranked' ? diagnosis.output.causes : [];
  if (diagnosis === undefined || first === undefined || second === undefined || second.probability < 0.5 || first.probability < 0.5) return undefined;
  if (second.cause.split(' (')[0] === first.cause.split(' (')[0]) return undefined;
  return line(say.likelyCause(`${first.cause}; ${second.cause}`), ...diagnosis.evidence.filter((item) => item.kind === 'computation'));
}

function shortQuote(item: Evidence): string {
  const [first = ''] = item.quote.split('; ');
  return oneLine(first).slice(0, 220);
}

function pastLines({ results, say }: SkillContext): readonly Line[] {
  const past = results.of('maintenance_history').at(-1);
  const repairs = [...(past?.output.records ?? [])].sort((a, b) => Number(isRepair(b)) - Number(isRepair(a)));
  return repairs.slice(0, 2).flatMap((record) => {
    const source = past?.evidence.find((item) => item.kind === 'log-row' && item.row === record.row && item.documentId === record.documentId);
    const text = [record.failure, record.action].filter((part) => part !== null && part !== '').join('; ');
    return text === '' || record.date === null ? [] : [line(say.before(record.date, oneLine(text)), source)];
  });
}

/** Rows with parts or downtime tell of a repair; the others are rounds and readings. */
function isRepair(record: Readonly<{ parts: readonly string[]; durationHours: number | null }>): boolean {
  return record.parts.length > 0 || (record.durationHours ?? 0) > 0;
}

/** The manual's best sentence about the cause, with its page. */
function manualLines({ results, say }: SkillContext): readonly Line[] {
  const searches = results.of('search_knowledge').filter(({ input }) => input['asset'] !== undefined);
  const found = searches.at(-1);
  const item =
    found?.output.results.find(({ passage }) => !passage.flagged && passage.status === 'current' && passage.documentKind === 'manual') ??
    found?.output.results.find(({ passage }) => !passage.flagged && passage.status === 'current');
  const highlight = item?.highlights[0];
  if (found === undefined || item === undefined || highlight === undefined) return [];
  const source = found.evidence.find(
    (evidence) =>
      evidence.kind === 'passage' && evidence.start === highlight.start && evidence.end === highlight.end && evidence.documentId === item.passage.documentId,
  );
  return [
    line(say.quoted(oneLine(quoteOf(highlight.text, source))), source),
    line(say.manualSays(item.passage.document, item.passage.revision, item.passage.page), source),
  ];
}
