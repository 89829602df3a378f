import type { Question } from '../question.js';
import { isGenericWord } from '../text/generic-words.js';

/** Behind these stands what happened or what was done: "did NEA-2 *fail*", "were the seals *renewed*", "wurde der Filter *gewechselt*". */
const AUXILIARY = /(?<!\p{L})(?:did|was|were|been|has|have|had|got|gets?|wurden?|worden|war(?:en)?|ist|sind|hat|haben|hatten?)(?!\p{L})/iu;
/** Words of time, degree and manner, and verbs that say nothing of their own: none tells one row from another. */
const TELLS_NOTHING =
  /^(?:\p{L}+ly|ever|far|again|already|altogether|together|overall|still|yet|since|just|even|back|left|once|twice|more|less|there|here|due|because|ago|so|bisher|jemals|schon|insgesamt|noch|wieder|mal|dort|hier|do|done|be|been|have|had|make|made|get|got|go|gone|give|given|take|taken|took|need|needed|use|used|see|seen|count|counted|total|register(?:ed)?|enter(?:ed)?|list(?:ed)?|log(?:ged)?|record(?:ed)?|report(?:ed)?|not(?:ed)?|write|written|documented|carried|out|off|up|down|happen\p{L}*|occur\p{L}*|take|place|gemacht|getan|gegeben|eingetragen|verzeichnet|erfasst|gemeldet|aufgetreten|passiert|vorgekommen|protokolliert|vermerkt|durchgeführt|notwendig|nötig)$/iu;
const CHINESE_VERB =
  /^(?:更换|换|维修|修理|清洗|清洁|校准|检查|检测|检修|保养|润滑|启动|停机|停止|跳闸|泄漏|失败|堵塞|卡住|报警|调整|紧固|加油|加注|安装|拆除)/u;

/** The concepts of a question that say what happened or was done, as places in its list. */
export function actsIn({ text, concepts, language }: Question): readonly number[] {
  const behind = AUXILIARY.exec(text);
  return concepts.flatMap(({ surface, kind, start }, at) => {
    if (kind !== 'word' || TELLS_NOTHING.test(surface)) return [];
    if (language === 'zh') return CHINESE_VERB.test(surface) ? [at] : [];
    if (behind === null || start <= behind.index || isGenericWord(surface)) return [];
    return isVerbForm(surface, text.slice(start + surface.length)) ? [at] : [];
  });
}

const PARTICIPLE = /\p{L}{3}(?:ed|en|ung|wn|rn|lt|nt|ught|uck|oke|uts?)$|^(?:ge|be|er|ver|zer|ent|ab|an|auf|aus|ein|nach|um|zu)\p{L}+(?:t|en)$/iu;
const CLAUSE_ENDS = /^\s*(?:[?？.,]|$|(?:in|on|at|during|since|between|to|because|due|by|from|after|before|im|am|seit|zwischen)(?!\p{L}))/iu;

/** A participle, or the infinitive that ends its clause or stands before "to" and a time. */
const isVerbForm = (surface: string, after: string): boolean => surface === surface.toLowerCase() && (CLAUSE_ENDS.test(after) || PARTICIPLE.test(surface));
