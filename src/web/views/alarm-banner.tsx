import { useState } from 'react';
import type { Alarm } from '../../domain/alarm.js';
import { useTranslate } from '../i18n/translate.js';
import { byUrgency, clockTime, valueText } from './format.js';
import { Icon } from './icons.js';

const stateKeys = {
  'active-unacknowledged': 'alarm.unacknowledged',
  'active-acknowledged': 'alarm.acknowledged',
  'cleared-unacknowledged': 'alarm.cleared',
  'latched-unacknowledged': 'alarm.unacknowledged',
  'latched-acknowledged': 'alarm.acknowledged',
} as const;

/** Priority by shape and letter as well as by colour. */
export function PriorityMark({ priority }: Readonly<{ priority: Alarm['priority'] }>) {
  const translate = useTranslate();
  const shapes = {
    highest: 'M12 2l10 10-10 10L2 12z',
    high: 'M3 3h18v18H3z',
    medium: 'M12 2l10.5 19h-21z',
    low: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z',
  } as const;
  return (
    <svg className={`priority ${priority}`} width="28" height="28" viewBox="0 0 24 24" role="img" aria-label={translate(`priority.${priority}`)}>
      <path d={shapes[priority]} />
      <text x="12" y={priority === 'medium' ? 18.5 : 16.5} textAnchor="middle">
        {{ highest: '1', high: '2', medium: '3', low: '4' }[priority]}
      </text>
    </svg>
  );
}

function AlarmLine({ alarm, ask }: Readonly<{ alarm: Alarm; ask: (question: string) => void }>) {
  const translate = useTranslate();
  const stateKey = Object.hasOwn(stateKeys, alarm.state) ? stateKeys[alarm.state as keyof typeof stateKeys] : null;
  const unit = alarm.unit ?? '';
  // The figures of a switch say nothing that the message does not.
  const measured = alarm.condition !== 'off-normal' && alarm.condition !== 'bad-quality';
  return (
    <div className={`alarm-line ${alarm.state.includes('unacknowledged') ? 'unacknowledged' : ''}`}>
      <PriorityMark priority={alarm.priority} />
      <div className="alarm-text">
        <b>{alarm.message}</b>
        <span>
          {measured && alarm.value !== null && (
            <>
              {valueText(alarm.value)} {unit}{' '}
            </>
          )}
          {measured && alarm.limit !== null && <span className="muted">{translate('alarm.limit', { limit: `${valueText(alarm.limit)} ${unit}` })} </span>}
          <span className="muted">
            {translate('alarm.since', { time: clockTime(alarm.raisedAt) })}
            {stateKey !== null && <>, {translate(stateKey)}</>}
          </span>
        </span>
      </div>
      <button
        type="button"
        className="button small"
        aria-label={translate('alarm.ask')}
        onClick={() => ask(translate('alarm.question', { equipment: alarm.equipment, message: alarm.message }))}
      >
        <Icon name="ask" size={20} /> <span className="button-text">{translate('alarm.ask')}</span>
      </button>
    </div>
  );
}

/** The most urgent alarm, how many there are, and the whole list on request. */
export function AlarmBanner({ alarms, ask }: Readonly<{ alarms: readonly Alarm[]; ask: (question: string) => void }>) {
  const translate = useTranslate();
  const [open, setOpen] = useState(false);
  const sorted = byUrgency(alarms);
  const first = sorted[0];
  if (first === undefined) {
    return (
      <div className="alarm-banner calm">
        <Icon name="check" size={20} /> {translate('alarm.none')}
      </div>
    );
  }
  const asked = (question: string): void => {
    setOpen(false);
    ask(question);
  };
  return (
    <section className={`alarm-banner ${first.priority}`} aria-label={translate('alarm.show')}>
      <div className="alarm-first">
        <AlarmLine alarm={first} ask={asked} />
        {sorted.length > 1 && (
          <button type="button" className="alarm-count" aria-expanded={open} onClick={() => setOpen(!open)}>
            {translate('alarm.count', { count: sorted.length })} <Icon name={open ? 'up' : 'down'} size={20} />
          </button>
        )}
      </div>
      {open && (
        <div className="alarm-list">
          {sorted.slice(1).map((alarm) => (
            <AlarmLine key={alarm.id} alarm={alarm} ask={asked} />
          ))}
        </div>
      )}
    </section>
  );
}
