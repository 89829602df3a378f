import type { ToolResult } from '../../domain/tool-results.js';
import type { PlantDirectory } from '../../ports/plant.js';
import { type Line, line, type Skill, type SkillContext } from '../skill.js';
import type { Understanding } from '../understand/understanding.js';
import { statedRevision } from './earlier-edition.js';
import { knowledgeAnswer } from './knowledge-answer.js';
import { limitsMeant, measured } from './margin-to-limit.js';
import { readingLines } from './reading-lines.js';

/** A limit by its name: "trip level", "high limit", "alarm setting", "Grenzwert". */
const limitNamed =
  /\b(?:trip|trips|tripping|alarm|warning|shut-?(?:down|off)|cut-?out|high|low|hi|lo|hh|ll)(?:[- ](?:high|low|alarm|trip))*[- ]*(?:limits?|levels?|points?|values?|settings?|thresholds?|set ?points?)\b|\blimits? (?:of|for|on|at)\b|\blimits?\s*[?？]?\s*$|\b(?:alarm|auslöse|abschalt|warn)?(?:grenz|auslöse|abschalt|alarm)werte?\b|限值|(?:报警|跳闸|跳停|联锁)(?:值|限|设定)/iu;
/** A limit by what happens at it: "at which vibration does it trip", "when does the low alarm come in". */
const limitReached =
  /\b(?:at|above|below|over|under|from|on) (?:what|which|how (?:many|much|high|low))\b[^?]*\b(?:trip\w*|alarms?|shuts? (?:itself |it )?(?:down|off)|stops? (?:itself|by itself|on its own|automatically)|switch(?:ed|es)? (?:itself )?off|cuts? (?:itself )?(?:out|off)|comes? in|goes? off)\b|\bwhen (?:does|would) (?!.*\b(?:last|next)\b)[^?]{2,60}\b(?:alarm|trip)\b|\b(?:ab|bei) (?:welche[rmn]?|wie viel\w*|was)\b[^?]*\b(?:ab|aus|auslöst|alarm\w*|schaltet|löst)\b|多少[^？?]{0,10}(?:跳闸|跳停|停机|联锁|报警)/iu;
