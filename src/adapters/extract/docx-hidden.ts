import { allMatches } from '../../domain/all-matches.js';

/** Text that no reader sees on the page: its runs are left out of the document, as hidden elements of a web page are, and reported. */
export type Unhidden = Readonly<{ xml: string; hidden: readonly string[] }>;

/** Two points: nobody reads it, and no printer's footnote is so small. Word counts half points. */
const SMALLEST_HALF_POINTS = 4;
const run = /<w:r(?:\s[^>]*)?>(?:(?!<\/w:r>)[\s\S])*<\/w:r>/gu;

/**
 * Takes runs out of a part of a Word file that are marked hidden, smaller than two points, or white on the page. White letters on a shaded
 * ground (a table's head, a highlighted word) are read: only where neither run, paragraph nor table gives a ground are they invisible.
 */
export function withoutHiddenRuns(xml: string, styles: string): Unhidden {
  const hiddenStyles = stylesThatHide(styles);
  const hidden: string[] = [];
  const tables = allMatches(xml, /<w:tbl>|<\/w:tbl>/gu).map(({ index, 0: tag }) => ({ index, open: tag === '<w:tbl>' }));
  const shown = xml.replace(run, (whole, ...rest: unknown[]) => {
    const at = rest.find((item): item is number => typeof item === 'number') ?? 0;
    const properties = /<w:rPr>([\s\S]*?)<\/w:rPr>/u.exec(whole)?.[1] ?? '';
    if (!isHidden(properties, hiddenStyles, () => hasGround(xml, at, tables))) return whole;
    const text = allMatches(whole, /<w:t(?:\s[^>]*)?>([^<]*)<\/w:t>/gu)
      .map(([, letters]) => letters ?? '')
      .join('');
    if (text.trim() === '') return whole;
    hidden.push(text);
    return '';
  });
  return { xml: shown, hidden };
}

function isHidden(properties: string, hiddenStyles: ReadonlySet<string>, ground: () => boolean): boolean {
  if (properties === '') return false;
  if (isOn('vanish', properties) || isOn('webHidden', properties)) return true;
  const style = /<w:rStyle\s+w:val="([^"]*)"/u.exec(properties)?.[1];
  if (style !== undefined && hiddenStyles.has(style)) return true;
  const size = /<w:sz\s+w:val="(\d+)"/u.exec(properties)?.[1];
  if (size !== undefined && Number(size) <= SMALLEST_HALF_POINTS) return true;
  const colour = /<w:color\s[^>]*w:val="([0-9A-Fa-f]{6})"/u.exec(properties)?.[1];
  return colour !== undefined && isNearWhite(colour) && !/<w:(?:shd|highlight)\b/u.test(properties) && !ground();
}

/** A toggle property is on unless its value says off. */
function isOn(name: string, properties: string): boolean {
  const match = new RegExp(`<w:${name}(?:\\s+w:val="([^"]*)")?\\s*/>`, 'u').exec(properties);
  return match !== null && !/^(?:0|false|off)$/u.test(match[1] ?? 'true');
}

function isNearWhite(colour: string): boolean {
  return [0, 2, 4].every((at) => Number.parseInt(colour.slice(at, at + 2), 16) >= 0xf5);
}

/** The paragraph is shaded, or the run stands in a table, whose style may give its rows a ground. */
function hasGround(xml: string, at: number, tables: readonly Readonly<{ index: number; open: boolean }>[]): boolean {
  const depth = tables.filter(({ index }) => index < at).reduce((sum, { open }) => sum + (open ? 1 : -1), 0);
  if (depth > 0) return true;
  const paragraph = xml.slice(xml.lastIndexOf('<w:p>', at) > xml.lastIndexOf('<w:p ', at) ? xml.lastIndexOf('<w:p>', at) : xml.lastIndexOf('<w:p ', at), at);
  return /<w:pPr>[\s\S]*?<w:shd\b[\s\S]*?<\/w:pPr>/u.test(paragraph);
}

/** Character styles that are hidden or tiny. */
function stylesThatHide(styles: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (const [, id = '', body = ''] of allMatches(styles, /<w:style\s[^>]*w:styleId="([^"]*)"[^>]*>([\s\S]*?)<\/w:style>/gu)) {
    const size = /<w:sz\s+w:val="(\d+)"/u.exec(body)?.[1];
    if (isOn('vanish', body) || (size !== undefined && Number(size) <= SMALLEST_HALF_POINTS)) found.add(id);
  }
  return found;
}

/** What the report says of them: how many, and how the first begins. */
export function hiddenTextWarning(hidden: readonly string[], where: string): readonly string[] {
  const [first] = hidden;
  if (first === undefined) return [];
  const begins = first.replace(/\s+/gu, ' ').trim().slice(0, 80);
  const places = hidden.length === 1 ? 'a place' : `${hidden.length} places`;
  return [`Text that no reader sees (hidden, white or tiny) stands in ${places}${where}; it was left out. The first begins: "${begins}".`];
}
