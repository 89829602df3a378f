import type { PlantDirectory } from '../../ports/plant.js';
import { line, type Skill } from '../skill.js';
import { dayMinutes, spanOf } from '../understand/time-expression.js';

const asksWhy = /\b(?:why|how come|what (?:cost|caused|kept|stopped|made)|reasons?|where did we lose|warum|wieso|weshalb)\b|为什么|原因/iu;
const lost =
  /\b(?:cost|los[et]|losing|loss(?:es)?|lost|less|so (?:little|few)|too (?:little|few)|low(?:er)?|behind|short|miss(?:ed|ing)?|fewer|down|poor|weniger|verloren|so wenig)\b|少|损失|落后/iu;
const ofOutput = /\b(?:production|output|bottles?|bottled|throughput|volume|units|pallets|the plan|our plan|target|produktion|flaschen)\b|产量|生产/iu;
/** "Our biggest loss", "what cost us most": of production, where nothing else is named. */
const biggestLoss =
  /\b(?:biggest|largest|greatest|main|worst|top) (?:production |time |output )?loss(?:es)?\b|\bwhat(?:'s| is| has| have| does)? ?(?:cost|costs|costing) us (?:the )?(?:most|time|production)\b|\bwhere (?:did|do) we lose (?:the )?(?:most|time)\b|\bgrößte\w* (?:verlust|ausfall)\w*\b|最大.{0,4}损失/iu;
/** "What stopped us last shift?": the recorded causes, and how long each. */
const stoppedUs = /\bwhat (?:has |have )?(?:stopped|stops|held up|kept|interrupted) (?:us|the line|line \d+|production|the filler|the filling)\b/iu;
/** Of one reading or of a document the question is another. */
const elsewhere = /\b(?:pressure|temperature|level|flow|vibration|current|manual|policy|according)\b/iu;

/** "Why did we lose production this morning?": the standing time of the machines by its recorded cause. */
export const productionLoss: Skill = {
  name: 'production-loss',
  needs: ['compute_kpi'],
  fits: ({ effective, tags, window }) =>
    ((asksWhy.test(effective) && lost.test(effective) && ofOutput.test(effective)) ||
      biggestLoss.test(effective) ||
      (window !== null && stoppedUs.test(effective))) &&
    !elsewhere.test(effective) &&
    tags.length === 0
      ? 0.9
      : 0,
  plan: ({ understanding: { window, effective }, results, directory }) => {
    if (results.outcomes('compute_kpi').length > 0) return [];
    const producer = producerOf(directory);
    return [
      {
        toolName: 'compute_kpi',
        input: {
          question: effective.slice(0, 900),
          query: { source: 'stops', measure: 'sum-hours', groupBy: 'cause', ...(producer === null ? {} : { equipment: producer }) },
          ...spanOf(window, dayMinutes),
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

/** The machine whose counter counts what is made; of a standby pump a standstill costs nothing. */
export function producerOf({ tags }: PlantDirectory): string | null {
  return (
    tags.find(({ kind, unit, description }) => kind === 'counter' && unit !== 'h' && /\b(?:fill|produc|made|packed|good|output)/iu.test(description))
      ?.equipment ?? null
  );
}
