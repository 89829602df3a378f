import { CopilotError } from '../../domain/errors.js';

/** What one document may cost. All are settings; the defaults suit manuals of a few thousand pages on a small server. */
export type ExtractionBudget = Readonly<{
  /** Size of the file itself, checked before it is read. */
  fileBytes: number;
  /** Wall-clock time of one document, text recognition not counted; afterwards its process is killed. */
  milliseconds: number;
  /** Processor time of the same: unlike the wall clock it does not run on while other programs have the machine. */
  processorMilliseconds: number;
  /** Wall-clock time of recognising the text of one page; a page that needs longer stays without text. */
  recognitionMilliseconds: number;
  /** Pages of one document whose text is recognised from their picture; those after them stay without text. */
  recognisedPages: number;
  /** Resident memory of the extracting process; above it the process kills itself. */
  memoryMegabytes: number;
  pages: number;
  /** Characters of extracted text in the whole document. */
  characters: number;
  /** Bytes that a packed format (docx, xlsx, the streams of a PDF but its pictures) may unpack to. */
  inflatedBytes: number;
  /** Rows of a log or spreadsheet. */
  rows: number;
}>;

export const defaultExtractionBudget: ExtractionBudget = {
  fileBytes: 256 * 1024 * 1024,
  milliseconds: 60_000,
  processorMilliseconds: 20_000,
  recognitionMilliseconds: 60_000,
  recognisedPages: 400,
  memoryMegabytes: 1_024,
  pages: 5_000,
  characters: 20_000_000,
  inflatedBytes: 256 * 1024 * 1024,
  rows: 500_000,
};

/** A document that cannot be read; `reason` is one plain sentence for the knowledge owner. */
export function unreadable(reason: string, cause?: unknown): CopilotError {
  return new CopilotError({ code: 'document-unreadable', message: reason, cause });
}
