import type { PlcDeskRun } from '../../../domain/plc-desk.js';
import { useTranslate } from '../../i18n/translate.js';
import { Icon } from '../icons.js';
import { inputsIn } from './inputs-in.js';
import { type Drive, scanMs } from './use-desk.js';

type Props = Readonly<{ drives: readonly Drive[]; run: PlcDeskRun | null; source: string; change: (drives: readonly Drive[]) => void }>;

function parseValue(text: string): boolean | number | string {
  if (/^true$/i.test(text)) return true;
  if (/^false$/i.test(text)) return false;
  const number = Number(text);
  return text.trim() === '' || Number.isNaN(number) ? text : number;
}

/** What is written to the inputs and when: the stimulus of the run. */
export function DrivesTable({ drives, run, source, change }: Props) {
  const translate = useTranslate();
  const inputs = run?.lanes.filter(({ section }) => section === 'input').map(({ variable }) => variable) ?? inputsIn(source);
  const set = (index: number, part: Partial<Drive>): void => change(drives.map((drive, place) => (place === index ? { ...drive, ...part } : drive)));
  return (
    <section className="drives">
      <h4>{translate('plc.drives')}</h4>
      <datalist id="plc-inputs">
        {inputs.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      {drives.map((drive, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row has no other name than its place.
        <div key={index} className="drive-row">
          <input
            type="text"
            inputMode="decimal"
            aria-label={translate('plc.atSeconds')}
            defaultValue={((drive.scan * scanMs) / 1000).toString()}
            onBlur={(event) => set(index, { scan: Math.max(1, Math.round((Number(event.target.value.replace(',', '.')) * 1000) / scanMs) || 1) })}
          />
          <span className="muted">s</span>
          <input
            type="text"
            list="plc-inputs"
            aria-label={translate('plc.variable')}
            value={drive.variable}
            onChange={(event) => set(index, { variable: event.target.value })}
          />
          <input
            type="text"
            aria-label={translate('plc.value')}
            defaultValue={String(drive.value).toUpperCase()}
            onBlur={(event) => set(index, { value: parseValue(event.target.value) })}
          />
          <button
            type="button"
            className="plain"
            aria-label={translate('plc.removeDrive')}
            onClick={() => change(drives.filter((_, place) => place !== index))}
          >
            <Icon name="close" size={20} />
          </button>
        </div>
      ))}
      <button
        type="button"
        className="plain labelled"
        onClick={() => change([...drives, { scan: 10 * (drives.length + 1), variable: inputs[0] ?? '', value: true }])}
      >
        <Icon name="plus" size={20} /> {translate('plc.addDrive')}
      </button>
    </section>
  );
}
