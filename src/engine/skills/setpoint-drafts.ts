import { asksForCommand } from '../../domain/command-intent.js';
import { inUnitOf, readSetpoints, type SetpointAsked, valueAsked } from '../../domain/setpoint-request.js';
import type { TagDefinition } from '../../domain/tag.js';
import type { ToolOutcome } from '../../ports/model.js';
import type { PlantDirectory } from '../../ports/plant.js';
import { deskPhrases } from '../phrases/desk-lines.js';
import type { PlannedCall } from '../results.js';
import { type Line, line, type Skill, type SkillContext } from '../skill.js';
import { within } from './catalogue.js';
import { draftLines } from './drafts.js';
import { readingLines } from './reading-lines.js';

const hypothetical =
  /\bwhat (?:if|happens|would)\b|\b(?:should|shall) (?:we|i)\b|\bwhy\b|\bsimulate\b|\bwas (?:wäre|passiert)\b|\bsollten wir\b|\bstelle?\b[^?!]*\bzurück\b|如果|会(?:怎么?样|发生|如何)|模拟/iu;
const orders =
  /\b(?:set|put|bring|turn|move|drop|change|raise|lower|increase|decrease|reduce|adjust|write|stelle?|setze?|erhöhe?|senke?|ändere?)\b[\s\S]{0,60}\b(?:to|at|auf|by|um)\s*-?\d|把.{0,30}(?:设为|设成|设到|调到|调为|调成|改为|改成|设定为|降到|升到)/iu;
const target = /(?:\bto|\bat|\bauf|设为|设成|设到|调到|调为|调成|改为|改成|设定为|降到|升到)\s*(-?\d+(?:[.,]\d+)?)/iu;

/** Drafts the change of one setpoint or of several, each on its own; a step from the present value needs that value first. */
export const proposeSetpoint: Skill = {
  name: 'propose-setpoint',
  needs: ['propose_setpoint'],
  fits: ({ question }) => {
    if (hypothetical.test(question)) return 0;
    const isOrder = asksForCommand('setpoint-write', question);
    return isOrder && !asksForCommand('shift-note-add', question) ? 0.925 : isOrder || orders.test(question) ? 0.88 : 0;
  },
  plan: (context) => {
    const { results, understanding, directory } = context;
    if (results.outcomes('propose_setpoint').length > 0) return standsAlready(context);
    const asked = setpointsAsked(understanding, directory);
    const unclear = asked.length === 0 ? readSetpoints(understanding.question, directory).unclear : [];
    const needed = [...asked.filter((each) => !('to' in each)).map(({ tag }) => tag.id), ...unclear.map(({ id }) => id)];
    const read = { toolName: 'read_tags', input: { tags: needed } };
    if (read.input.tags.length > 0 && !results.has(read)) return [read];
    return asked.flatMap((each) => {
      const value = valueNow(each, context);
      return value === null ? [] : [{ toolName: 'propose_setpoint', input: { tag: each.tag.id, value, reason: reasonIn(understanding.question) } }];
    });
  },
  compose: (context) => {
    const { results, understanding, directory, say } = context;
    const drafts = results.outcomes('propose_setpoint');
    if (drafts.length > 0)
      return drafts.flatMap((outcome) => (isAsItStands(outcome) ? [] : draftLines(outcome, context, (title) => title))).concat(sameLines(context));
    const { unclear } = readSetpoints(understanding.question, directory);
    if (unclear.length === 0) return null;
    const read = results.of('read_tags').flatMap(({ evidence }) => evidence);
    return [line(say.which(unclear.map(({ id }) => id).join(', ')), ...read)];
  },
};

const isAsItStands = (outcome: ToolOutcome): boolean => outcome.kind === 'failed' && outcome.code === 'conflict';

/** Where a setpoint has the value that is asked for, its reading is what there is to show. */
function standsAlready({ results, understanding, directory }: SkillContext): readonly PlannedCall[] {
  if (!results.outcomes('propose_setpoint').some(isAsItStands)) return [];
  return [{ toolName: 'read_tags', input: { tags: setpointsAsked(understanding, directory).map(({ tag }) => tag.id) } }];
}

