import { literalPattern } from '../domain/literal-pattern.js';
/** What may not be sent to an outside model as it stands. */
export type RedactionRules = Readonly<{
  emails: boolean;
  phones: boolean;
  /** Keys, passwords, tokens and private keys. */
  secrets: boolean;
  /** People: titles with a name, and the names in `names`. */
  people: boolean;
  names: readonly string[];
  /** The owner's own patterns; `name` becomes the word of the placeholder. */
  patterns: ReadonlyArray<Readonly<{ name: string; pattern: RegExp }>>;
}>;

export const defaultRedactionRules: RedactionRules = { emails: true, phones: true, secrets: true, people: true, names: [], patterns: [] };

/** What is hidden and, where that is looked for behind an introduction, the introduction: a text without it need not be searched for the rest. */
type Hidden = Readonly<{ pattern: RegExp; behind?: RegExp }>;

const secretsBehind =
  /\b(?:password|passwd|passphrase|pwd|passwort|kennwort|api[ _-]?key|access[ _-]?key|secret|token|pin code|community string)\b["']?\s*(?:[:=]|\bis\b|\bist\b|\blautet\b)\s*["']?/iu;
const secrets: readonly Hidden[] = [
  { pattern: /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/gu },
  {
    pattern:
      /\b(?:sk|pk|rk)[-_][A-Za-z0-9_-]{16,}|\bAKIA[0-9A-Z]{16}\b|\bgh[oprsu]_[A-Za-z0-9]{20,}|\bgithub_pat_\w{20,}|\bxox[abpr]-[\w-]{10,}|\bAIza[\w-]{30,}|\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*/gu,
  },
  { pattern: new RegExp(`(?<=${secretsBehind.source})[^\\s"',;]{4,}`, 'giu'), behind: secretsBehind },
  { pattern: /(?<=(?:密码|口令|密钥)\s*(?:[:=：]|是|为)\s*)[^\s，。,;；]{4,}/gu },
  { pattern: /(?<=\bBearer\s+)[\w.~+/=-]{16,}/gu, behind: /Bearer/u },
  { pattern: /(?<=:\/\/[^\s:/@]+:)[^\s:/@]+(?=@)/gu, behind: /:\/\/[^\s:/@]+:/u },
];
const email: Hidden = { pattern: /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu, behind: /@/u };
const phoneBehind =
  /(?:\b(?:tel|telephone|phone|mobile|cell|fax|telefon|mobil|handy|ext|extension|durchwahl)\b\.?|电话|手机|分机)\s*(?:no\.?|nr\.?|number)?\s*[:：]?\s*/iu;
const phones: readonly Hidden[] = [
  { pattern: /(?<![\w.-])(?:\(\d{3}\)\s?|\d{3}[-.])\d{3}[-.]\d{4}(?!\w)/gu },
  { pattern: /(?<![\w.+-])\+\d{1,3}[\s./-]?(?:\(\d{1,5}\)[\s./-]?)?\d{1,5}(?:[\s./-]?\d{2,5}){1,5}(?![\w])/gu },
  { pattern: /(?<![\w.-])\(0\d{1,5}\)\s?\d{2,5}(?:[\s/-]?\d{2,5}){1,3}(?!\w)/gu },
  { pattern: /(?<![\w.-])0[1-9]\d{1,3}(?:[\s/-]\d{2,8}){1,4}(?![\w.])/gu },
  { pattern: /(?<![\w.-])1[3-9]\d{9}(?!\w)/gu },
  { pattern: new RegExp(`(?<=${phoneBehind.source})\\+?\\d[\\d\\s/().-]{2,16}\\d(?!\\w)`, 'giu'), behind: phoneBehind },
];
const titled = /\b(?:Mr|Mrs|Ms|Mx|Dr|Prof|Herr|Herrn|Frau)\.?\s+(?:(?:Dr|Prof)\.?\s+)?(\p{Lu}[\p{L}'-]+(?:\s+\p{Lu}[\p{L}'-]+){0,2})/gu;
const date = /^\s*\d{1,4}[./-]\d{1,2}[./-]\d{1,4}\s*$/u;

