import { type Line, line, type Skill } from '../skill.js';
import type { Understanding } from '../understand/understanding.js';
import { isolationLines, knowledgeCall, oneLine, sourceLines } from './document-lines.js';

/** Cutting a machine off from its energy, as the three languages say it. An interlock ("Verriegelung", "联锁") is another thing. */
const isolates =
  /\b(?:isolat(?:e[sd]?|ing|ion|ions|or|ors)|lock(?:ed|ing)?[- ]?(?:out|off)|lock(?:s|ed|ing)?|padlocks?|loto|lock[- ]?out|tag[- ]?out|(?:main |circuit[- ])?breakers?|disconnectors?|de-?energi[sz]e\w*|(?:switch|make) \S+ (?:off|safe|dead))\b|\b(?:freischalt\w*|freizuschalten|freigeschaltet|schalte\w*\b[^?.]*\bfrei|trennschalter\w*|trennstellen?|hauptschalter|lasttrenn\w*|reparaturschalter|absperr\w*|sperr\w*|abschließ\w*|vorhängeschl\w*|spannungsfrei\w*|isolier(?:e|en|t|st|te|ten)|isolationspunkte?|isolierpunkte?|trenn\w*\b[^?.]*\bvom netz|wiedereinschalt\w*|energielos\w*|energiefrei\w*)\b|隔离|上锁|挂锁|锁定|锁住|锁哪|要锁|断电|切断(?:电源|能源)|断开/iu;
/** Asks what is to be done or where; a story about a lock asks nothing. */
const asks =
  /\b(?:which|what|where|how|list|show|name|tell|need|points?|before|steps?|procedure|welche\w*|was|wo|wie|womit|nenne|zeige?|vor)\b|哪|什么|怎么|如何|前|[?？]\s*$/iu;
/** Rules about locks, states of locks, and counts are for the documents and the records. */
const other =
  /\b(?:who|whose|how (?:long|many|often)|still|forgotten|lost|left|keys?|remove (?:a|the|another|someone|his|her)|interlock\w*|limits?|set ?points?|alarms?|trips?|values?|at (?:what|which)|grenzwert\w*|policy|training|trained|wer|wessen|wie (?:lange|oft|viele)|is (?:it|\S+) (?:isolated|safe|dead|locked)|ist \S+ (?:freigeschaltet|sicher))\b|限值|报警|谁|多少|多久|联锁|丢|吗[？?]?\s*$/iu;

const search = ({ assets, effective }: Understanding) =>
  knowledgeCall(`${assets[0]?.id ?? ''} isolation points lockout verify zero energy: ${effective}`.slice(0, 1900), { kinds: ['policy', 'manual'] });

/** "Which isolator do I lock?", "Wie schalte ich sie frei?": the isolation points of the machine, its row in the site's procedure, and what comes first. */
export const isolationPoints: Skill = {
  name: 'isolation-points',
  needs: ['list_assets', 'search_knowledge'],
  fits: ({ effective, assets }) => {
    const machine = assets[0]?.level === 'equipment' ? assets[0] : undefined;
    if (machine === undefined || machine.isolationPoints.length === 0) return 0;
    return isolates.test(effective) && (asks.test(effective) || effective.split(/\s+/u).length <= 5) && !other.test(effective) ? 0.62 : 0;
  },
  plan: ({ understanding }) => [{ toolName: 'list_assets', input: { query: understanding.assets[0]?.id ?? '' } }, search(understanding)],
  compose: (context) => {
    const [asset] = context.understanding.assets;
    const found = context.results.of('search_knowledge').find(({ input }) => input['query'] === search(context.understanding).input.query);
    const points = isolationLines(context);
    if (asset === undefined || points.length < 2) return null;
    // The row or sentence of the site's own papers that speaks of this machine's isolation.
    const rows = (found?.output.answers ?? []).flatMap(({ passage, text, shown, start, end }): readonly Line[] => {
      const said = `${passage.section} ${text}`;
      if (!text.includes(asset.id) || !isolates.test(said) || passage.flagged) return [];
      const source = found?.evidence.find((item) => item.kind === 'passage' && item.passageId === passage.id && item.start === start && item.end === end);
      return source === undefined ? [] : [line(oneLine(shown), source)];
    });
    const lines = [...points, ...rows.slice(0, 1)];
    return [...lines, ...sourceLines(lines, found?.evidence ?? [], context)];
  },
};
