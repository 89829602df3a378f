import { type Line, line, type Skill } from '../skill.js';
import { asksForRule } from '../understand/rule-question.js';
import { comparedWindows, parseWindow, type Window } from '../understand/time-expression.js';
import type { Understanding } from '../understand/understanding.js';

const ofLine =
  /\b(?:the line|line \d+|we|our|production|output|things|it|today|tonight|(?:this|last|the) (?:shift|night|day|week|morning|month)|yesterday)\b/iu;
const compares = /\b(?:compar\w+|better|worse|versus|vs|against|than)\b/iu;
const asks = /\b(?:how|is|are|was|were|did|do|does|which|what|compare)\b/iu;
/** What has a figure of its own is compared by it. */
const ofOther =
  /\b(?:alarms?|downtime|stops?|stoppages?|failures?|rejects?|energy|electricity|kwh|steam|water|air|work ?orders?|bottles|oee|temperature|pressure|level|flow|vibration|current|plan|target|expected|usual|normal|manual|policy|document|revision)\b/iu;
const dayMs = 86_400_000;

/** The two stretches compared: as named, else today so far with the same hours of the day that is named. */
function windowsOf({ effective, now }: Understanding): readonly [Window, Window] | null {
  const pair = comparedWindows(effective, now);
  if (pair !== null) return pair;
  const named = parseWindow(effective, now);
  if (named === null) return null;
  const midnight = now.getTime() - (now.getTime() % dayMs);
  const isDay = named.to.getTime() - named.from.getTime() === dayMs && named.from.getTime() < midnight;
  if (!isDay) return null;
  const sofar = now.getTime() - midnight;
  return [
    { from: new Date(midnight), to: now },
    { from: named.from, to: new Date(named.from.getTime() + sofar) },
  ];
}

const asText = ({ from, to }: Window): Readonly<{ from: string; to: string }> => ({ from: from.toISOString(), to: to.toISOString() });

/** "How is the line doing compared with yesterday?": what was produced in both stretches, and the effectiveness of each. */
export const lineCompared: Skill = {
  name: 'line-compared',
  needs: ['compute_kpi'],
  fits: (understanding) => {
    const { effective, assets, tags, signals, signalCoverage } = understanding;
    const ofPart = assets.some(({ level }) => level === 'equipment' || level === 'unit') || tags.length > 0 || (signals.length > 0 && signalCoverage >= 0.65);
    return !ofPart &&
      compares.test(effective) &&
      asks.test(effective) &&
      ofLine.test(effective) &&
      !ofOther.test(effective) &&
      !asksForRule(effective.replace(/\b(?:yesterday|today)\b/giu, ' ')) &&
      windowsOf(understanding) !== null
      ? 0.892
      : 0;
  },
  plan: ({ understanding, results }) => {
    const pair = windowsOf(understanding);
    if (pair === null || results.outcomes('compute_kpi').length > 0) return [];
    const query = { source: 'counters', measure: 'increase' };
    return [
      { toolName: 'compute_kpi', input: { question: 'How many bottles were produced?', query, ...asText(pair[0]), compareWith: asText(pair[1]) } },
      ...pair.map((window) => ({ toolName: 'compute_kpi', input: { question: 'What was the OEE?', ...asText(window) } })),
    ];
  },
  compose: ({ results }) => {
    const found = results.of('compute_kpi');
    const lines = found.flatMap(({ output, evidence }): readonly Line[] =>
      output.lines.map(({ text, evidence: refs }) => line(text, ...refs.flatMap((ref) => evidence[Number(ref.replace('#', ''))] ?? []))),
    );
    return lines.length === 0 ? null : lines;
  },
};
