import type { EvidenceItem } from '../domain/evidence.js';
import type { ReportItem, ShiftReport } from './shift-report.js';
import { formatMinute } from './wording.js';

const style = `body{font:16px/1.5 system-ui,sans-serif;color:#111;background:#fff;max-width:60rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.5rem;margin:0}h2{font-size:1.1rem;border-bottom:2px solid #111;margin:1.6rem 0 .4rem}
ul{padding-left:1.2rem;margin:.3rem 0}li{margin:.25rem 0}.attention{font-weight:600}.attention::before{content:"! ";color:#a40000}
a{color:#0b4a8f;text-decoration:none}sup{font-size:.7em}footer{margin-top:2rem;color:#333;font-size:.85rem}
ol.evidence{font-size:.85rem}ol.evidence li{overflow-wrap:anywhere}code{background:#eee;padding:0 .2rem}
.blank{border-bottom:1px dotted #666;display:inline-block;min-width:16rem}@media print{body{margin:0}a{color:#111}}`;

/** Text for HTML content and attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** The report as one self-contained page: no script, no outside resource, every text escaped, every line linked to its evidence. */
export function renderShiftReportHtml(report: ShiftReport): string {
  const evidence = new EvidenceList();
  const headline = list(report.headline, evidence);
  const sections = report.sections.map((section) => `<h2>${escapeHtml(section.title)}</h2>${list(section.items, evidence)}`).join('\n');
  const people = report.byPeople.map((line) => `<li>${escapeHtml(line)}: <span class="blank"></span></li>`).join('');
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeHtml(report.title)}</title><style>${style}</style></head><body>
<h1>${escapeHtml(report.title)}</h1>
<p>${formatMinute(report.from)} to ${formatMinute(report.to)}, plant time (UTC). Made ${formatMinute(report.madeAt)} from the plant's records by software; it prepares the handover and does not replace it.</p>
<h2>In short</h2>${headline}
${sections}
<h2>To be added by people</h2><ul>${people}</ul>
<h2>Evidence</h2><ol class="evidence">${evidence.render()}</ol>
<footer>Compute again: <code>${escapeHtml(report.rerun)}</code></footer>
</body></html>
`;
}

function list(items: readonly ReportItem[], evidence: EvidenceList): string {
  const rows = items.map((item) => {
    const marks = item.evidence.map((each) => evidence.number(each)).map((number) => `<a href="#e${number}">${number}</a>`);
    return `<li${item.attention ? ' class="attention"' : ''}>${escapeHtml(item.text)} <sup>${marks.join(' ')}</sup></li>`;
  });
  return `<ul>${rows.join('')}</ul>`;
}

class EvidenceList {
  private readonly items: EvidenceItem[] = [];
  private readonly numbers = new Map<string, number>();

  number(item: EvidenceItem): number {
    const key = `${item.kind} ${item.label} ${item.quote}`;
    const known = this.numbers.get(key);
    if (known !== undefined) return known;
    this.items.push(item);
    this.numbers.set(key, this.items.length);
    return this.items.length;
  }

  render(): string {
    return this.items.map((item, index) => `<li id="e${index + 1}"><b>${escapeHtml(item.label)}</b>: ${escapeHtml(item.quote)}</li>`).join('');
  }
}
