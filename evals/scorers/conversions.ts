/** Units that an answer may be asked in, as value = (figure * factor) + offset of one base per quantity. Typed in from NIST SP 811, apart from the table of the program under test. */
const units: ReadonlyArray<readonly [spelling: string, quantity: string, factor: number, offset?: number]> = [
  ['bar', 'pressure', 100],
  ['mbar', 'pressure', 0.1],
  ['kPa', 'pressure', 1],
  ['MPa', 'pressure', 1000],
  ['psi', 'pressure', 6.894757],
  ['°C', 'temperature', 1],
  ['°F', 'temperature', 1 / 1.8, -32 / 1.8],
  ['mm', 'length', 0.001],
  ['cm', 'length', 0.01],
  ['m', 'length', 1],
  ['inch', 'length', 0.0254],
  ['ft', 'length', 0.3048],
  ['mm/s', 'velocity', 0.001],
  ['m/s', 'velocity', 1],
  ['in/s', 'velocity', 0.0254],
  ['N·m', 'torque', 1],
  ['ft-lb', 'torque', 1.355818],
  ['l', 'volume', 0.001],
  ['ml', 'volume', 0.000001],
  ['m³', 'volume', 1],
  ['gal', 'volume', 0.003785412],
  ['kg', 'mass', 1],
  ['g', 'mass', 0.001],
  ['lb', 'mass', 0.4535924],
  ['kW', 'power', 1000],
  ['hp', 'power', 745.6999],
  ['m³/h', 'flow', 1],
  ['l/h', 'flow', 0.001],
  ['l/min', 'flow', 0.06],
  ['gpm', 'flow', 0.2271247],
  ['s', 'time', 1],
  ['min', 'time', 60],
  ['h', 'time', 3600],
  ['d', 'time', 86_400],
];

const figure = /(minus\s+|[-−])?(\d+(?:[.,]\d+)?)\s?(°[CF]|[\p{L}µ·³/-]+)/gu;

/** Whether a figure of the sentence is another figure of it, one that `isHeld` accepts, in another unit and rounded as shown. */
export function isConverted(digits: string, sentence: string, isHeld: (digits: string) => boolean): boolean {
  const figures = [...sentence.matchAll(figure)].flatMap(([, sign, written = '', symbol = '']) => {
    const unit = units.find(([spelling]) => spelling === symbol.replace(/[.,;]$/u, ''));
    return unit === undefined ? [] : [{ written, value: (sign === undefined ? 1 : -1) * Number(written.replace(',', '.')), unit }];
  });
  return figures
    .filter(({ written }) => written === digits)
    .some(({ value, written, unit }) =>
      figures.some((other) => {
        if (other.unit === unit || other.unit[1] !== unit[1] || !isHeld(other.written)) return false;
        const base = other.value * other.unit[2] + (other.unit[3] ?? 0);
        const decimals = /[.,](\d+)$/u.exec(written)?.[1]?.length ?? 0;
        return Math.abs((base - (unit[3] ?? 0)) / unit[2] - value) <= 0.51 * 10 ** -decimals;
      }),
    );
}
