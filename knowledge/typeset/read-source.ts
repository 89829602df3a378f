import { parse } from 'yaml';
import * as z from 'zod';
import { type DocumentMeta, SourceError } from './document.js';

const Roles = z.array(z.enum(['technician', 'engineer', 'shift-lead', 'manager', 'admin']));
const FrontMatter = z.strictObject({
  id: z.string(),
  title: z.string(),
  subtitle: z.string(),
  maker: z.string(),
  documentNumber: z.string(),
  revision: z.coerce.string(),
  effectiveDate: z.string().regex(/^\d{4}-\d\d-\d\d$/),
  supersedes: z.string().nullable().default(null),
  status: z.enum(['current', 'superseded']).default('current'),
  appliesTo: z.array(z.string()),
  models: z.array(z.string()).default([]),
  language: z.enum(['en', 'de', 'zh']).default('en'),
  accessRoles: Roles.default([]),
  kind: z.enum(['manual', 'policy']),
  output: z.string().regex(/^(manuals|policies)\/[\w-]+\.pdf$/),
  look: z.string().default('blue'),
  columns: z.union([z.literal(1), z.literal(2)]).default(1),
  paper: z.enum(['A4', 'A5']).default('A4'),
  hyphenate: z.boolean().default(false),
  scanned: z.boolean().default(false),
  rotated: z.boolean().default(false),
  revisions: z.array(z.tuple([z.coerce.string(), z.string(), z.string()])),
});

export type Source = Readonly<{ meta: DocumentMeta; body: string }>;

function split(text: string, file: string): Readonly<{ front: Record<string, unknown>; body: string }> {
  const match = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text);
  if (!match) throw new SourceError(`${file}: begins with front matter between two "---" lines`);
  const front: unknown = parse(match[1] ?? '', { schema: 'core' });
  if (front === null || typeof front !== 'object') throw new SourceError(`${file}: the front matter is empty`);
  return { front: { ...front }, body: match[2] ?? '' };
}

/** Applies `- old` / `+ new` line pairs to a base text; every old text must stand there at least once. */
export function applyChanges(base: string, changes: string, file: string): string {
  const lines = changes.split('\n').filter((line) => /^(- |\+( |$))/.test(line));
  let text = base;
  for (let index = 0; index < lines.length; index += 2) {
    const before = lines[index] ?? '';
    const after = lines[index + 1] ?? '';
    if (!before.startsWith('- ') || !after.startsWith('+')) throw new SourceError(`${file}: changes are pairs of "- old" and "+ new" lines; see "${before}"`);
    const old = before.slice(2);
    if (!text.includes(old)) throw new SourceError(`${file}: the base does not hold "${old}"`);
    text = text.replaceAll(old, after.slice(2));
  }
  return text;
}

/** Reads a source; one with `base: FILE` in its front matter inherits that file's front matter and body and lists its changes as line pairs. */
export function readSource(text: string, file: string, readBase: (name: string) => string): Source {
  const { front, body } = split(text, file);
  const { base, ...own } = front;
  if (base === undefined) return { meta: FrontMatter.parse(front), body };
  const origin = split(readBase(String(base)), String(base));
  return { meta: FrontMatter.parse({ ...origin.front, ...own }), body: applyChanges(origin.body, body, file) };
}
