import { useState } from 'react';
import type { Api, ConversationSummary } from '../connection/api.js';
import { useTranslate } from '../i18n/translate.js';
import { Dialog } from './dialog.js';
import { dayAndTime } from './format.js';
import { useLoaded } from './use-loaded.js';

type Props = Readonly<{ api: Api; open: (id: string) => void; close: () => void }>;

/** Hands a text to the browser as a file. */
function save(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/markdown' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

function Entry({ api, entry, open, changed }: Readonly<{ api: Api; entry: ConversationSummary; open: (id: string) => void; changed: () => void }>) {
  const translate = useTranslate();
  const [title, setTitle] = useState<string | null>(null);
  const [sure, setSure] = useState(false);
  const remove = async (): Promise<void> => {
    if (!sure) return setSure(true);
    await api.removeConversation(entry.id);
    changed();
  };
  const rename = async (): Promise<void> => {
    if (title !== null && title.trim() !== '') await api.renameConversation(entry.id, title.trim());
    setTitle(null);
    changed();
  };
  return (
    <li className="history-entry">
      {title === null ? (
        <button type="button" className="history-open" onClick={() => open(entry.id)}>
          <b>{entry.title}</b>
          <span className="muted">
            {dayAndTime(entry.updatedAt)}, {translate('history.turns', { count: entry.turns })}
          </span>
        </button>
      ) : (
        <input type="text" value={title} maxLength={120} aria-label={translate('history.rename')} onChange={(event) => setTitle(event.target.value)} />
      )}
      <div className="history-actions">
        <button type="button" className="button small" onClick={() => (title === null ? setTitle(entry.title) : void rename())}>
          {translate('history.rename')}
        </button>
        <button
          type="button"
          className="button small"
          onClick={() => void api.exportConversation(entry.id, 'markdown').then((text) => save('conversation.md', text))}
        >
          {translate('history.export')}
        </button>
        <button type="button" className={sure ? 'button small danger' : 'button small'} onClick={() => void remove()}>
          {translate(sure ? 'history.deleteSure' : 'history.delete')}
        </button>
      </div>
    </li>
  );
}

/** One's own earlier conversations. */
export function HistoryDialog({ api, open, close }: Props) {
  const translate = useTranslate();
  const [query, setQuery] = useState('');
  const loaded = useLoaded(`conversations ${query}`, () => api.conversations(query));
  const entries = loaded.value ?? [];
  return (
    <Dialog title={translate('history.title')} close={close}>
      <input
        type="search"
        value={query}
        placeholder={translate('history.search')}
        aria-label={translate('history.search')}
        onChange={(event) => setQuery(event.target.value)}
      />
      {loaded.problem !== null && <p className="problem">{loaded.problem}</p>}
      {!loaded.loading && entries.length === 0 && <p className="muted">{translate('history.empty')}</p>}
      <ul className="plain-list">
        {entries.map((entry) => (
          <Entry key={entry.id} api={api} entry={entry} open={open} changed={loaded.reload} />
        ))}
      </ul>
    </Dialog>
  );
}
