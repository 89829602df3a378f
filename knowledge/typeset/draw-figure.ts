import type { Shape } from './document.js';
import type { Flow } from './flow.js';
import type { Words } from './words.js';

/** Figures are drawn in a field 450 wide and `height` high, scaled to the column. */
const fieldWidth = 450;

function drawArrow(flow: Flow, from: readonly [number, number], to: readonly [number, number]): void {
  const angle = Math.atan2(to[1] - from[1], to[0] - from[0]);
  const wing = (turn: number): readonly [number, number] => [to[0] - 6 * Math.cos(angle + turn), to[1] - 6 * Math.sin(angle + turn)];
  flow.pdf
    .moveTo(...from)
    .lineTo(...to)
    .stroke();
  flow.pdf
    .moveTo(...wing(0.45))
    .lineTo(...to)
    .lineTo(...wing(-0.45))
    .stroke();
}

function drawShape(flow: Flow, shape: Shape, origin: Readonly<{ x: number; y: number; scale: number }>): void {
  const { pdf } = flow;
  const place = (index: number): readonly [number, number] => [
    origin.x + (shape.numbers[index] ?? 0) * origin.scale,
    origin.y + (shape.numbers[index + 1] ?? 0) * origin.scale,
  ];
  const size = 8.5 * Math.max(0.75, origin.scale);
  const label = (x: number, y: number, centred: boolean): void => {
    pdf.font(flow.look.fonts.regular).fontSize(size).fillColor('#000000');
    shape.label.split('/n').forEach((line, index) => {
      const shift = centred ? pdf.widthOfString(line) / 2 : 0;
      pdf.text(line, x - shift, y + index * (size + 1.5) - size * 0.6, { lineBreak: false });
    });
  };
  pdf.lineWidth(0.9).strokeColor('#222222');
  const [x, y] = place(0);
  const [x2, y2] = place(2);
  if (shape.kind === 'text') label(x, y, false);
  else if (shape.kind === 'line') pdf.moveTo(x, y).lineTo(x2, y2).stroke();
  else if (shape.kind === 'arrow') drawArrow(flow, [x, y], [x2, y2]);
  else if (shape.kind === 'curve') {
    pdf.moveTo(x, y);
    for (let index = 2; index < shape.numbers.length; index += 2) pdf.lineTo(...place(index));
    pdf.stroke();
  } else if (shape.kind === 'circle') {
    pdf.circle(x, y, (shape.numbers[2] ?? 0) * origin.scale).stroke();
    if (shape.label !== '') label(x, y, true);
  } else {
    const width = (shape.numbers[2] ?? 0) * origin.scale;
    const height = (shape.numbers[3] ?? 0) * origin.scale;
    pdf.rect(x, y, width, height).stroke();
    if (shape.label !== '') label(x + width / 2, y + height / 2 - (shape.label.split('/n').length - 1) * size * 0.55, true);
  }
}

/** Draws a figure of simple shapes with its caption below. */
export function drawFigure(flow: Flow, figure: Readonly<{ caption: string; height: number; shapes: readonly Shape[] }>, number: string, words: Words): void {
  const scale = flow.columnWidth / fieldWidth;
  const text = { size: flow.look.size * 0.92, leading: flow.look.leading, bold: true };
  const lines = flow.lines(`${words.figure} ${number}  ${figure.caption}`, flow.columnWidth, text);
  flow.ensure(figure.height * scale + lines.length * text.leading + 16);
  flow.y += 6;
  for (const shape of figure.shapes) drawShape(flow, shape, { x: flow.x, y: flow.y, scale });
  flow.y += figure.height * scale + 6;
  flow.place(lines, text, { width: flow.columnWidth });
  flow.y += flow.look.leading * 0.7;
}
