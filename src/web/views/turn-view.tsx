import { type ReactNode, useState } from 'react';
import type { Evidence } from '../../domain/evidence.js';
import { detectLanguage, type Language } from '../../domain/language.js';
import { useTranslate } from '../i18n/translate.js';
import { spokenLanguage } from '../model/spoken-language.js';
import { type AppState, type ChatTurn, pendingText, type ToolRun } from '../model/state.js';
import type { Actions } from '../use-shiftmate.js';
import { ApprovalCardView } from './approval-card.js';
import { DraftView } from './draft-view.js';
import { evidenceIcons, groupStatements, pieces, type TableRow } from './format.js';
import { Icon } from './icons.js';

type Props = Readonly<{ turn: ChatTurn; state: AppState; actions: Actions }>;

/** Text with tags and figures set apart. */
export function Emphasised({ text }: Readonly<{ text: string }>) {
  return (
    <>
      {pieces(text).map((piece, index) =>
        piece.strong ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text never change their order.
          <b key={index} className="figure">
            {piece.text}
          </b>
        ) : (
          piece.text
        ),
      )}
    </>
  );
}

function Chip({ item, number, active, open }: Readonly<{ item: Evidence; number: number; active: boolean; open: () => void }>) {
  const translate = useTranslate();
  const old = item.kind === 'passage' && item.status === 'superseded';
  return (
    <button
      type="button"
      className={`chip${active ? ' active' : ''}${old ? ' old' : ''}`}
      onClick={open}
      aria-pressed={active}
      aria-label={translate('evidence.open', { number, label: item.label })}
    >
      <Icon name={evidenceIcons[item.kind]} size={18} />
      <b>{number}</b>
    </button>
  );
}

const longStatement = 9;
const shownOfLong = 5;

/** The sentences of one statement; a long list shows its beginning until asked for the rest. */
function Said({ texts, around }: Readonly<{ texts: readonly string[]; around: Language }>) {
  const translate = useTranslate();
  const [all, setAll] = useState(false);
  const cut = texts.length >= longStatement && !all;
  return (
    <div className="said">
      {(cut ? texts.slice(0, shownOfLong) : texts).map((text) => (
        <p key={text} lang={spokenLanguage(text, around)}>
          <Emphasised text={text} />
        </p>
      ))}
      {cut && (
        <button type="button" className="button small" onClick={() => setAll(true)}>
          {translate('chat.more', { count: texts.length })}
        </button>
      )}
    </div>
  );
}

const isRule = (cells: readonly string[]): boolean => cells.every((cell) => /^:?-+:?$/u.test(cell));

