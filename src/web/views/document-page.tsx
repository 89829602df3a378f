import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import type { Api, PageReply } from '../connection/api.js';
import { useTranslate } from '../i18n/translate.js';
import { Icon } from './icons.js';
import { useLoaded } from './use-loaded.js';

const PdfPage = lazy(() => import('./pdf-page.js'));

export type Span = Readonly<{ start: number; end: number }>;
export type PagePlace = Readonly<{ documentId: string; revision: string; page: number; pageCount: number | null }>;

/** The page's text with the exact span marked. Text only: nothing in it is interpreted. */
export function MarkedText({ page, span }: Readonly<{ page: PageReply; span: Span | null }>) {
  const mark = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: scrolls again when another span is shown.
  useEffect(() => {
    // Braces: newer browsers return a promise here, which is no clean-up.
    mark.current?.scrollIntoView({ block: 'center' });
  }, [page, span?.start]);
  const from = span === null ? 0 : Math.max(0, Math.min(page.text.length, span.start - page.start));
  const to = span === null ? 0 : Math.max(from, Math.min(page.text.length, span.end - page.start));
  return (
    <div className="page-text">
      {page.text.slice(0, from)}
      {to > from && <mark ref={mark}>{page.text.slice(from, to)}</mark>}
      {page.text.slice(to)}
    </div>
  );
}

/** One page of a document, as text or as it was printed, with buttons to read on. */
export function DocumentPage({ api, place, span }: Readonly<{ api: Api; place: PagePlace; span: Span | null }>) {
  const translate = useTranslate();
  const [turned, setTurned] = useState(0);
  const [printed, setPrinted] = useState(true);
  const [large, setLarge] = useState(false);
  const { documentId, revision } = place;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another source starts at its own page again.
  useEffect(() => setTurned(0), [documentId, revision, place.page, span?.start]);
  const number = Math.max(1, place.page + turned);
  const loaded = useLoaded(`${documentId} ${revision} ${number}`, () => api.page(documentId, revision, number));
  const page = loaded.value;
  const shownSpan = turned === 0 ? span : null;
  const last = page?.document.pageCount ?? place.pageCount;
  return (
    <div className="document-page">
      <div className="page-bar">
        <button type="button" className="plain" disabled={number <= 1} onClick={() => setTurned(turned - 1)} aria-label={translate('evidence.previousPage')}>
          <Icon name="back" />
        </button>
        <span className="page-number">
          {translate('evidence.page', { page: number })}
          {last !== null && <span className="muted"> / {last}</span>}
        </span>
        <button
          type="button"
          className="plain"
          disabled={last !== null && number >= last}
          onClick={() => setTurned(turned + 1)}
          aria-label={translate('evidence.nextPage')}
        >
          <Icon name="next" />
        </button>
        {page?.hasFile === true && printed && (
          <button type="button" className="plain zoom" aria-pressed={large} onClick={() => setLarge(!large)} aria-label={translate('evidence.larger')}>
            <Icon name={large ? 'smaller' : 'larger'} />
          </button>
        )}
        {page?.hasFile === true && (
          <fieldset className="switch">
            <button type="button" aria-pressed={printed} onClick={() => setPrinted(true)}>
              {translate('evidence.asPage')}
            </button>
            <button type="button" aria-pressed={!printed} onClick={() => setPrinted(false)}>
              {translate('evidence.asText')}
            </button>
          </fieldset>
        )}
      </div>
      {loaded.problem !== null && <p className="problem">{loaded.problem}</p>}
      {page === null && loaded.loading && <p className="muted">{translate('loading')}</p>}
      {page?.hasFile === true && printed && (
        <Suspense fallback={<p className="muted">{translate('loading')}</p>}>
          <PdfPage api={api} page={page} span={shownSpan} large={large} failed={() => setPrinted(false)} />
        </Suspense>
      )}
      {page !== null && !(page.hasFile && printed) && <MarkedText page={page} span={shownSpan} />}
    </div>
  );
}
