import { useState } from 'react';
import type { Api, QuarantineEntry } from '../connection/api.js';
import { type Translate, useTranslate } from '../i18n/translate.js';
import { dayAndTime } from './format.js';
import { useLoaded } from './use-loaded.js';

function limitsOf({ budgets }: QuarantineEntry, translate: Translate): string {
  const { processorSeconds, memoryMegabytes, pages, fileMegabytes } = budgets;
  const named = [
    [processorSeconds, 's'],
    [memoryMegabytes, 'MB RAM'],
    [pages, translate('knowledge.limit.pages')],
    [fileMegabytes, 'MB'],
  ] as const;
  const set = named.flatMap(([value, unit]) => (value === null ? [] : [`${value} ${unit}`]));
  return `${translate('knowledge.limits')}: ${set.length === 0 ? translate('knowledge.limits.default') : set.join(', ')}`;
}

/** For the knowledge owner: what could not be read, why and when; it stays over restarts until it is read or dismissed. */
export function QuarantineList({ api, changes, changed }: Readonly<{ api: Api; changes: number; changed: () => void }>) {
  const translate = useTranslate();
  const waiting = useLoaded(`quarantine ${changes}`, api.quarantine);
  const [busy, setBusy] = useState<number | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const act = async (id: number, work: () => Promise<unknown>): Promise<void> => {
    setBusy(id);
    setProblem(null);
    await work().catch((error: unknown) => setProblem(error instanceof Error ? error.message : String(error)));
    setBusy(null);
    waiting.reload();
    changed();
  };
  const files = waiting.value ?? [];
  if (files.length === 0) return waiting.problem === null ? null : <p className="problem">{waiting.problem}</p>;
  return (
    <section className="quarantine" aria-label={translate('knowledge.quarantine')}>
      <h2>
        {translate('knowledge.quarantine')} ({files.length})
      </h2>
      {problem !== null && <p className="problem">{problem}</p>}
      <ul className="plain-list">
        {files.map((entry) => (
          <li key={entry.id} className="finding error">
            <b>{entry.file}</b> {entry.reason}
            <span className="muted">
              {' '}
              {[entry.documentId, dayAndTime(entry.at), translate('knowledge.attempts', { count: entry.attempts }), limitsOf(entry, translate)]
                .filter((text) => text !== null)
                .join(' · ')}
            </span>{' '}
            <button
              type="button"
              className="button"
              disabled={busy !== null || !entry.canRetry}
              title={entry.canRetry ? undefined : translate('knowledge.notKept')}
              onClick={() => void act(entry.id, () => api.retryQuarantined(entry.id))}
            >
              {translate('knowledge.readAgain')}
            </button>{' '}
            <button type="button" className="button" disabled={busy !== null} onClick={() => void act(entry.id, () => api.dismissQuarantined(entry.id))}>
              {translate('knowledge.dismiss')}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
