import { useRef, useState } from 'react';
import { type Language, useTranslate } from '../i18n/translate.js';
import { Icon } from './icons.js';

/** The part of the Web Speech API that is used; browsers that have it name it in one of two ways. */
type Recognition = {
  lang: string;
  interimResults: boolean;
  continuous: boolean;
  onresult: ((event: Readonly<{ results: ArrayLike<ArrayLike<Readonly<{ transcript: string }>>> }>) => void) | null;
  onerror: (() => void) | null;
  onend: (() => void) | null;
  start(): void;
  stop(): void;
};
type SpeechWindow = Window & Readonly<{ SpeechRecognition?: new () => Recognition; webkitSpeechRecognition?: new () => Recognition }>;

const languageTags = { en: 'en-GB', de: 'de-DE', zh: 'zh-CN' } as const satisfies Record<Language, string>;
const consentKey = 'shiftmate.voice';

function speech(): (new () => Recognition) | null {
  const { SpeechRecognition, webkitSpeechRecognition } = window as SpeechWindow;
  return SpeechRecognition ?? webkitSpeechRecognition ?? null;
}

/** Push to talk. Because browsers may send the sound to their maker, a person agrees once before the first use. */
export function VoiceButton({
  language,
  heard,
  problem,
}: Readonly<{ language: Language; heard: (text: string) => void; problem: (text: string | null) => void }>) {
  const translate = useTranslate();
  const [listening, setListening] = useState(false);
  const [asking, setAsking] = useState(false);
  const active = useRef<Recognition | null>(null);
  const available = speech();
  if (available === null) return null;
  const start = (): void => {
    if (localStorage.getItem(consentKey) !== 'yes') {
      setAsking(true);
      return;
    }
    if (active.current !== null) return;
    const recognition = new available();
    active.current = recognition;
    recognition.lang = languageTags[language];
    recognition.interimResults = false;
    recognition.continuous = true;
    // Every event brings one more final piece, at the end.
    recognition.onresult = (event) => heard(event.results[event.results.length - 1]?.[0]?.transcript.trim() ?? '');
    recognition.onerror = () => problem(translate('voice.failed'));
    recognition.onend = () => {
      active.current = null;
      setListening(false);
    };
    problem(null);
    setListening(true);
    recognition.start();
  };
  const stop = (): void => active.current?.stop();
  return (
    <>
      <button
        type="button"
        className={listening ? 'round voice listening' : 'round voice'}
        aria-label={translate(listening ? 'voice.listening' : 'voice.hold')}
        aria-pressed={listening}
        onPointerDown={start}
        onPointerUp={stop}
        onPointerCancel={stop}
        onPointerLeave={stop}
        onContextMenu={(event) => event.preventDefault()}
      >
        <Icon name="microphone" />
      </button>
      {asking && (
        <div className="consent" role="alertdialog" aria-label={translate('voice.hold')}>
          <p>{translate('voice.allow')}</p>
          <button type="button" className="button" onClick={() => setAsking(false)}>
            {translate('cancel')}
          </button>
          <button
            type="button"
            className="button primary"
            onClick={() => {
              localStorage.setItem(consentKey, 'yes');
              setAsking(false);
            }}
          >
            {translate('voice.yes')}
          </button>
        </div>
      )}
    </>
  );
}
