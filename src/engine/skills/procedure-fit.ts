import { allMatches } from '../../domain/all-matches.js';
import type { Passage } from '../../domain/document.js';
import type { SkillContext } from '../skill.js';
import { meets, telling } from './word-match.js';

/** Kinds of work under the names that manuals and people give them in three languages: steps of one kind are no steps of another. */
const kindsOfWork: readonly RegExp[] = [
  /\b(?:replac\w*|chang(?:e|es|ing)|exchang\w*|swap\w*|renew\w*|remov\w*|tak\w+ out|dismant\w*|disassembl\w*|fit(?:s|ting)?|install\w*|mount\w*|assembl\w*|refit\w*|insert\w*|(?:re)?load(?:s|ing)?|put(?:ting)? in)\b|einleg|wechs(?:el|le)|tausch|ersetz|erneuer|aus-?bau|einbau|montier|montage|entfern|更换|换|拆|安装/iu,
  /\b(?:clean\w*|wash\w*|rins\w*|flush\w*|descal\w*|sanitis\w*|wip(?:e|ing))\b|reinig|putz|säuber|spül|entkalk|清洗|清洁|清理|除垢/iu,
  /\b(?:test\w*|check\w*|inspect\w*|examin\w*|prov(?:e|ing)|verif\w*|try|trying|measur\w*)\b|prüf|teste|kontroll|检查|测试|试验/iu,
  /\b(?:vent(?:s|ed|ing)?|bleed\w*|bled|de-?aerat\w*|(?:air|gas) (?:out|off))\b|entlüft|排气|放气/iu,
  /\b(?:drain\w*|empt(?:y|ies|ying))\b|entleer|ablass|排空|放空/iu,
  /\b(?:fill(?:s|ing)?|refill\w*|top(?:ping)? up|charg(?:e|ing))\b|(?:be|nach|auf)?füll|加注|充/iu,
  /\b(?:re-?start\w*|start\w*|commission\w*|light(?:ing)?|fir(?:e|ing) up|tak\w+ into (?:service|use))\b|anfahr|starte|einschalt|inbetrieb|启动|开机/iu,
  /\b(?:stop(?:s|ping)?|shut\w*(?:[ -]?down|[ -]?off)|switch\w* off|turn\w* off|laying up)\b|abfahr|abschalt|ausschalt|anhalt|停机|停止|关机/iu,
  /\b(?:reset\w*|unlock\w*|acknowledg\w*)\b|quittier|zurück(?:zu)?setz|setz[^.?!]{1,60}\bzurück(?!\p{L})|rücksetz|entriegel|复位/iu,
  /\b(?:adjust\w*|set(?:s|ting)?(?: up)?|tension\w*|tun(?:e|ing))\b|einstell|justier|spann|调整|调节|张紧/iu,
  /\b(?:align\w*)\b|ausricht|对中|找正/iu,
  /\b(?:lubricat\w*|greas\w*|oil(?:ing)?)\b|schmier|fett|润滑/iu,
  /\b(?:calibrat\w*|verif\w*|zero(?:ing)?)\b|kalibrier|校准|标定/iu,
  /\b(?:sampl(?:e|es|ing))\b|probe(?:n)?(?:nahme|entnahme)|beprob|取样|采样/iu,
  /\b(?:isolat\w*|lock(?:ing)?[ -]?out|de-?energi\w*)\b|freischalt|隔离|上锁/iu,
];

/** The kinds of work that a text speaks of. */
export const kindsOfWorkIn = (text: string): readonly RegExp[] => kindsOfWork.filter((kind) => kind.test(text));

const asked =
  /\b(?:how (?:do|can|should|must|could|would) (?:i|we|you|one)|how to|(?:steps|procedure|instructions?) (?:to|for|of))\s+(?:(?:safely|properly|correctly|best|the)\s+)*([\p{L}-]+)\s+(.+)$/iu;
