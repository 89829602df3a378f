/** Function words and the plainest words of machines: what they say is said again by the names, limits and times beside them. */
const plain = new Set(
  `aber alle allen jede weitere weiteren weiterer aller alles als also am an andere anderen anderer ans auch auf aus ausser automatisch baustein bei beide beiden beim bis bitte block da dabei dadurch damit
  danach dann darf daran darauf daraus das dass davon dazu dem den der deren des deshalb dessen die dies diese diesem diesen dieser dieses doch drei dritte du duerfen durch
  eben ein eine einem einen einer eines einmal er erreicht erreichen erst erste ersten erster es etwa fall falls fuenf fuer ganz gar gehen geht gemaess genau gerne gibt gleich
  haben hat heisst hier hinter ich ihm ihn ihr ihre im immer in innen ins ist ja je jede jeden jeder jedem jedes jeweils kann kein keine keinen koennen kommt kommen
  lang lange langsam lassen laesst laufen lauf laeuft laufend liegt machen mal man mehr mich mindestens mir mit moechte moechten muss muessen nach nachdem naechste naechsten neue nicht noch nun nur
  ob oben obere oberen oder ohne pro programm schon schreib schreibe sein seine sich sie sind so sobald sofort solange soll sollen sollte sonst sowie sps st stehen steht
  ueber um und uns unten unter untere unteren vier vom von vor vorher waehrend war warten wartet was weg welche wenn werden wenn wer wie wieder wir wird wo wobei wurde
  zehn zu zum zur zurueck zusammen zuerst zuletzt zwei zweite zweiten zweiter zwischen
  einschalten ausschalten abschalten zuschalten anschalten schalten schaltet schalte eingeschaltet ausgeschaltet abgeschaltet starten startet start gestartet anlauf anlaufen stoppen stoppt stopp stop
  gestoppt halt haelt anhalten steuern steuerung steuert regeln regelung oeffnen oeffnet offen auf schliessen schliesst geschlossen zu betrieb betreiben arbeitet
  steigt steigen faellt fallen sinkt sinken hoch hohe hoher niedrig niedrige tief ueberschreitet unterschreitet ueberschritten unterschritten mehr weniger laenger kuerzer groesser kleiner hoechstens
  prozent grad sekunde sekunden minute minuten stunde stunden tag tage min sek std wert werte grenze grenzwert signal eingang ausgang anlage maschine geraet system funktion logik
  brauche brauchen benoetige hoehe zeit zeiten dauer beispiel sowohl mittels per via bar mbar liter stueck kurz dauerhaft normal leuchtet leuchten brennt ertoent ertoenen`.split(
    /\s+/,
  ),
);

/** German words of controls as the English ones of the patterns' texts; a stem stands for everything that begins with it. */
const meanings = new Map(
  `abbruch:abort abstand:spacing hoeher:higher tiefer:lower abgas:exhaust ablass:drain ablauf:sequence ablauft:expires ableit:drain absaug:extraction abwechs:alternate alarm:alarm alt:old anheb:raise anzeig:indicate aufheiz:heat aufsumm:total
  ausfall:fault ausfaell:fault ausgeloest:trip ausloes:trip auswahl:select band:conveyor befuell:fill begrenz:limit behaelter:tank belegt:blocked betriebsstund:hours blink:blink blockier:blocked bruecke:bridge
  dosier:dose drehricht:direction drehzahl:speed dreieck:delta druck:pressure durchfluss:flow durchflussmenge:flow endlage:position endschalt:position entleer:drain entprell:debounce entlueft:vent
  erhoeh:raise erreicht:reaches fehler:fault feucht:humidity filter:filter flanke:edge foerder:conveyor frei:free freigabe:enable freigegeb:enable fuell:fill fuellstand:level gebla:fan gegenseitig:interlock
  geschwindigkeit:speed gewicht:weight glaett:smooth hand:manual heiz:heat hupe:horn hysterese:hysteresis impuls:pulse kuehl:cool lager:bearing lampe:lamp last:load laufzeit:time leer:empty leitung:line leucht:lamp
  lichtschranke:photo luefter:fan maximal:maximum meld:alarm menge:amount mess:measured mindest:minimum minimal:minimum misch:mix mittelwert:average motor:motor motorschutz:overload nachlauf:run nachlaeuf:run
  not:emergency oel:oil pause:off period:cycle probe:sample pulsier:pulse pumpe:pump quittier:reset rampe:ramp rechts:forward links:reverse regel:control reserve:standby rueckmeld:feedback rueckwaerts:reverse ruehr:mix
  ruecksetz:reset schalter:switch schieber:valve schritt:step schutz:protection schwell:limit schwimmer:float selbsthalt:seal sensor:sensor sicherheit:safety sollwert:setpoint sperr:block spuel:rinse stau:jam
  stellung:position stern:star stillstand:standstill stoer:fault strom:current summ:total takt:cyclic taktend:cyclic tank:tank tast:button temperatur:temperature trocken:dry trockenlauf:dry ueberlast:overload
  ueberlauf:overflow ueberwach:supervise umkehr:reverse umschalt:change uebernimm:takes uebernehm:takes ventil:valve verdicht:compressor verriegel:interlock verzoeger:delay voll:full vorwaerts:forward vorwarn:warning
  waag:weight warn:warning wartung:service wechsel:alternate wechsl:alternate weiterlauf:run zaehl:count zaehler:counter zeitversetz:delay zulauf:inlet zwangs:forced zyklus:cycle zyklisch:cyclic`
    .split(/\s+/)
    .map((pair): readonly [string, string] => {
      const [stem = '', meaning = ''] = pair.split(':');
      return [stem, meaning];
    }),
);
const stems = [...meanings.keys()].sort((a, b) => b.length - a.length);

/** A German word that only joins, points or names what any request is about. Folded spelling ("fuer"), lower case. */
export function isPlainGerman(word: string): boolean {
  return plain.has(word);
}

/** What a German word means in the English of the patterns, by the longest stem that it begins with; null for a word that is not known. */
export function meaningOf(word: string): string | null {
  const stem = stems.find((one) => word.startsWith(one));
  return stem === undefined ? null : (meanings.get(stem) ?? null);
}
