import { plantMinute } from '../../domain/evidence-of.js';
import type { TagDefinition } from '../../domain/tag.js';
import type { PlantDirectory } from '../../ports/plant.js';
import { type Line, line, type Skill, type SkillContext } from '../skill.js';
import { stateTagOf } from '../understand/plant-state-words.js';
import type { Understanding } from '../understand/understanding.js';
import { alarmText, cues, lineOf } from './plant-state.js';

const lookBackMinutes = 24 * 60;
/** A machine may have run for days. */
const stateMinutes = 72 * 60;

/** The measurement that was spoken of: named, or the only one that the words describe. */
function measured({ tags, signals, signalCoverage, assets }: Understanding): TagDefinition | null {
  const [tag] = tags.length > 0 ? tags : signals.length === 1 && signalCoverage >= 0.65 && assets.length === 0 ? signals : [];
  return tag?.kind === 'analog' ? tag : null;
}

/** "TT-101A is at 75. Since when?": the figure that was said of the measurement, as a bound. */
function boundSaid({ previous, question }: Understanding, tag: TagDefinition): Readonly<{ above: number }> | null {
  const said = `${previous ?? ''} ${question}`.replaceAll(tag.id, ' ');
  const figure = /(?<![\p{L}\p{N}.,:-])(-?\d+(?:[.,]\d+)?)(?![\p{N}:-]|[.,]\d)/u.exec(said)?.[1];
  return figure === undefined ? null : { above: Number(figure.replace(',', '.')) };
}

/** How a machine stands was asked before: whether it runs. */
const askedRunning =
  /\b(?:is|are|was)\b[^?]*\b(?:running|on|off|stopped|firing|standing|idle|working)\b|\b(?:läuft|laufen|steht|aus|an)\b\s*[?？]?\s*$|(?:在|是否)?(?:运行|开着|停着?|停机)/iu;

/** The state whose beginning is asked for after "is the boiler running?"; null where something else was spoken of. */
function stateAsked({ previous, assets, tags }: Understanding, directory: PlantDirectory): TagDefinition | null {
  const [machine] = assets;
  if (machine === undefined || tags.some(({ kind }) => kind === 'analog') || previous === null || !askedRunning.test(previous)) return null;
  return stateTagOf(machine.id, 'running', directory);
}

/** "Since when?" after an alarm or a value: when its alarm was raised; of a value that no alarm stands on, its limits and how it has been going. */
export const sinceWhenSkill: Skill = {
  name: 'since-when',
  needs: ['query_alarms'],
  fits: (understanding) => {
    const { question, assets, effective } = understanding;
    if (!cues.sinceWhen.test(question)) return 0;
    if (assets.length === 0 && measured(understanding) === null && !cues.alarmWords.test(effective)) return 0;
    return question.trim().split(/\s+/u).length <= 4 ? 0.93 : 0.8;
  },
  plan: ({ understanding, offers, directory }) => {
    const state = stateAsked(understanding, directory);
    if (state !== null && offers('read_trend')) return [{ toolName: 'read_trend', input: { tag: state.id, statistic: 'since', minutes: stateMinutes } }];
    const equipment = understanding.assets[0]?.id ?? measured(understanding)?.equipment;
    const alarms = { toolName: 'query_alarms', input: equipment === undefined ? {} : { equipment } };
    const tag = measured(understanding);
    if (tag === null || !offers('read_trend') || !offers('read_tags')) return [alarms];
    const bound = boundSaid(understanding, tag);
    const beyond = bound === null ? [] : [{ toolName: 'read_trend', input: { tag: tag.id, statistic: 'when-beyond', ...bound, minutes: lookBackMinutes } }];
    return [
      alarms,
      { toolName: 'read_tags', input: { tags: [tag.id], limits: true } },
      ...beyond,
      { toolName: 'read_trend', input: { tag: tag.id, minutes: lookBackMinutes } },
    ];
  },
  compose: (context) => {
    const { results, say, understanding, directory } = context;
    const stands = results.of('read_trend').flatMap(({ output, evidence }) => output.facts.map((fact) => line(fact, ...evidence)));
    if (stateAsked(understanding, directory) !== null && stands.length > 0) return stands;
    const found = results.of('query_alarms').at(-1);
    if (found === undefined) return null;
    const tag = measured(understanding);
    // A signal that was named is meant alone, where an alarm stands on it; the machine around it has others.
    const named = new Set<string>(understanding.tags.map(({ id }) => id));
    const own = found.output.alarms.filter(({ alarm }) => named.has(alarm.tag));
    const alarms = own.length > 0 ? own : found.output.alarms.filter(({ alarm }) => tag === null || alarm.tag === tag.id);
    const raised = alarms.slice(0, 6).map(({ alarm }) =>
      line(
        say.since(alarm.id, alarmText(alarm.message, say), plantMinute(alarm.raisedAt)),
        found.evidence.find((item) => item.kind === 'alarm' && item.alarmId === alarm.id),
      ),
    );
    if (tag !== null) return [...raised, ...valueLines(context)];
    const list = found.evidence.find((item) => item.kind === 'computation');
    return raised.length > 0 ? raised : [line(say.noAlarms(understanding.assets[0]?.id ?? lineOf(directory)), list)];
  },
};

/** How the value has been going, what it is held against, and how far it is from that. */
function valueLines({ results }: SkillContext): readonly Line[] {
  const courses = results.of('read_trend').flatMap(({ output, evidence }) => output.facts.map((fact) => line(fact, ...evidence)));
  const limits = results
    .of('read_tags')
    .flatMap(({ evidence }) => evidence.filter((item) => item.kind === 'computation').map((item) => line(item.quote, item)));
  return [...courses, ...limits];
}
