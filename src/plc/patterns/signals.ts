import type { TagDefinition } from '../../domain/tag.js';
import type { Signal, SignalType, TagBook } from './model.js';

/**
 * A lookup over the plant's tag list; built once per request.
 * Source: own design of this package.
 * Units: engineering units of the tags, unchanged.
 * Errors: none.
 */
export function tagBook(tags: readonly TagDefinition[]): TagBook {
  const byId = new Map(tags.map((tag) => [tag.id.toUpperCase(), tag]));
  const byEquipment = new Map<string, TagDefinition[]>();
  for (const tag of tags) {
    const key = tag.equipment.toUpperCase();
    byEquipment.set(key, [...(byEquipment.get(key) ?? []), tag]);
  }
  return {
    find: (tag) => byId.get(tag.toUpperCase()),
    ofEquipment: (equipment) => byEquipment.get(equipment.toUpperCase()) ?? [],
  };
}

/** The same lookup with the units that a request wrote beside its limits. */
export function withUnits(book: TagBook, units: Readonly<Record<string, string>> = {}): TagBook {
  const stated = new Map(Object.entries(units).map(([tag, unit]) => [tag.toUpperCase(), unit]));
  return { ...book, statedUnit: (tag) => stated.get(tag.toUpperCase()) };
}

const reserved = new Set(
  (
    'and or not xor mod if then else elsif end_if case of end_case for to by do end_for while end_while repeat until end_repeat exit return var end_var at true false ' +
    'program function function_block type struct array string time date bool int dint real on off with task step action transition le ge eq ne lt gt min max limit sel mux ' +
    'abs sqrt ln log exp sin cos tan add sub mul div move len left right mid concat insert delete replace find shl shr rol ror ton tof tp ctu ctd ctud sr rs r_trig f_trig ' +
    'byte word dword lword sint lint usint uint udint ulint lreal tod dt any in out q et pt cv s r initial_step resource configuration retain constant public private method'
  ).split(' '),
);

/** A tag or plain name as an IEC identifier (third edition, clause 6.1.2): letters, digits, single underscores, no reserved word. `P-101A.RUN` becomes `P_101A_RUN`. */
export function toIdentifier(name: string): string {
  const ascii = name
    .replace(/[äÄ]/g, 'ae')
    .replace(/[öÖ]/g, 'oe')
    .replace(/[üÜ]/g, 'ue')
    .replace(/ß/g, 'ss')
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9_]+/g, '_')
    .replace(/_+/g, '_')
    .replace(/^_|_$/g, '');
  const started = /^[A-Za-z]/.test(ascii) ? ascii : `N_${ascii}`.replace(/_$/, '');
  return reserved.has(started.toLowerCase()) ? `${started}_Signal` : started;
}

export interface SignalRequest {
  /** Equipment or tag name as the request wrote it. */
  readonly owner: string;
  /** Attribute names in order of preference; the first that the plant has is taken, otherwise the first. Empty: the owner itself is the tag. */
  readonly attributes: readonly string[];
  readonly direction: 'input' | 'output';
  readonly type: SignalType;
  readonly description: string;
  readonly actuator?: boolean;
  readonly unit?: string | null;
}

/** Resolves one row of the tags table against the plant. Never fails: an unknown tag is marked so and becomes an open question. */
export function signal(book: TagBook, request: SignalRequest): Signal {
  const candidates = request.attributes.length === 0 ? [request.owner] : request.attributes.map((attribute) => `${request.owner}.${attribute}`);
  const found = candidates.map((candidate) => book.find(candidate)).find((tag) => tag !== undefined);
  const tag = found?.id ?? candidates[0] ?? request.owner;
  return {
    identifier: toIdentifier(tag),
    tag,
    direction: request.direction,
    type: request.type,
    description: request.description,
    unit: found?.unit ?? (found === undefined ? book.statedUnit?.(tag) : undefined) ?? request.unit ?? null,
    range: found?.range ?? null,
    known: found !== undefined,
    actuator: request.actuator ?? false,
    safetyRelated: found?.safetyRelated === true || (request.direction === 'output' && book.ofEquipment(request.owner).some((other) => other.safetyRelated)),
  };
}

/** An internal signal of the block's interface that needs no plant tag, for example an operator request or a status. */
export function plainSignal(direction: 'input' | 'output', type: SignalType, identifier: string, description: string, unit: string | null = null): Signal {
  return { identifier, tag: '', direction, type, description, unit, range: null, known: true, actuator: false, safetyRelated: false };
}

/** Milliseconds as the shortest exact TIME literal: 10000 is `T#10s`, 90000 is `T#1m30s`. */
export function timeLiteral(milliseconds: number): string {
  const whole = Math.max(0, Math.round(milliseconds));
  const parts: readonly (readonly [number, string])[] = [
    [Math.floor(whole / 86_400_000), 'd'],
    [Math.floor(whole / 3_600_000) % 24, 'h'],
    [Math.floor(whole / 60_000) % 60, 'm'],
    [Math.floor(whole / 1_000) % 60, 's'],
    [whole % 1_000, 'ms'],
  ];
  const text = parts
    .filter(([amount]) => amount > 0)
    .map(([amount, unit]) => `${amount}${unit}`)
    .join('');
  return `T#${text === '' ? '0s' : text}`;
}

/** A number as a REAL literal: 80 is `80.0`. */
export function realLiteral(value: number): string {
  const text = String(value);
  if (/^-?\d+$/.test(text)) return `${text}.0`;
  return text.includes('e') && !text.includes('.') ? text.replace('e', '.0e') : text;
}
