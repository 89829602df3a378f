import { useEffect, useRef } from 'react';
import type { PlcDeskFinding } from '../../../domain/plc-desk.js';
import { tokensOf } from '../../model/structured-text.js';

type Props = Readonly<{ source: string; findings: readonly PlcDeskFinding[]; line: number | null; label: string; change: ((source: string) => void) | null }>;

const indent = '  ';

/** A text area over its coloured copy: what is typed stays plain text, line numbers and marks stand beside it. `change` null: for reading. */
export function CodeEditor({ source, findings, line, label, change }: Props) {
  const area = useRef<HTMLTextAreaElement>(null);
  const frame = useRef<HTMLElement>(null);
  const marks = new Map<number, PlcDeskFinding>();
  for (const finding of findings) if (marks.get(finding.line)?.severity !== 'error') marks.set(finding.line, finding);
  const count = source.split('\n').length;
  useEffect(() => {
    if (line === null || frame.current === null) return;
    frame.current.querySelector(`[data-line="${line}"]`)?.scrollIntoView({ block: 'center' });
  }, [line]);
  return (
    <section className="code-editor" ref={frame} tabIndex={change === null ? 0 : -1} aria-label={label}>
      <div className="code-gutter" aria-hidden="true">
        {Array.from({ length: count }, (_, index) => {
          const finding = marks.get(index + 1);
          const here = line === index + 1 ? ' here' : '';
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line has no other name than its number.
            <span key={index} data-line={index + 1} className={`${finding?.severity ?? ''}${here}`} title={finding?.message}>
              {index + 1}
            </span>
          );
        })}
      </div>
      <div className="code-body">
        <pre aria-hidden={change === null ? undefined : 'true'}>
          {tokensOf(source).map((token, index) =>
            token.kind === 'plain' ? (
              token.text
            ) : (
              // biome-ignore lint/suspicious/noArrayIndexKey: tokens have no other name than their place.
              <span key={index} className={`st-${token.kind}`}>
                {token.text}
              </span>
            ),
          )}
          {'\n'}
        </pre>
        {change !== null && (
          <textarea
            ref={area}
            value={source}
            aria-label={label}
            spellCheck={false}
            autoCapitalize="off"
            autoComplete="off"
            wrap="off"
            onChange={(event) => change(event.target.value)}
            onKeyDown={(event) => {
              // Escape leaves the field's use of Tab, so that the keyboard is never trapped.
              if (event.key === 'Escape') event.currentTarget.blur();
              if (event.key !== 'Tab' || event.shiftKey) return;
              event.preventDefault();
              const { selectionStart, selectionEnd } = event.currentTarget;
              change(source.slice(0, selectionStart) + indent + source.slice(selectionEnd));
              requestAnimationFrame(() => area.current?.setSelectionRange(selectionStart + indent.length, selectionStart + indent.length));
            }}
          />
        )}
      </div>
    </section>
  );
}
