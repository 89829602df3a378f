import { useEffect, useState } from 'react';
import type { Alarm } from '../../domain/alarm.js';
import type { Asset } from '../../domain/asset.js';
import type { TagDefinition } from '../../domain/tag.js';
import type { Api } from '../connection/api.js';
import { useTranslate } from '../i18n/translate.js';
import { PriorityMark } from './alarm-banner.js';
import { Dialog } from './dialog.js';
import { Fields } from './fields.js';
import { byUrgency, clockTime, valueText } from './format.js';
import { type Live, runningState, tileValues } from './live-values.js';
import { Mimic } from './mimic.js';
import { PlanPanel } from './plan-panel.js';
import { EquipmentSymbol } from './symbols.js';
import { TrendChart } from './trend-chart.js';
import { useLoaded, useNow } from './use-loaded.js';

type Props = Readonly<{ api: Api; alarms: readonly Alarm[]; connected: boolean; ask: (question: string) => void }>;

const refreshMilliseconds = 2_000;

function Value({ live, within }: Readonly<{ live: Live; within?: string }>) {
  const { definition, reading } = live;
  const bad = reading === undefined || reading.quality === 'bad';
  return (
    <span className={`live-value quality-${reading?.quality ?? 'bad'}`}>
      <span className="muted">{within === undefined ? definition.id : definition.id.replace(`${within}.`, '')}</span>{' '}
      <b>{bad ? '—' : valueText(reading.value, definition)}</b> <span className="muted">{bad ? '' : definition.unit}</span>
    </span>
  );
}

function Tile({ asset, values, alarm, open }: Readonly<{ asset: Asset; values: readonly Live[]; alarm: Alarm | undefined; open: () => void }>) {
  const translate = useTranslate();
  const running = runningState(values);
  const shown = tileValues(values);
  return (
    <button type="button" className={`tile${alarm === undefined ? '' : ` alarmed ${alarm.priority}`}`} onClick={open}>
      <span className="tile-head">
        <EquipmentSymbol equipmentClass={asset.equipmentClass} id={asset.id} running={running} />
        <span>
          <b>{asset.id}</b>
          <span className="tile-name">{asset.name}</span>
          {running !== null && <span className={running ? 'state on' : 'state'}>{translate(running ? 'line.running' : 'line.stopped')}</span>}
        </span>
        {alarm !== undefined && <PriorityMark priority={alarm.priority} />}
      </span>
      <span className="tile-values">
        {shown.map((live) => (
          <Value key={live.definition.id} live={live} within={asset.id} />
        ))}
      </span>
    </button>
  );
}

function TagRow({ api, live, now }: Readonly<{ api: Api; live: Live; now: string }>) {
  const [open, setOpen] = useState(false);
  const { definition, reading } = live;
  return (
    <li>
      <button type="button" className="tag-row" aria-expanded={open} onClick={() => setOpen(!open)}>
        <span className="tag-name">
          <span>{definition.description}</span>
          <span className="muted">{definition.id}</span>
        </span>
        <span className={`tag-value quality-${reading?.quality ?? 'bad'}`}>
          <b>{reading === undefined || reading.quality === 'bad' ? '—' : valueText(reading.value, definition)}</b>{' '}
          <span className="muted">{definition.unit}</span>
        </span>
      </button>
      {open && definition.kind !== 'text' && <TagTrend api={api} definition={definition} to={now} />}
    </li>
  );
}

function TagTrend({ api, definition, to }: Readonly<{ api: Api; definition: TagDefinition; to: string }>) {
  const [end] = useState(to);
  const loaded = useLoaded(`${definition.id} ${end}`, () => api.trend(definition.id, 60, end));
  if (loaded.problem !== null) return <p className="problem">{loaded.problem}</p>;
  return loaded.value === null ? null : <TrendChart trend={loaded.value} decimals={definition.decimals} />;
}

function AssetDialog({
  api,
  asset,
  values,
  plantTime,
  ask,
  close,
}: Readonly<{ api: Api; asset: Asset; values: readonly Live[]; plantTime: string; ask: (question: string) => void; close: () => void }>) {
  const translate = useTranslate();
  const maker = [asset.make, asset.model].filter((part) => part !== null).join(' ');
  return (
    <Dialog title={`${asset.id} ${asset.name}`} close={close}>
      <button type="button" className="button primary wide" onClick={() => ask(translate('line.question', { equipment: asset.id }))}>
        {translate('line.ask', { name: asset.id })}
      </button>
      <ul className="plain-list">
        {values.map((live) => (
          <TagRow key={live.definition.id} api={api} live={live} now={plantTime} />
        ))}
      </ul>
      <Fields rows={[['', maker], ...Object.entries(asset.nameplate)]} />
    </Dialog>
  );
}

/** The whole line at a glance: every unit with its equipment in process order, live values, and what is in alarm. */
export function LineView({ api, alarms, connected, ask }: Props) {
  const translate = useTranslate();
  const assets = useLoaded('plant', api.plant);
  const tags = useLoaded('tags', api.tags);
  const [chosen, setChosen] = useState<string | null>(null);
  const tick = useNow(refreshMilliseconds);
  const { reload } = tags;
  // biome-ignore lint/correctness/useExhaustiveDependencies: every tick of the clock reads the values again.
  useEffect(() => {
    if (connected) reload();
  }, [tick, connected, reload]);
  const readings = new Map(tags.value?.readings.map((reading) => [reading.tag, reading]));
  const valuesOf = (id: string): readonly Live[] =>
    (tags.value?.tags ?? []).filter((definition) => definition.equipment === id).map((definition) => ({ definition, reading: readings.get(definition.id) }));
  const all = assets.value?.assets ?? [];
  const asset = all.find((candidate) => candidate.id === chosen);
  const plantTime = tags.value?.plantTime ?? '';
  const stale = tags.problem !== null || !connected;
  return (
    <div className="view line-view">
      <header className="view-head">
        <h1>{translate('line.title')}</h1>
        {plantTime !== '' && <p className={stale ? 'problem' : 'muted'}>{translate(stale ? 'line.stale' : 'line.updated', { time: clockTime(plantTime) })}</p>}
      </header>
      {assets.value === null && assets.loading && <p className="muted">{translate('loading')}</p>}
      {assets.problem !== null && <p className="problem">{assets.problem}</p>}
      <Mimic assets={all} links={assets.value?.links ?? []} alarms={alarms} valuesOf={valuesOf} open={setChosen} />
      <PlanPanel api={api} connected={connected} />
      {all
        .filter((unit) => unit.level === 'unit')
        .map((unit) => {
          const own = valuesOf(unit.id);
          return (
            <section key={unit.id} className="unit">
              <h2>
                <span className="unit-id">{unit.id}</span> {unit.name}
                <span className="unit-values">
                  {own.slice(0, 3).map((live) => (
                    <Value key={live.definition.id} live={live} />
                  ))}
                </span>
              </h2>
              <div className="tiles">
                {all
                  .filter((child) => child.parent === unit.id)
                  .map((child) => (
                    <Tile
                      key={child.id}
                      asset={child}
                      values={valuesOf(child.id)}
                      alarm={byUrgency(alarms).find((alarm) => alarm.equipment === child.id)}
                      open={() => setChosen(child.id)}
                    />
                  ))}
              </div>
            </section>
          );
        })}
      {asset !== undefined && <AssetDialog api={api} asset={asset} values={valuesOf(asset.id)} plantTime={plantTime} ask={ask} close={() => setChosen(null)} />}
    </div>
  );
}
