import type PDFDocument from 'pdfkit';
import { breakLines, type Line, type Measure, type Style } from './break-lines.js';
import type { Look } from './look.js';

export type Pdf = InstanceType<typeof PDFDocument>;
export type TextSize = Readonly<{ size: number; leading: number; bold?: boolean; colour?: string; heading?: boolean }>;

/** WinAnsi is all the standard fonts can show; anything else would silently print as another sign. */
const winAnsi = /^[\n\u0020-\u007e\u00a0-\u00ff\u2013\u2014\u2018\u2019\u201c\u201d\u201e\u2022\u2026\u20ac\u2122\u0152\u0153]*$/;

/** Places lines, tables and figures on pages and columns, keeping room for the footnotes that fall on each. */
export class Flow {
  readonly pdf: Pdf;
  readonly look: Look;
  readonly columns: 1 | 2;
  readonly hyphenate: boolean;
  /** Pages are portrait with /Rotate 90 and drawn sideways, as landscape tables often come. */
  readonly rotated: boolean;
  readonly margin: Readonly<{ side: number; top: number; bottom: number }>;
  readonly #footnotes: readonly string[];
  y = 0;
  #column = 0;
  #pending: number[] = [];

  constructor(pdf: Pdf, look: Look, options: Readonly<{ columns: 1 | 2; hyphenate: boolean; footnotes: readonly string[]; small: boolean; rotated: boolean }>) {
    this.pdf = pdf;
    this.look = look;
    this.columns = options.columns;
    this.hyphenate = options.hyphenate;
    this.rotated = options.rotated;
    this.#footnotes = options.footnotes;
    this.margin = options.small ? { side: 42, top: 58, bottom: 50 } : { side: 64, top: 84, bottom: 70 };
  }

  get pageWidth(): number {
    return this.rotated ? this.pdf.page.height : this.pdf.page.width;
  }

  get pageHeight(): number {
    return this.rotated ? this.pdf.page.width : this.pdf.page.height;
  }

  get columnWidth(): number {
    const inner = this.pageWidth - 2 * this.margin.side;
    return this.columns === 2 ? (inner - 22) / 2 : inner;
  }

  get x(): number {
    return this.margin.side + this.#column * (this.columnWidth + 22);
  }

  /** The lowest point text may reach, above the footnotes already collected for this column. */
  get bottom(): number {
    return this.pageHeight - this.margin.bottom - this.#footnoteHeight(this.#pending);
  }

  get atTop(): boolean {
    return this.y <= this.margin.top + 1;
  }

  fontOf(style: Style, heading = false): string {
    if (heading) return this.look.headingFont;
    return style === 'bold' ? this.look.fonts.bold : style === 'italic' ? this.look.fonts.italic : this.look.fonts.regular;
  }

  measureAt(text: TextSize): Measure {
    return (content, style) => {
      const size = style === 'raised' ? text.size * 0.65 : text.size;
      return this.pdf
        .font(this.fontOf(text.bold ? 'bold' : style, text.heading))
        .fontSize(size)
        .widthOfString(content);
    };
  }

  lines(content: string, width: number, text: TextSize): Line[] {
    if (!this.look.fonts.regular.startsWith('CJK') && !winAnsi.test(content.replaceAll('\ue000', ''))) {
      const odd = [...content].find((character) => character !== '\ue000' && !winAnsi.test(character));
      throw new Error(`"${odd}" in "${content.slice(0, 60)}" is not in the standard fonts; write it another way`);
    }
    return breakLines(content, width, this.measureAt(text), this.hyphenate && !text.heading);
  }

  newPage(): void {
    this.#drawFootnotes();
    this.pdf.addPage();
    if (this.rotated) {
      Object.assign(this.pdf.page.dictionary.data, { Rotate: 90 });
      this.pdf.transform(0, -1, 1, 0, 0, this.pdf.page.height);
    }
    this.#column = 0;
    this.y = this.margin.top;
  }

  /** Goes to the next column or page. */
  advance(): void {
    this.#drawFootnotes();
    if (this.#column + 1 < this.columns) {
      this.#column += 1;
      this.y = this.margin.top;
    } else this.newPage();
  }

  /** Makes sure `height` points are free here; moves on if they are not. */
  ensure(height: number): void {
    if (this.y + height > this.bottom && !this.atTop) this.advance();
  }

  finish(): void {
    this.#drawFootnotes();
  }

  /** Draws lines one below the other from `x`, breaking across columns; returns nothing, moves `y`. */
  place(lines: readonly Line[], text: TextSize, options: Readonly<{ indent?: number; width: number; before?: (x: number, y: number) => void }>): void {
    lines.forEach((line, index) => {
      const notes = this.#footnoteHeight([...this.#pending, ...line.footnotes]) - this.#footnoteHeight(this.#pending);
      const orphan = index === 0 && lines.length > 2 ? text.leading : 0;
      this.ensure(text.leading + notes + orphan);
      this.#pending.push(...line.footnotes);
      if (index === 0) options.before?.(this.x, this.y);
      this.drawLine(line, this.x + (options.indent ?? 0), this.y, text, options.width);
      this.y += text.leading;
    });
  }

  drawLine(line: Line, x: number, y: number, text: TextSize, width?: number): void {
    const slack = width === undefined ? 0 : width - line.width;
    const wordSpacing = this.look.justify && !line.last && line.spaces > 0 && slack > 0 && slack / line.spaces < 7 && !text.heading ? slack / line.spaces : 0;
    const measure = this.measureAt(text);
    let at = x;
    for (const fragment of line.fragments) {
      const raised = fragment.style === 'raised';
      this.pdf
        .font(this.fontOf(text.bold ? 'bold' : fragment.style, text.heading))
        .fontSize(raised ? text.size * 0.65 : text.size)
        .fillColor(text.colour ?? '#000000')
        .text(fragment.text, at, raised ? y - text.size * 0.12 : y, { lineBreak: false, wordSpacing });
      const width = measure(fragment.text, fragment.style);
      at += width + wordSpacing * (fragment.text.split(' ').length - 1);
    }
  }

  #noteLines(number: number): Line[] {
    const note = this.#footnotes[number - 1] ?? '';
    return this.lines(`${number}) ${note}`, this.columnWidth, this.#noteText);
  }

  get #noteText(): TextSize {
    return { size: this.look.size * 0.8, leading: this.look.leading * 0.8 };
  }

  #footnoteHeight(numbers: readonly number[]): number {
    if (numbers.length === 0) return 0;
    return 8 + numbers.reduce((sum, number) => sum + this.#noteLines(number).length * this.#noteText.leading, 0);
  }

  #drawFootnotes(): void {
    if (this.#pending.length === 0) return;
    let y = this.bottom + 6;
    this.pdf
      .moveTo(this.x, y - 3)
      .lineTo(this.x + 90, y - 3)
      .lineWidth(0.5)
      .strokeColor('#555555')
      .stroke();
    for (const number of this.#pending) {
      for (const line of this.#noteLines(number)) {
        this.drawLine({ ...line, last: true }, this.x, y, this.#noteText);
        y += this.#noteText.leading;
      }
    }
    this.#pending = [];
  }
}
