import type { AlarmDefinition } from '../../domain/alarm.js';
import type { PlantDirectory } from '../../ports/plant.js';
import { line, type Skill } from '../skill.js';
import { asksForRule } from '../understand/rule-question.js';
import { dayMinutes, spanOf } from '../understand/time-expression.js';
import type { Understanding } from '../understand/understanding.js';
import { recurring } from './computed.js';

const asksHowOften =
  /\b(?:how (?:often|many times|frequently)|how many .{0,40}\balarms?|number of .{0,40}\balarms?|count (?:of )?(?:the )?.{0,40}\balarms?|wie oft)\b|多少次|几次/iu;
const ofAlarms = /\b(?:alarm\w*|c[ao]me (?:up|in|on)?|rang|ring|raised|appear\w*|went off|go(?:es|ne)? off|annunciat\w*|warn\w*|kam)\b|报警/iu;
/** Words of the question itself; what is left says which alarm. */
const asking = new Set(
  'how often many times time frequently number count alarm alarms alert warning warnings come came comes coming ring rang raised appear appeared went gone goes annunciate annunciated the was were did does has have had been this last past today yesterday shift night morning hour hours minutes day days week since from until and there with for per each which what active'.split(
    ' ',
  ),
);
const mostMeant = 6;

/** The alarms that the words mean: those whose message, tag or machine holds most of them; none where no word says which. */
export function alarmsMeant({ effective, assets, tags }: Understanding, directory: PlantDirectory): readonly AlarmDefinition[] {
  const named = new Set<string>([...tags.map(({ id }) => id), ...assets.map(({ id }) => id)]);
  const scoped = named.size === 0 ? directory.alarms : directory.alarms.filter(({ tag, equipment }) => named.has(tag) || named.has(equipment));
  const said = [
    ...new Set(
      effective
        .replace(recurring, ' ')
        .toLowerCase()
        .match(/\p{L}{3,}/gu) ?? [],
    ),
  ]
    .filter((word) => !asking.has(word))
    .map(stem);
  const scored = scoped.map((alarm) => {
    const asset = directory.assets.find(({ id }) => id === alarm.equipment);
    const tag = directory.tags.find(({ id }) => id === alarm.tag);
    const words = new Set(
      [alarm.message, asset?.name ?? '', tag?.description ?? ''].flatMap((text) => text.toLowerCase().match(/\p{L}{3,}/gu) ?? []).map(stem),
    );
    const inMessage = new Set((alarm.message.toLowerCase().match(/\p{L}{3,}/gu) ?? []).map(stem));
    return { alarm, score: said.filter((word) => words.has(word)).length + 0.1 * said.filter((word) => inMessage.has(word)).length };
  });
  const most = Math.max(0, ...scored.map(({ score }) => score));
  if (most === 0) return tags.length > 0 || assets.some(({ level }) => level === 'equipment') ? scoped : [];
  return scored.filter(({ score }) => score > most - 0.01).map(({ alarm }) => alarm);
}

function stem(word: string): string {
  return word.slice(0, 5);
}

/** "How often did the low pressure alarm come today?": how many times each alarm that the words mean was annunciated. */
export const alarmCount: Skill = {
  name: 'alarm-count',
  needs: ['compute_kpi'],
  fits: ({ effective, question, measure, conditions }) =>
    asksHowOften.test(effective) && ofAlarms.test(effective) && measure === null && conditions.unread.length === 0 && !asksForRule(question) ? 0.89 : 0,
  plan: ({ understanding, directory, results }) => {
    const meant = alarmsMeant(understanding, directory);
    if (meant.length === 0 || meant.length > mostMeant || results.outcomes('compute_kpi').length > 0) return [];
    const { window, conditions, effective } = understanding;
    return [
      {
        toolName: 'compute_kpi',
        input: {
          question: effective.slice(0, 900),
          query: { source: 'alarms', measure: 'count', groupBy: 'alarm', where: { alarm: meant.map(({ id }) => id) } },
          ...spanOf(window, dayMinutes),
          ...(conditions.while.length === 0 ? {} : { while: conditions.while }),
          ...(conditions.event === null ? {} : { event: conditions.event }),
        },
      },
    ];
  },
  compose: ({ results, understanding, directory }) => {
    const found = results.of('compute_kpi').at(-1);
    if (found === undefined || alarmsMeant(understanding, directory).length === 0) return null;
    const [table] = found.evidence;
    return found.output.lines.map(({ text }) => line(text, table));
  },
};
