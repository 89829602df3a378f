import { type FormEvent, type KeyboardEvent, useContext, useRef, useState } from 'react';
import { maximumQuestionLength } from '../../domain/turn.js';
import { LanguageContext, useTranslate } from '../i18n/translate.js';
import { complete, type Suggestion } from '../model/fuzzy.js';
import { Icon } from './icons.js';
import { VoiceButton } from './voice-button.js';

type Props = Readonly<{ names: readonly Suggestion[]; running: boolean; ask: (question: string) => void; stop: () => void }>;

/** Where a question is typed or spoken. Names of tags and equipment are offered while they are being typed. */
export function Composer({ names, running, ask, stop }: Props) {
  const translate = useTranslate();
  const language = useContext(LanguageContext);
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const offered = complete(text, names);
  const tooLong = text.length > maximumQuestionLength;
  const send = (event?: FormEvent): void => {
    event?.preventDefault();
    const question = text.trim();
    if (question === '' || tooLong) return;
    ask(question);
    setText('');
    setProblem(null);
  };
  const take = (name: string): void => {
    setText(`${text.slice(0, text.length - (offered?.piece.length ?? 0))}${name} `);
    field.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) {
      event.preventDefault();
      send();
    }
  };
  return (
    <form className="composer" onSubmit={send}>
      {offered !== null && (
        <fieldset className="suggestions" aria-label={translate('chat.suggestions')}>
          {offered.names.map((entry) => (
            <button key={entry.name} type="button" className="suggestion" onClick={() => take(entry.name)}>
              <b>{entry.name}</b> <span className="muted">{entry.description}</span>
            </button>
          ))}
        </fieldset>
      )}
      {(tooLong || problem !== null) && <p className="problem">{tooLong ? translate('chat.tooLong', { count: text.length }) : problem}</p>}
      <div className="composer-row">
        <textarea
          ref={field}
          rows={1}
          value={text}
          placeholder={translate('chat.placeholder')}
          aria-label={translate('chat.placeholder')}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={onKeyDown}
          enterKeyHint="send"
          autoComplete="off"
        />
        <VoiceButton
          language={language}
          heard={(words) => setText((before) => (before.trim() === '' ? words : `${before.trim()} ${words}`))}
          problem={setProblem}
        />
        {running && text.trim() === '' ? (
          <button type="button" className="round stop" onClick={stop} aria-label={translate('chat.stop')}>
            <Icon name="stop" />
          </button>
        ) : (
          <button type="submit" className="round send" disabled={text.trim() === '' || tooLong} aria-label={translate('chat.send')}>
            <Icon name="send" />
          </button>
        )}
      </div>
      <p className="disclosure">{translate('chat.disclosure')}</p>
    </form>
  );
}
