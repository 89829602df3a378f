import type { Role } from '../../domain/actor.js';
import { allMatches } from '../../domain/all-matches.js';
import type { DocumentInfo } from '../../domain/document.js';
import type { Validity } from '../../domain/validity.js';
import type { ExtractedDocument } from '../../ports/knowledge.js';
import { effectiveDateIn, revisionIn, supersedesIn } from './imprint.js';
import { detectLanguage } from './language.js';
import type { ManifestEntry } from './manifest.js';
import { statedRoles } from './rights.js';
import { dayOf, validityIn } from './validity.js';

export type FileIdentity = Readonly<{
  fileName: string;
  /** Path below the folder that was named for ingestion, with forward slashes. */
  relativePath: string;
  sha256: string;
  collection: string;
  accessRoles: readonly Role[];
  manifest: ManifestEntry | null;
  ingestedAt: Date;
}>;

/**
 * Who a document is: the manifest wins, then the document's own metadata (front matter, properties), then what its first pages say.
 * A document that says no revision gets `1`; the ingest service counts on from there.
 */
export function identify(document: ExtractedDocument, file: FileIdentity): DocumentInfo {
  const { manifest } = file;
  const { metadata } = document;
  const opening = openingOf(document);
  const title = manifest?.title ?? metadata.title ?? titleIn(document) ?? nameAsTitle(file.fileName);
  const validity = validityOf(document, manifest, opening);
  const uncertain = document.pages.filter((page) => page.uncertainTable === true).map((page) => page.page);
  return {
    id: manifest?.id ?? metadata.documentId ?? documentId(file),
    title: title.replace(/\s+/g, ' ').trim().slice(0, 200),
    collection: file.collection,
    revision: manifest?.revision ?? metadata.revision ?? revisionIn(opening) ?? revisionIn(file.fileName.replace(/[_.-]+/g, ' ')) ?? '1',
    effectiveDate: manifest?.effectiveDate ?? metadata.validFrom ?? metadata.effectiveDate ?? validity?.from ?? effectiveDateIn(opening),
    ...(validity === null ? {} : { validity }),
    supersedes: manifest?.supersedes ?? metadata.supersedes ?? supersedesIn(opening),
    status: 'current',
    appliesTo: manifest?.appliesTo ?? listOf(metadata.appliesTo) ?? appliesToIn(opening),
    language: manifest?.language ?? metadata.language?.slice(0, 2).toLowerCase() ?? detectLanguage(document.text),
    accessRoles: [...(rolesSaid(document, file) ?? [])],
    kind: manifest?.kind ?? kindOf(document, file, title),
    format: document.format,
    fileName: file.fileName,
    sha256: file.sha256,
    pageCount: Math.max(1, document.pages.length),
    ...(uncertain.length === 0 ? {} : { uncertainTables: uncertain }),
    ingestedAt: file.ingestedAt.toISOString(),
  };
}

/** The days on which it holds, as the manifest, its metadata or its own words name them; a mere date of issue is none. */
function validityOf({ metadata, text, records, format }: ExtractedDocument, manifest: ManifestEntry | null, opening: string): Validity | null {
  const said = records.length > 0 && format !== 'text' ? null : validityIn(opening, text);
  const from = dayOf(manifest?.effectiveDate ?? metadata.validFrom, 'first') ?? said?.from ?? null;
  const until = dayOf(manifest?.validUntil ?? metadata.validUntil, 'last') ?? said?.until ?? null;
  return from === null && until === null ? null : { from, until };
}

/** The roles that the manifest, the document or the request names, an empty list for every role; null where none of them says anything. */
export function rolesSaid({ metadata }: ExtractedDocument, { manifest, accessRoles }: FileIdentity): readonly Role[] | null {
  return statedRoles({ manifest: manifest?.accessRoles ?? null, own: listOf(metadata.accessRoles) ?? [], requested: accessRoles });
}

const OPENING_CHARACTERS = 4_000;

/** The first page, where the title, the revision and its table stand, with the running lines of page one. */
export function openingOf(document: Pick<ExtractedDocument, 'text' | 'pages' | 'records' | 'format'>): string {
  if (document.records.length > 0 && document.format !== 'text') return '';
  const [first] = document.pages;
  return [first?.header, document.text.slice(0, OPENING_CHARACTERS), first?.footer].filter(Boolean).join('\n');
}

/** The heading of the highest level within the first page, else a short first line. */
function titleIn(document: ExtractedDocument): string | null {
  if (document.records.length > 0 && document.format !== 'text') return null;
  // The first sheet of several names itself, not the workbook.
  if (document.format === 'xlsx' && document.pages.length > 1) return null;
  const early = document.blocks.filter((block) => block.kind === 'heading' && block.page <= 2).slice(0, 8);
  const top = early.reduce<(typeof early)[number] | null>((best, block) => (best === null || (block.level ?? 9) < (best.level ?? 9) ? block : best), null);
  const text = top === null ? (printedFirstLine(document) ?? firstLine(document.text)) : document.text.slice(top.start, top.end);
  return text.trim() === '' ? null : text.replace(/\s+/g, ' ').trim();
}

