/** Text with inline marks -> lines that fit a width. Knows no PDF: widths come from a `measure` function. */

export type Style = 'regular' | 'bold' | 'italic' | 'raised';
export type Fragment = Readonly<{ text: string; style: Style }>;
export type Line = Readonly<{ fragments: readonly Fragment[]; width: number; footnotes: readonly number[]; spaces: number; last: boolean }>;
export type Measure = (text: string, style: Style) => number;
type Word = Readonly<{ fragments: readonly Fragment[]; spaceBefore: boolean }>;

const wide = /[\u2e80-\u9fff\uff00-\uffef\u3000-\u303f]/;
const closing = /^[,;:?!)，。、；：？！）》”’%℃]/;

/** Splits `**bold**`, `*italic*` and footnote marks into styled fragments. */
export function parseInline(text: string): Fragment[] {
  const fragments: Fragment[] = [];
  for (const part of text.split(/(\*\*[^*]+\*\*|\*[^*\s][^*]*\*|\ue000\d+\ue000)/)) {
    if (part === '') continue;
    if (part.startsWith('**') && part.length > 4) fragments.push({ text: part.slice(2, -2), style: 'bold' });
    else if (part.startsWith('*') && part.length > 2) fragments.push({ text: part.slice(1, -1), style: 'italic' });
    else if (part.startsWith('\ue000')) fragments.push({ text: part.slice(1, -1), style: 'raised' });
    else fragments.push({ text: part, style: 'regular' });
  }
  return fragments;
}

/** Chinese and other wide characters break anywhere but before closing punctuation; everything else at spaces. */
function piecesOf(text: string): string[] {
  return text.split(/(\s+)/).flatMap((piece) => {
    if (!wide.test(piece)) return [piece];
    const parts: string[] = [];
    for (const character of piece) {
      const previous = parts.at(-1);
      const joins = previous !== undefined && (closing.test(character) || (!wide.test(character) && !wide.test(previous.at(-1) ?? '')));
      if (joins) parts[parts.length - 1] = previous + character;
      else parts.push(character);
    }
    return parts;
  });
}

function wordsOf(fragments: readonly Fragment[]): Word[] {
  const words: { fragments: Fragment[]; spaceBefore: boolean }[] = [];
  let space = true;
  let open = false;
  for (const fragment of fragments) {
    for (const piece of piecesOf(fragment.text)) {
      if (piece === '') continue;
      if (/^\s+$/.test(piece)) {
        space = true;
        open = false;
        continue;
      }
      const current = words.at(-1);
      if (open && current && !wide.test(piece)) current.fragments.push({ text: piece, style: fragment.style });
      else words.push({ fragments: [{ text: piece, style: fragment.style }], spaceBefore: space && words.length > 0 });
      space = false;
      open = true;
    }
  }
  return glueUnits(words);
}

const plain = (word: Word | undefined): string => word?.fragments.map((fragment) => fragment.text).join('') ?? '';

/** Keeps a number and its unit on one line, as a careful typesetter does. */
function glueUnits(words: readonly Word[]): Word[] {
  const glued: Word[] = [];
  for (const word of words) {
    const previous = glued.at(-1);
    const isUnit = /^(°C|°F|bar|kPa|mm|mm\/s|m|m²|m³|m³\/h|l|l\/h|kg|kg\/h|g|kW|V|A|Hz|N|N·m|kN|rpm|min|s|h|%|dB\(A\)|ppm|µm|mS\/cm|kWh|K)[.,;:)]?$/.test(
      plain(word),
    );
    if (previous && isUnit && word.spaceBefore && /\d$/.test(plain(previous))) {
      const [first, ...rest] = word.fragments;
      if (first) glued[glued.length - 1] = { ...previous, fragments: [...previous.fragments, { ...first, text: ` ${first.text}` }, ...rest] };
    } else glued.push(word);
  }
  return glued;
}

/** Where a long word may be cut: between two consonants that stand between vowels, leaving three letters on each side. */
export function hyphenPoints(word: string): number[] {
  if (!/^[a-zäöüß]{8,}[.,;:)]?$/i.test(word)) return [];
  const points: number[] = [];
  for (let index = 3; index < word.replace(/\W$/, '').length - 2; index += 1) {
    const pair = word.slice(index - 1, index + 1).toLowerCase();
    const vowel = /[aeiouyäöü]/i;
    const between = vowel.test(word[index - 2] ?? '') && vowel.test(word[index + 1] ?? '') && !/[aeiouyäöü]/.test(pair);
    if (between && !/^(ch|sh|th|ph|ck|gh|wh|qu|ng|st|sc|[bcdfgkpt][lr])$/.test(pair)) points.push(index);
  }
  return points;
}

function cutWord(word: Word, room: number, measure: Measure): readonly [Word, Word] | null {
  const only = word.fragments.length === 1 ? word.fragments[0] : undefined;
  if (!only) return null;
  const point = hyphenPoints(only.text)
    .reverse()
    .find((index) => measure(`${only.text.slice(0, index)}-`, only.style) <= room);
  if (point === undefined) return null;
  return [
    { fragments: [{ ...only, text: `${only.text.slice(0, point)}-` }], spaceBefore: word.spaceBefore },
    { fragments: [{ ...only, text: only.text.slice(point) }], spaceBefore: true },
  ];
}

function lineOf(words: readonly Word[], measure: Measure, last: boolean): Line {
  const fragments: { text: string; style: Style }[] = [];
  words.forEach((word, position) => {
    word.fragments.forEach((fragment, index) => {
      const text = position > 0 && index === 0 && word.spaceBefore ? ` ${fragment.text}` : fragment.text;
      const previous = fragments.at(-1);
      if (previous && previous.style === fragment.style) previous.text += text;
      else fragments.push({ text, style: fragment.style });
    });
  });
  const footnotes = fragments.filter((fragment) => fragment.style === 'raised').map((fragment) => Number(fragment.text));
  const width = fragments.reduce((sum, fragment) => sum + measure(fragment.text, fragment.style), 0);
  return { fragments, width, footnotes, spaces: words.slice(1).filter((word) => word.spaceBefore).length, last };
}

/** Breaks text into lines at most `width` wide (a single longer word stands alone). */
export function breakLines(text: string, width: number, measure: Measure, hyphenate = false): Line[] {
  const queue = wordsOf(parseInline(text)).reverse();
  const lines: Line[] = [];
  let current: Word[] = [];
  let used = 0;
  for (let word = queue.pop(); word !== undefined; word = queue.pop()) {
    const lead = current.length > 0 && word.spaceBefore ? measure(' ', 'regular') : 0;
    const size = word.fragments.reduce((sum, fragment) => sum + measure(fragment.text, fragment.style), 0);
    if (current.length === 0 || used + lead + size <= width) {
      current.push(word);
      used += lead + size;
      continue;
    }
    const cut = hyphenate ? cutWord(word, width - used - lead, measure) : null;
    if (cut) current.push(cut[0]);
    queue.push(cut ? cut[1] : word);
    lines.push(lineOf(current, measure, false));
    current = [];
    used = 0;
  }
  if (current.length > 0) lines.push(lineOf(current, measure, true));
  return lines;
}
