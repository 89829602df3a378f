import { readFileSync } from 'node:fs';
import path from 'node:path';
import { PDFParse } from 'pdf-parse';
import * as z from 'zod';

const Entry = z.object({ id: z.string(), file: z.string(), revision: z.string(), status: z.string(), accessRoles: z.array(z.string()) });

/** Pages of a bundled document as plain text, read without the product's own extraction. */
export type DocumentPages = Readonly<{ id: string; revision: string; pages: readonly string[] }>;

/** Letters, digits and signs only: line breaks, hyphens and spaces of a page layout do not matter for "stands on this page". */
export function pageText(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\u00ad\u2010\u2013·⋅-]/gu, '')
    .toLowerCase();
}

export function readManifest(root: string): readonly z.infer<typeof Entry>[] {
  return z.array(Entry).parse(JSON.parse(readFileSync(path.join(root, 'knowledge', 'manifest.json'), 'utf8')));
}

/** Reads the pages of one PDF of the manifest. */
export async function readPages(root: string, file: string): Promise<readonly string[]> {
  const parser = new PDFParse({ data: new Uint8Array(readFileSync(path.join(root, 'knowledge', file))) });
  try {
    const { pages } = await parser.getText();
    return pages.map(({ text }) => pageText(text));
  } finally {
    await parser.destroy();
  }
}
