import type { Highlight, RankedPassage } from '../../domain/document.js';
import { refusalPhrases } from '../phrases/refusals.js';
import { type Line, line, type Skill } from '../skill.js';
import { oneLine, quoteOf } from './document-lines.js';

const lock =
  /(?<!\p{L})(?:pad|door)?locks?(?!\p{L}| ?-?out)|\b(?:tags?)\b(?=[^?.!]*\b(?:lock|owner|person|colleague|forgot\w*)\b)|\b(?:vorhänge)?schl[oö]ss(?:er|es)?\b|锁(?!定|相)/iu;
/** Whoever hung it is somebody else, or is gone. */
const notOwn =
  /\b(?:forgot\w*|forgets?|abandoned|left behind|orphan\w*|gone home|went home|goes home|has left|have left|left (?:the )?(?:site|work|plant|early|it)|off (?:shift|sick|duty)|on (?:holiday|leave|vacation)|not (?:here|on site|reachable)|cannot be reached|can['’]?t (?:be reached|reach|find)|some(?:one|body)(?: else)?['’]s|another (?:person|man|technician|fitter|worker)['’]?s?|colleague\w*|contractor['’]?s|(?:his|her|their) (?:tag and |own )?(?:pad)?locks?|\p{Lu}\p{Ll}+['’]s (?:pad)?locks?)\b|\b(?:vergess\w*|fremde[snrm]?|kolleg\w*|nach hause|feierabend|nicht (?:da|erreichbar)|im urlaub|krank)\b|忘|别人|同事|他的|她的|下班|回家|不在|联系不上/iu;
const rule = 'forgotten lock: only the owner removes a lock; the owner cannot be reached, cut off a lock, shift lead';
const ofRule = /\block|schl[oö]ss|锁/iu;
const ofRemoval = /\b(?:owners?|remov\w*|cut|taken? off|besitzer\w*|eigentümer\w*|entfern\w*)\b|本人|拆除|取下/iu;
const mostSaid = 3;

const speaksOfRemoval = ({ text }: Highlight): boolean => ofRule.test(text) && ofRemoval.test(text);

/** The passage of current papers that says most of whose a lock is and how it comes off. */
function ruleIn(results: readonly RankedPassage[]): RankedPassage | null {
  const own = results.filter(({ passage }) => !passage.flagged && passage.status === 'current' && !['table-row', 'record'].includes(passage.kind));
  const worth = ({ highlights, passage }: RankedPassage): number => highlights.filter(speaksOfRemoval).length + (passage.documentKind === 'policy' ? 0.5 : 0);
  const [best] = own.filter(({ highlights }) => highlights.some(speaksOfRemoval)).sort((a, b) => worth(b) - worth(a));
  return best ?? null;
}

/** The lock of somebody who is gone: the site's own rule about it and whom to ask, and never how to isolate or what may be wrong with the machine. */
export const leftLock: Skill = {
  name: 'left-lock',
  needs: ['search_knowledge'],
  fits: ({ question, refused }) => {
    if (!lock.test(question) || !notOwn.test(question)) return 0;
    return refused === null ? 0.94 : refused === 'skip-isolation' ? 1 : 0;
  },
  plan: () => [{ toolName: 'search_knowledge', input: { query: rule, limit: 12, kinds: ['policy', 'other', 'manual'] } }],
  compose: ({ results, understanding }) => {
    const found = results.of('search_knowledge').find(({ output }) => output.query === rule);
    const best = found === undefined ? null : ruleIn(found.output.results);
    const say = refusalPhrases(understanding.language);
    const lines = [...(best?.highlights ?? [])]
      .sort((a, b) => a.start - b.start)
      .flatMap(({ text, start, end }): readonly Line[] => {
        const source = found?.evidence.find(
          (item) => item.kind === 'passage' && item.passageId === best?.passage.id && item.start === start && item.end === end,
        );
        return source === undefined ? [] : [line(say.siteSays(oneLine(quoteOf(text, source))), source)];
      });
    const refusal = understanding.refused !== null || lines.length === 0 ? [line(say.refusal['skip-isolation'])] : [];
    return [...refusal, ...lines.slice(0, mostSaid), line(say.askWhom['skip-isolation'])];
  },
};
