import type { Asset } from '../../domain/asset.js';
import { formatValue, plantMinute } from '../../domain/evidence-of.js';
import { isState } from '../../domain/state-class.js';
import type { TagDefinition } from '../../domain/tag.js';
import type { ToolResult } from '../../domain/tool-results.js';
import type { PlantDirectory } from '../../ports/plant.js';
import { type Line, line, type Skill } from '../skill.js';
import { machinesByLetter, machinesNamedBy, producerOf } from '../understand/class-names.js';
import { asksForRule } from '../understand/rule-question.js';
import type { Understanding } from '../understand/understanding.js';
import { within } from './catalogue.js';

/** A pair of opposite states: how people ask for either, and how a discrete tag names it. */
type StatePair = Readonly<{ asksOne: RegExp; asksOther: RegExp; one: RegExp; other: RegExp }>;
const pairs: readonly StatePair[] = [
  {
    asksOne: /\b(?:automatic|in auto(?:matic)?|auto mode)\b|自动/iu,
    asksOther: /\b(?:in manual|manual mode|on manual|im handbetrieb)\b|手动/iu,
    one: /^auto(?:matic)?$/iu,
    other: /^manual$/iu,
  },
  {
    asksOne: /\b(?:tripped|jammed|faulted|faulty|in fault|locked out|overloaded|gestört|ausgelöst|blockiert|auf störung)\b|跳闸|故障|堵/iu,
    asksOther: /\b(?:healthy|available|ready|störungsfrei|verfügbar|bereit)\b/iu,
    one: /^(?:tripped|jammed|lockout|overload|mismatch|fault\w*)$/iu,
    other: /^(?:healthy|clear|ok)$/iu,
  },
  {
    asksOne:
      /\b(?:running|turning|producing|on duty|in (?:duty|service|operation)|switched on|turned on|firing|on(?= (?:now|right now|at the moment|currently)|\s*[?.!]*\s*$)|laufen|läuft|eingeschaltet)\b|\ban\s*[?？]?\s*$|(?:正在|在)?运行|开着的?(?:泵|电机|机)/iu,
    asksOther: /\b(?:stopped|standing(?: still)?|idle|off|switched off|stehen|steht|ausgeschaltet|gestoppt)\b|\baus\s*[?？]?\s*$|停(?:止|着|机|了)/iu,
    one: /^(?:running|run|on|firing|producing)$/iu,
    other: /^(?:stopped|stop|off|idle)$/iu,
  },
  {
    asksOne: /\b(?:open|opened|(?:in |going )forward|offen|geöffnet)\b|(?:打)?开(?:着|启|的)?/iu,
    asksOther: /\b(?:closed|shut|divert(?:ed|ing)?|(?:in|on) diversion|geschlossen)\b|关(?:着|闭|的)?/iu,
    one: /^(?:open|forward)$/iu,
    other: /^(?:closed|diverted|divert)$/iu,
  },
];
/** Kinds of machine by name, class, description of the tag, and for valves the letter V of the tag (ISA-5.1). */
const kinds: ReadonlyArray<readonly [asked: RegExp, fits: RegExp]> = [
  [/\bdivert(?:ed|ing)?\b|\bdiversion\b|\bforward\b/iu, /diver/iu],
  [/\b(?:loops?|controllers?|regler)\b/iu, /controller|\bloop\b/iu],
  [/\bpumps?\b|pumpen?\b|泵/iu, /pump/iu],
  [/\bvalves?\b|ventile?\b|阀/iu, /valve|ventil|^[A-Z]*V-\d/iu],
  [/\bconveyors?\b|förderbänd\w*|bänder\b|输送/iu, /convey/iu],
  [/\bcompressors?\b|kompressor\w*|压缩机/iu, /compress/iu],
  [/\bagitators?\b|\bmixers?\b|rührwerk\w*|搅拌/iu, /agitat|mixer/iu],
  [/\bboilers?\b|\bchillers?\b|\bkessel\b|锅炉|冷水机/iu, /boiler|chiller/iu],
];
/** Any machine at all. */
const anything =
  /\b(?:equipment|machines?|motors?|drives?|units?|things?|everything|anything|what)\b|maschinen?\b|motoren?\b|antriebe?\b|\bwas\b|设备|机器|电机|什么/iu;
