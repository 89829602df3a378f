import PDFDocument from 'pdfkit';

export type PdfDrawing = InstanceType<typeof PDFDocument>;

/** Makes a PDF for a test: `draw` paints on A4 pages (points, origin top left); the bytes come back when it is done. */
export function makePdf(draw: (pdf: PdfDrawing) => void, options: Readonly<PDFKit.PDFDocumentOptions> = {}): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const pdf = new PDFDocument({ size: 'A4', margin: 0, autoFirstPage: false, ...options });
    const chunks: Uint8Array[] = [];
    pdf.on('data', (chunk: Uint8Array) => {
      chunks.push(chunk);
    });
    pdf.on('error', reject);
    pdf.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))));
    draw(pdf);
    pdf.end();
  });
}

/** Sets lines of text with a fixed line distance and returns the height after the last. */
export function drawLines(
  pdf: PdfDrawing,
  lines: readonly string[],
  at: Readonly<{ x: number; y: number; leading?: number; size?: number; font?: string }>,
): number {
  const { x, y, leading = 13, size = 10, font = 'Helvetica' } = at;
  for (const [index, line] of lines.entries()) {
    pdf
      .font(font)
      .fontSize(size)
      .text(line, x, y + index * leading, { lineBreak: false });
  }
  return y + lines.length * leading;
}
