import { useState } from 'react';
import type { Trend } from '../../domain/tag.js';
import { useTranslate } from '../i18n/translate.js';
import { clockTime, valueText } from './format.js';

type Point = Readonly<{ time: number; value: number }>;
const width = 440;
const height = 200;
const margin = { left: 44, right: 10, top: 12, bottom: 26 };

/** Round steps for an axis: 1, 2 or 5 times a power of ten. */
export function axisSteps(low: number, high: number, count: number): readonly number[] {
  const span = high - low;
  if (!(span > 0)) return [low];
  const rough = span / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((candidate) => candidate >= rough) ?? power * 10;
  const first = Math.ceil(low / step) * step;
  return Array.from({ length: Math.floor((high - first) / step + 1e-9) + 1 }, (_, index) => Number((first + index * step).toPrecision(12)));
}

function pointsOf(trend: Trend): readonly Point[] {
  return trend.samples.flatMap((sample) => {
    const value = typeof sample.value === 'boolean' ? Number(sample.value) : sample.value;
    return typeof value === 'number' && sample.quality !== 'bad' ? [{ time: Date.parse(sample.at), value }] : [];
  });
}

function scaleOf(trend: Trend, points: readonly Point[], limit: number | null) {
  const values = [...points.map((point) => point.value), ...(limit === null ? [] : [limit])];
  const lowest = Math.min(...values);
  const highest = Math.max(...values);
  const pad = (highest - lowest || Math.abs(highest) || 1) * 0.12;
  const [low, high] = [lowest - pad, highest + pad];
  const [from, to] = [Date.parse(trend.from), Date.parse(trend.to)];
  const x = (time: number): number => margin.left + ((time - from) / Math.max(1, to - from)) * (width - margin.left - margin.right);
  const y = (value: number): number => margin.top + (1 - (value - low) / (high - low)) * (height - margin.top - margin.bottom);
  return { low, high, from, to, x, y };
}

function nearest(points: readonly Point[], time: number): Point | null {
  return points.reduce<Point | null>((best, point) => (best === null || Math.abs(point.time - time) < Math.abs(best.time - time) ? point : best), null);
}

/** One tag over time. Touch or move over it to read a value; the statistics stand below as text. */
export function TrendChart({ trend, limit = null, decimals }: Readonly<{ trend: Trend; limit?: number | null; decimals?: number }>) {
  const translate = useTranslate();
  const [time, setTime] = useState<number | null>(null);
  const points = pointsOf(trend);
  if (points.length === 0) return <p className="muted">{translate('knowledge.nothing')}</p>;
  const scale = scaleOf(trend, points, limit);
  const line = points.map((point, index) => `${index === 0 ? 'M' : 'L'}${scale.x(point.time).toFixed(1)} ${scale.y(point.value).toFixed(1)}`).join('');
  const shown = time === null ? null : nearest(points, time);
  const number = (value: number): string => valueText(value, { decimals: decimals ?? 2, states: null });
  const read = (clientX: number, box: DOMRect): void => {
    const inside = ((clientX - box.left) / box.width) * width;
    setTime(scale.from + ((inside - margin.left) / (width - margin.left - margin.right)) * (scale.to - scale.from));
  };
  const last = points.at(-1);
  const described = shown ?? last ?? null;
  return (
    <figure className="trend">
      <figcaption>
        <b>{trend.tag}</b>
        {described !== null && (
          <span className="trend-reading">
            {number(described.value)} {trend.unit} <span className="muted">{clockTime(described.time)}</span>
          </span>
        )}
      </figcaption>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={`${trend.tag} ${clockTime(trend.from)}–${clockTime(trend.to)}`}
        onPointerMove={(event) => read(event.clientX, event.currentTarget.getBoundingClientRect())}
        onPointerDown={(event) => read(event.clientX, event.currentTarget.getBoundingClientRect())}
        onPointerLeave={() => setTime(null)}
      >
        {axisSteps(scale.low, scale.high, 4).map((value) => (
          <g key={value} className="axis">
            <line x1={margin.left} x2={width - margin.right} y1={scale.y(value)} y2={scale.y(value)} />
            <text x={margin.left - 6} y={scale.y(value)} textAnchor="end" dominantBaseline="middle">
              {Number(value.toPrecision(6))}
            </text>
          </g>
        ))}
        {[0, 0.5, 1].map((part) => (
          <text
            key={part}
            className="axis-time"
            x={margin.left + part * (width - margin.left - margin.right)}
            y={height - 6}
            textAnchor={part === 0 ? 'start' : part === 1 ? 'end' : 'middle'}
          >
            {clockTime(scale.from + part * (scale.to - scale.from))}
          </text>
        ))}
        {limit !== null && <line className="limit" x1={margin.left} x2={width - margin.right} y1={scale.y(limit)} y2={scale.y(limit)} />}
        <path className="trend-line" d={line} />
        {described !== null && <circle className="trend-dot" cx={scale.x(described.time)} cy={scale.y(described.value)} r={6} />}
        {shown !== null && <line className="cursor" x1={scale.x(shown.time)} x2={scale.x(shown.time)} y1={margin.top} y2={height - margin.bottom} />}
      </svg>
      {trend.statistics !== null && (
        <dl className="figures">
          <div>
            <dt>{translate('evidence.minimum')}</dt>
            <dd>{number(trend.statistics.minimum)}</dd>
          </div>
          <div>
            <dt>{translate('evidence.mean')}</dt>
            <dd>{number(trend.statistics.mean)}</dd>
          </div>
          <div>
            <dt>{translate('evidence.maximum')}</dt>
            <dd>{number(trend.statistics.maximum)}</dd>
          </div>
        </dl>
      )}
    </figure>
  );
}