const listForm =
  /^\s*(?:(?:so|ok|and|please|can you|tell me|show me|list|give me|zeige?|nenne)\s+)*(?:which|what|are (?:any|all|the|both)|is (?:any|every)\w*|how many|any|all|list|welche\w*|was|sind|wie viele|laufen|stehen)\b|哪(?:些|几?台|个)|几台|多少台|都/iu;
/** "Is the boiler on?" of one machine. */
const yesNoForm =
  /^\s*(?:(?:so|ok|and|please|tell me)\s+)*(?:is|are|läuft|laufen|ist|sind|steht)\b(?:\s+\S+){1,9}\s*[?？]?\s*$|^[^?？]{1,16}(?:开着|关着|在?运行|停着?)[^?？]{0,4}[吗嘛][?？]?$/iu;
const notNow =
  /\b(?:why|when|who|where|how (?:long|often|do|can)|if|before|after|during|must|should|may|can i|trip (?:on|at|limit)|was|were|did|has been|have been|last|normally|usually|warum|wann|wenn|soll\w*|muss|darf)\b|为什么|什么时候|应该|如果|上次|昨/iu;
const elsewhere = /\b(?:alarms?|work ?orders?|tickets?|jobs?|permits?|questions?|shift|documents?|parts?|bottles?|alarme?|aufträge)\b|报警|工单|班/iu;

/** The health of several machines is their states, and no diagnosis of one. */
const groupHealth = /\b(?:all|any|both|the) (?:\p{L}+ ){0,2}(?:pumps|valves|conveyors|machines|motors|compressors)\b|\b(?:stand-?by|reserve|backup)\b/iu;

/** The mode that something ought to be in is no rule asked for. */
const rightMode = /\b(?:that |which )?(?:should|ought to|must) be (?:in|on) (?:auto\w*|manual)\b/iu;

