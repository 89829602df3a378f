import { type Line, line, type Skill } from '../skill.js';
import { asksForRule } from '../understand/rule-question.js';
import { spanOf } from '../understand/time-expression.js';

const perMachine =
  /\b(?:mean time between failures|mean time to repair|mtbf|mttr|availability|downtime|how often|how many times|failures?|breakdowns?|repairs?)\b/iu;
const computed = /\b(?:mean time between failures|mean time to repair|mtbf|mttr|how many|number of|average|mean)\b/iu;
const ranked = /\b(?:which|most|least|worst|best|more|fewer)\b/iu;
const mostMembers = 4;

/** "The mean time between failures of the cooling pumps": the figure of each member of the group that the words name, never that of the whole plant. */
export const kpiOfGroup: Skill = {
  name: 'kpi-of-group',
  needs: ['compute_kpi'],
  fits: ({ effective, ambiguous, assets }) =>
    ambiguous.length > 1 &&
    ambiguous.length <= mostMembers &&
    assets.length === 0 &&
    perMachine.test(effective) &&
    computed.test(effective) &&
    !ranked.test(effective) &&
    !asksForRule(effective)
      ? 0.896
      : 0,
  plan: ({ understanding: { effective, ambiguous, window }, results }) =>
    results.outcomes('compute_kpi').length > 0
      ? []
      : ambiguous.map((id) => ({
          toolName: 'compute_kpi',
          input: { question: `${id}: ${effective}`.slice(0, 900), ...(window === null ? {} : spanOf(window, 0)) },
        })),
  compose: ({ understanding: { ambiguous }, results }) => {
    const found = results.of('compute_kpi');
    if (found.length < ambiguous.length) return null;
    return found.flatMap(({ output, evidence, input }, index): readonly Line[] => {
      const id = String(input['question']).split(':')[0] ?? ambiguous[index];
      const [first] = output.lines;
      return first === undefined ? [] : [line(`${id}: ${first.text}`, evidence[0])];
    });
  },
};
