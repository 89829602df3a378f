import { useState } from 'react';
import { type Correction, correctionReviewers } from '../../domain/correction.js';
import { useTranslate } from '../i18n/translate.js';
import type { Shiftmate } from '../use-shiftmate.js';
import { Fields } from './fields.js';
import { useLoaded } from './use-loaded.js';

/** For reviewers: what people said an answer should have been. Approved ones are samples of the site's own evals. */
export function CorrectionsList({ shiftmate }: Readonly<{ shiftmate: Shiftmate }>) {
  const { state, api } = shiftmate;
  const translate = useTranslate();
  const reviewer = correctionReviewers.includes(state.role);
  const { value, problem, reload } = useLoaded(`corrections ${state.role} ${state.session ?? ''}`, async () => (reviewer ? api.corrections() : []));
  if (!reviewer) return null;
  const rank = ({ status }: Correction): number => (status === 'pending' ? 0 : 1);
  const corrections = [...(value ?? [])].sort((a, b) => rank(a) - rank(b) || Date.parse(b.at) - Date.parse(a.at));
  return (
    <section className="corrections" aria-labelledby="corrections-title">
      <h2 id="corrections-title">{translate('correction.title')}</h2>
      <p className="muted">{translate('correction.hint')}</p>
      {problem !== null && <p className="problem">{problem}</p>}
      {corrections.length === 0 && problem === null && <p className="muted">{translate('correction.none')}</p>}
      {corrections.map((correction) => (
        <CorrectionCard key={correction.turnId} correction={correction} shiftmate={shiftmate} reviewed={reload} />
      ))}
    </section>
  );
}

type CardProps = Readonly<{ correction: Correction; shiftmate: Shiftmate; reviewed: () => void }>;

function CorrectionCard({ correction, shiftmate, reviewed }: CardProps) {
  const translate = useTranslate();
  const { question, answer, standardAnswer, document, by, status, reviewedBy } = correction;
  return (
    <article className={status === 'pending' ? 'approval-card correction-card waiting' : 'approval-card correction-card'}>
      <h3>{question}</h3>
      <Fields
        rows={[
          [translate('correction.answered'), answer],
          [translate('correction.said', { who: by.id }), correction.correction],
          [translate('correction.standard'), standardAnswer ?? ''],
          [translate('correction.document'), document ?? ''],
          [translate(`correction.${status}`), reviewedBy?.id ?? ''],
        ]}
      />
      {status === 'pending' && <Review correction={correction} shiftmate={shiftmate} reviewed={reviewed} />}
    </article>
  );
}

function Review({ correction, shiftmate, reviewed }: CardProps) {
  const translate = useTranslate();
  const { state, api } = shiftmate;
  const [answer, setAnswer] = useState(correction.correction);
  const [document, setDocument] = useState('');
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  if (state.actor?.id === correction.by.id) return <p className="muted">{translate('correction.own')}</p>;
  const decide = async (decision: 'approve' | 'reject'): Promise<void> => {
    setSending(true);
    const source = document.trim() === '' ? {} : { document: document.trim() };
    const review = decision === 'reject' ? { decision } : { decision, answer: answer.trim(), ...source };
    await api
      .reviewCorrection(correction.turnId, review)
      .then(reviewed, (error: unknown) => setProblem(error instanceof Error ? error.message : String(error)));
    setSending(false);
  };
  return (
    <div className="correction-review">
      <label>
        <span>{translate('correction.standard')}</span>
        <textarea value={answer} maxLength={4000} rows={2} onChange={(event) => setAnswer(event.target.value)} />
      </label>
      <label>
        <span>{translate('correction.documentHint')}</span>
        <input value={document} maxLength={200} onChange={(event) => setDocument(event.target.value)} />
      </label>
      <div className="decision">
        <button type="button" className="button primary" disabled={sending || answer.trim() === ''} onClick={() => void decide('approve')}>
          {translate('approval.approve')}
        </button>
        <button type="button" className="button" disabled={sending} onClick={() => void decide('reject')}>
          {translate('approval.reject')}
        </button>
      </div>
      {problem !== null && <p className="problem">{problem}</p>}
    </div>
  );
}
