import { useCallback, useEffect, useRef, useState } from 'react';
import type * as z from 'zod';
import type { PlcDeskCheck, PlcDeskDraft, PlcDeskRun, PlcDeskRunRequest, PlcDialect } from '../../../domain/plc-desk.js';
import type { Api } from '../../connection/api.js';

export type Dialect = z.infer<typeof PlcDialect>;
export type Drive = PlcDeskRunRequest['drives'][number];
type Draft = Extract<PlcDeskDraft, { kind: 'draft' }>;
export type Desk = Readonly<{
  source: string;
  dialect: Dialect;
  request: string;
  drives: readonly Drive[];
  check: PlcDeskCheck | null;
  run: PlcDeskRun | null;
  draft: Draft | null;
  refusal: Extract<PlcDeskDraft, { kind: 'refused' }> | null;
  busy: 'draft' | 'run' | null;
  problem: string | null;
  /** `draft: null`: the text is another one, of no draft. */
  change: (change: Readonly<{ source?: string; dialect?: Dialect; request?: string; drives?: readonly Drive[]; draft?: null }>) => void;
  makeDraft: () => Promise<void>;
  /** Proves the text as it stands by the scenarios and invariants of its draft. */
  proveAgain: () => Promise<void>;
  makeRun: () => Promise<void>;
}>;

export const scanMs = 100;
const scans = 600;
const checkAfterMs = 500;
const kept = 'shiftmate.desk';

const example = `(* Fills a tank between two levels; a short wave does not start it. *)
FUNCTION_BLOCK LevelSwitch
VAR_INPUT
  Level : REAL;        (* % *)
END_VAR
VAR_OUTPUT
  Fill : BOOL;         (* opens the inlet valve; keeps its state between the levels *)
END_VAR
VAR
  Delay : TON;         (* low level must last *)
END_VAR
Delay(IN := Level < 30.0, PT := T#2s);
IF Delay.Q THEN
  Fill := TRUE;
ELSIF Level > 80.0 THEN
  Fill := FALSE;
ELSE
  ;                    (* between the levels: as it was *)
END_IF;
END_FUNCTION_BLOCK
`;

/** `draftedFor`: the request and dialect the draft was made for, whatever the boxes say now. */
type Kept = Readonly<{
  source: string;
  dialect: Dialect;
  request: string;
  drives: readonly Drive[];
  draft: Draft | null;
  draftedFor: Readonly<{ request: string; dialect: Dialect }> | null;
}>;

/** The desk survives a look at another tab: it is kept here until the page is closed. */
let memory: Kept = {
  source: sessionStorage.getItem(kept) ?? example,
  dialect: 'iec',
  request: '',
  drives: [{ scan: 100, variable: 'Level', value: 50 }],
  draft: null,
  draftedFor: null,
};

/** What the engineer writes and what the server finds in it. The text is checked half a second after the last change. */
export function useDesk(api: Api, allowed: boolean): Desk {
  const [text, setText] = useState(memory);
  const [check, setCheck] = useState<PlcDeskCheck | null>(null);
  const [run, setRun] = useState<PlcDeskRun | null>(null);
  const [refusal, setRefusal] = useState<Desk['refusal']>(null);
  const [busy, setBusy] = useState<Desk['busy']>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const latest = useRef(text);
  latest.current = text;
  useEffect(() => {
    memory = text;
    sessionStorage.setItem(kept, text.source);
  }, [text]);
  const { source, dialect } = text;
  useEffect(() => {
    if (!allowed || source.trim() === '') return;
    let wanted = true;
    const timer = setTimeout(() => {
      api.plcCheck(source, dialect).then(
        (found) => wanted && setCheck(found),
        (error: unknown) => wanted && setProblem(wordsOf(error)),
      );
    }, checkAfterMs);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [api, allowed, source, dialect]);
  const during = useCallback(async (what: 'draft' | 'run', work: () => Promise<void>): Promise<void> => {
    setBusy(what);
    setProblem(null);
    await work().catch((error: unknown) => setProblem(wordsOf(error)));
    setBusy(null);
  }, []);
  const makeDraft = (): Promise<void> =>
    during('draft', async () => {
      setRefusal(null);
      const draftedFor = { request: latest.current.request.trim(), dialect: latest.current.dialect };
      const result = await api.plcDraft(draftedFor.request, draftedFor.dialect);
      if (result.kind === 'refused') return setRefusal(result);
      setRun(null);
      setText((before) => ({ ...before, source: result.code, draft: result, draftedFor, drives: [] }));
    });
  const proveAgain = (): Promise<void> =>
    during('draft', async () => {
      const { draftedFor, source: edited } = latest.current;
      if (draftedFor === null) return;
      const result = await api.plcDraft(draftedFor.request, draftedFor.dialect, edited);
      if (result.kind === 'refused') return setRefusal(result);
      setText((before) => ({ ...before, draft: result }));
    });
  const makeRun = (): Promise<void> =>
    during('run', async () => {
      const now = latest.current;
      setRun(
        await api.plcRun({ source: now.source, dialect: now.dialect, scans, scanMs, drives: now.drives.filter(({ variable }) => variable.trim() !== '') }),
      );
    });
  return { ...text, check, run, refusal, busy, problem, change: (change) => setText((before) => ({ ...before, ...change })), makeDraft, proveAgain, makeRun };
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
