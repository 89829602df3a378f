import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslate } from '../i18n/translate.js';
import { Icon } from './icons.js';

/** A modal sheet. Escape, the close button and a tap beside it close it; the browser keeps the focus inside. */
export function Dialog({ title, close, children }: Readonly<{ title: string; close: () => void; children: ReactNode }>) {
  const translate = useTranslate();
  const element = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    element.current?.showModal();
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard has Escape and the close button.
    <dialog
      ref={element}
      aria-label={title}
      onClose={close}
      onClick={(event) => {
        if (event.target === element.current) close();
      }}
    >
      <header>
        <h2>{title}</h2>
        <button type="button" className="plain" onClick={close} aria-label={translate('close')}>
          <Icon name="close" />
        </button>
      </header>
      <div className="dialog-body">{children}</div>
    </dialog>
  );
}
