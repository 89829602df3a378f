import type { ReactNode } from 'react';
import type { Evidence } from '../../domain/evidence.js';
import type { Api } from '../connection/api.js';
import { useTranslate } from '../i18n/translate.js';
import { DocumentPage } from './document-page.js';
import { Fields } from './fields.js';
import { clockTime, dayAndTime, valueText } from './format.js';
import { TrendChart } from './trend-chart.js';
import { useLoaded } from './use-loaded.js';

type Of<Kind extends Evidence['kind']> = Extract<Evidence, { kind: Kind }>;

export function Quote({ text, code = false }: Readonly<{ text: string; code?: boolean }>) {
  return <blockquote className={code ? 'quote code' : 'quote'}>{text}</blockquote>;
}

/** Which revision and whether it rules: always in sight above a document. */
export function PassageBadges({ item }: Readonly<{ item: Of<'passage'> }>) {
  const translate = useTranslate();
  const superseded = item.status === 'superseded';
  return (
    <span className="badges">
      <span className="badge">{translate('evidence.revision', { revision: item.revision })}</span>
      <span className={superseded ? 'badge bad' : 'badge'}>{translate(superseded ? 'evidence.superseded' : 'evidence.current')}</span>
      {item.section !== null && <span className="muted section-name">{item.section}</span>}
    </span>
  );
}

function PassageDetails({ api, item }: Readonly<{ api: Api; item: Of<'passage'> }>) {
  const translate = useTranslate();
  if (item.removed === true) return <p className="muted">{translate('evidence.removed')}</p>;
  const place = { documentId: item.documentId, revision: item.revision, page: item.page, pageCount: null };
  return <DocumentPage api={api} place={place} span={{ start: item.start, end: item.end }} />;
}

function minutesBetween(from: string, to: string): number {
  return Math.max(1, Math.min(44_000, (Date.parse(to) - Date.parse(from)) / 60_000));
}

function TrendDetails({ api, tag, minutes, to, limit = null }: Readonly<{ api: Api; tag: string; minutes: number; to: string; limit?: number | null }>) {
  const loaded = useLoaded(`trend ${tag} ${minutes} ${to}`, () => api.trend(tag, minutes, to));
  if (loaded.problem !== null) return <p className="problem">{loaded.problem}</p>;
  return loaded.value === null ? null : <TrendChart trend={loaded.value} limit={limit} />;
}

function ReadingDetails({ api, item }: Readonly<{ api: Api; item: Of<'reading'> }>) {
  const translate = useTranslate();
  const { reading } = item;
  return (
    <>
      <p className={`big-value quality-${reading.quality}`}>
        <b>{valueText(reading.value)}</b> {reading.unit}
      </p>
      <p>
        <span className={reading.quality === 'good' ? 'badge' : 'badge bad'}>{translate(`evidence.quality.${reading.quality}`)}</span> {reading.tag}{' '}
        <span className="muted">{dayAndTime(reading.readAt)}</span>
      </p>
      {typeof reading.value !== 'string' && <TrendDetails api={api} tag={reading.tag} minutes={60} to={reading.readAt} />}
      <Quote text={item.quote} />
    </>
  );
}

function AlarmDetails({ api, item }: Readonly<{ api: Api; item: Of<'alarm'> }>) {
  const translate = useTranslate();
  const loaded = useLoaded('alarms', api.alarms);
  const alarm = loaded.value?.alarms.find((candidate) => candidate.id === item.alarmId);
  const definitionId = alarm?.definitionId ?? item.alarmId.split('#')[0];
  const definition = loaded.value?.definitions.find((candidate) => candidate.id === definitionId);
  return (
    <>
      <Quote text={item.quote} />
      {definition !== undefined && (
        <Fields
          rows={[
            [translate('alarm.action'), definition.correctiveAction],
            [translate('alarm.cause'), definition.cause],
            [translate('alarm.consequence'), definition.consequence],
            ['', translate('alarm.respond', { minutes: definition.timeToRespondMinutes })],
          ]}
        />
      )}
      <TrendDetails api={api} tag={item.tag} minutes={60} to={item.at} limit={definition?.limit ?? null} />
    </>
  );
}

function WorkOrderDetails({ api, item }: Readonly<{ api: Api; item: Of<'work-order'> }>) {
  const loaded = useLoaded(`work order ${item.workOrderId}`, () => api.workOrder(item.workOrderId));
  const order = loaded.value;
  return (
    <>
      <Quote text={item.quote} />
      {order !== null && (
        <Fields
          rows={[
            [order.id, `${order.title} (${order.equipment})`],
            ['', `${order.status}, ${order.priority}, ${order.workType}`],
            ['', order.description],
            ['', `${order.createdBy.id}, ${dayAndTime(order.createdAt)}`],
          ]}
        />
      )}
    </>
  );
}

function AssetDetails({ api, item }: Readonly<{ api: Api; item: Of<'asset'> }>) {
  const loaded = useLoaded('assets', api.assets);
  const asset = loaded.value?.find((candidate) => candidate.id === item.equipment);
  const maker = asset === undefined ? '' : [asset.make, asset.model, asset.serialNumber].filter((part) => part !== null).join(' ');
  return (
    <>
      <Quote text={item.quote} />
      {asset !== undefined && <Fields rows={[[asset.id, asset.name], ['', maker], ...Object.entries(asset.nameplate)]} />}
    </>
  );
}

function ComputationDetails({ item }: Readonly<{ item: Of<'computation'> }>) {
  const translate = useTranslate();
  const inputs = Object.entries(item.inputs).map(([name, value]): [string, string] => [name, typeof value === 'string' ? value : JSON.stringify(value)]);
  return (
    <>
      <Quote text={item.quote} />
      {inputs.length > 0 && <h3>{translate('evidence.inputs')}</h3>}
      <Fields rows={inputs} />
      <h3>{translate('evidence.rerun')}</h3>
      <code className="command">{item.rerun}</code>
    </>
  );
}

function plainDetails(item: Of<'journal'> | Of<'log-row'> | Of<'plc-line'> | Of<'draft'>): ReactNode {
  switch (item.kind) {
    case 'journal':
      return (
        <>
          <p className="muted">{dayAndTime(item.at)}</p>
          <Quote text={item.quote} />
        </>
      );
    case 'log-row':
      return (
        <>
          <p className="muted">
            {item.document}, {item.row}
          </p>
          <Quote text={item.quote} />
        </>
      );
    case 'plc-line':
      return (
        <>
          <p className="muted">
            {item.program}, {item.file}:{item.line}
          </p>
          <Quote text={item.quote} code />
        </>
      );
    case 'draft':
      return <Quote text={item.quote} />;
  }
}

/** What a piece of evidence is, in full. */
export function EvidenceDetails({ api, item }: Readonly<{ api: Api; item: Evidence }>) {
  switch (item.kind) {
    case 'passage':
      return <PassageDetails api={api} item={item} />;
    case 'reading':
      return <ReadingDetails api={api} item={item} />;
    case 'trend':
      return (
        <>
          <p className="muted">
            {clockTime(item.from)}–{clockTime(item.to)}
          </p>
          <TrendDetails api={api} tag={item.tag} minutes={minutesBetween(item.from, item.to)} to={item.to} />
          <Quote text={item.quote} />
        </>
      );
    case 'alarm':
      return <AlarmDetails api={api} item={item} />;
    case 'work-order':
      return <WorkOrderDetails api={api} item={item} />;
    case 'asset':
      return <AssetDetails api={api} item={item} />;
    case 'computation':
      return <ComputationDetails item={item} />;
    default:
      return plainDetails(item);
  }
}
