import type { ExtractedDocument } from '../../ports/knowledge.js';

export type Metadata = ExtractedDocument['metadata'];
type Field = keyof Metadata;

const fieldNames: ReadonlyMap<string, Field> = new Map([
  ['title', 'title'],
  ['titel', 'title'],
  ['标题', 'title'],
  ['revision', 'revision'],
  ['rev', 'revision'],
  ['version', 'revision'],
  ['ausgabe', 'revision'],
  ['edition', 'revision'],
  ['版本', 'revision'],
  ['effectivedate', 'validFrom'],
  ['effective', 'validFrom'],
  ['validfrom', 'validFrom'],
  ['gültigab', 'validFrom'],
  ['生效日期', 'validFrom'],
  ['date', 'effectiveDate'],
  ['datum', 'effectiveDate'],
  ['validuntil', 'validUntil'],
  ['validto', 'validUntil'],
  ['expires', 'validUntil'],
  ['expirydate', 'validUntil'],
  ['gültigbis', 'validUntil'],
  ['有效期至', 'validUntil'],
  ['失效日期', 'validUntil'],
  ['supersedes', 'supersedes'],
  ['replaces', 'supersedes'],
  ['ersetzt', 'supersedes'],
  ['language', 'language'],
  ['lang', 'language'],
  ['sprache', 'language'],
  ['appliesto', 'appliesTo'],
  ['assets', 'appliesTo'],
  ['equipment', 'appliesTo'],
  ['models', 'appliesTo'],
  ['giltfür', 'appliesTo'],
  ['id', 'documentId'],
  ['documentid', 'documentId'],
  ['document', 'documentId'],
  ['documentnumber', 'documentId'],
  ['docid', 'documentId'],
  ['access', 'accessRoles'],
  ['accessroles', 'accessRoles'],
  ['roles', 'accessRoles'],
  ['zugriff', 'accessRoles'],
]);

/** Named fields (front matter, meta tags, document properties) as metadata; lists become comma-separated, unknown fields are left out. */
export function metadataFromFields(fields: unknown): Metadata {
  if (typeof fields !== 'object' || fields === null || Array.isArray(fields)) return {};
  const found: Partial<Record<Field, string>> = {};
  for (const [name, value] of Object.entries(fields)) {
    const field = fieldNames.get(name.toLocaleLowerCase('en').replace(/[\s_-]/g, ''));
    const text = fieldText(value);
    if (field !== undefined && text !== '' && found[field] === undefined) found[field] = text;
  }
  return found;
}

function fieldText(value: unknown): string {
  if (Array.isArray(value)) return value.map(fieldText).filter(Boolean).join(', ');
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim().slice(0, 400) : '';
}
