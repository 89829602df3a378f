import type { ExtractedDocument } from '../../ports/knowledge.js';
import { type ExtractionBudget, unreadable } from './budget.js';
import { extractCsv } from './csv.js';
import { extractDocx } from './docx.js';
import { extractHtml } from './html.js';
import { extractMarkdown } from './markdown.js';
import { extractPdf } from './pdf/extract-pdf.js';
import type { Recogniser } from './pdf/recognise.js';
import { extractPlainText } from './plain-text.js';
import { type Content, sniffContent } from './sniff.js';
import { extractXlsx } from './xlsx.js';

/** Reads a document in this very process; the caller sees to time and memory. Rejects with `document-unreadable`. */
export async function extractBytes(
  input: Readonly<{ fileName: string; bytes: Uint8Array }>,
  budget: ExtractionBudget,
  signal: AbortSignal,
  recogniser: Recogniser | null = null,
): Promise<ExtractedDocument> {
  if (input.bytes.length > budget.fileBytes)
    throw unreadable(`The file is larger than ${Math.round(budget.fileBytes / 1_048_576)} MB, the limit per document.`);
  const content = sniffContent(input.fileName, input.bytes);
  const document = await extractContent(content, input.bytes, { budget, signal, recogniser });
  return { ...document, warnings: [...content.warnings, ...document.warnings] };
}

type Reading = Readonly<{ budget: ExtractionBudget; signal: AbortSignal; recogniser: Recogniser | null }>;

async function extractContent(content: Content, bytes: Uint8Array, { budget, signal, recogniser }: Reading): Promise<ExtractedDocument> {
  switch (content.format) {
    case 'pdf':
      return extractPdf(bytes, budget, signal, recogniser);
    case 'markdown':
      return extractMarkdown(content.text, budget);
    case 'csv':
      return extractCsv(content.text, budget);
    case 'text':
      return extractPlainText(content.text, budget);
    case 'html':
      return extractHtml(content.text, budget);
    case 'docx':
      return extractDocx(bytes, budget);
    case 'xlsx':
      return extractXlsx(bytes, budget);
  }
}