/** The trip itself, with nothing that happened: "vibration trip of the pump". */
const tripOf =
  /^\s*(?:(?:what(?:'s| is| are)|tell me|give me|show me|and|the|where is)\s+)*(?:[\p{L}\p{N}-]+\s+){1,4}(?:trip|alarm)(?:\s+(?:of|for|on|at)\s+[^?]{2,50})?\s*[?.!]*\s*$/iu;
/** Another paper's figure, a deed, a rule or a case, or what has happened. */
const elsewhere =
  /\b(?:manual|handbook|according|polic(?:y|ies)|procedure|paper|document|supplier|iso|standard|why|how (?:do|to|often|many times|long|far|close|near)|who|last|ever|did|time|nuisance|top|most|longest|shelv\w*|active|acknowledged?|of an?|when will|how long until|raise|lower|change[ds]?|delay (?:the|by)|bypass|jumper|reset|draft|write|code|program|convert|if|should|may|must|can|test(?:ed|ing)?|caused?|cause of|mean\w*|explain|history|handbuch|laut|warum|soll|darf)\b|手册|为什么|应该|规定/iu;
/** How far a value may go: "how hot may it get at most", "wie warm darf das Lager werden". Papers lay it down, and the alarm limits hold it. */
const allowedExtreme =
  /\bhow (?:hot|warm|cold|high|low|fast|full|hard|strong)\b[^?]*\b(?:may|can|is|are)\b[^?]*\b(?:at most|at least|maximum|maximally|max|minimum|min|get|become|rise|drop|fall|go|allowed|permitted)\b|\bwie (?:heiß|warm|kalt|hoch|niedrig|tief|schnell|voll|stark)\b[^?]*\b(?:darf|dürfen)(?![\p{L}])|(?:最高|最低|最大|最多).{0,6}(?:可以|能|允许)|(?:可以|能|允许).{0,8}(?:最高|最低|最大|多高|多热)/iu;
const otherPaper = /\b(?:manual|handbook|according|polic(?:y|ies)|procedure|supplier|iso|standard|handbuch|laut|who|why|how (?:do|to))\b|手册|规定|为什么/iu;
const lowest = /\b(?:at least|cold|low|minimum|min|mindestens|kalt|niedrig|tief)\b|最低/iu;
const mostTold = 3;

type Limit = ToolResult<'read_tags'>['limits'][number];

function asksLimit({ effective, window, isFollowUp, question }: Understanding): boolean {
  if (window === null && allowedExtreme.test(question) && !otherPaper.test(effective) && !statedRevision.test(effective)) return true;
  if (window !== null || elsewhere.test(effective) || statedRevision.test(effective)) return false;
  return limitNamed.test(question) || limitReached.test(question) || tripOf.test(effective) || (isFollowUp && limitReached.test(effective));
}

/** The values of the question that some alarm watches. */
function watched(understanding: Understanding, directory: PlantDirectory) {
  const limited = new Set<string>(directory.alarms.flatMap(({ tag, limit }) => (limit === null ? [] : [tag])));
  return measured(understanding, directory.tags).filter(({ id }) => limited.has(id));
}

/** Of "the low alarm" the low ones; where none of the limits is on that side, all. */
function onSide(question: string, limits: readonly Limit[]): readonly Limit[] {
  const side = allowedExtreme.test(question) ? (lowest.test(question) ? 'low' : 'high') : sideNamed(question);
  const own = side === null ? [] : limits.filter(({ condition }) => condition.startsWith(side));
  return own.length > 0 ? own : limits;
}

function sideNamed(question: string): 'high' | 'low' | null {
  return /\b(?:high|hi|hh|upper|obere\w*)\b|上限|高/iu.test(question) ? 'high' : /\b(?:low|lo|ll|lower|untere\w*)\b|下限|低/iu.test(question) ? 'low' : null;
}

function limitLines({ results, say, understanding }: SkillContext): Readonly<{ limits: readonly Line[]; values: readonly Line[]; figures: readonly number[] }> {
  const found = results.of('read_tags').at(-1);
  const evidence = found?.evidence ?? [];
  const told = (found?.output.readings ?? []).map((each) => {
    const { tag } = each.reading;
    const unit = each.definition?.unit ?? '';
    const basis = evidence.find((item) => item.kind === 'computation' && item.inputs['tag'] === tag);
    const meant = onSide(
      understanding.question,
      limitsMeant(
        understanding.effective,
        (found?.output.limits ?? []).filter((limit) => limit.tag === tag),
      ),
    );
    return {
      limits: meant.map(({ alarm, condition, limit, delaySeconds }) => line(say.limitOf(alarm, condition, `${limit} ${unit}`.trim(), delaySeconds), basis)),
      values: meant.length === 0 ? [] : readingLines(each, evidence, say),
      figures: meant.map(({ limit }) => limit),
    };
  });
  return { limits: told.flatMap(({ limits }) => limits), values: told.flatMap(({ values }) => values), figures: told.flatMap(({ figures }) => figures) };
}

/**
 * "What is the vibration trip of the pump?": the limit that is configured, with its delay and the alarm it belongs to, then the value as it is now, and
 * what a document says with the same figure. A reading alone would pass for the limit.
 */
export const configuredLimit: Skill = {
  name: 'configured-limit',
  needs: ['read_tags'],
  fits: (understanding) => {
    const { tags, assets, signals, signalCoverage, unknownNames } = understanding;
    const isNamed = tags.length + assets.length > 0 || (signals.length > 0 && signalCoverage >= 0.5);
    return isNamed && unknownNames.length === 0 && asksLimit(understanding) ? 0.894 : 0;
  },
  plan: (context) => {
    const { understanding, directory, offers } = context;
    const tags = watched(understanding, directory);
    if (tags.length === 0 || tags.length > mostTold) return [];
    return [
      { toolName: 'read_tags', input: { tags: tags.map(({ id }) => id), limits: true } },
      ...(offers('search_knowledge') ? knowledgeAnswer.plan(context) : []),
    ];
  },
  compose: (context) => {
    const { limits, values, figures } = limitLines(context);
    if (limits.length === 0) return null;
    const papers = knowledgeAnswer.compose(context) ?? [];
    if (allowedExtreme.test(context.understanding.question)) return [...(papers[0]?.text === context.say.notInSources ? [] : papers), ...limits, ...values];
    const agrees = papers.some(({ text }) =>
      figures.some((figure) => new RegExp(`(?<![\\d.,])${String(figure).replace('.', '[.,]')}(?![\\d]|[.,]\\d)`, 'u').test(text)),
    );
    return [...limits, ...values, ...(agrees ? papers : [])];
  },
};
