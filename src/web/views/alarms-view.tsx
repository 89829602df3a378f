import { useState } from 'react';
import type { Alarm, AlarmDefinition } from '../../domain/alarm.js';
import type { Api, HistoryReply } from '../connection/api.js';
import { useTranslate } from '../i18n/translate.js';
import { PriorityMark } from './alarm-banner.js';
import { Fields } from './fields.js';
import { byUrgency, clockTime, valueText } from './format.js';
import { useLoaded } from './use-loaded.js';

const lists = ['now', 'aside', 'journal'] as const;
type List = (typeof lists)[number];
const asideStates = 'shelved,suppressed-by-design,out-of-service';
const hours = 8;

type RowProps = Readonly<{ alarm: Alarm; definition: AlarmDefinition | undefined; ask: (question: string) => void }>;

function AlarmRow({ alarm, definition, ask }: RowProps) {
  const translate = useTranslate();
  const [open, setOpen] = useState(false);
  const until = alarm.state === 'shelved' ? clockTime(alarm.shelvedUntil) : '';
  const unit = alarm.unit ?? '';
  const measured = alarm.condition !== 'off-normal' && alarm.condition !== 'bad-quality';
  const reason = alarm.state === 'shelved' || alarm.state === 'out-of-service' ? alarm.reason : null;
  return (
    <li className={`alarm-row ${alarm.state}`}>
      <button type="button" className="alarm-row-head" aria-expanded={open} onClick={() => setOpen(!open)}>
        <PriorityMark priority={alarm.priority} />
        <span className="alarm-row-text">
          <b>{alarm.message}</b>
          <span className="muted">
            {alarm.tag} · {alarm.equipment} · {translate(`alarms.state.${alarm.state}`, { time: until })}
          </span>
        </span>
        <span className="alarm-row-value">
          {measured && alarm.value !== null && (
            <b>
              {valueText(alarm.value)} {unit}
            </b>
          )}
          {measured && alarm.limit !== null && <span className="muted">{translate('alarm.limit', { limit: `${valueText(alarm.limit)} ${unit}` })}</span>}
        </span>
        <time>{clockTime(alarm.raisedAt)}</time>
      </button>
      {open && definition !== undefined && (
        <div className="alarm-row-more">
          <Fields
            rows={[
              [translate('alarms.reason'), reason ?? ''],
              [translate('alarm.cause'), definition.cause],
              [translate('alarm.consequence'), definition.consequence],
              [translate('alarm.action'), definition.correctiveAction],
              ['', translate('alarm.respond', { minutes: definition.timeToRespondMinutes })],
            ]}
          />
          <button
            type="button"
            className="button small"
            onClick={() => ask(translate('alarm.question', { equipment: alarm.equipment, message: alarm.message }))}
          >
            {translate('alarm.ask')}
          </button>
        </div>
      )}
    </li>
  );
}

function JournalRow({ entry }: Readonly<{ entry: HistoryReply['transitions'][number] }>) {
  const translate = useTranslate();
  const unit = entry.unit ?? '';
  return (
    <li className="alarm-row plain-row">
      <PriorityMark priority={entry.priority} />
      <span className="alarm-row-text">
        <b>{entry.message}</b>
        <span className="muted">
          {entry.tag} · {entry.equipment}
        </span>
      </span>
      <span className="alarm-row-value">
        {entry.value !== null && (
          <b>
            {valueText(entry.value)} {unit}
          </b>
        )}
        {entry.limit !== null && <span className="muted">{translate('alarm.limit', { limit: `${valueText(entry.limit)} ${unit}` })}</span>}
      </span>
      <time>{clockTime(entry.at)}</time>
    </li>
  );
}

/** Every alarm by state: what stands, what somebody or the logic has set aside, and what was annunciated in the last hours. */
export function AlarmsView({ api, alarms, ask }: Readonly<{ api: Api; alarms: readonly Alarm[]; ask: (question: string) => void }>) {
  const translate = useTranslate();
  const [list, setList] = useState<List>('now');
  const changed = alarms.map(({ id, state }) => `${id} ${state}`).join(' ');
  const standing = useLoaded(`now ${changed}`, () => api.alarms());
  const aside = useLoaded(`aside ${list} ${changed}`, () => api.alarms(asideStates));
  const history = useLoaded(`history ${list} ${changed}`, () => api.history(hours * 60));
  const annunciated = (history.value?.transitions ?? []).filter((entry) => entry.annunciated).reverse();
  const shown = list === 'now' ? standing : aside;
  const definitions = new Map((shown.value?.definitions ?? []).map((definition) => [definition.id, definition]));
  const problem = (list === 'journal' ? history : shown).problem;
  const rows = list === 'now' ? byUrgency(alarms) : list === 'aside' ? byUrgency(aside.value?.alarms ?? []) : [];
  const empty = list === 'journal' ? annunciated.length === 0 : rows.length === 0;
  return (
    <div className="view">
      <header className="view-head">
        <h1>{translate('alarms.title')}</h1>
        <div className="choices">
          {lists.map((name) => (
            <button key={name} type="button" aria-pressed={list === name} onClick={() => setList(name)}>
              {translate(`alarms.${name}`)}
            </button>
          ))}
        </div>
      </header>
      {problem !== null && <p className="problem">{problem}</p>}
      {list === 'journal' && <p className="muted">{translate('alarms.rate', { count: annunciated.length, rate: (annunciated.length / hours).toFixed(1) })}</p>}
      {empty && problem === null && <p className="muted">{translate('alarms.none')}</p>}
      <ul className="plain-list alarm-table">
        {rows.map((alarm) => (
          <AlarmRow key={alarm.id} alarm={alarm} definition={definitions.get(alarm.definitionId)} ask={ask} />
        ))}
        {list === 'journal' && annunciated.map((entry) => <JournalRow key={`${entry.alarmId} ${entry.at}`} entry={entry} />)}
      </ul>
    </div>
  );
}