const negated = /\bnot\b|n['’]t\b|\bnicht\b|\bkeine?\b|没|不/iu;

function kindOf(text: string): RegExp | undefined {
  return kinds.find(([asked]) => asked.test(text))?.[1];
}

/** The state that is asked for: of "not open" the other one, of "open or closed" either. */
function stateAsked(text: string): Readonly<{ pair: StatePair; wanted: RegExp }> | null {
  const pair = pairs.find(({ asksOne, asksOther }) => asksOne.test(text) || asksOther.test(text));
  if (pair === undefined) return null;
  const [one, other] = [pair.asksOne.test(text), pair.asksOther.test(text)];
  if (one && other) return { pair, wanted: /./u };
  return { pair, wanted: one === negated.test(text) ? pair.other : pair.one };
}

/** The tag that tells the state of one asset: feedback before command, by the names of its two states. */
function stateTags(asset: Asset, { one, other }: StatePair, directory: PlantDirectory): readonly TagDefinition[] {
  const telling = directory.tags.filter(
    ({ equipment, kind, states, access }) =>
      equipment === asset.id &&
      kind === 'discrete' &&
      access !== 'setpoint' &&
      states?.some((name) => one.test(name)) &&
      states.some((name) => other.test(name)),
  );
  const feedback = telling.filter(({ description }) => !/\bcommand\b/iu.test(description));
  if (feedback.length > 0) return feedback;
  // A machine that tells its state by name does what that says, whatever its drive is told.
  const named = directory.tags.filter(({ equipment, kind, description }) => equipment === asset.id && kind === 'text' && /\bstate\b/iu.test(description));
  return telling.length > 0 && one.test('running') && named.length > 0 ? named : telling;
}

/** "Both raw pumps": of the machines of a kind those whose names hold another word of the question too; none where no name does. */
function moreClosely(text: string, directory: PlantDirectory): readonly string[] {
  const said = new Set(text.toLowerCase().match(/\p{L}{3,}/gu) ?? []);
  const kind = machinesNamedBy(text, directory);
  const close = kind.filter((id) => {
    const words =
      directory.assets
        .find((asset) => asset.id === id)
        ?.name.toLowerCase()
        .match(/\p{L}{3,}/gu) ?? [];
    return words.slice(0, -1).some((word) => said.has(word));
  });
  return close.length < kind.length ? close : [];
}

/** Whether the line as a whole is meant: it runs while what makes the product does. */
function meansLine({ effective, assets }: Understanding): boolean {
  return wholeLine.test(effective) && assets.every(({ level }) => level !== 'equipment' && level !== 'unit');
}

function concerned(understanding: Understanding, directory: PlantDirectory): readonly TagDefinition[] {
  const { effective, ambiguous } = understanding;
  const asked = stateAsked(effective.replace(rightMode, ' '));
  const producer = meansLine(understanding) && asked?.pair === runningPair ? directory.assets.find(({ id }) => id === producerOf(directory)) : undefined;
  const assets = producer === undefined ? understanding.assets : [producer];
  const [place] = assets;
  const kind = place?.level === 'equipment' ? /./u : (kindOf(effective) ?? (anything.test(effective) ? /./u : undefined));
  if (asked === null || kind === undefined) return [];
  const lettered = place === undefined && ambiguous.length < 2 ? machinesByLetter(effective, directory) : [];
  const narrowed = lettered.length > 0 || place !== undefined || ambiguous.length > 1 ? lettered : moreClosely(effective, directory);
  return directory.assets
    .filter(({ id }) => narrowed.length === 0 || narrowed.includes(id))
    .filter((asset) => (place === undefined ? ambiguous.length < 2 || ambiguous.includes(asset.id) : within(asset, place.id, directory.assets)))
    .flatMap((asset) =>
      stateTags(asset, asked.pair, directory).filter(({ id, description }) => kind.test(`${id} ${asset.name} ${asset.equipmentClass ?? ''} ${description}`)),
    )
    .slice(0, 60);
}

/** The line as a whole, as a subject. */
const wholeLine =
  /\b(?:the (?:whole |entire )?(?:line|plant|production)|line \d+|we|production|die (?:linie|anlage|produktion)|(?:läuft|steht) (?:die )?(?:linie|anlage|produktion))\b|生产线|产线|生产/iu;
const standby = /\b(?:stand-?by|spare|reserve|backup|back-up)\b(?! parts?\b)/iu;
const runningPair = pairs.find(({ one }) => one.test('running'));

/** The run feedback of the machines that stand in for each other: several of one kind under one number. */
function runTagsOfSisters(tags: readonly TagDefinition[], directory: PlantDirectory): readonly TagDefinition[] {
  const owners = [...new Set(tags.map(({ equipment }) => equipment as string))];
  const stem = (id: string): string => id.replace(/[A-Z]$/u, '');
  const sisters = owners.filter((id) => /\d[A-Z]$/u.test(id) && owners.some((other) => other !== id && stem(other) === stem(id)));
  if (runningPair === undefined) return [];
  return directory.assets.filter(({ id }) => sisters.includes(id)).flatMap((asset) => stateTags(asset, runningPair, directory).slice(0, 1));
}

/** "Are both off?" is answered by the state of each. */
const eachOf = /^\s*(?:are|is)\s+(?:both|all|every)\b/iu;

/** "Which run, and which one is the standby?" wants both sides told. */
const alsoRunning =
  /\b(?:running|run|runs|on duty|duty)\b[^?]*\b(?:and|or)\b[^?]*\b(?:stand-?by|spare|reserve|backup)|\b(?:stand-?by|spare|reserve|backup)\b[^?]*\b(?:and|or)\b[^?]*\b(?:running|run|runs|duty)\b/iu;

type Read = ToolResult<'read_tags'>['readings'];

/** Of machines that stand in for each other those that stand while another runs; all where none does. */
function ofStandby(readings: Read, directory: PlantDirectory): Read {
  const runs = new Set<string>(runTagsOfSisters(directory.tags, directory).map(({ id }) => id));
  const standing = readings.flatMap(({ reading, definition }) =>
    definition !== null && runs.has(reading.tag) && runningPair?.other.test(formatValue(reading.value, definition)) === true ? [definition.equipment] : [],
  );
  return standing.length === 0 ? readings : readings.filter(({ definition }) => definition !== null && standing.includes(definition.equipment));
}

/** "Which pumps are running?": the discrete state of every asset of a kind, live; where none is in the state, what they are in instead. */
export const equipmentStates: Skill = {
  name: 'equipment-states',
  needs: ['read_tags'],
  fits: ({ effective, question, assets, tags, window, unknownNames }) =>
    stateAsked(effective) !== null &&
    ((yesNoForm.test(effective) && (assets.some(({ level }) => level === 'equipment') || kindOf(effective) !== undefined || wholeLine.test(effective))) ||
      (listForm.test(effective) && (kindOf(effective) !== undefined || anything.test(effective)))) &&
    !notNow.test(effective.replace(rightMode, ' ')) &&
    !elsewhere.test(effective) &&
    !asksForRule(question) &&
    tags.length === 0 &&
    unknownNames.length === 0 &&
    window === null
      ? groupHealth.test(effective)
        ? 0.87
        : 0.84
      : 0,
  plan: ({ understanding, directory }) => {
    const own = concerned(understanding, directory);
    const sisters = standby.test(understanding.effective) ? runTagsOfSisters(own, directory) : [];
    const tags = [...own, ...sisters.filter(({ id }) => own.every((tag) => tag.id !== id))];
    return tags.length === 0 ? [] : [{ toolName: 'read_tags', input: { tags: tags.map(({ id }) => id) } }];
  },
  compose: ({ understanding, results, say, directory }) => {
    const found = results.of('read_tags').at(-1);
    const asked = stateAsked(understanding.effective);
    if (found === undefined || asked === null || found.output.readings.length === 0) return null;
    const isStandby = standby.test(understanding.effective);
    const each = eachOf.test(understanding.effective) || (isStandby && alsoRunning.test(understanding.effective));
    const readings = isStandby && !each ? ofStandby(found.output.readings, directory) : found.output.readings;
    const lines = readings.map(({ reading, definition }): Readonly<{ inState: boolean; text: Line }> => {
      const value = formatValue(reading.value, definition);
      const source = found.evidence.find((item) => item.kind === 'reading' && item.reading.tag === reading.tag);
      const what = definition === null ? reading.tag : `${reading.tag} (${definition.description})`;
      const inState =
        asked.pair === runningPair && definition?.kind === 'text'
          ? isState(value, asked.wanted === asked.pair.one ? 'running' : 'stopped')
          : asked.wanted.test(value);
      return { inState, text: line(say.reading(what, value, plantMinute(reading.readAt)), source) };
    });
    const [only, ...others] = lines;
    // One machine, and one state: yes or no before what shows it.
    const isPlain = only !== undefined && others.length === 0 && yesNoForm.test(understanding.effective) && asked.wanted.source !== '.';
    if (isPlain) return [{ ...only.text, text: (only.inState ? say.yes : say.no)(only.text.text) }];
    const matching = isStandby || each ? [] : lines.filter(({ inState }) => inState);
    return (matching.length > 0 ? matching : lines).slice(0, 20).map(({ text }) => text);
  },
};
