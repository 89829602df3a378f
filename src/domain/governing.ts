import * as z from 'zod';

/** What a heading, a lead-in line or a cell decides for the text that stands under or beside it, in its own words. */
export const Governing = z.object({ kind: z.enum(['forbids', 'limits', 'permits']), text: z.string() });
export type Governing = z.infer<typeof Governing>;

const either = (...parts: readonly string[]): string => `(?:${parts.join('|')})`;
/** Predicates of a prohibition, as a heading or the end of a lead-in has them. */
const banned = either(
  'forbidden|prohibited|banned|disallowed|inadmissible|impermissible|unacceptable|off[- ]limits|out of bounds|not (?:be )?(?:allowed|permitted|admissible|acceptable)',
  'verboten\\p{L}*|verbote|untersagt\\p{L}*|zu (?:unterlassen|vermeiden)\\p{L}*|unzulässig\\p{L}*|nicht (?:erlaubt|zulässig|gestattet|zugelassen)\\p{L}*|tabu',
);
const never = either("never|do not|don['’]?ts?|do nots|no[- ]gos?|(?:must|may|shall|should) not|mustn['’]t", 'niemals|nie|keinesfalls|auf keinen fall');
const hanBan = '(?:禁止|严禁|不得|不准|不许|不允许|切勿|请勿|不可以?)';
const degree = either('strictly', 'absolutely', 'expressly', 'always', 'generally', 'streng(?:stens)?', 'ausdrücklich', 'grundsätzlich', 'absolut', 'stets');
const pronoun = either(
  'it is',
  'what is',
  'the following (?:\\p{L}+ )?(?:is|are)',
  'es ist',
  'folgendes ist',
  'things',
  'actions',
  'acts',
  'practices',
  'activities',
);
const adjunct = either(
  'during',
  'while',
  'when',
  'in',
  'at',
  'on',
  'near',
  'for',
  'with',
  'without',
  'before',
  'after',
  'bei',
  'beim',
  'während',
  'im',
  'am',
  'an',
  'für',
  'ohne',
  'mit',
  'vor',
  'nach',
);
const openVerb = '(?:do|use|mix|add|apply|touch|store|combine)(?: (?:this|these|that|any of (?:this|these)|the following))?';
/** Whole headings. One that forbids an act of its own ("Do not open the lid under pressure") is an instruction: what stands under it explains it. */
const forbiddingHeading = new RegExp(
  [
    `^(?:${pronoun} )?(?:${degree} )?${banned}(?!\\p{L})(?:[ ,(].{0,60})?$`,
    `^(?:you )?${never}(?: ${openVerb})?(?: ${adjunct} .{1,50})?$`,
    `^(?:what|which|things|actions|acts|was|welche)(?!\\p{L}).{0,60}(?<!\\p{L})(?:${banned}|${never}|not|nicht)(?!\\p{L}).{0,20}$`,
    '^(?:(?:reasonably )?foreseeable |possible |vorhersehbare[rn]? )?(?:misuse|(?:improper|unintended|incorrect|wrong) (?:use|operation|handling)|fehlanwendung(?:en)?|fehlgebrauch|missbrauch|(?:nicht bestimmungsgemäße|bestimmungswidrige|sachwidrige|unsachgemäße)[rns]? (?:verwendung|gebrauch|benutzung|bedienung))$',
    '^(?:unacceptable|bad|unsafe|dangerous|wrong|poor) (?:practices?|habits?|acts?|actions?|behaviou?rs?|methods?)$',
    '^(?:(?:things|practices|actions|acts|mistakes|errors|what) to avoid|avoid|(?:common|typical|frequent|usual) (?:mistakes|errors|faults of handling)|(?:häufige|typische) (?:fehler|bedienfehler)|常见错误|错误(?:做法|操作)|误用|应避免.{0,8})$',
    `^(?:严格|绝对|一律)?(?:${hanBan}|禁忌|禁令)(?:的)?(?:事项|行为|操作|动作|情况|做法|作业|物质|物品|以下.{0,8}|下列.{0,8})?$`,
    `^.{1,16}(?:中|时|内|期间)(?:严格|绝对)?${hanBan}$`,
    `^(?:被)?${hanBan}.{0,12}的(?:行为|操作|事项|做法|物质|物品|材料)$`,
  ].join('|'),
  'iu',
);
const limitingHeading =
  /^(?:only|allowed only|permitted only|nur|erlaubt nur|zulässig nur)(?!\p{L}).{0,60}$|^(?:with|after|subject to|requires?|mit|nach) (?:an? |the )?(?:\p{L}+ )?(?:permit|permission|approval|release|genehmigung|freigabe|erlaubnis(?:schein)?)(?: only| required)?$|^(?:permit|permission|approval) (?:only|required)$|^(?:genehmigungs|erlaubnis|freigabe)pflichtig\p{L}*$|^(?:仅|只有|只能|须经|需经|需要).{0,12}$/iu;
