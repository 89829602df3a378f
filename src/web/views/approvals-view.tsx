import { useTranslate } from '../i18n/translate.js';
import type { Shiftmate } from '../use-shiftmate.js';
import { ApprovalCardView } from './approval-card.js';
import { CorrectionsList } from './corrections-list.js';
import { Icon } from './icons.js';

/** Everything that waits for a decision, the newest first, and what was decided while this page was open. */
export function ApprovalsView({ shiftmate }: Readonly<{ shiftmate: Shiftmate }>) {
  const translate = useTranslate();
  const { state, actions } = shiftmate;
  const rank = (status: string): number => (status === 'pending' ? 0 : 1);
  const cards = [...state.approvals.values()].sort(
    (a, b) => rank(a.status) - rank(b.status) || Date.parse(b.request.requestedAt) - Date.parse(a.request.requestedAt),
  );
  return (
    <div className="view narrow">
      <header className="view-head">
        <h1>{translate('tab.approvals')}</h1>
      </header>
      {cards.length === 0 && (
        <div className="empty">
          <Icon name="approvals" size={48} />
          <p>{translate('approval.none')}</p>
          <p className="muted">{translate('approval.noneHint')}</p>
        </div>
      )}
      {cards.map((card) => (
        <ApprovalCardView
          key={card.request.approvalId}
          card={card}
          actor={state.actor}
          clockOffset={state.clockOffset}
          connected={state.connection === 'live'}
          approve={actions.approve}
          reject={actions.reject}
          undo={actions.undo}
        />
      ))}
      <CorrectionsList shiftmate={shiftmate} />
    </div>
  );
}
