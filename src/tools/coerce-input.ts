type Schema = Readonly<{
  type?: unknown;
  properties?: Readonly<Record<string, Schema>>;
  required?: readonly string[];
  items?: Schema;
  anyOf?: readonly Schema[];
  additionalProperties?: unknown;
}>;

/** Names under which models wrap a whole input once more. */
const wrappers: ReadonlySet<string> = new Set(['arguments', 'parameters', 'input', 'args', 'params', 'properties']);

/**
 * A tool input as its writer meant it, where the meaning leaves no choice: numbers and truth values written as text, text where a number was given, lists and
 * objects written as JSON text, one value for a list of one, null for a field left out, the whole input wrapped in "arguments". Nothing is added, and
 * no unknown field is dropped: those come back as errors.
 */
export function coerceInput(value: unknown, schema: Schema): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return coerce(value, schema);
  const [[key, inner] = ['', undefined], ...more] = Object.entries(value);
  const isWrapped = more.length === 0 && wrappers.has(key) && schema.properties?.[key] === undefined;
  return coerce(isWrapped ? inner : value, schema);
}

function coerce(value: unknown, schema: Schema): unknown {
  const type = typeOf(schema);
  if (typeof value === 'string') return fromText(value, type, schema);
  if (type === 'string' && (typeof value === 'number' || typeof value === 'boolean')) return String(value);
  if (type === 'array') return (Array.isArray(value) ? value : [value]).map((item) => coerce(item, schema.items ?? {}));
  if (type !== 'object' || value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  const required = new Set(schema.required ?? []);
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, given]) => given !== null || required.has(key))
      .map(([key, given]) => [key, coerce(given, schema.properties?.[key] ?? {})]),
  );
}

function fromText(value: string, type: unknown, schema: Schema): unknown {
  const text = value.trim();
  if ((type === 'number' || type === 'integer') && text !== '' && Number.isFinite(Number(text))) return Number(text);
  if (type === 'boolean' && /^(?:true|false)$/iu.test(text)) return text.toLowerCase() === 'true';
  if (type !== 'array' && type !== 'object') return value;
  if (/^[[{]/u.test(text)) {
    try {
      return coerce(JSON.parse(text), schema);
    } catch {
      return value;
    }
  }
  return type === 'array' ? [coerce(value, schema.items ?? {})] : value;
}

/** The one type of a schema, null aside; undefined where there is a choice. */
function typeOf({ type, anyOf, properties }: Schema): unknown {
  if (type !== undefined) return type;
  if (properties !== undefined) return 'object';
  const types = (anyOf ?? []).map(typeOf).filter((each) => each !== 'null');
  return types.length === 1 ? types[0] : undefined;
}