const permittingHeading =
  /^(?:what is |it is |generally )?(?:allowed|permitted|permissible|erlaubt\p{L}*|zulässig\p{L}*|gestattet\p{L}*)(?!\p{L})(?:[ ,(].{0,40})?$|^(?:what|things) you (?:may|can) do$|^do['’]?s$|^允许(?:的)?(?:事项|行为|操作)?$/iu;
/** Headings inside a forbidding one under which the ban does not go on. */
const lifting = /^(?:exceptions?|instead|alternatives?|reasons?|why\b.*|background|ausnahmen?|stattdessen|gründe|warum\b.*|hintergrund|例外|原因|替代.*)$/iu;
/** A lead-in that forbids what the lines behind it say. */
const forbiddingLead = new RegExp(
  `(?<!\\p{L})(?:${banned}|${never}|(?:no ?one|nobody) may|(?:darf|dürfen)(?!\\p{L}).{0,60}(?:nicht|nie|kein\\p{L}*|niemand))(?!\\p{L})|${hanBan}`,
  'iu',
);
const limitingLead =
  /(?<!\p{L})(?:only|nur)(?!\p{L}).{0,60}(?:may|can|permit|allowed|darf|dürfen|erlaubt|zulässig)|(?<!\p{L})(?:may|darf|dürfen|allowed|permitted|erlaubt|zulässig)(?!\p{L}).{0,40}(?:only|nur)(?!\p{L})|(?:仅|只)(?:允许|能|可|有)/iu;
/** Not to leave something out is to do it. */
const omission = /(?<!\p{L})(?:skip|omit|forget|neglect|leave out|miss|fail)(?!\p{L})|vergess|auslassen|weglassen|überspring|忘|遗漏|跳过|省略/iu;
const condition = /^(?:if|when|where|unless|wenn|falls|sofern|如果|若|当)/iu;
const entry = /^\s*(?:[•▪‣◦*–-]|[a-z]\)|\d{1,2}[.)])\s*/u;
const numbering = /^[\s#*>]*(?:\d+(?:\.\d+)*[.)]?|[A-Z][.)]|第?[一二三四五六七八九十]+[、.章节])?\s+|^[\s#*]+/u;

const bare = (text: string): string => text.replace(numbering, '').replace(/[*_]+/gu, '').trim();
const unpunctuated = (text: string): string => bare(text).replace(/\s*[:：.!。！]+$/u, '');

/** What a heading decides for the text under it; null for one that only names a subject. */
export function headingRules(heading: string): Governing | null {
  const text = unpunctuated(heading);
  if (text === '' || text.length > 90) return null;
  if (limitingHeading.test(text)) return { kind: 'limits', text };
  if (forbiddingHeading.test(text) && !omission.test(text)) return { kind: 'forbids', text };
  return permittingHeading.test(text) ? { kind: 'permits', text } : null;
}

/** What a line decides for the lines behind it: a lead-in that ends in a colon, or a heading that was not set as one. */
export function leadRules(line: string): Governing | null {
  const text = bare(line.replace(entry, ''));
  if (!/[:：]$/u.test(text)) return /[.!?;,。！？；，]$/u.test(text) || text.length > 50 || entry.test(line) ? null : headingRules(text);
  const sentence = text.split(/(?<=[.!?])\s+|(?<=[。！？])/u).at(-1) ?? text;
  const main = condition.test(sentence) ? sentence.replace(/^[^,，]*[,，]\s*/u, '') : sentence;
  if (condition.test(main)) return null;
  const lead = sentence.replace(/\s*[:：]+$/u, '');
  if (forbiddingLead.test(main) && !omission.test(main)) return { kind: 'forbids', text: lead };
  if (limitingLead.test(main)) return { kind: 'limits', text: lead };
  return headingRules(lead);
}

/** What a path of headings ("Maintenance > Forbidden") decides for the text under it: its last two, the title of a document only where nothing stands between. */
export function sectionRules(section: string | null): Governing | null {
  const path = (section ?? '').split(' > ');
  for (let at = path.length - 1; at >= Math.max(path.length === 1 ? 0 : 1, path.length - 2); at -= 1) {
    const heading = path[at] ?? '';
    if (lifting.test(unpunctuated(heading))) return null;
    const found = /[:：]\s*$/u.test(heading) ? leadRules(heading) : headingRules(heading);
    if (found !== null) return found;
  }
  return null;
}

const allowing = '(?:is |if )?(?:allowed|permitted|permissible|admissible|erlaubt|zulässig|gestattet|zugelassen|允许|可否|许可)';
const barring = '(?:is )?(?:forbidden|prohibited|banned|verboten|untersagt|unzulässig|禁止|严禁)';
const yes = '(?:yes|ja|y|[✓✔☑]|是|可以?|允许|allowed|erlaubt|zulässig)';
const no = '(?:no|nein|n|never|nie|not? (?:allowed|permitted)|nicht (?:erlaubt|zulässig)|forbidden|prohibited|verboten|[✗✘×☒]|否|不可?|不允许|禁止)';
const cell = (head: string, value: string): RegExp => new RegExp(`(?:^|[;:]\\s)(${head}[^;:]{0,30}?:?\\s${value})(?=\\s*(?:[;,(.]|$))`, 'iu');
const denied = [cell(allowing, no), cell(barring, yes)];
const granted = [cell(allowing, yes), cell(barring, no)];

/** What a row of a table says of its own thing in a column "Allowed" or "Forbidden". */
export function rowRules(row: string): Governing | null {
  const labelled = /^[^;:]{1,120} \(([^()]{2,60})\)(?::|$)/u.exec(row)?.[1];
  const head = labelled === undefined ? null : headingRules(labelled);
  if (head !== null) return head;
  const found = (patterns: readonly RegExp[]): string | undefined => patterns.flatMap((pattern) => pattern.exec(row)?.[1] ?? [])[0];
  const ban = found(denied);
  if (ban !== undefined) return { kind: 'forbids', text: ban };
  const leave = found(granted);
  return leave === undefined ? null : { kind: 'permits', text: leave };
}

/** A line of a text with what governs it. */
export type GovernedLine = Readonly<{ start: number; end: number; by: Governing | null }>;

/** Every line of a text under `section` with what governs it; `above` governs the first lines, where a lead-in stands before the text. */
export function governedLines(text: string, section: string | null, above: Governing | null = null): readonly GovernedLine[] {
  const heading = sectionRules(section);
  let lead = above;
  /** A lead-in governs the paragraph behind it, or the entries of its list. */
  let fresh = above !== null;
  const lines: GovernedLine[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    const end = start + line.length;
    if (line.trim() !== '') {
      const rules = leadRules(line);
      const isEntry = entry.test(line);
      if (rules === null && !isEntry && !fresh && !/^\s*\p{Ll}/u.test(line)) lead = null;
      lines.push({ start, end, by: rules === null ? (rowRules(line) ?? lead ?? heading) : heading });
      if (rules !== null) lead = rules;
      else if (/[:：]\s*$/u.test(line)) lead = null;
      fresh = rules !== null;
    }
    start = end + 1;
  }
  return lines;
}

/** What governs the stretch of a text that begins at an offset. */
export function governingAt(text: string, section: string | null, offset: number): Governing | null {
  return governedLines(text, section).find(({ start, end }) => start <= offset && offset < end)?.by ?? null;
}

/** The lead-in that is still open at the end of a text: it governs what comes next. */
export function openLead(text: string): Governing | null {
  const last = text.trimEnd().split('\n').at(-1) ?? '';
  const rules = leadRules(last);
  if (rules !== null) return rules;
  const by = entry.test(last) ? governedLines(text, null).at(-1)?.by : null;
  return by ?? null;
}

/** A text with what governs it before it, as one sentence: `Forbidden: warming the pot with a flame`. A row that says it itself stays as it is. */
export function withGoverning(text: string, by: Governing | null): string {
  if (by === null || text.includes(by.text)) return text;
  const parts = text
    .split(/\n+|(?<=[.!?])\s+(?=\p{Lu})|(?<=[。！？])(?=.)/u)
    .map((part) => part.replace(entry, '').trim())
    .filter((part) => part !== '');
  return `${by.text}: ${parts.map((part, at) => (at < parts.length - 1 ? part.replace(/[.;。；]$/u, '') : part)).join('; ')}`;
}
