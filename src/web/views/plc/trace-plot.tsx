import { useState } from 'react';
import type { PlcDeskRun } from '../../../domain/plc-desk.js';
import { useTranslate } from '../../i18n/translate.js';

const width = 600;
const boolHeight = 30;
const numberHeight = 58;
type Lane = PlcDeskRun['lanes'][number];

/** Lanes that move come first; a program can have hundreds that never do. */
export function movingLanes(run: PlcDeskRun): Readonly<{ moving: readonly Lane[]; still: readonly Lane[] }> {
  const moves = (lane: Lane): boolean => lane.values.some((value) => value !== lane.values[0]);
  return { moving: run.lanes.filter(moves), still: run.lanes.filter((lane) => !moves(lane)) };
}

/** The lane as a step line: a value holds until the next scan. */
export function stepPath(atMs: readonly number[], values: readonly number[], x: (time: number) => number, y: (value: number) => number): string {
  return values
    .map((value, index) => {
      const from = x(atMs[index] ?? 0).toFixed(1);
      return index === 0 ? `M${from} ${y(value).toFixed(1)}` : `H${from}V${y(value).toFixed(1)}`;
    })
    .join('');
}

function LanePlot({ lane, run, cursor }: Readonly<{ lane: Lane; run: PlcDeskRun; cursor: number | null }>) {
  const bool = lane.type === 'BOOL';
  const height = bool ? boolHeight : numberHeight;
  const end = Math.max(1, run.atMs.at(-1) ?? 1);
  const low = bool ? 0 : Math.min(...lane.values);
  const high = bool ? 1 : Math.max(...lane.values);
  const x = (time: number): number => (time / end) * width;
  const y = (value: number): number => height - 5 - ((value - low) / (high - low || 1)) * (height - 10);
  const index = cursor === null ? lane.values.length - 1 : run.atMs.findLastIndex((time) => time <= cursor);
  const value = lane.values[Math.max(0, index)] ?? 0;
  const path = stepPath(run.atMs, lane.values, x, y);
  return (
    <div className="lane">
      <span className="lane-name">
        <b>{lane.variable}</b>
        <span className="muted">{lane.type}</span>
      </span>
      <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" height={height} role="img" aria-label={`${lane.variable}: ${lane.values.length}`}>
        {bool && <path className="lane-fill" d={`${path}H${width}V${y(0)}H0z`} />}
        <path className="lane-line" d={`${path}H${width}`} vectorEffect="non-scaling-stroke" />
        {cursor !== null && <line className="lane-cursor" x1={x(cursor)} x2={x(cursor)} y1={0} y2={height} vectorEffect="non-scaling-stroke" />}
      </svg>
      <span className="lane-value">{bool ? (value > 0 ? 'TRUE' : 'FALSE') : Number(value.toPrecision(6))}</span>
    </div>
  );
}

/** The trace of a run: one lane per variable that moves, a cursor over all of them. */
export function TracePlot({ run }: Readonly<{ run: PlcDeskRun }>) {
  const translate = useTranslate();
  const [share, setShare] = useState(1);
  const { moving, still } = movingLanes(run);
  const end = run.atMs.at(-1) ?? 0;
  const cursor = share >= 1 ? null : share * end;
  return (
    <figure className="trace">
      <figcaption>
        <b>{run.program}</b> <span className="muted">{translate('plc.traceOf', { scans: run.atMs.length, seconds: (end / 1000).toFixed(1) })}</span>
      </figcaption>
      {run.fault !== null && (
        <p className="problem">
          {translate('plc.fault', { line: run.fault.line })} {run.fault.message}
        </p>
      )}
      {moving.map((lane) => (
        <LanePlot key={lane.variable} lane={lane} run={run} cursor={cursor} />
      ))}
      {moving.length === 0 && <p className="muted">{translate('plc.nothingMoves')}</p>}
      {moving.length > 0 && (
        <label className="trace-cursor">
          <span className="muted">{translate('plc.cursor', { seconds: ((cursor ?? end) / 1000).toFixed(1) })}</span>
          <input type="range" min={0} max={1000} value={Math.round(share * 1000)} onChange={(event) => setShare(Number(event.target.value) / 1000)} />
        </label>
      )}
      {still.length > 0 && (
        <p className="muted">
          {translate('plc.still')}{' '}
          {still.map((lane) => `${lane.variable} = ${lane.type === 'BOOL' ? (lane.values[0] === 1 ? 'TRUE' : 'FALSE') : lane.values[0]}`).join(', ')}
        </p>
      )}
    </figure>
  );
}
