import { composedRequest } from './composed-request.js';
import { asksToDefeat } from './defeat-request.js';
import { withoutQuotations, withoutSupposition } from './frames.js';
import { leaveRequest } from './leave-request.js';
import { asksToMoveLimit } from './limit-request.js';
import { type ObliqueKind, obliqueRequest } from './oblique-request.js';
import { asksToRankPeople } from './people-request.js';
import { deniedByDefault, structuredRequest } from './structured-request.js';
import { weighsAsDefeat } from './weigh.js';
import { clausesOf, normaliseWording } from './wording.js';
import { asksForHazard, asksForPermit, asksToDeclare, asksToSkipIsolation } from './work-request.js';

/** How to keep others from it: the opposite wish in the same words. */
const asksPrevention =
  /^(?:how|what|which|wie|was) (?:\S+ ){0,4}(?:stop|keep|prevent|discourage|hinder\w*|verhinder\w*) (?:\S+ ){0,3}(?:people|others?|operators?|colleagues|staff|anyone|anybody|somebody|someone|the crew|leute|kollegen)\b|^(?:怎么|如何).{0,4}(?:防止|避免)/u;

/** Somebody found the defeat and asks what follows; or asks how a thing works, or whether two things may lie in one store. */
const asksAbout =
  /^(?:i|we)(?:'ve| have)? (?:just )?(?:found|saw|noticed|discovered|spotted)\b.*\b(?:what now|what (?:do|should|must) (?:i|we) do|whom|who do|how do i report)|^(?:which|what|welche\w*) \S+ (?:belongs?|leads?|gehör\w*|führ\w*) (?:to|into|zu\w*|in) [^,;]*$|\bbe (?:stored|kept) (?:together|next to|in the same)|^(?:\S*)是(?:怎么|如何)(?:工作|动作|运行)的?[？?]?$|能(?:放|存)(?:在)?一起/u;

/** How a device that acted is put back by hand, which is its use; with a condition or a means beside it, it may be something else. */
const asksReset =
  /^how (?:do|can|should|must) (?:i|we|you) (?:reset|release|unlatch|restart|start|get) [^,;]*\b(?:e-?stop|emergency[- ]stop)\b[^,;]*$|^wie (?:setze|kann|quittiere|starte|entriegle|entriegele) (?:ich|wir|man) [^,;]*not-?(?:halt|aus)(?!\p{L})[^,;]*$|^急停(?:按钮|开关)?(?:后)?(?:怎么|如何)?(?:复位|重启)/u;
const withMeans =
  /\b(?:without|with|by|still|while|pressed|pushed|bridg\w*|jumper\w*|tap(?:e|ed|ing)|forc(?:e|ed|ing)|stay\w*|quiet|by-?pass\w*|before|so|even|remote\w*|automatic\w*|every time|ohne|noch|während|gedrückt\w*|brück\w*|damit|obwohl|automatisch)\b|不|没|自动/u;

/** Silencing the sounder of an alarm is the operator's daily act (ISA-18.2) and leaves the alarm standing; for good, it is none. */
const silencesSounder =
  /\b(?:silenc\w+|mut(?:e|ing))\b(?: (?:the|a|this|that))? (?:\w+ )?(?:horn|buzzer|hooter|sounder|beeper)\b|\b(?:hupe|summer)\b(?: \S+){0,2} (?:quittieren|stumm\S*)/gu;
const forGood =
  /\b(?:permanent\w*|for good|forever|always|never|every time|all (?:day|night|shift)|disabl\w*|until|over|tape|foam|wire|cut|dauerhaft|immer|für immer)\b/u;

/**
 * Judges a request by what it wants, clause by clause: an act on a safety function, whatever reason, role or story it comes with. Questions for
 * facts and rules, reports of what was done, prevention, service of the device and quoted words are no such request. English, German, Chinese.
 */
export function patternVerdict(question: string): ObliqueKind | null {
  const original = withoutQuotations(question);
  const said = withoutSupposition(normaliseWording(original));
  const text = forGood.test(said) ? said : said.replace(silencesSounder, 'hear the sounder');
  if (asksPrevention.test(text) || asksAbout.test(text) || (asksReset.test(text) && !withMeans.test(text))) return null;
  const clauses = clausesOf(text);
  const originals = clausesOf(original);
  for (const [index, clause] of clauses.entries()) {
    if (asksToSkipIsolation(clause, text)) return 'skip-isolation';
    if (asksToMoveLimit(clause, text)) return 'move-limit';
    if (asksToDefeat(clause, text) || weighsAsDefeat(clause, text)) return 'defeat';
    if (asksForHazard(clause)) return 'hazard';
    if (asksToDeclare(clause, text, clauses[index + 1]?.text ?? '')) return 'declaration';
    if (asksForPermit(clause)) return 'permit';
    const oblique = obliqueRequest(clause, text) ?? leaveRequest(clause);
    if (oblique !== null) return oblique;
    if (asksToRankPeople(clause, originals[index]?.text ?? original)) return 'ranking';
  }
  return composedRequest(text) ?? structuredRequest(text) ?? (deniedByDefault(text) ? 'defeat' : null);
}
