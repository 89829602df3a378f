import { type ReactNode, useContext, useEffect, useRef } from 'react';
import { LanguageContext, quickQuestionsFor, useTranslate } from '../i18n/translate.js';
import type { Suggestion } from '../model/fuzzy.js';
import { runningTurn } from '../model/state.js';
import type { Shiftmate } from '../use-shiftmate.js';
import { Composer } from './composer.js';
import { EvidencePanel } from './evidence-panel.js';
import { Icon } from './icons.js';
import { TurnView } from './turn-view.js';

type Props = Readonly<{ shiftmate: Shiftmate; names: readonly Suggestion[]; showHistory: () => void; collection: ReactNode; chosen: string | null }>;

function Welcome({ role, chosen, ask }: Readonly<{ role: string; chosen: string | null; ask: (question: string) => void }>) {
  const translate = useTranslate();
  const language = useContext(LanguageContext);
  return (
    <div className="welcome">
      <h1>{translate('chat.welcome')}</h1>
      <p className="muted">{translate('chat.welcomeHint')}</p>
      <div className="quick">
        {quickQuestionsFor(language, role, chosen).map((question) => (
          <button key={question} type="button" className="quick-question" onClick={() => ask(question)}>
            {question}
          </button>
        ))}
      </div>
    </div>
  );
}

/** A question that takes more than this share of the list leaves too little of its answer in sight. */
const mostOfList = 0.3;

/** What to put at the top: the newest question, or on a small screen its answer as soon as there is one. */
function toPlace(list: HTMLElement): HTMLElement | null {
  const newest = [...list.querySelectorAll<HTMLElement>('.turn')].at(-1) ?? null;
  const answer = newest?.querySelector<HTMLElement>('.answer') ?? null;
  if (newest === null || answer === null) return newest;
  return answer.offsetTop - newest.offsetTop > list.clientHeight * mostOfList ? answer : newest;
}

/**
 * Keeps the newest question at the top while its answer grows, because the first sentence is the one to act on. A reader who
 * scrolls is left alone until the next question.
 */
function useNewestAtTop(count: number, content: unknown) {
  const list = useRef<HTMLDivElement>(null);
  const placed = useRef<number | null>(null);
  const seen = useRef(count);
  // biome-ignore lint/correctness/useExhaustiveDependencies: places again when the content grows.
  useEffect(() => {
    const element = list.current;
    const newest = element === null ? null : toPlace(element);
    if (element === null || newest === null) return;
    if (count !== seen.current) placed.current = element.scrollTop;
    seen.current = count;
    if (placed.current === null) return;
    element.scrollTop = newest.offsetTop - element.offsetTop;
    placed.current = element.scrollTop;
  }, [count, content]);
  const onScroll = (): void => {
    const element = list.current;
    if (element !== null && placed.current !== null && Math.abs(element.scrollTop - placed.current) > 4) placed.current = null;
  };
  return { list, onScroll };
}

/** The conversation, with the source of the selected statement beside it. */
export function ChatView({ shiftmate, names, showHistory, collection, chosen }: Props) {
  const { state, api, actions } = shiftmate;
  const translate = useTranslate();
  const { list, onScroll } = useNewestAtTop(state.turns.length, state.turns);
  const language = useContext(LanguageContext);
  const { ask } = actions;
  const selected = state.selected;
  const turn = selected === null ? undefined : state.turns.find((candidate) => candidate.key === selected.key);
  return (
    <div className={turn === undefined ? 'chat' : 'chat with-evidence'}>
      <section className="conversation">
        <div className="conversation-bar">
          <button type="button" className="plain labelled" onClick={showHistory}>
            <Icon name="history" size={20} /> {translate('chat.history')}
          </button>
          {collection}
          {state.turns.length > 0 && (
            <button type="button" className="plain labelled" onClick={actions.newConversation}>
              <Icon name="plus" size={20} /> {translate('chat.new')}
            </button>
          )}
        </div>
        {state.turns.length > 0 && <h1 className="visually-hidden">{translate('tab.ask')}</h1>}
        <div className="turns" ref={list} onScroll={onScroll}>
          {state.turns.length === 0 && <Welcome role={state.role} chosen={chosen} ask={ask} />}
          {state.turns.map((entry) => (
            <TurnView key={entry.key} turn={entry} state={state} actions={actions} />
          ))}
          {state.turns.length > 0 && runningTurn(state) === null && (
            <div className="quick strip">
              {quickQuestionsFor(language, state.role, chosen).map((question) => (
                <button key={question} type="button" className="quick-question" onClick={() => ask(question)}>
                  {question}
                </button>
              ))}
            </div>
          )}
        </div>
        {state.connection === 'offline' && <p className="offline-hint">{translate('connection.queueHint')}</p>}
        <Composer names={names} running={runningTurn(state) !== null} ask={ask} stop={actions.stop} />
      </section>
      {turn !== undefined && selected !== null && (
        <EvidencePanel api={api} turn={turn} evidenceId={selected.evidenceId} select={(id) => actions.select(turn.key, id)} close={actions.deselect} />
      )}
    </div>
  );
}