function sameLines({ results, understanding, directory, say }: SkillContext): readonly Line[] {
  if (!results.outcomes('propose_setpoint').some(isAsItStands)) return [];
  const asked = new Map(setpointsAsked(understanding, directory).map((each) => [each.tag.id as string, 'to' in each ? each.to : null]));
  const same = results
    .of('read_tags')
    .flatMap(({ output, evidence }) =>
      output.readings.filter(({ reading }) => asked.get(reading.tag) === reading.value).flatMap((each) => readingLines(each, evidence, say)),
    );
  return [line(deskPhrases[understanding.language].asItStands), ...same, line(say.nothingDone)];
}

function valueNow(asked: SetpointAsked, { results }: SkillContext): number | null {
  if ('to' in asked) return asked.to;
  const reading = results
    .of('read_tags')
    .flatMap(({ output }) => output.readings)
    .find((each) => each.reading.tag === asked.tag.id)?.reading;
  return typeof reading?.value === 'number' ? valueAsked(asked, reading.value) : null;
}

/** The reason that the person gives, else their request. */
function reasonIn(asked: string): string {
  return /\b(?:because|since|reason|due to|weil|wegen)\b\s*:?\s*(.{3,300})/iu.exec(asked)?.[1] ?? asked.slice(0, 300);
}

type Request = Readonly<{
  understanding: Pick<SkillContext['understanding'], 'question' | 'tags' | 'signals' | 'assets'>;
  directory: Pick<PlantDirectory, 'tags' | 'assets'>;
}>;

/** The setpoints asked for: those that the words name or describe, else the one that the rest of the question means ("put it to 76"). */
export function setpointsAsked(understanding: Request['understanding'], directory: Request['directory']): readonly SetpointAsked[] {
  const { asked, unclear } = readSetpoints(understanding.question, directory);
  if (asked.length > 0 || unclear.length > 0) return asked;
  const value = target.exec(understanding.question);
  const said = understanding.question.slice(value?.index ?? 0);
  const figures = Number(value?.[1]?.replace(',', '.'));
  const named = understanding.tags[0] ?? settable(understanding.signals[0], directory) ?? placed(understanding, directory, figures, said);
  if (named === undefined || value === null) return [];
  const tag = directory.tags.find(({ id }) => id === named.id.replace(/\.PV$/u, '.SP')) ?? directory.tags.find(({ id }) => id === `${named.id}.SP`) ?? named;
  const to = inUnitOf(tag, figures, said);
  return to === null ? [] : [{ tag, to }];
}

/** The one setpoint of the named machine or area that takes the value; where several could, its words decide ("temperature"), else none is guessed. */
function placed({ assets }: Request['understanding'], directory: Request['directory'], value: number, said: string): TagDefinition | undefined {
  const under = (tag: TagDefinition): boolean => {
    const owner = directory.assets.find(({ id }) => id === tag.equipment);
    return owner !== undefined && assets.some(({ id }) => within(owner, id, directory.assets));
  };
  const fitting = directory.tags.filter((tag) => {
    const asked = tag.access !== 'setpoint' ? null : inUnitOf(tag, value, said);
    return asked !== null && (tag.range === null || (asked >= tag.range.low && asked <= tag.range.high)) && under(tag);
  });
  const ownOnly = fitting.filter(({ equipment }) => assets.some(({ id }) => id === equipment));
  return fitting.length === 1 ? fitting[0] : ownOnly.length === 1 ? ownOnly[0] : undefined;
}

/** The setpoint of a described measurement: the one of its control loop. */
function settable(signal: TagDefinition | undefined, directory: Request['directory']): TagDefinition | undefined {
  if (signal === undefined || signal.access !== 'read') return signal;
  const loop = /-(\d+[A-Z]?)/u.exec(signal.id)?.[1];
  return directory.tags.find((tag) => tag.access === 'setpoint' && tag.unit === signal.unit && /-(\d+[A-Z]?)/u.exec(tag.id)?.[1] === loop);
}
