import type { DocumentInfo } from '../../domain/document.js';
import { line, type Skill } from '../skill.js';
import { meets, telling } from './word-match.js';

const paper =
  '(?:rev(?:ision)?s?\\.?|editions?|issues?|versions?|documents?|manuals?|procedures?|polic(?:y|ies)|instructions?|sops?|papers?|ausgaben?|dokument\\w*|handbuch\\w*|anweisung\\w*|vorschrift\\w*)';
/** From when a paper applies, in three languages; the paper may stand before or behind the word that asks for its validity. */
const asksDate = new RegExp(
  `(?:\\b(?:when|since|what (?:is the )?(?:date|day)|which date)\\b(?=.*\\b${paper}\\b).*\\b(?:valid|in force|into force|effective|effect|appl(?:y|ies)|applicable|issued|published|released|date)\\b|\\b(?:effective|issue|release|validity) date\\b(?=.*\\b${paper}\\b)|\\b(?:ab wann|seit wann|wann)\\b(?=.*\\b${paper}).*\\b(?:gilt|galt|gültig\\w*|gültigkeit|kraft|herausgegeben|freigegeben)(?!\\p{L})|(?=.*(?:版|手册|文件|规程|程序)).*(?:何时|什么时候|从哪天|自何时).*(?:生效|有效|施行|发布|适用))`,
  'iu',
);
const namedRevision = /(?<!\p{L})(?:rev(?:ision)?|edition|issue|version|ausgabe|版本)\.?\s*([A-Z]|\d[\d.]*)(?![\p{L}\d])|([A-Z]|\d[\d.]*)\s*版/iu;
const asking =
  /\b(?:when|since|from|valid|force|effective|effect|appl(?:y|ies)|applicable|issued|published|released|date|rev(?:ision)?|edition|issue|version|become|became|ab wann|seit|wann|gilt|galt|gültig\w*|kraft|ausgabe)\b/giu;

/** "When is revision B of the press manual valid from?": the date that the document itself gives, not that of any paper that names one. */
export const documentDate: Skill = {
  name: 'document-date',
  needs: ['list_documents'],
  fits: ({ effective }) => (asksDate.test(effective) ? 0.97 : 0),
  plan: ({ results }) => (results.outcomes('list_documents').length > 0 ? [] : [{ toolName: 'list_documents', input: {} }]),
  compose: ({ results, understanding, say }) => {
    const listed = results.of('list_documents').at(-1);
    if (listed === undefined) return null;
    const meant = meantBy(understanding.effective, listed.output.documents);
    const source = listed.evidence.find((item) => item.kind === 'computation');
    return meant?.effectiveDate == null
      ? null
      : [line(say.appliesFrom(meant.title, meant.revision, meant.effectiveDate, meant.status === 'superseded'), source)];
  },
};

/** The one document that a question names by most words of its title or number, in the revision it names or in force; null where several or none are meant. */
export function meantBy(question: string, documents: readonly DocumentInfo[]): DocumentInfo | null {
  const match = namedRevision.exec(question);
  const label = (match?.[1] ?? match?.[2])?.toLowerCase();
  const asked = telling(question.replace(asking, ' '));
  const scored = documents
    .filter(({ revision, status }) => (label === undefined ? status === 'current' : revision.toLowerCase() === label))
    .map((document) => {
      const title = telling(`${document.title} ${document.id}`);
      const named = asked.filter((word) => meets(word, title)).length + (question.toLowerCase().includes(document.id.toLowerCase()) ? 2 : 0);
      return { document, named };
    })
    .sort((left, right) => right.named - left.named);
  const [best, next] = scored;
  return best === undefined || best.named === 0 || best.named === next?.named ? null : best.document;
}
