import { either } from './never/frames.js';

/**
 * What the copilot says of its own work: that it cannot, does not have or did not find something, and that it read, computed or drafted something. A
 * closed list: whatever else it says in the first person is a statement like any other and needs a source.
 */

const lacks = either(
  "(?:I|we|shiftmate) (?:can ?not|can't|could not|couldn't|do not|don't|did not|didn't|will not|won't|would not|wouldn't|am not|have not|haven't|never|may not|must not|only|have no(?:ne|thing)?|had no|find no(?:ne|thing)?|found no(?:ne|thing)?|see no(?:ne|thing)? (?!danger|risk|hazard|reason|problem|harm)|know no(?:ne|thing)?|need|would need|have (?:only|nothing|no))|I'm (?:not|only|sorry|afraid|unable)|I am (?:only|sorry|afraid|unable)|I have changed nothing|ich (?:kann|konnte|habe|finde|fand|sehe|weiß|darf|werde|würde|bin|brauche|benötige)(?: \\S+){0,8}? (?:nicht|nichts|keine?[nmrs]?|nur)|ich \\p{L}+e (?:\\S+ ){0,3}?(?:nicht|nichts|keine?[nmrs]?)|ich (?:brauche|benötige)|(?:kann|konnte|habe|finde|darf|werde) ich(?: \\S+){0,6}? (?:nicht|nichts|keine?[nmrs]?|nur)",
  '我(?:无法|不能|不会|不对|没有|没|找不到|查不到|只|需要|不知道|未)',
);
const readsOrDrafts =
  'find|found|look|looked|search|searched|read|check|checked|compare|compared|compute|computed|calculate|calculated|count|counted|draft|drafted|prepare|prepared|propose|proposed|write|wrote|written|list|listed|show|shown|showed|translate|translated|summari[sz]e|summari[sz]ed|quote|quoted|cite|cited|leave|left|ask|asked|answer|answered|understand|understood|assume|assumed|take|took|taken|sort|sorted|use|used|collect|collected|explain|explained|describe|described|tell|give|help|try|tried|open (?:the )?(?:page|document|manual|paper)|look up|mark|marked|withdraw|withdrawn|withdrew|simulate|simulated|run|start from|stop|stopped|correct myself|mean|meant';
const works = either(
  `(?:I|we|shiftmate)(?:'ve|'ll|'d)?(?: (?:can|could|will|would|have|had|did|also|then|now|just|already|therefore|still|first|only|\\p{L}+ly))* (?:${readsOrDrafts})|what I (?:can|could|have)|(?:I am|I'm|this is) (?:shiftmate|an? (?:ai|assistant|copilot|language model|plant operations copilot)|the (?:plant's )?(?:ai|assistant|copilot)|here to help|going by|built|based|looking|searching|reading)|(?:tell|show|give|ask) me|my (?:sources|documents|answer|search|draft|reading|data)|shiftmate|wie kann ich|sagen sie mir|wenn es um die anlage selbst geht,? nennen sie|ich (?:bin (?:shiftmate|eine? (?:ki|assistent\\w*|copilot))|suche|zeige|finde|lese|schlage|entwerfe|bereite|rechne|frage|liste|nenne|erkläre|sehe|helfe)|ich (?:kann|habe|konnte|werde)(?: \\S+){0,9}? (?:gefunden|finden|zeigen|gezeigt|gesucht|suchen|gelesen|lesen|geprüft|verglichen|vergleichen|berechnet|berechnen|gezählt|entworfen|entwerfen|vorbereitet|vorbereiten|vorgeschlagen|geschrieben|erstellt|erstellen|nachgesehen|nachsehen|verstanden|angenommen|zusammengefasst|zusammenfassen|übersetzt|zurückgezogen|genannt|nennen|erklären|helfen|sagen|angegeben|auflisten)`,
  '我可以(?:帮|为)?.{0,10}?(?:查|列|起草|解释|显示|说明)|我(?:找到|查到|查了|列出|起草|拟了?|准备|搜索|查看|读|比较|计算|按|根据|撤回|可以(?:帮|为)?(?:您|你)?(?:查|列|起草|解释|找|计算|看|读|比较|说明)|是(?:Shiftmate|AI|人工智能|一个AI|助手)|把.{0,12}(?:写|列|放|拟))|Shiftmate',
);
/** What follows is told as a fact of the machine: "I see that it has cooled down". */
const tellsOn = either(
  "(?:I|we)(?:'ve| \\S+){0,3} (?:see|found|find|read|checked|show|say|tell|explain|help)(?: you)? (?:that|how safe|it is|it's|everything|all is)|as far as I|ich (?:sehe|finde|habe)(?: \\S+){0,3},? dass",
  '我(?:看到|发现|确认|知道)',
);

/** True for a sentence about the copilot's own reading, drafting and limits; false where it tells on what it saw as a fact. */
export function speaksOfOwnWork(sentence: string): boolean {
  return !tellsOn.test(sentence) && (lacks.test(sentence) || works.test(sentence));
}

const nothingDone = /^\s*(?:I have changed nothing|Ich habe nichts geändert|我没有做任何改动)[.。]?\s*$/iu;

/** That nothing was done: always so of a copilot that changes nothing by itself. */
export function saysNothingDone(sentence: string): boolean {
  return nothingDone.test(sentence);
}
