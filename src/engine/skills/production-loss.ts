import { line, type Skill } from '../skill.js';
import { producerOf } from '../understand/class-names.js';
import { momentOf } from '../understand/clock.js';
import { withinHistory } from '../understand/plant-question.js';
import { asksForRule } from '../understand/rule-question.js';
import { comparedWindows, dayMinutes, spanOf } from '../understand/time-expression.js';
import type { Understanding } from '../understand/understanding.js';

const asksWhy = /\b(?:why|how come|what (?:cost|caused|kept|stopped|made)|reasons?|where did we lose|warum|wieso|weshalb)\b|为什么|原因/iu;
const lost =
  /\b(?:cost|los[et]|losing|loss(?:es)?|lost|less|so (?:little|few)|too (?:little|few)|low(?:er)?|behind|short|miss(?:ed|ing)?|fewer|down|poor|weniger|verloren|so wenig)\b|少|损失|落后/iu;
const ofOutput = /\b(?:production|output|bottles?|bottled|throughput|volume|units|pallets|the plan|our plan|target|produktion|flaschen)\b|产量|生产/iu;
/** "Our biggest loss", "what cost us most": of production, where nothing else is named. */
const biggestLoss =
  /\b(?:biggest|largest|greatest|main|worst|top) (?:production |time |output )?loss(?:es)?\b|\bwhat(?:'s| is| has| have| does)? ?(?:cost|costs|costing) us (?:the )?(?:most|time|production)\b|\b(?:where|what) (?:did|do) we (?:lose|waste) (?:the )?(?:most|time)\b|\bgrößte\w* (?:verlust|ausfall)\w*\b|最大.{0,4}损失/iu;
/** A ranking, and what is ranked: the time that was lost. */
const ranking =
  /\b(?:top|biggest|largest|greatest|main|worst|longest|most|ranking|ranked|rank|pareto|list of|breakdown of|split of|(?:two|three|four|five|ten|\d+) (?:reasons?|causes?))\b|\b(?:größte|häufigste|wichtigste)\w*\b|最(?:大|多|长)|排名/iu;
const lostTime =
  /\b(?:(?:lost|los[et]|losing|cost|down|standing|stop(?:ped|page)?)[ -]?(?:time|minutes|hours)|time (?:loss(?:es)?|lost)|lost (?:us )?(?:the )?(?:most )?(?:time|minutes|hours)|los(?:t|es?|ing) (?:the |us )?(?:most |more |less )?(?:time|minutes|hours)|downtime|stoppages?|standstills?|(?:line|filler|short|micro) ?stops?|stops? (?:by|per)|stillst\w+|stopped (?:us|the line|line \d+) (?:the )?(?:most|longest))\b|停机/iu;
/** "Which machine gave us most trouble?": a standby pump stands without harm, so what counts is the alarms of each machine. */
const troublesome =
  /\b(?:worst|most troublesome|problem) (?:machine|equipment|asset|unit)\b|\b(?:which|what) (?:machine|equipment|asset)\b[^?]*\b(?:most|worst|biggest)\b[^?]*\b(?:trouble|problems?|downtime|headaches?|grief|stops?|lost time|time)\b/iu;
/** "What stopped us last shift?": the recorded causes, and how long each. */
const stoppedUs = /\bwhat (?:has |have )?(?:stopped|stops|held up|kept|interrupted) (?:us|the line|line \d+|production|the filler|the filling)\b/iu;
/** "What pulled it down?" of a figure that was told before. */
const pulledDown =
  /\bwhat (?:has |have |is |was )?(?:pull|drag|brought|bring|push|held|hold|kept|keep)\w* (?:it|that|us|the (?:oee|figure|line|output|availability)) (?:down|back|low)\b|\bwas hat (?:sie|es|das|ihn|die oee) (?:gedrückt|heruntergezogen|gesenkt)\b|(?:什么|哪些).{0,6}(?:拉低|拖累)/iu;
/** "Why was the filler stopped last night?", "how many minutes did it stand still, and what caused it?": the recorded causes of a stretch of time. */
const standingWord =
  /\b(?:stop(?:s|ped|pages?)|stood(?: still)?|st[ao]nd still|standing still|standstills?|downtime|was down|were down|idle)\b|停(?:机|了|过)/iu;
const standingCause =
  /\b(?:why|what (?:was|were) the (?:reasons?|causes?)|what caused|because of what|(?:reasons?|causes?) (?:of|for|were|was)|for (?:what|which) (?:reasons?|causes?))\b|为什么|原因/iu;

function asksStandingCause({ effective, window, now }: Understanding): boolean {
  return (
    window !== null &&
    withinHistory({ window, now }) &&
    momentOf(effective, now) === null &&
    !/\b(?:when|who|wann|wer)\b/iu.test(effective) &&
    standingWord.test(effective) &&
    standingCause.test(effective)
  );
}

/** Of one reading or of a document the question is another. */
const elsewhere = /\b(?:pressure|temperature|level|flow|vibration|current|manual|policy|according)\b/iu;

/** "Why did we lose production this morning?": the standing time of the machines by its recorded cause. */
export const productionLoss: Skill = {
  name: 'production-loss',
  needs: ['compute_kpi'],
  fits: (understanding) => {
    const { effective, tags, window } = understanding;
    return ((asksWhy.test(effective) && lost.test(effective) && ofOutput.test(effective)) ||
      biggestLoss.test(effective) ||
      ranksStops(understanding) ||
      pulledDown.test(effective) ||
      asksStandingCause(understanding) ||
      (window !== null && stoppedUs.test(effective))) &&
      !elsewhere.test(effective) &&
      tags.length === 0
      ? 0.9
      : 0;
  },
  plan: ({ understanding: { window, effective, assets, now }, results, directory }) => {
    if (results.outcomes('compute_kpi').length > 0) return [];
    const pair = comparedWindows(effective, now);
    const byMachine = troublesome.test(effective);
    const named = assets.find(({ level }) => level === 'equipment')?.id ?? null;
    const equipment = byMachine ? null : (named ?? producerOf(directory));
    return [
      {
        toolName: 'compute_kpi',
        input: {
          question: effective.slice(0, 900),
          query: {
            ...(byMachine ? { source: 'alarms', measure: 'count' } : { source: 'stops', measure: 'sum-hours' }),
            groupBy: pair !== null ? 'none' : byMachine ? 'equipment' : 'cause',
            ...(equipment === null ? {} : { equipment }),
          },
          ...(pair === null ? spanOf(window, dayMinutes) : { ...spanOf(pair[0], 0), compareWith: spanOf(pair[1], 0) }),
        },
      },
    ];
  },
  compose: ({ results }) => {
    const found = results.of('compute_kpi').at(-1);
    const [table] = found?.evidence ?? [];
    return found === undefined ? null : found.output.lines.map(({ text }) => line(text, table));
  },
};

/** Reasons for lost time in their order, or the machine that stood most; of a time that the plant's own history holds. */
function ranksStops({ effective, window, now, ...rest }: Understanding): boolean {
  if (/\b(?:alarms?|log ?book|maintenance|failures?|breakdowns?|mtbf|mttr|work ?orders?)\b/iu.test(effective) || asksForRule(rest.question)) return false;
  const isRecent = window === null || withinHistory({ window, now });
  if (comparedWindows(effective, now) !== null) return lostTime.test(effective);
  return (
    isRecent &&
    (((ranking.test(effective) || (rest.assets.length === 0 && /\b(?:total|in all|altogether|sum|how (?:much|many))\b/iu.test(effective))) &&
      lostTime.test(effective) &&
      !/\blongest stop\b/iu.test(effective)) ||
      (window !== null && troublesome.test(effective)))
  );
}