const placeholderWord = /^[A-Z][A-Z0-9]{0,19}$/u;
const restorable = /\[?\b([A-Z][A-Z0-9]{0,19}_\d{1,5})\b\]?/gu;

/** True where the word can stand in a placeholder: capital letters and digits. */
export function isPlaceholderWord(word: string): boolean {
  return placeholderWord.test(word);
}

/** The placeholders of one exchange: the same text has the same placeholder in every message, and comes back as it was. */
export class Redaction {
  readonly #rules: RedactionRules;
  readonly #names: readonly RegExp[];
  readonly #placeholders = new Map<string, string>();
  readonly #originals = new Map<string, string>();
  readonly #counts = new Map<string, number>();

  constructor(rules: RedactionRules) {
    this.#rules = rules;
    const names = rules.people ? [...rules.names].filter((name) => name.trim().length >= 2).sort((a, b) => b.length - a.length) : [];
    this.#names = names.map((name) => {
      const literal = literalPattern(name.trim()).replace(/\s+/gu, '\\s+');
      return /\p{Script=Han}/u.test(name) ? new RegExp(literal, 'gu') : new RegExp(`(?<![\\p{L}\\p{N}])${literal}(?![\\p{L}\\p{N}])`, 'gu');
    });
  }

  /** How many different things of each kind were replaced. */
  get counts(): Readonly<Record<string, number>> {
    return Object.fromEntries([...this.#counts].map(([kind, count]) => [kind.toLowerCase(), count]));
  }

  hide(text: string): string {
    const { rules, names } = { rules: this.#rules, names: this.#names };
    let hidden = text;
    for (const { name, pattern } of rules.patterns) hidden = this.#replace(hidden, { pattern }, name);
    if (rules.secrets) for (const secret of secrets) hidden = this.#replace(hidden, secret, 'SECRET');
    if (rules.emails) hidden = this.#replace(hidden, email, 'EMAIL');
    if (rules.people) {
      for (const pattern of names) hidden = this.#replace(hidden, { pattern }, 'PERSON');
      hidden = hidden.replace(titled, (whole, name: string) => whole.replace(name, this.#placeholder(name, 'PERSON')));
    }
    if (rules.phones) for (const phone of phones) hidden = this.#replace(hidden, phone, 'PHONE', isPhone);
    return hidden;
  }

  /** Every string in a value hidden; keys stay. */
  hideAll<T>(value: T): T {
    return mapStrings(value, (text) => this.hide(text)) as T;
  }

  restore(text: string): string {
    if (this.#originals.size === 0) return text;
    return text.replace(restorable, (whole, placeholder: string) => this.#originals.get(placeholder) ?? whole);
  }

  restoreAll<T>(value: T): T {
    return mapStrings(value, (text) => this.restore(text)) as T;
  }

  #replace(text: string, { pattern, behind }: Hidden, kind: string, accepts: (found: string) => boolean = () => true): string {
    if (behind !== undefined && !behind.test(text)) return text;
    return text.replace(pattern, (found) => (found.trim() === '' || isPlaceholder(found) || !accepts(found) ? found : this.#placeholder(found, kind)));
  }

  #placeholder(original: string, kind: string): string {
    const known = this.#placeholders.get(original);
    if (known !== undefined) return `[${known}]`;
    const number = (this.#counts.get(kind) ?? 0) + 1;
    const placeholder = `${kind}_${number}`;
    this.#counts.set(kind, number);
    this.#placeholders.set(original, placeholder);
    this.#originals.set(placeholder, original);
    return `[${placeholder}]`;
  }
}

function isPlaceholder(text: string): boolean {
  return /^\[?[A-Z][A-Z0-9]*_\d+\]?$/u.test(text);
}

function isPhone(text: string): boolean {
  const digits = text.replace(/\D/gu, '').length;
  return digits >= (/^0\d/u.test(text) ? 8 : 4) && digits <= 15 && !date.test(text);
}

function mapStrings(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((item) => mapStrings(item, change));
  if (value !== null && typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mapStrings(item, change)]));
  return value;
}