/** A comparison: the first row heads the columns where a line of dashes follows it; every other row shows its own sources. */
function SaidTable({ rows, chips }: Readonly<{ rows: readonly TableRow[]; chips: (ids: readonly string[]) => ReactNode }>) {
  const headed = rows[1] !== undefined && isRule(rows[1].cells);
  const body = rows.filter(({ cells }, at) => !isRule(cells) && !(headed && at === 0));
  return (
    <div className="said table-scroll">
      <table className="said-table">
        {headed && (
          <thead>
            <tr>
              {rows[0]?.cells.map((cell) => (
                <th key={cell} scope="col">
                  {cell}
                </th>
              ))}
            </tr>
          </thead>
        )}
        <tbody>
          {body.map(({ cells, evidence }) => (
            <tr key={cells.join('|')}>
              {cells.map((cell, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the cells of a row never change their order.
                <td key={column}>
                  <Emphasised text={cell} />
                  {column === cells.length - 1 && chips(evidence)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Statements({ turn, state, actions }: Props) {
  const numbers = new Map(turn.evidence.map((item, index) => [item.id, index + 1]));
  const running = turn.delivery === 'running';
  const tail = pendingText(turn);
  const chips = (ids: readonly string[]) => (
    <div className="chips">
      {ids.map((id) => {
        const item = turn.evidence.find((candidate) => candidate.id === id);
        if (item === undefined) return null;
        const active = state.selected?.key === turn.key && state.selected.evidenceId === id;
        return <Chip key={id} item={item} number={numbers.get(id) ?? 0} active={active} open={() => actions.select(turn.key, id)} />;
      })}
    </div>
  );
  return (
    <ol className="statements" aria-live="polite" lang={detectLanguage(turn.question)}>
      {groupStatements(turn.sentences).map((statement, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: sentences are only ever added at the end.
        <li key={index}>
          {statement.rows === undefined ? (
            <Said texts={statement.texts} around={detectLanguage(turn.question)} />
          ) : (
            <SaidTable rows={statement.rows} chips={chips} />
          )}
          {chips(statement.evidence)}
        </li>
      ))}
      {tail !== '' && (
        <li className={running ? 'pending' : ''}>
          <div className="said">
            <p>
              <Emphasised text={tail} />
            </p>
          </div>
        </li>
      )}
    </ol>
  );
}

function toolWords(name: string): string {
  return name.replace(/_/g, ' ');
}

function Working({ tools }: Readonly<{ tools: readonly ToolRun[] }>) {
  const translate = useTranslate();
  const current = tools.findLast((tool) => tool.outcome === 'running');
  return (
    <p className="working" role="status">
      <span className="pulse" aria-hidden="true" /> {current === undefined ? translate('chat.thinking') : toolWords(current.name)}
      {current !== undefined && current.text !== '' && <span className="muted"> {current.text}</span>}
    </p>
  );
}

function Steps({ tools }: Readonly<{ tools: readonly ToolRun[] }>) {
  const translate = useTranslate();
  if (tools.length === 0) return null;
  return (
    <details className="steps">
      <summary>
        {translate('chat.steps')} ({tools.length})
      </summary>
      <ul className="plain-list">
        {tools.map((tool) => (
          <li key={tool.callId} className={`step ${tool.outcome}`}>
            <Icon name={tool.outcome === 'ok' || tool.outcome === 'drafted' ? 'check' : 'close'} size={18} />
            <span>
              <b>{toolWords(tool.name)}</b> {tool.text} <span className="muted">{tool.milliseconds === null ? '' : `${Math.round(tool.milliseconds)} ms`}</span>
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Withheld({ turn }: Readonly<{ turn: ChatTurn }>) {
  const translate = useTranslate();
  const count = turn.withheld.length;
  if (count === 0) return null;
  const claims = turn.withheld.flatMap((item) => item.claims);
  return (
    <p className="withheld">
      <Icon name="shield" size={20} />
      <span>
        {count === 1 ? translate('withheld.one') : translate('withheld.title', { count })}
        {claims.length > 0 && <span className="muted"> {translate('withheld.claims', { claims: claims.slice(0, 6).join(', ') })}</span>}
      </span>
    </p>
  );
}

function Feedback({ turn, actions }: Omit<Props, 'state'>) {
  const translate = useTranslate();
  const { turnId, verdict, ending } = turn;
  const [correction, setCorrection] = useState<string | null>(null);
  if (turnId === null || ending === null) return null;
  if (verdict !== null) return <p className="muted thanks">{translate('feedback.thanks')}</p>;
  if (correction !== null) {
    return (
      <form
        className="correction"
        onSubmit={(event) => {
          event.preventDefault();
          actions.feedback(turnId, 'wrong', correction.trim());
        }}
      >
        <label>
          <span>{translate('feedback.right')}</span>
          <textarea
            rows={2}
            maxLength={4000}
            value={correction}
            placeholder={translate('feedback.rightHint')}
            onChange={(event) => setCorrection(event.target.value)}
          />
        </label>
        <div className="decision">
          <button type="submit" className="button primary">
            {translate('feedback.send')}
          </button>
          <button type="button" className="button" onClick={() => setCorrection(null)}>
            {translate('cancel')}
          </button>
        </div>
      </form>
    );
  }
  return (
    <div className="feedback">
      <button type="button" className="plain labelled" onClick={() => actions.feedback(turnId, 'helpful')}>
        <Icon name="thumb" size={20} /> {translate('feedback.helpful')}
      </button>
      <button type="button" className="plain labelled" onClick={() => setCorrection('')}>
        <Icon name="warning" size={20} /> {translate('feedback.wrong')}
      </button>
      <span className="muted made">
        {translate('chat.made', { model: ending.record.model, seconds: (ending.milliseconds / 1000).toFixed(1), knowledge: ending.record.knowledge })}
      </span>
    </div>
  );
}

function Delivery({ turn, actions }: Omit<Props, 'state'>) {
  const translate = useTranslate();
  if (turn.delivery === 'queued') {
    return (
      <p className="delivery queued">
        <Icon name="clock" size={18} /> {translate('chat.queued')}
        <button type="button" className="button small" onClick={() => actions.withdraw(turn.key)}>
          {translate('chat.withdraw')}
        </button>
      </p>
    );
  }
  if (turn.delivery === 'sent') return <p className="delivery muted">{translate('chat.sent')}</p>;
  return null;
}

function Closing({ turn, actions }: Omit<Props, 'state'>) {
  const translate = useTranslate();
  const [asked, setAsked] = useState(false);
  const again = turn.problem !== null || turn.delivery === 'lost';
  const text = turn.problem?.message ?? (turn.delivery === 'lost' ? translate('chat.lost') : null);
  const reason = turn.ending?.reason;
  return (
    <>
      {reason === 'cancelled' && <p className="notice">{translate('chat.cancelled')}</p>}
      {reason === 'turn-limit' && <p className="notice">{translate('chat.turnLimit')}</p>}
      {again && (
        <p className="problem">
          {text}
          {!asked && (
            <button
              type="button"
              className="button small"
              onClick={() => {
                setAsked(true);
                actions.ask(turn.question);
              }}
            >
              {translate('chat.askAgain')}
            </button>
          )}
        </p>
      )}
    </>
  );
}

/** A question and its answer. */
export function TurnView({ turn, state, actions }: Props) {
  const translate = useTranslate();
  const answering = turn.delivery !== 'queued' && turn.delivery !== 'sent' && turn.delivery !== 'refused';
  const waiting = new Set(turn.approvals);
  return (
    <article className="turn">
      <div className="question">
        <p lang={detectLanguage(turn.question)}>{turn.question}</p>
        <Delivery turn={turn} actions={actions} />
      </div>
      {(answering || turn.problem !== null) && (
        <div className={turn.ending?.abstained ? 'answer abstained' : 'answer'}>
          {turn.ending?.abstained && (
            <p className="abstention">
              <Icon name="search" /> <b>{translate('chat.abstained')}</b>
            </p>
          )}
          <Statements turn={turn} state={state} actions={actions} />
          {turn.notices.map((notice) => (
            <p key={notice} className="notice">
              {notice}
            </p>
          ))}
          {turn.delivery === 'running' && <Working tools={turn.tools} />}
          {turn.drafts
            .filter((draft) => draft.approvalId === null || !waiting.has(draft.approvalId))
            .map((draft) => (
              <DraftView key={draft.id} draft={draft} />
            ))}
          {turn.approvals.map((id) => {
            const card = state.approvals.get(id);
            if (card === undefined) return null;
            const { actor, clockOffset } = state;
            return (
              <ApprovalCardView
                key={id}
                card={card}
                actor={actor}
                clockOffset={clockOffset}
                connected={state.connection === 'live'}
                approve={actions.approve}
                reject={actions.reject}
                undo={actions.undo}
              />
            );
          })}
          <Withheld turn={turn} />
          {turn.delivery !== 'running' && <Steps tools={turn.tools} />}
          <Closing turn={turn} actions={actions} />
          <Feedback turn={turn} actions={actions} />
        </div>
      )}
    </article>
  );
}
