import { GlobalWorkerOptions, getDocument, type PDFDocumentProxy } from 'pdfjs-dist';
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url';
import { useEffect, useRef } from 'react';
import type { Api, PageReply } from '../connection/api.js';
import type { Span } from './document-page.js';
import { highlightBoxes } from './highlight.js';

GlobalWorkerOptions.workerSrc = workerUrl;

/** The fourteen standard fonts that a PDF may use without embedding them; bundled, because nothing is fetched from elsewhere. */
const fontUrls = import.meta.glob<string>('../../../node_modules/pdfjs-dist/standard_fonts/*.{pfb,ttf}', { query: '?url', import: 'default', eager: true });

class BundledFonts {
  async fetch({ filename }: Readonly<{ filename: string }>): Promise<Uint8Array> {
    const url = Object.entries(fontUrls).find(([path]) => path.endsWith(`/${filename}`))?.[1];
    if (url === undefined) throw new Error(`no font ${filename}`);
    return new Uint8Array(await (await fetch(url)).arrayBuffer());
  }
}

type Kept = Readonly<{ key: string; document: Promise<PDFDocumentProxy> }>;
/** The last document only: a manual is opened page after page. */
let kept: Kept | null = null;

function openDocument(api: Api, id: string, revision: string): Promise<PDFDocumentProxy> {
  const key = `${id} ${revision}`;
  if (kept?.key === key) return kept.document;
  void kept?.document.then((document) => document.destroy()).catch(() => undefined);
  const document = api
    .file(id, revision)
    .then((data) => getDocument({ data, StandardFontDataFactory: BundledFonts, useWorkerFetch: false, enableXfa: false, isEvalSupported: false }).promise);
  kept = { key, document };
  document.catch(() => {
    if (kept?.key === key) kept = null;
  });
  return document;
}

/** A printed page with the quoted text marked on it. Calls `failed` when the file cannot be drawn; the text view then stands in. */
export default function PdfPage({
  api,
  page,
  span,
  large,
  failed,
}: Readonly<{ api: Api; page: PageReply; span: Span | null; large: boolean; failed: () => void }>) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const firstMark = useRef<HTMLDivElement>(null);
  const { id, revision } = page.document;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `failed` is a new function at every draw and changes nothing.
  useEffect(() => {
    let wanted = true;
    const draw = async (): Promise<void> => {
      const opened = await (await openDocument(api, id, revision)).getPage(page.page);
      const target = canvas.current;
      if (!wanted || target === null) return;
      const natural = opened.getViewport({ scale: 1 });
      const viewport = opened.getViewport({ scale: (Math.max(320, target.clientWidth) / natural.width) * Math.min(2.5, window.devicePixelRatio || 1) });
      target.width = Math.floor(viewport.width);
      target.height = Math.floor(viewport.height);
      await opened.render({ canvas: target, viewport }).promise;
      if (wanted) firstMark.current?.scrollIntoView({ block: 'center' });
    };
    draw().catch(() => wanted && failed());
    return () => {
      wanted = false;
    };
  }, [api, id, revision, page.page, large]);
  const boxes = span === null ? [] : highlightBoxes(page, span);
  return (
    <div className="printed-frame">
      <div className={large ? 'printed-page large' : 'printed-page'}>
        <canvas ref={canvas} />
        {boxes.map((box, index) => (
          <div key={`${box.left} ${box.top}`} ref={index === 0 ? firstMark : null} className="highlight" style={box} />
        ))}
      </div>
    </div>
  );
}
