import { useCallback, useEffect, useState } from 'react';

export type Loaded<Value> = Readonly<{ value: Value | null; problem: string | null; loading: boolean; reload: () => void }>;

/** Loads when the key changes; what arrives for an older key is dropped. A failed reload keeps the last value. */
export function useLoaded<Value>(key: string, load: () => Promise<Value>): Loaded<Value> {
  const [state, setState] = useState<Readonly<{ key: string; value: Value | null; problem: string | null; loading: boolean }>>({
    key,
    value: null,
    problem: null,
    loading: true,
  });
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for everything that `load` uses.
  useEffect(() => {
    let wanted = true;
    setState((before) => ({ key, value: before.key === key ? before.value : null, problem: null, loading: true }));
    load().then(
      (value) => wanted && setState({ key, value, problem: null, loading: false }),
      (error: unknown) => wanted && setState((before) => ({ ...before, problem: error instanceof Error ? error.message : String(error), loading: false })),
    );
    return () => {
      wanted = false;
    };
  }, [key, attempt]);
  const reload = useCallback(() => setAttempt((count) => count + 1), []);
  return { value: state.key === key ? state.value : null, problem: state.problem, loading: state.loading, reload };
}

/** The tablet's clock, looked at every so many milliseconds. */
export function useNow(everyMilliseconds: number): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMilliseconds);
    return () => clearInterval(timer);
  }, [everyMilliseconds]);
  return now;
}