/** The first line as printed, where the lines below it do not go on with it; null where the page knows no lines. */
function printedFirstLine({ text, pages }: ExtractedDocument): string | null {
  const [first, next] = pages[0]?.boxes ?? [];
  if (first === undefined || first.end - first.start > 120) return null;
  const goesOn = next !== undefined && /^\p{Ll}/u.test(text.slice(next.start));
  const line = text.slice(first.start, first.end).trim();
  return goesOn || line === '' || /[,;]$/u.test(line) ? null : line;
}

function nameAsTitle(fileName: string): string {
  return fileName.replace(/\.[a-z0-9]+$/i, '').replace(/[_-]+/g, ' ');
}

function firstLine(text: string): string {
  const line = text.trimStart().split('\n')[0] ?? '';
  return line.length <= 120 && !line.includes(';') ? line : '';
}

/** A stable id from the collection and the file's name without its revision, so that `pump-rev-C.pdf` and `pump-rev-D.pdf` are one document. */
export function documentId({ collection, relativePath }: Pick<FileIdentity, 'collection' | 'relativePath'>): string {
  const name = relativePath.replace(/\.[a-z0-9]+$/i, '');
  const bare = name
    .replace(/(?:^|[\s_.-]+)(?:rev(?:ision)?|ver(?:sion)?|v|ausgabe|issue|ed(?:ition)?)[\s_.-]*(?:[a-z]|\d{1,3}(?:\.\d+)*)\b(?![a-z])/gi, '')
    .replace(/[\s_-]+\(?\d{4}-\d{2}(?:-\d{2})?\)?$/g, '');
  return slug(`${collection}-${bare === '' ? name : bare}`);
}

function slug(text: string): string {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  return plain.slice(0, 100) || 'document';
}

function listOf(text: string | undefined): string[] | null {
  if (text === undefined) return null;
  return text
    .split(/\s*[,;、，；]\s*|\s+(?:and|und)\s+/u)
    .map((part) => part.trim())
    .filter(Boolean);
}

const APPLIES =
  /(^|\n|[.。]\s)\s*(?:applies to|applicable (?:to|models?)|valid for|models? covered|gilt für|gültig für|geltungsbereich|适用于|适用(?:型号|范围|设备))\s*[:：]?\s*([^\n]{2,200})/iu;
const MACHINE = /(?<![\p{L}\d-])\p{Lu}{1,5}-?\d{1,5}[A-Z]?(?:-\d{1,3})?(?![\p{L}\d-])/gu;
const FROM_TO = /(?<![\p{L}\d-])(\p{Lu}{1,5}-?)(\d{1,3})\s*(?:to|bis|–|-|至|到)\s*\1(\d{1,3})(?!\d)/gu;
/** A longer row of machines is a slip of the pen. */
const MOST_OF_ROW = 30;

/** "Applies to: Hydra HC-40, HC-32" on the title page; of a sentence behind another one ("Applies to washers W-1 to W-4.") only the machines. */
function appliesToIn(text: string): string[] {
  const [, before = '', said = ''] = APPLIES.exec(text) ?? [];
  const list = said.replace(/[.。](?:\s.*)?$|[.。]$/u, '');
  const machines = [...(list.match(MACHINE) ?? []), ...machinesBetween(list)];
  if (/\S/u.test(before)) return [...new Set(machines)];
  const parts = listOf(list) ?? [];
  const named = parts.length > 12 || parts.some((part) => part.split(/\s+/).length > 5) ? [] : parts;
  return [...new Set([...named, ...machinesBetween(list)])];
}

/** The machines of a row that is given by its ends. */
const machinesBetween = (list: string): readonly string[] =>
  allMatches(list, FROM_TO).flatMap(([, letters = '', from = '', to = '']) => {
    const count = Number(to) - Number(from) + 1;
    return count < 2 || count > MOST_OF_ROW ? [] : Array.from({ length: count }, (_, at) => `${letters}${Number(from) + at}`);
  });

function kindOf(document: ExtractedDocument, { relativePath, fileName }: FileIdentity, title: string): DocumentInfo['kind'] {
  if (document.records.length > 0) return 'log';
  if (/\.(?:st|scl|tcpou|l5x)$/i.test(fileName)) return 'plc';
  const words = `${relativePath} ${title}`.toLocaleLowerCase('en');
  if (
    /polic(?:y|ies)|procedure|philosophy|guideline|regulation|directive|standing order|richtlinie|verfahren|anweisung|vorschrift|制度|规程|规定|政策/u.test(
      words,
    ) &&
    !/manual|handbuch|betriebsanleitung/u.test(words)
  )
    return 'policy';
  if (/manual|handbook|instructions?|data ?sheet|service sheet|guide|handbuch|anleitung|datenblatt|手册|说明书|指南/u.test(words)) return 'manual';
  return 'other';
}
