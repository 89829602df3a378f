import type { ChatModel, ModelEvent, ModelRequest } from '../ports/model.js';
import { Redaction, type RedactionRules } from '../safety/redaction.js';

/** The longest placeholder, with its brackets; text that may be the beginning of one waits for so many characters at most. */
const longestPlaceholder = 28;
const mayBePlaceholder = /\[?[A-Z][A-Z0-9]{0,19}(?:_\d{0,5})?$|\[$/u;

/**
 * A model that never sees what the rules hide: every text of a request goes out with placeholders, and placeholders in its reply and in its calls come
 * back as what they stand for, before the proof gate and the tools see them. How much was hidden stands in the end event.
 */
export function withRedaction(model: ChatModel, rules: () => RedactionRules): ChatModel {
  return {
    id: model.id,
    async *stream(request, signal) {
      const redaction = new Redaction(rules());
      const hidden = hiddenRequest(request, redaction);
      let pending = '';
      for await (const event of model.stream(hidden, signal)) {
        if (event.type === 'text-delta') {
          const { ready, rest } = splitOff(pending + event.text);
          pending = rest;
          if (ready !== '') yield { type: 'text-delta', text: redaction.restore(ready) };
          continue;
        }
        if (pending !== '') yield { type: 'text-delta', text: redaction.restore(pending) };
        pending = '';
        yield restored(event, redaction);
      }
    },
  };
}

function hiddenRequest(request: ModelRequest, redaction: Redaction): ModelRequest {
  return {
    ...request,
    system: redaction.hide(request.system),
    messages: redaction.hideAll(request.messages),
    ...(request.earlier === undefined ? {} : { earlier: redaction.hide(request.earlier) }),
  };
}

function restored(event: ModelEvent, redaction: Redaction): ModelEvent {
  if (event.type === 'tool-call') return { type: 'tool-call', call: { ...event.call, input: redaction.restoreAll(event.call.input) } };
  return event.type === 'model-end' ? { ...event, redacted: redaction.counts } : event;
}

function splitOff(text: string): Readonly<{ ready: string; rest: string }> {
  const tail = mayBePlaceholder.exec(text)?.[0] ?? '';
  return tail === '' || tail.length > longestPlaceholder ? { ready: text, rest: '' } : { ready: text.slice(0, text.length - tail.length), rest: tail };
}
