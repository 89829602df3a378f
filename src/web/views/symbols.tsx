/** Plain process symbols in the manner of ISO 10628: outline only, filled while the machine runs. */
const drawings = {
  pump: 'M24 6a18 18 0 1 0 0 36 18 18 0 0 0 0-36z M14 9l27 15-27 15',
  tank: 'M12 10c0-6 24-6 24 0v28c0 6-24 6-24 0z M12 10c0 6 24 6 24 0',
  valve: 'M6 14v20l36-20v20z',
  exchanger: 'M8 8h32v32H8z M8 34l10-10 6 6 6-12 10-6',
  filter: 'M10 8h28v32H10z M10 40L38 8',
  agitator: 'M12 14h24v26H12z M24 4v28 M16 32h16',
  conveyor: 'M10 18h28a6 6 0 0 1 0 12H10a6 6 0 0 1 0-12z M12 24h.5 M36 24h.5',
  filler: 'M8 8h32v14H8z M14 22v6 M24 22v6 M34 22v6 M11 32h6v10h-6z M21 32h6v10h-6z M31 32h6v10h-6z',
  boiler: 'M8 14h32v22H8z M24 14V6 M16 36v6 M32 36v6 M18 30c0-8 6-6 6-12 4 4 6 6 6 12',
  compressor: 'M24 6a18 18 0 1 0 0 36 18 18 0 0 0 0-36z M12 12l26 6 M12 36l26-6',
  sensor: 'M24 8a14 14 0 1 0 0 28 14 14 0 0 0 0-28z M24 36v8',
  other: 'M8 10h32v28H8z',
} as const;
type Drawing = keyof typeof drawings;

/** Words in an ISO 14224 class or the letters of a tag that say which symbol fits. */
const rules: readonly (readonly [RegExp, Drawing])[] = [
  [/pump/, 'pump'],
  [/compress|chill|cooler/, 'compressor'],
  [/tank|vessel|silo/, 'tank'],
  [/valve|divert/, 'valve'],
  [/exchang|tube|pasteur/, 'exchanger'],
  [/strainer|filter|dryer/, 'filter'],
  [/agitat|mixer|stirr/, 'agitator'],
  [/convey/, 'conveyor'],
  [/fill|capper|label|weigh|pack/, 'filler'],
  [/boiler|steam|burner/, 'boiler'],
  [/eye|sensor|meter|transmit|instrument/, 'sensor'],
];
const letters: ReadonlyMap<string, Drawing> = new Map([
  ['P', 'pump'],
  ['T', 'tank'],
  ['CV', 'valve'],
  ['FDV', 'valve'],
  ['HX', 'exchanger'],
  ['S', 'filter'],
  ['AG', 'agitator'],
  ['CN', 'conveyor'],
  ['F', 'filler'],
  ['BL', 'boiler'],
  ['AC', 'compressor'],
]);

export function drawingOf(equipmentClass: string | null, id: string): Drawing {
  const name = (equipmentClass ?? '').toLowerCase();
  return rules.find(([pattern]) => pattern.test(name))?.[1] ?? letters.get(id.split('-')[0] ?? '') ?? 'other';
}

type SymbolProps = Readonly<{ equipmentClass: string | null; id: string; running: boolean | null; size?: number }>;

export function EquipmentSymbol({ equipmentClass, id, running, size = 48 }: SymbolProps) {
  return (
    <svg className={running === true ? 'symbol running' : 'symbol'} width={size} height={size} viewBox="0 0 48 48" aria-hidden="true">
      <path d={drawings[drawingOf(equipmentClass, id)]} />
    </svg>
  );
}
