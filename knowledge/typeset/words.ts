import type { CalloutLevel, DocumentMeta } from './document.js';

/** The fixed words of the page furniture in each language a document may be written in. */
export type Words = Readonly<{
  table: string;
  figure: string;
  section: string;
  chapter: string;
  continued: string;
  contents: string;
  revisions: string;
  page: (number: number, total: number) => string;
  facts: Readonly<Record<'documentNumber' | 'revision' | 'effectiveDate' | 'supersedes' | 'appliesTo' | 'models', string>>;
  revisionColumns: readonly [string, string, string];
  callouts: Readonly<Record<CalloutLevel, string>>;
  fiction: string;
}>;

const english: Words = {
  table: 'Table',
  figure: 'Figure',
  section: 'section',
  chapter: 'chapter',
  continued: '(continued)',
  contents: 'Contents',
  revisions: 'Revision record',
  page: (number, total) => `Page ${number} of ${total}`,
  facts: {
    documentNumber: 'Document number',
    revision: 'Revision',
    effectiveDate: 'Effective date',
    supersedes: 'Supersedes',
    appliesTo: 'Applies to',
    models: 'Models',
  },
  revisionColumns: ['Revision', 'Date', 'What changed'],
  callouts: { danger: 'DANGER', warning: 'WARNING', caution: 'CAUTION', note: 'NOTE' },
  fiction: 'The makers, the site and the line named in this document are fictional; it belongs to the Brookfield Dairy demonstration plant.',
};

const german: Words = {
  table: 'Tabelle',
  figure: 'Bild',
  section: 'Abschnitt',
  chapter: 'Kapitel',
  continued: '(Fortsetzung)',
  contents: 'Inhalt',
  revisions: 'Änderungsverzeichnis',
  page: (number, total) => `Seite ${number} von ${total}`,
  facts: {
    documentNumber: 'Dokumentnummer',
    revision: 'Revision',
    effectiveDate: 'Gültig ab',
    supersedes: 'Ersetzt',
    appliesTo: 'Gilt für',
    models: 'Baureihen',
  },
  revisionColumns: ['Revision', 'Datum', 'Änderung'],
  callouts: { danger: 'GEFAHR', warning: 'WARNUNG', caution: 'VORSICHT', note: 'HINWEIS' },
  fiction: 'Hersteller, Standort und Linie in diesem Dokument sind erfunden; es gehört zur Vorführanlage Brookfield Dairy.',
};

const chinese: Words = {
  table: '表',
  figure: '图',
  section: '第',
  chapter: '第',
  continued: '(续)',
  contents: '目录',
  revisions: '修订记录',
  page: (number, total) => `第 ${number} 页，共 ${total} 页`,
  facts: { documentNumber: '文件编号', revision: '版本', effectiveDate: '生效日期', supersedes: '替代', appliesTo: '适用设备', models: '型号' },
  revisionColumns: ['版本', '日期', '修改内容'],
  callouts: { danger: '危险', warning: '警告', caution: '小心', note: '注意' },
  fiction: '本文件中的制造商、工厂和生产线均为虚构，仅供 Brookfield Dairy 演示工厂使用。',
};

export const wordsOf: Readonly<Record<DocumentMeta['language'], Words>> = { en: english, de: german, zh: chinese };
