import { useEffect, useRef } from 'react';
import type { Api } from '../connection/api.js';
import { useTranslate } from '../i18n/translate.js';
import type { ChatTurn } from '../model/state.js';
import { EvidenceDetails, PassageBadges } from './evidence-details.js';
import { evidenceIcons } from './format.js';
import { Icon } from './icons.js';

type Props = Readonly<{ api: Api; turn: ChatTurn; evidenceId: string; select: (evidenceId: string) => void; close: () => void }>;

/** The source behind a statement, beside the chat: kind, number, the thing itself, and the way to its neighbours. */
export function EvidencePanel({ api, turn, evidenceId, select, close }: Props) {
  const translate = useTranslate();
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') close();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [close]);
  const panel = useRef<HTMLElement>(null);
  // The keyboard goes where the eye goes, and back to the statement when the source is closed.
  useEffect(() => {
    const opener = document.activeElement;
    panel.current?.focus({ preventScroll: true });
    return () => {
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus({ preventScroll: true });
    };
  }, []);
  const index = turn.evidence.findIndex((candidate) => candidate.id === evidenceId);
  const item = turn.evidence[index];
  if (item === undefined) return null;
  const step = (offset: number): void => {
    const neighbour = turn.evidence[index + offset];
    if (neighbour !== undefined) select(neighbour.id);
  };
  return (
    <aside className="evidence-panel" ref={panel} tabIndex={-1} aria-label={translate('evidence.title')}>
      <header>
        <button type="button" className="plain" onClick={close} aria-label={translate('close')}>
          <Icon name="close" />
        </button>
        <div className="evidence-heading">
          <span className="kind">
            <Icon name={evidenceIcons[item.kind]} size={20} /> {translate(`kind.${item.kind}`)}
            <span className="muted"> · {translate('evidence.of', { number: index + 1, count: turn.evidence.length })}</span>
          </span>
          <h2>{item.kind === 'passage' ? item.document : item.label}</h2>
          {item.kind === 'passage' && <PassageBadges item={item} />}
        </div>
        <button type="button" className="plain" disabled={index <= 0} onClick={() => step(-1)} aria-label={translate('evidence.previous')}>
          <Icon name="up" />
        </button>
        <button type="button" className="plain" disabled={index >= turn.evidence.length - 1} onClick={() => step(1)} aria-label={translate('evidence.next')}>
          <Icon name="down" />
        </button>
      </header>
      <div className="evidence-body" key={evidenceId}>
        <EvidenceDetails api={api} item={item} />
      </div>
    </aside>
  );
}
