import type { DocumentInfo } from '../../domain/document.js';
import { daysAsked, standingOn } from '../../domain/validity.js';
import type { Phrases } from '../phrases/phrases.js';
import { line, type Skill } from '../skill.js';
import { meantBy } from './document-date.js';
import { standingRemark } from './document-lines.js';

const paper =
  '(?:(?:technical |temporary |special |safety )*(?:notices?|circulars?|bulletins?|memos?|directives?|standing orders?|special orders?|permits?|instructions?|papers?|documents?|procedures?|manuals?|polic(?:y|ies)|(?<!work )orders?)|\\p{L}*(?:mitteilung|anordnung|rundschreiben|aushäng|aushang|weisung|verfügung|papier|dokument|vorschrift|regelung)\\p{L}*)';
const inForce = '(?:in force|valid|in effect|expired?|expires?|lapsed?|current|apply|applies|gültig|gelten|gilt|in kraft|abgelaufen)';
/** "Which notices are in force today?", "Welche Mitteilungen gelten am 3. Mai?", "现在有哪些通知有效？" */
const asksWhich = new RegExp(
  `^\\W*(?:which|what|are there(?: any)?|list(?: the| all)*|welche|gibt es)\\s+${paper}(?:\\s+(?:are|is|do|does|will be|that|sind|die|now|still|currently|have|not|yet|no longer|today|heute|zurzeit|gerade|derzeit|noch)){0,4}\\s*${inForce}(?!\\p{L})(?!\\s+(?:to|for|für)\\b)|(?:哪些|有什么)(?:通知|公告|文件|指令).*(?:有效|生效|失效|过期)`,
  'iu',
);
/** "Until when is the notice valid?", "Wie lange gilt der Aushang?", "通知有效期到什么时候？" */
const asksEnd = new RegExp(
  `(?:\\b(?:until|till|up to) when\\b|\\bhow long\\b)(?=.*\\b${paper}).*(?<!\\p{L})(?:${inForce}|run|last|hold)|\\bwhen\\b.*\\b${paper}.*\\b(?:expires?|lapses?|ends?|runs? out)\\b|(?<!\\p{L})(?:bis wann|wie lange)\\b.*(?<!\\p{L})(?:gilt|gelten|gültig)(?=.*${paper})|(?:通知|公告|文件|指令).*(?:有效期|何时失效|到期)`,
  'iu',
);
const asksOut = /\b(?:expired|lapsed|no longer|not yet|abgelaufen|noch nicht)\b|失效|过期/iu;
const most = 12;

/** Which papers hold on a day, and until when one holds: by the days that they name themselves. */
export const paperValidity: Skill = {
  name: 'paper-validity',
  needs: ['list_documents'],
  fits: ({ effective }) => (asksWhich.test(effective) || asksEnd.test(effective) ? 0.98 : 0),
  plan: ({ results }) => (results.outcomes('list_documents').length > 0 ? [] : [{ toolName: 'list_documents', input: {} }]),
  compose: ({ results, understanding: { effective, now }, say }) => {
    const listed = results.of('list_documents').at(-1);
    if (listed === undefined) return null;
    const source = listed.evidence.find((item) => item.kind === 'computation');
    const { documents } = listed.output;
    const today = listed.output.today ?? now.toISOString().slice(0, 10);
    const told = (item: DocumentInfo) => line(`- ${oneOf(item, today, say)}`, source);
    if (asksWhich.test(effective)) {
      const papers = papersMeant(effective, documents);
      const days = daysAsked(effective, today);
      const out = asksOut.test(effective);
      const found = papers.filter(({ validity }) => (standingOn(validity, days) === 'in-force') !== out);
      if (papers.length === 0) return null;
      const head = found.length > 0 ? (out ? say.noticesOutOfForce : say.noticesInForce) : out ? say.noneOutOfForce : say.noneInForce;
      return [line(head, source), ...(found.length > 0 ? found : papers).slice(0, most).map(told)];
    }
    const meant = meantBy(effective, documents);
    if (meant?.validity?.until != null) {
      const remark = remarkOn(meant, today, say);
      return [line(`${say.appliesUntil(meant.title, meant.revision, meant.validity.until)}${remark === null ? '' : ` (${remark})`}`, source)];
    }
    const papers = meant === null ? papersMeant(effective, documents).filter(({ validity }) => validity?.until != null) : [];
    return papers.length === 0 ? null : papers.slice(0, most).map(told);
  },
};

const remarkOn = ({ validity }: DocumentInfo, today: string, say: Phrases): string | null => {
  const standing = standingOn(validity, { from: today, to: today });
  return standingRemark({ since: validity?.from ?? null, until: validity?.until ?? null, supersedes: null, standing }, say);
};

function oneOf(item: DocumentInfo, today: string, say: Phrases): string {
  const remark = remarkOn(item, today, say);
  const { from = null, until = null } = item.validity ?? {};
  return `${item.title}: ${say.holdsBetween(from, until)}${remark === null ? '' : ` (${remark})`}`;
}

/** The papers whose title says what the question calls them, of those that name days; else all that name a last day. */
export function papersMeant(question: string, documents: readonly DocumentInfo[]): readonly DocumentInfo[] {
  const dated = documents.filter(({ status, validity }) => status === 'current' && validity !== undefined);
  const called =
    new RegExp(paper, 'iu')
      .exec(question)?.[0]
      .toLowerCase()
      .split(' ')
      .at(-1)
      ?.replace(/(?:s|en|e)$/u, '') ?? '';
  const named = called === '' ? [] : dated.filter(({ title }) => title.toLowerCase().includes(called));
  return named.length > 0 ? named : dated.filter(({ validity }) => validity?.until != null);
}
