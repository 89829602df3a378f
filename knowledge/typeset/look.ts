/** How a maker's paper looks. Sizes in points. */
export type Look = Readonly<{
  fonts: Readonly<Record<'regular' | 'bold' | 'italic', string>>;
  headingFont: string;
  size: number;
  leading: number;
  accent: string;
  tableStyle: 'grid' | 'rules' | 'bands';
  justify: boolean;
  /** Whether each chapter starts on a new page. */
  chapterOnNewPage: boolean;
  footerCentred: boolean;
}>;

const helvetica = { regular: 'Helvetica', bold: 'Helvetica-Bold', italic: 'Helvetica-Oblique' };
const times = { regular: 'Times-Roman', bold: 'Times-Bold', italic: 'Times-Italic' };

const base: Look = {
  fonts: helvetica,
  headingFont: 'Helvetica-Bold',
  size: 11,
  leading: 16.2,
  accent: '#1f4e79',
  tableStyle: 'bands',
  justify: false,
  chapterOnNewPage: true,
  footerCentred: false,
};

export const looks: Readonly<Record<string, Look>> = {
  blue: base,
  serif: {
    ...base,
    fonts: times,
    headingFont: 'Times-Bold',
    size: 11.5,
    leading: 16,
    accent: '#333333',
    tableStyle: 'rules',
    justify: true,
    footerCentred: true,
  },
  orange: { ...base, accent: '#b3540a', tableStyle: 'grid' },
  green: { ...base, fonts: times, size: 11.5, accent: '#22663b', tableStyle: 'bands' },
  plain: { ...base, accent: '#222222', tableStyle: 'grid', chapterOnNewPage: false, footerCentred: true },
  columns: {
    ...base,
    fonts: times,
    headingFont: 'Helvetica-Bold',
    size: 10.5,
    leading: 14,
    accent: '#5a2d82',
    chapterOnNewPage: false,
    tableStyle: 'rules',
    justify: true,
  },
  small: { ...base, size: 9.8, leading: 14, accent: '#8a1c1c', tableStyle: 'grid' },
  chinese: { ...base, fonts: { regular: 'CJK', bold: 'CJK-Bold', italic: 'CJK' }, headingFont: 'CJK-Bold', accent: '#7a1f1f', tableStyle: 'grid', leading: 17 },
};
