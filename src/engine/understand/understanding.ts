import type { Role } from '../../domain/actor.js';
import type { Asset } from '../../domain/asset.js';
import type { EntityLinker, EntityMention } from '../../domain/entity-linking.js';
import { parseIdentifiers } from '../../domain/identifiers.js';
import type { SignalLinker } from '../../domain/signal-linking.js';
import type { TagDefinition } from '../../domain/tag.js';
import type { Message } from '../../ports/model.js';
import type { PlantDirectory } from '../../ports/plant.js';
import { detectLanguage, type Language } from './language.js';
import { parseWindow, type Window } from './time-expression.js';

/** What the built-in engine makes of a question before it plans anything. */
export type Understanding = Readonly<{
  /** As asked. */
  question: string;
  /** With a follow-up completed from the question before ("and the other pump?"). */
  effective: string;
  language: Language;
  assets: readonly Asset[];
  tags: readonly TagDefinition[];
  /** Tags that the words describe without naming them ("the steam pressure"), best first, with the share of the words they account for. */
  signals: readonly TagDefinition[];
  signalCoverage: number;
  /** Assets among which the words do not decide ("pump 101"). */
  ambiguous: readonly string[];
  /** Tokens that look like a tag or part number and name nothing in the plant. */
  unknownNames: readonly string[];
  window: Window | null;
  now: Date;
  isFollowUp: boolean;
  role: Role | null;
}>;

const pronoun =
  /\b(?:it|its|this one|that one|they|them|the same|this pump|that pump|this machine|this alarm|that alarm|es|sie|ihn|dieser|diese|dieses|dort)\b|它|这台|那台|该/iu;
const elliptical =
  /^\s*(?:and|what about|how about|also|since when|until when|und|was ist mit|und was ist mit|seit wann|那么?|那|从什么时候)\b|^(?:那|从什么时候|还有)|^\s*(?:why|since when|warum|seit wann|为什么)\s*[?？]?\s*$|\border one\b/iu;
/** Requests that need an asset and name none mean the one spoken of before. */
const refersBack =
  /\b(?:work ?order|ticket|acknowledge|shelve|spare parts?|how often|last time|the (?:seal|bearing|pump|valve|motor|leak|alarm|machine|filter|strainer|gasket|trip|vibration)|arbeitsauftrag|ersatzteil\w*|wie oft|die (?:dichtung|pumpe)|das (?:lager|ventil))\b|工单|备件|多少次|密封|轴承/iu;
const other = /\b(?:the other|other one|the standby|the second|the sister|die andere|der andere|das andere|anderen?)\b|另一|另外一?/iu;

/** Both linkers of one plant: things by their names, measurements by their descriptions. */
export type Linkers = Readonly<{ entities: EntityLinker; signals: SignalLinker }>;

export function understand(messages: readonly Message[], directory: PlantDirectory, linkers: Linkers, now: Date, role: Role | null = null): Understanding {
  const linker = linkers.entities;
  const questions = messages.flatMap((message) => (message.role === 'user' ? [message.text] : []));
  const question = questions.at(-1) ?? '';
  const own = linker.link(question);
  const previous = questions.slice(0, -1).reverse();
  const isElliptical = elliptical.test(question) && previous.length > 0;
  const needsContext =
    previous.length > 0 &&
    own.length === 0 &&
    (isElliptical || other.test(question) || pronoun.test(question) || refersBack.test(question) || question.trim().split(/\s+/u).length <= 4);
  const inherited = needsContext ? focusBefore(questions.slice(0, -1), linker, directory) : [];
  const mentions = own.length > 0 ? own : other.test(question) ? siblings(inherited, directory) : inherited;
  const effective = isElliptical ? completed(question, previous[0] ?? '', mentions, linker) : question;
  const ids = new Set(mentions.flatMap((mention) => (mention.ids.length === 1 ? mention.ids : [])));
  const tags = directory.tags.filter(({ id }) => ids.has(id));
  const machines = directory.assets.filter(({ id, level }) => level === 'equipment' && ids.has(id)).map(({ id }) => id as string);
  const signal = tags.length > 0 ? null : linkers.signals.link(effective, machines.length === 0 ? null : new Set(machines));
  const owners = new Set<string>([...ids, ...tags.map(({ equipment }) => equipment)]);
  return {
    question,
    role,
    effective,
    language: detectLanguage(question),
    now,
    assets: byMention(
      directory.assets.filter(({ id }) => owners.has(id)),
      mentions,
    ),
    tags,
    signals: (signal?.tags ?? []).flatMap((id) => directory.tags.find((tag) => tag.id === id) ?? []),
    signalCoverage: signal?.coverage ?? 0,
    ambiguous: mentions.filter((mention) => mention.ids.length > 1).flatMap(({ ids: choices }) => choices),
    unknownNames: unknownNames(question, own),
    window: parseWindow(question, now) ?? (isElliptical ? parseWindow(effective, now) : null),
    isFollowUp: needsContext || isElliptical,
  };
}

const viaRank: Readonly<Record<EntityMention['via'], number>> = { identifier: 0, number: 1, name: 2 };

/** Named by identifier before named by words, earlier before later; owners of named tags last. */
function byMention(assets: readonly Asset[], mentions: readonly EntityMention[]): readonly Asset[] {
  const place = (id: string): number => {
    const mention = mentions.find(({ ids }) => ids.includes(id));
    return mention === undefined ? 1e9 : viaRank[mention.via] * 1e6 + mention.start;
  };
  return [...assets].sort((a, b) => place(a.id) - place(b.id));
}

/** What the conversation was about before this question: the last things named, or their siblings where a question spoke of "the other". */
function focusBefore(earlier: readonly string[], linker: EntityLinker, directory: PlantDirectory): readonly EntityMention[] {
  let focus: readonly EntityMention[] = [];
  for (const question of earlier) {
    const own = linker.link(question);
    focus = own.length > 0 ? own : other.test(question) ? siblings(focus, directory) : focus;
  }
  return focus;
}

/** The other members of a group of like assets: same class, same parent, same number. */
function siblings(mentions: readonly EntityMention[], directory: PlantDirectory): readonly EntityMention[] {
  return mentions.flatMap((mention) => {
    const asset = directory.assets.find(({ id }) => id === mention.ids[0]);
    if (asset === undefined) return [];
    const stem = asset.id.replace(/[A-Z]$/u, '');
    const others = directory.assets.filter(
      (candidate) => candidate.id !== asset.id && candidate.parent === asset.parent && candidate.id.replace(/[A-Z]$/u, '') === stem,
    );
    return others.length === 0 ? [] : [{ ...mention, ids: others.map(({ id }) => id) }];
  });
}

/** The question before, about what this one names. */
function completed(question: string, previous: string, mentions: readonly EntityMention[], linker: EntityLinker): string {
  const replacement = mentions.flatMap(({ ids }) => ids).join(' ');
  const old = linker.link(previous)[0];
  const carried = old === undefined || replacement === '' ? previous : previous.slice(0, old.start) + replacement + previous.slice(old.end);
  return `${question} ${carried}`;
}

function unknownNames(question: string, mentions: readonly EntityMention[]): readonly string[] {
  return parseIdentifiers(question)
    .filter((identifier) => !mentions.some((mention) => identifier.start < mention.end && identifier.end > mention.start))
    .map(({ raw }) => raw);
}
