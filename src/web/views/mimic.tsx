import type { Alarm } from '../../domain/alarm.js';
import type { Asset, AssetLink } from '../../domain/asset.js';
import { useTranslate } from '../i18n/translate.js';
import { layoutMimic, type Pipe, type Placed } from '../model/mimic-layout.js';
import { PriorityMark } from './alarm-banner.js';
import { byUrgency, valueText } from './format.js';
import { type Live, runningState, tileValues } from './live-values.js';
import { EquipmentSymbol } from './symbols.js';

type Props = Readonly<{
  assets: readonly Asset[];
  links: readonly AssetLink[];
  alarms: readonly Alarm[];
  valuesOf: (id: string) => readonly Live[];
  open: (id: string) => void;
}>;

const perBand = 7;
const cell = { width: 176, height: 104, gap: 26, bandGap: 46 } as const;

function Node({ asset, values, alarm, open }: Readonly<{ asset: Asset; values: readonly Live[]; alarm: Alarm | undefined; open: () => void }>) {
  return (
    <button type="button" className={`node${alarm === undefined ? '' : ` alarmed ${alarm.priority}`}`} title={asset.name} onClick={open}>
      <span className="node-head">
        <EquipmentSymbol equipmentClass={asset.equipmentClass} id={asset.id} running={runningState(values)} size={30} />
        <b>{asset.id}</b>
        {alarm !== undefined && <PriorityMark priority={alarm.priority} />}
      </span>
      {tileValues(values, 2).map(({ definition, reading }) => (
        <span key={definition.id} className={`node-value quality-${reading?.quality ?? 'bad'}`}>
          <span className="muted">{definition.id.replace(`${asset.id}.`, '')}</span>
          <span>
            <b>{reading === undefined || reading.quality === 'bad' ? '—' : valueText(reading.value, definition)}</b>{' '}
            <span className="muted">{definition.unit}</span>
          </span>
        </span>
      ))}
    </button>
  );
}

/** The line as its flow sheet shows it, with live values and what is in alarm. Drawn from the plant's topology, so it fits any line. */
export function Mimic({ assets, links, alarms, valuesOf, open }: Props) {
  const translate = useTranslate();
  const layout = layoutMimic(assets, links, perBand);
  if (layout === null) return null;
  const known = new Map(assets.map((asset) => [String(asset.id), asset]));
  const urgent = byUrgency(alarms);
  const bandTop = layout.rows.map((_, band) => layout.rows.slice(0, band).reduce((sum, rows) => sum + rows * (cell.height + cell.gap) + cell.bandGap, 0));
  const left = (place: Placed): number => place.column * (cell.width + cell.gap);
  const top = (place: Placed): number => (bandTop[place.band] ?? 0) + place.row * (cell.height + cell.gap);
  const width = layout.columns * (cell.width + cell.gap) - cell.gap;
  const height = (bandTop.at(-1) ?? 0) + (layout.rows.at(-1) ?? 1) * (cell.height + cell.gap) - cell.gap;
  const node = (id: string) => {
    const asset = known.get(id);
    if (asset === undefined) return null;
    return <Node asset={asset} values={valuesOf(id)} alarm={urgent.find((alarm) => alarm.equipment === id)} open={() => open(id)} />;
  };
  const share = (value: number, whole: number): string => `${((value / whole) * 100).toFixed(3)}%`;
  return (
    <section className="mimic" aria-label={translate('line.mimic')}>
      <div className="mimic-flow" style={{ aspectRatio: `${width} / ${height}` }}>
        <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
          {layout.pipes.map((pipe) => (
            <path key={`${pipe.from.id} ${pipe.to.id}`} className={pipe.back ? 'pipe back' : 'pipe'} d={pipePath(pipe, left, top)} />
          ))}
        </svg>
        {layout.placed.map((place) => (
          <div
            key={place.id}
            className="node-place"
            style={{ left: share(left(place), width), top: share(top(place), height), width: share(cell.width, width), height: share(cell.height, height) }}
          >
            {node(place.id)}
          </div>
        ))}
      </div>
      <div className="mimic-beside">
        {layout.beside.map((id) => (
          <div key={id}>{node(id)}</div>
        ))}
      </div>
    </section>
  );
}

/** From the right side of one to the left side of the next; to another band through the gap between them. */
function pipePath({ from, to, back }: Pipe, left: (place: Placed) => number, top: (place: Placed) => number): string {
  const middle = cell.height / 2;
  const start = { x: left(from) + cell.width, y: top(from) + middle };
  const end = { x: left(to), y: top(to) + middle };
  if (from.band === to.band && to.column > from.column) {
    const turn = end.x - cell.gap / 2;
    return `M${start.x} ${start.y}H${turn}V${end.y}H${end.x}`;
  }
  if (back) {
    const x = left(from) + cell.width / 2 - 34;
    const target = left(to) + cell.width / 2;
    const sameBand = from.band === to.band;
    const level = sameBand ? top(from) + cell.height + cell.gap / 2 : top(from) - cell.bandGap / 2 + 10;
    return `M${x} ${sameBand ? top(from) + cell.height : top(from)}V${level}H${target}V${top(to) + cell.height}`;
  }
  const level = top(to) - cell.bandGap / 2 - 10;
  return `M${start.x - cell.width / 2} ${start.y + middle}V${level}H${end.x + cell.width / 2 + 30}V${top(to)}`;
}