const joint = /[,.;:?!()]|\b(?:of|on|in|at|for|from|to|with|after|when|if|before|because|while|without|by|into|and|so|following)\b/iu;
const circumstance = /\b(?:after|following|when|if|in case of)\s+([^,.;?!]+)/iu;
/** How or when it is done says nothing about the thing. */
const manner = /\b(?:(?!(?:assembly|supply|family|fly|ply)\b)[a-z]{3,}ly|again|myself|ourselves|yourself|now|today|here|please|by hand)\b/giu;
const particle = /^(?:over|out|off|up|down|apart|back)\b\s*/iu;
/** Something that went wrong: steps for a machine that is well are no answer to it. */
const disturbance =
  /\b(?:trip\p{L}*|fault\p{L}*|fail\p{L}*|alarm\p{L}*|lock-?outs?|overload\p{L}*|jam\p{L}*|block\p{L}*|leak\p{L}*|outage|power cut|emergency|collision|crash|breakdown|spill\p{L}*|loss)\b/iu;
/** "The lockout procedure": work that is named by its paper and not by a verb. */
const namedWork = /\b(?:the|an?|our|your|this|site['’]s)\s+((?:[\p{Script=Latin}-]+\s+){1,4}?)(?:procedures?|instructions?|routines?|steps|checklists?)\b/iu;
/** The work of "the lockout procedure"; null where no paper is asked for so. */
export const workNamed = (question: string): string | null => namedWork.exec(question)?.[1]?.trim() ?? null;
const firstStep = /(?:^|\n)\s*1[.)]\s+\S/u;
/** Of what stands before the steps, this much tells what they are for. */
const introduction = 400;
const asking = /^(?:do|know|tell|find|see|get|use|make|handle|deal|have|be|order|avoid|prevent|keep)$/iu;

/** "... of the motor": which machine the thing is of. */
const ownerOf =
  /\b(?:of|on)\s+(?:the|my|our|your|this|that)\s+([^,.;:?!()]+?)(?=\s+(?:of|on|in|at|for|from|to|with|after|when|if|before|while|without|by|into|and|so)\b|[,.;:?!()]|$)/giu;
/** A tag, a type or a number behind its machine: "S-101", "HC-40". */
const numberedName = /(?<![\p{Script=Latin}\d])\p{Lu}{1,5}[ -]?\d{1,5}[A-Z]?(?![\p{Script=Latin}\d])/gu;
/** German nouns, known by their capital; not the first word. */
const germanNoun = /(?<=[\p{L},]\s)\p{Lu}[\p{Ll}]{3,}/gu;
const chineseAsking = /怎么|如何|怎样|步骤|程序|请问|我们?|应该|需要|可以|的|是|什么|做|吗|呢|要|在|把|给|对/gu;

/**
 * What is to be done and to what: `acts` say the work in the words of sources, `object` is its thing (the last word names it), `whose` is
 * the machine that the thing is of, `names` the tags and types that the question says, `nouns` its things where it is German or Chinese.
 */
export type Task = Readonly<{
  acts: readonly RegExp[];
  object: readonly string[];
  whose: readonly string[];
  event: readonly string[];
  names: readonly string[];
  nouns: readonly string[];
  /** The event is that something went wrong. */
  isDisturbed?: boolean;
}>;

/** The task of a question "how do I ..."; null where no act can be read from it. Other languages give their act alone. */
export function taskOf(question: string): Task | null {
  const match = asked.exec(question);
  if (match === null) {
    const acts = /[äöüß]|\p{Script=Han}|\b(?:wie|ich|der|die|das)\b/iu.test(question) ? kindsOfWork.filter((kind) => kind.test(question)) : [];
    if (acts.length === 0) return namedTask(question);
    return { acts, object: [], whose: [], event: [], names: namesIn(question), nouns: nounsIn(question) };
  }
  const [, verb = '', said = ''] = match;
  if (asking.test(verb)) return null;
  const own = kindsOfWork.filter((kind) => kind.test(verb));
  const inWords = own.length > 0 ? own : kindsOfWork.filter((kind) => kind.test(`${verb} ${said}`));
  const follows = particle.exec(said)?.[0].trim() ?? '';
  const rest = said.slice(particle.exec(said)?.[0].length ?? 0);
  const cut = rest.search(joint);
  const object = telling((cut === -1 ? rest : rest.slice(0, cut)).replace(manner, ' '));
  const behind = cut === -1 ? [] : telling(rest.slice(cut).replace(circumstance, ' ')).filter((word) => !kindsOfWork.some((kind) => kind.test(word)));
  // "Force the air out": the words of the act hold its object, what is left names the thing.
  const isPhrase = own.length === 0 && inWords.length > 0;
  return {
    acts: inWords.length > 0 ? inWords : [new RegExp(`\\b${verb.replace(/e$/iu, '')}\\p{L}*${follows === '' ? '' : `\\s+${follows}`}`, 'iu')],
    object: isPhrase ? behind : object,
    whose: isPhrase
      ? []
      : telling(
          allMatches(rest, ownerOf)
            .map(([, owner = '']) => owner)
            .join(' '),
        ),
    event: telling(circumstance.exec(rest)?.[1] ?? ''),
    names: namesIn(question),
    nouns: [],
    isDisturbed: disturbance.test(circumstance.exec(rest)?.[1] ?? ''),
  };
}

/** The task of a question for a procedure by its name; null where it has none. */
function namedTask(question: string): Task | null {
  const name = (namedWork.exec(question)?.[1] ?? '').trim();
  const object = telling(name).filter((word) => !telling('right correct exact following same proper safe usual normal whole full').includes(word));
  return object.length === 0 ? null : { acts: [/^/u], object, whose: [], event: [], names: namesIn(question), nouns: [] };
}

/** The machines of the plant that a question means, with what holds them, and, where it means any, all others. */
export type Machines = Readonly<{ meant: readonly string[]; others: readonly string[] }>;
const noneMeant: Machines = { meant: [], others: [] };

/** The machines that a question means by tag or by name. */
export function machinesMeant({ understanding, directory }: Pick<SkillContext, 'understanding' | 'directory'>): Machines {
  const meant = new Set<string>(understanding.assets.map(({ id }) => id));
  if (meant.size === 0) return noneMeant;
  // A paper on the line speaks for each of its machines.
  for (const id of meant) for (const { id: own, parent } of directory.assets) if (own === id && parent !== null) meant.add(parent);
  return { meant: [...meant], others: directory.assets.flatMap(({ id }) => (meant.has(id) ? [] : [id as string])) };
}

/** Of a paper for machines of the plant that the question does not mean, and a text that does not name those it means. */
export function isOfOtherMachines({ text, appliesTo = [] }: Pick<Passage, 'text' | 'appliesTo'>, { meant, others }: Machines): boolean {
  return appliesTo.some((id) => others.includes(id)) && !appliesTo.some((id) => meant.includes(id)) && !meant.some((id) => text.includes(id));
}

/** BS-1 and BS-2 are machines of the type BS-1200: the same letters with the number of one machine, and with that of a type. */
const isOfType = (machine: string, type: string): boolean =>
  /^[a-z]+\d{1,2}$/u.test(machine) && /^[a-z]+\d{4,5}$/u.test(type) && machine.replace(/\d+/u, '') === type.replace(/\d+/u, '');

const plainName = (name: string): string => name.toLowerCase().replace(/[ -]/gu, '');
const namesIn = (text: string): readonly string[] => [...new Set(allMatches(text, numberedName).map(([name]) => plainName(name)))];

/** The things of a German or Chinese question without its work: nouns, or pairs of characters. */
function nounsIn(question: string): readonly string[] {
  if (!/\p{Script=Han}/u.test(question)) {
    return allMatches(question, germanNoun).flatMap(([noun]) => (kindsOfWork.some((kind) => kind.test(noun)) ? [] : [noun.toLowerCase().slice(0, 6)]));
  }
  const bare = kindsOfWork.reduce((text, kind) => text.replace(new RegExp(kind.source, 'giu'), ' '), question.replace(chineseAsking, ' '));
  return allMatches(bare, /\p{Script=Han}{2,}/gu).flatMap(([run]) => Array.from({ length: run.length - 1 }, (_, at) => run.slice(at, at + 2)));
}

/**
 * Steps of another machine: the question names one by its tag or type and where the steps stand another is named, or it says whose part it
 * is and neither document, heading nor introduction speaks of that, or the paper is for other machines than the question means.
 */
function isOfAnother(task: Task, { section, document, appliesTo = [] }: Passage, lead: string, text: string, machines: Machines): boolean {
  if (appliesTo.some((id) => machines.meant.includes(id) || task.names.includes(plainName(id)))) return false;
  if (isOfOtherMachines({ text, appliesTo }, machines)) return true;
  const said = namesIn(`${document} ${section ?? ''} ${lead} ${text}`);
  const heads = namesIn(`${document} ${section ?? ''} ${lead}`);
  const isSaid = (name: string): boolean => said.includes(name) || heads.some((type) => isOfType(name, type));
  if (task.names.length > 0 && heads.length > 0 && !task.names.some(isSaid)) return true;
  const around = `${section ?? ''} ${document} ${lead}`;
  const about = telling(around);
  // "The saw" is the bandsaw of the title.
  const isNamed = (word: string): boolean => meets(word, about) || around.toLowerCase().includes(word);
  return task.whose.length > 0 && !task.whose.some(isNamed);
}

/** What stands between two faces to keep them tight is a gasket to one and a seal to another. */
const otherNames = (thing: string): readonly string[] => (thing === 'gasket' ? [thing, 'seal'] : thing === 'seal' ? [thing, 'gasket'] : [thing]);

/** The heading names the work and the thing of the task: sure without any further sign. */
export function headingFits({ acts, object, nouns }: Task, section: string | null): boolean {
  const heading = section?.split(' > ').at(-1) ?? '';
  const named = telling(heading);
  if (object.length === 0 && nouns.length > 0) return acts.some((act) => act.test(heading)) && nouns.every((noun) => heading.toLowerCase().includes(noun));
  return object.length > 0 && acts.some((act) => act.test(heading)) && object.every((word) => otherNames(word).some((name) => meets(name, named)));
}

/** Words of a heading that name no other thing than the title of its paper. */
const ofAnyWork = telling(
  'steps step procedure procedures sequence method work instructions instruction how doing carrying out the schritte ablauf vorgehen durchführung arbeit',
);

/** The paper is called by the work and the thing of the task ("Changing a gas bottle"), and the heading over the steps names no other thing: "3 Changing", "Steps". */
export function titleFits({ acts, object, nouns }: Task, { document, section }: Pick<Passage, 'document' | 'section'>): boolean {
  const heading = (section?.split(' > ').at(-1) ?? '').replace(/^\s*[\d.]+\s+/u, '');
  const named = telling(document);
  const isAct = (word: string): boolean => acts.some((act) => act.test(word));
  const others = (heading.match(/[\p{L}-]{3,}/gu) ?? []).filter(
    (word) => !isAct(word) && telling(word).some((stem) => !meets(stem, named) && !meets(stem, ofAnyWork)),
  );
  if (heading === '' || others.length > 0 || !acts.some((act) => act.test(document))) return false;
  if (heading !== document && !isAct(heading) && !telling(heading).some((stem) => meets(stem, ofAnyWork))) return false;
  if (object.length === 0) return nouns.length > 0 && nouns.every((noun) => document.toLowerCase().includes(noun));
  return object.every((word) => otherNames(word).some((name) => meets(name, named)));
}

const ranged = /(\p{Lu}{1,5}[ -]?)(\d{1,3})\s*(?:to|bis|through|[-–—至到~]|\.\.\.?)\s*\1?(\d{1,3})(?!\d)/gu;
const longestRange = 60;

/** The tags and types that a text names, with those between the ends of "ST-1 to ST-4". */
function namesWithRanges(text: string): readonly string[] {
  const between = allMatches(text, ranged).flatMap(([, letters = '', from = '', to = '']) =>
    Array.from({ length: Math.min(longestRange, Math.max(0, Number(to) - Number(from) + 1)) }, (_, at) => plainName(`${letters}${Number(from) + at}`)),
  );
  return [...new Set([...namesIn(text), ...between])];
}

/** Of a paper, so much tells which machines it is for. */
const front = 1_500;

/** Passages of papers whose title or first lines name a machine that the question names: marked as applying to it. `heads` are passages of those papers. */
export function forNamedMachines<Kind extends Passage>(passages: readonly Kind[], heads: readonly Passage[], question: string): readonly Kind[] {
  const names = namesIn(question);
  if (names.length === 0) return passages;
  const covered = new Map<string, readonly string[]>();
  for (const { documentId, revision, document, text, start } of heads) {
    const said = namesWithRanges(`${document}\n${start < front ? text : ''}`).filter((name) => names.includes(name));
    const key = `${documentId}\n${revision}`;
    if (said.length > 0) covered.set(key, [...(covered.get(key) ?? []), ...said]);
  }
  return passages.map((passage) => {
    const own = covered.get(`${passage.documentId}\n${passage.revision}`);
    return own === undefined ? passage : { ...passage, appliesTo: [...passage.appliesTo, ...own] };
  });
}

/** Whether a passage applies to every machine by which name the question calls it. */
export const appliesToNamed = ({ appliesTo }: Pick<Passage, 'appliesTo'>, names: readonly string[]): boolean =>
  names.every((name) => appliesTo.some((own) => plainName(own) === plainName(name)));

/**
 * Whether steps are those of the task: heading or introduction name the act and the thing. `parts` are the passages of one section in
 * reading order. Where the source speaks another language than the question only the act and the machine are compared.
 */
export function stepsFit(task: Task, parts: readonly Passage[], language: string, machines: Machines = noneMeant): boolean {
  const [first] = parts;
  if (first === undefined) return false;
  const path = (first.section ?? '').split(' > ');
  const text = parts.map((part) => part.text).join('\n');
  const start = text.search(firstStep);
  const lead = `${path.slice(-2).join(' ')} ${start <= 0 ? '' : text.slice(Math.max(0, start - introduction), start)}`;
  const heading = telling(path.at(-1) ?? '');
  const around = `${first.section ?? ''} ${first.document} ${lead}`;
  const isForeign = first.language.slice(0, 2) !== language;
  if (isOfAnother(isForeign ? { ...task, whose: [] } : task, first, lead, text, machines)) return false;
  const isAbout = (words: readonly string[], where: string): boolean => words.filter((word) => meets(word, telling(where))).length * 2 > words.length;
  const thingOfTask = task.object.slice(-1);
  // Steps for an event ("after a trip") are asked for by the event, whatever is to be done to the thing.
  if (task.event.length > 0 && isAbout(task.event, heading.join(' ')) && (thingOfTask.length === 0 || isAbout(thingOfTask, `${around} ${text}`))) return true;
  if (!task.acts.some((act) => act.test(lead))) return false;
  if (!isForeign && task.isDisturbed === true && !isAbout(task.event, `${around} ${text}`)) return false;
  if (isForeign) return true;
  if (task.nouns.length > 0) {
    const said = around.toLowerCase();
    return task.nouns.some((noun) => said.includes(noun));
  }
  if (task.object.length === 0) return true;
  const about = telling(around);
  const everything = telling(`${first.section ?? ''} ${first.document} ${text}`);
  const [thing, ...others] = [...task.object].reverse();
  return (
    (thing === undefined || otherNames(thing).some((name) => meets(name, about))) && (others.length === 0 || others.some((word) => meets(word, everything)))
  );
}
