import { useState } from 'react';
import type { Actor } from '../../domain/actor.js';
import { useTranslate } from '../i18n/translate.js';
import type { ApprovalCard } from '../model/state.js';
import { CommandFields } from './command-fields.js';
import { countdown } from './format.js';
import { Icon } from './icons.js';
import { useNow } from './use-loaded.js';

type Props = Readonly<{
  card: ApprovalCard;
  actor: Actor | null;
  connected: boolean;
  clockOffset: number;
  approve: (approvalId: string) => void;
  reject: (approvalId: string, reason: string) => void;
  undo: (approvalId: string) => Promise<void>;
}>;

/** What can be taken back, as long as nobody has closed or changed it since; the server knows. */
const reversible: ReadonlySet<string> = new Set(['work-order-create', 'work-order-update', 'alarm-shelve', 'setpoint-write']);

/** Drafts the inverse; the new draft appears among those that wait. */
function TakeBack({ undo }: Readonly<{ undo: () => Promise<void> }>) {
  const translate = useTranslate();
  const [said, setSaid] = useState<string | null>(null);
  const ask = (): void => {
    undo().then(
      () => setSaid(translate('approval.undoDrafted')),
      (error: unknown) => setSaid(error instanceof Error ? error.message : String(error)),
    );
  };
  if (said !== null) return <p className="hint">{said}</p>;
  return (
    <button type="button" className="button small" onClick={ask}>
      {translate('approval.undo')}
    </button>
  );
}

function Outcome({ card, expired }: Readonly<{ card: ApprovalCard; expired: boolean }>) {
  const translate = useTranslate();
  const rejected = card.status === 'rejected';
  const lapsed = card.status === 'expired' || expired;
  const done = card.status === 'executed' || card.status === 'approved';
  const title = lapsed ? 'approval.expired' : rejected ? 'approval.rejected' : done ? 'approval.done' : 'approval.failed';
  return (
    <p className={done && !lapsed ? 'outcome good' : 'outcome'}>
      <Icon name={done && !lapsed ? 'check' : 'close'} /> <b>{translate(title)}</b>
      {card.summary !== null && <span>{card.summary}</span>}
      {card.by !== null && <span className="muted">{translate(`role.${card.by.role}`)}</span>}
    </p>
  );
}

function Decision({ card, connected, approve, reject }: Omit<Props, 'actor' | 'clockOffset' | 'undo'>) {
  const translate = useTranslate();
  const [reason, setReason] = useState<string | null>(null);
  const { approvalId } = card.request;
  const blocked = !connected || card.sending;
  if (reason !== null) {
    return (
      <div className="decision">
        <input
          type="text"
          maxLength={400}
          value={reason}
          placeholder={translate('approval.reason')}
          aria-label={translate('approval.reason')}
          onChange={(event) => setReason(event.target.value)}
        />
        <button type="button" className="button" onClick={() => setReason(null)}>
          {translate('back')}
        </button>
        <button type="button" className="button danger" disabled={blocked} onClick={() => reject(approvalId, reason)}>
          {translate('approval.reject')}
        </button>
      </div>
    );
  }
  return (
    <div className="decision">
      <button type="button" className="button" disabled={blocked} onClick={() => setReason('')}>
        <Icon name="close" /> {translate('approval.reject')}
      </button>
      <button type="button" className="button primary" disabled={blocked} onClick={() => approve(approvalId)}>
        <Icon name="check" /> {translate('approval.approve')}
      </button>
      {!connected && <p className="muted">{translate('approval.offline')}</p>}
    </div>
  );
}

/** What exactly will happen, who may decide and until when. The buttons are a convenience: the server decides who may. */
export function ApprovalCardView(props: Props) {
  const { card, actor, clockOffset } = props;
  const translate = useTranslate();
  const { request } = card;
  const left = Date.parse(request.expiresAt) - (useNow(1000) + clockOffset);
  const roles = request.approverRoles.map((role) => translate(`role.${role}`)).join(', ');
  const waiting = card.status === 'pending' && left > 0;
  const permitted = actor !== null && request.approverRoles.includes(actor.role);
  const own = request.fourEyes && actor?.id === request.requestedBy.id;
  return (
    <section className={waiting ? 'approval-card waiting' : 'approval-card'}>
      <header>
        <Icon name="shield" /> <h3>{translate('approval.title')}</h3>
        {waiting && <span className="timer">{translate('approval.expires', { time: countdown(left) })}</span>}
      </header>
      <h4>{translate('approval.will')}</h4>
      <p className="approval-prompt">{request.prompt}</p>
      <details>
        <summary>{translate('draft.details')}</summary>
        <CommandFields command={request.command} />
        <p className="muted">
          {translate('approval.requestedBy', { who: `${translate(`role.${request.requestedBy.role}`)} (${request.requestedBy.id})` })} ·{' '}
          {translate('approval.digest', { digest: request.commandDigest.slice(0, 12) })}
        </p>
      </details>
      <p className="approver">{translate('approval.by', { roles })}</p>
      {request.fourEyes && <p className="approver">{translate('approval.fourEyes')}</p>}
      {card.problem !== null && <p className="problem">{card.problem}</p>}
      {waiting && permitted && !own && <Decision {...props} />}
      {waiting && own && <p className="hint">{translate('approval.ownDraft')}</p>}
      {waiting && !permitted && actor !== null && <p className="hint">{translate('approval.notYou', { role: translate(`role.${actor.role}`), roles })}</p>}
      {!waiting && <Outcome card={card} expired={card.status === 'pending'} />}
      {card.status === 'executed' && reversible.has(request.command.kind) && <TakeBack undo={() => props.undo(request.approvalId)} />}
    </section>
  );
}
