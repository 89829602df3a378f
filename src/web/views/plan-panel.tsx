import { useEffect } from 'react';
import type { PlanItem } from '../../domain/production-plan.js';
import type { Api } from '../connection/api.js';
import { useTranslate } from '../i18n/translate.js';
import { clockTime } from './format.js';
import { useLoaded, useNow } from './use-loaded.js';

const refreshMilliseconds = 15_000;

function PlanRow({ item }: Readonly<{ item: PlanItem }>) {
  const translate = useTranslate();
  const { id, status, plannedStart, plannedEnd } = item;
  return (
    <li className={`plan-row ${status}`}>
      <span className="plan-time">
        {clockTime(plannedStart)}–{clockTime(plannedEnd)}
      </span>
      <span className="plan-what">
        <b>{item.kind === 'order' ? item.product.name : translate('plan.change', { product: item.to.name })}</b> <span className="muted">{id}</span>
      </span>
      {item.kind === 'order' && (
        <span className="plan-made">
          <progress value={Math.min(item.good, item.quantity)} max={item.quantity} aria-label={id} />{' '}
          {translate('plan.made', { good: item.good, quantity: item.quantity, unit: item.unit })}
        </span>
      )}
      <span className="muted">{translate(`plan.${status}`)}</span>
    </li>
  );
}

/** What the line makes when: planned times, and what has become of them. Shows nothing where the line keeps no plan. */
export function PlanPanel({ api, connected }: Readonly<{ api: Api; connected: boolean }>) {
  const translate = useTranslate();
  const plan = useLoaded('production-plan', api.productionPlan);
  const tick = useNow(refreshMilliseconds);
  const { reload } = plan;
  // biome-ignore lint/correctness/useExhaustiveDependencies: every tick of the clock reads the plan again.
  useEffect(() => {
    if (connected) reload();
  }, [tick, connected, reload]);
  const items = plan.value?.plan.items ?? [];
  if (items.length === 0) return null;
  return (
    <section className="unit plan-panel">
      <h2>{translate('plan.title')}</h2>
      <ul className="plain-list">
        {items.map((item) => (
          <PlanRow key={item.id} item={item} />
        ))}
      </ul>
    </section>
  );
}
