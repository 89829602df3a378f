import { useState } from 'react';
import { useTranslate } from '../i18n/translate.js';

/** Copies text where the browser allows it; elsewhere it is not shown. */
export function CopyButton({ text }: Readonly<{ text: string }>) {
  const translate = useTranslate();
  const [copied, setCopied] = useState(false);
  if (!('clipboard' in navigator)) return null;
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
  };
  return (
    <button type="button" className="button small" onClick={() => void copy().catch(() => setCopied(false))}>
      {translate(copied ? 'copied' : 'copy')}
    </button>
  );
}
