import { zipSync } from 'fflate';
import mammoth from 'mammoth';
import { allMatches } from '../../domain/all-matches.js';
import type { ExtractedDocument } from '../../ports/knowledge.js';
import { type ExtractionBudget, unreadable } from './budget.js';
import { hiddenTextWarning, withoutHiddenRuns } from './docx-hidden.js';
import { markNumbers } from './docx-numbers.js';
import { PAGE_BREAK_CLASS, readHtml } from './html.js';
import { metadataFromFields } from './metadata.js';
import { unpackZip } from './zip.js';

const MAIN = 'word/document.xml';
const styles = [
  `br[type='page'] => img.${PAGE_BREAK_CLASS}`,
  "p[style-name='Title'] => h1:fresh",
  // Files whose writers leave the table of styles out name them by id only.
  'p.Title => h1:fresh',
  "p[style-name='Subtitle'] => p:fresh",
  "p[style-name='caption'] => p:fresh",
  "p[style-name='Caption'] => p:fresh",
];

/** A Word document as structure, pages as Word last laid them out (or by its page breaks where it never did). Pictures and macros are never unpacked. */
export async function extractDocx(bytes: Uint8Array, budget: ExtractionBudget): Promise<ExtractedDocument> {
  const parts = unpackZip(bytes, (name) => /\.(?:xml|rels)$/i.test(name), budget.inflatedBytes);
  const main = parts.get(MAIN);
  if (main === undefined) throw unreadable('The Word file is damaged: its text is missing.');
  const text = (name: string): string => new TextDecoder().decode(parts.get(name) ?? new Uint8Array());
  const styleTable = text('word/styles.xml');
  const shown = withoutHiddenRuns(text(MAIN), styleTable);
  const body = markPages(markNumbers(shown.xml, text('word/numbering.xml'), styleTable));
  const prepared = new Map(parts).set(MAIN, new TextEncoder().encode(body));
  const hidden = [...shown.hidden];
  for (const notes of ['word/footnotes.xml', 'word/endnotes.xml'].filter((name) => parts.has(name))) {
    const bare = withoutHiddenRuns(text(notes), styleTable);
    prepared.set(notes, new TextEncoder().encode(bare.xml));
    hidden.push(...bare.hidden);
  }
  const lean = zipSync(Object.fromEntries(prepared), { level: 0 });
  const html = await convert(lean);
  const { builder, pages, metadata } = readHtml(withNotesInPlace(html), budget);
  const own = coreProperties(parts.get('docProps/core.xml'));
  return {
    format: 'docx',
    text: builder.text(),
    pages,
    blocks: builder.blocks(),
    records: [],
    metadata: { ...metadata, ...own },
    warnings: [...hiddenTextWarning(hidden, '')],
  };
}

async function convert(zip: Uint8Array): Promise<string> {
  try {
    const options = { styleMap: styles, convertImage: mammoth.images.imgElement(async () => ({ src: '' })), externalFileAccess: false };
    return (await mammoth.convertToHtml({ buffer: Buffer.from(zip) }, options)).value;
  } catch (cause) {
    throw unreadable('The Word file is damaged and cannot be read.', cause);
  }
}

/** Footnotes and endnotes, which come after everything else, put behind the paragraph or list item that refers to them. */
function withNotesInPlace(html: string): string {
  const list = /<ol>(?:<li id="(?:foot|end)note-[^"]*">[\s\S]*?<\/li>)+<\/ol>\s*$/u.exec(html);
  if (list === null) return html;
  let body = html.slice(0, list.index);
  let left = '';
  const notes = allMatches(list[0], /<li id="((?:foot|end)note-[^"]*)">([\s\S]*?)<\/li>/gu);
  // From the last one, so that notes of one paragraph stand in their order behind it.
  for (const [whole, name = '', note = ''] of notes.reverse()) {
    const text = note.replace(/<a href="#(?:foot|end)note-ref-[^"]*">[^<]*<\/a>/gu, '').replace(/<\/?p>/gu, ' ');
    const reference = body.indexOf(`href="#${name}"`);
    const mark = /^[^>]*>([^<]*)</u.exec(body.slice(Math.max(0, reference)))?.[1] ?? '';
    const end = /<\/(?:p|li|td|th)>/u.exec(body.slice(Math.max(0, reference)));
    if (reference < 0 || end === null || /t[dh]/u.test(end[0])) left = whole.replace(note, text) + left;
    else {
      const at = reference + end.index + end[0].length;
      body = `${body.slice(0, at)}<p>${mark} ${text}</p>${body.slice(at)}`;
    }
  }
  return left === '' ? body : `${body}<ol>${left}</ol>`;
}

/** Word notes where it last began a page; where it did, those notes count and the breaks set by hand are part of them. */
function markPages(xml: string): string {
  const rendered = /<w:lastRenderedPageBreak\s*\/>/g;
  if (!rendered.test(xml)) return xml;
  return xml.replace(/<w:br\s+w:type="page"\s*\/>/g, '').replace(rendered, '<w:br w:type="page"/>');
}

function coreProperties(part: Uint8Array | undefined): ExtractedDocument['metadata'] {
  if (part === undefined) return {};
  const xml = new TextDecoder().decode(part.subarray(0, 65_536));
  const title = /<dc:title>([^<]{3,300})<\/dc:title>/.exec(xml)?.[1];
  return title === undefined ? {} : metadataFromFields({ title: title.replaceAll('&amp;', '&').trim() });
}
