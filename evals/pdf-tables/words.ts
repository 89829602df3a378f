import type { TableKind } from './kinds.js';

type Words = Readonly<{ codes: string; things: readonly string[]; starts: readonly string[]; middles: readonly string[]; ends: readonly string[] }>;

/** Material for tables of two languages; sentences are put together from a start, a middle and an end. */
export const wordsOf: Readonly<Record<TableKind['language'], Words>> = {
  en: {
    codes: 'F',
    things: ['Vent flap', 'Drive belt', 'Oil cooler', 'Feed screw', 'Guard switch', 'Heat probe', 'Inlet valve', 'Gear unit', 'Fan motor', 'Sight glass'],
    starts: ['Check', 'Clean', 'Replace', 'Tighten', 'Inspect', 'Look for dirt on', 'Measure the gap at', 'Compare the reading of'],
    middles: [
      'the linkage of the flap',
      'the cable of the probe',
      'both halves of the coupling',
      'the seat of the valve',
      'the filter mat behind the grille',
      'the board on the fan deck',
    ],
    ends: [
      '',
      'and free it by hand',
      'before the next charge is started',
      'and enter the value in the log',
      'until the lamp goes out',
      'Then continue by hand',
      'if the difference stays for longer than ten minutes',
      'within the same shift',
    ],
  },
  de: {
    codes: 'S',
    things: [
      'Lüfterklappe',
      'Antriebsriemen',
      'Ölkühler',
      'Förderschnecke',
      'Schutzschalter',
      'Temperaturfühler',
      'Einlassventil',
      'Getriebe',
      'Schauglas',
      'Lüftermotor',
    ],
    starts: ['Bitte prüfen:', 'Reinigen und prüfen:', 'Ersetzen:', 'Nachziehen:', 'Auf Schmutz achten:', 'Spalt messen:', 'Mit dem Vortag vergleichen:'],
    middles: [
      'das Gestänge der Lüfterklappe',
      'das Kabel des Temperaturfühlers',
      'beide Hälften der Kupplung',
      'der Sitz des Einlassventils',
      'die Filtermatte hinter dem Gitter',
    ],
    ends: [
      '',
      'und von Hand gängig machen',
      'bevor die nächste Charge beginnt',
      'und den Wert im Schichtbuch eintragen',
      'bis die Meldeleuchte erlischt',
      'Danach von Hand weiterfahren',
    ],
  },
};

export const headingsOf: Readonly<
  Record<TableKind['language'], Readonly<Record<'code' | 'words' | 'sentence' | 'figure' | 'value' | 'date', readonly string[]>>>
> = {
  en: {
    code: ['Code'],
    words: ['Component', 'Reset', 'Zone'],
    sentence: ['Meaning', 'Remedy', 'Remark'],
    figure: ['Set point [°C]', 'Delay [s]', 'Pressure [bar]', 'Speed [1/min]'],
    value: ['Limit', 'Delay'],
    date: ['Checked'],
  },
  de: {
    code: ['Code'],
    words: ['Bauteil', 'Quittierung', 'Bereich'],
    sentence: ['Bedeutung', 'Abhilfe', 'Bemerkung'],
    figure: ['Sollwert [°C]', 'Verzögerung [s]', 'Druck [bar]', 'Drehzahl [1/min]'],
    value: ['Grenze', 'Verzögerung'],
    date: ['Geprüft'],
  },
};
