/** Causes and checks of the diagnosis, by their English text; `{}` stands for the name of a tag. */
export const germanDiagnosisTexts: Readonly<Record<string, string>> = {
  'Bearing wear': 'Lagerverschleiß',
  'Listen at the bearing housing and compare its temperature with the sister machine: noise and heat at the bearing, with normal suction pressure, mean bearing wear.':
    'Am Lagergehäuse hören und die Temperatur mit der Schwestermaschine vergleichen: Geräusch und Wärme am Lager bei normalem Saugdruck bedeuten Lagerverschleiß.',
  'Mechanical seal leak': 'Gleitringdichtung undicht',
  'Look at the seal and drip pan from a safe distance: drops from the shaft side mean the seal, drops from the casing joint mean the O-ring, a dry pan means the switch.':
    'Dichtung und Tropfschale aus sicherem Abstand ansehen: Tropfen von der Wellenseite bedeuten die Dichtung, Tropfen von der Gehäusefuge den O-Ring, eine trockene Schale den Schalter.',
  'Cavitation from a starved suction': 'Kavitation durch fehlenden Zulauf auf der Saugseite',
  'Compare suction pressure with strainer differential pressure and tank level: low suction pressure with a normal strainer and level points to a closed or throttled suction valve or gas in the line.':
    'Saugdruck mit Differenzdruck des Siebs und Füllstand vergleichen: niedriger Saugdruck bei normalem Sieb und Füllstand deutet auf ein geschlossenes oder gedrosseltes Saugventil oder auf Gas in der Leitung.',
  'Worn impeller': 'Laufrad verschlissen',
  'Run the sister pump at the same flow: if discharge pressure is back at once, the worn part is in the first pump.':
    'Die Schwesterpumpe mit demselben Durchfluss fahren: Ist der Druck sofort wieder da, sitzt das verschlissene Teil in der ersten Pumpe.',
  'Misalignment, unbalance or looseness': 'Ausrichtfehler, Unwucht oder lose Verbindung',
  'Measure vibration in two directions and look at coupling and foundation bolts: high without a hot bearing, in step with speed, means alignment, balance or looseness.':
    'Die Schwingung in zwei Richtungen messen, Kupplung und Fundamentschrauben ansehen: hoch ohne heißes Lager und im Takt der Drehzahl bedeutet Ausrichtung, Unwucht oder Lose.',
  'Mechanical drag: seizing or something caught in the impeller': 'Mechanischer Widerstand: frisst, oder etwas steckt im Laufrad',
  'After isolation turn the shaft by hand: stiff or rubbing means drag in pump or bearing; free means look at supply voltage and motor.':
    'Nach dem Freischalten die Welle von Hand drehen: Schwergang oder Schleifen bedeutet Widerstand in Pumpe oder Lager; geht sie frei, Spannung und Motor ansehen.',
  'Does not start on command: contactor, motor protection or supply': 'Läuft auf Befehl nicht an: Schütz, Motorschutz oder Versorgung',
  'Look at the motor starter: a command present with an open contactor means coil, protection or supply; no command there means wiring or control.':
    'Den Motorabgang ansehen: Steht der Befehl an und das Schütz ist offen, liegt es an Spule, Schutz oder Versorgung; kommt kein Befehl an, an Verdrahtung oder Steuerung.',
  'Stopped by itself under its command: motor, motor protection or supply': 'Trotz Laufbefehl stehen geblieben: Motor, Motorschutz oder Versorgung',
  'Look at the motor starter before resetting anything: a tripped protection relay means motor or load, a blown fuse or missing phase means supply.':
    'Vor jedem Rücksetzen den Motorabgang ansehen: Ein ausgelöstes Schutzrelais bedeutet Motor oder Last, eine defekte Sicherung oder fehlende Phase die Versorgung.',
  'Machines stopped together: their common supply is lost': 'Maschinen gemeinsam stehen geblieben: ihre gemeinsame Versorgung fehlt',
  'Look at the incomer and the busbar of their motor control centre before any single starter: one lost supply explains all of them.':
    'Vor jedem einzelnen Abgang Einspeisung und Sammelschiene der Schaltanlage ansehen: Eine fehlende Versorgung erklärt alle.',
  'Running without load: coupling failed, prime lost or paddle loose': 'Läuft ohne Last: Kupplung gebrochen, Pumpe abgerissen oder Rührer lose',
  'Watch the shaft behind the coupling while it runs (guard in place): motor turning and shaft standing still means the coupling; both turning means lost prime.':
    'Die Welle hinter der Kupplung im Lauf beobachten (Schutz bleibt montiert): Dreht der Motor und steht die Welle, ist es die Kupplung; drehen beide, ist die Pumpe leer.',
  'Supply tank empty: no fault of the pump': 'Vorlagetank leer: kein Fehler der Pumpe',
  'Gauge the supply tank by hand: really low means supply, a full tank means the level transmitter.':
    'Den Vorlagetank von Hand peilen: wirklich leer bedeutet fehlender Nachschub, ein voller Tank den Füllstandgeber.',
  'Discharge closed or blocked': 'Druckseite geschlossen oder verstopft',
  'Follow the discharge line to the first valve: pressure before it and none after it shows the blockage.':
    'Die Druckleitung bis zum ersten Ventil verfolgen: Druck davor und keiner danach zeigt die Verstopfung.',
  'Strainer or filter blocked': 'Sieb oder Filter verstopft',
  'Read the differential pressure at the strainer on the spot and change over or clean it: pressure and vibration that come back to normal prove it.':
    'Den Differenzdruck am Sieb vor Ort ablesen und umschalten oder reinigen: Kommen Druck und Schwingung auf normal zurück, ist es bewiesen.',
  'Compressed-air leak': 'Druckluftleck',
  'Listen for the leak with production air closed area by area: the area whose closing brings the pressure back holds the leak.':
    'Die Produktionsluft Bereich für Bereich absperren und nach dem Leck hören: Der Bereich, nach dessen Absperren der Druck wiederkommt, hat das Leck.',
  'Compressor stopped by its own protection': 'Kompressor durch den eigenen Schutz abgeschaltet',
  'Read the compressor panel: a stored shutdown (oil temperature, motor, pressure) names the protection; none there means supply or control.':
    'Die Anzeige des Kompressors lesen: Eine gespeicherte Abschaltung (Öltemperatur, Motor, Druck) nennt den Schutz; steht keine da, liegt es an Versorgung oder Steuerung.',
  'Compressor runs and does not deliver (inlet valve, belt, unloader)': 'Kompressor läuft und fördert nicht (Ansaugventil, Riemen, Entlastung)',
  'Look whether it loads: running loaded with falling header pressure means inlet valve or wear, running unloaded means the unloader or its control.':
    'Prüfen, ob er in Last geht: Last bei fallendem Netzdruck bedeutet Ansaugventil oder Verschleiß, Leerlauf bedeutet die Entlastung oder ihre Steuerung.',
  'Fouled heat exchanger plates': 'Wärmetauscherplatten belegt',
  'Compare the hot-side temperature needed for the same outlet with the value after the last cleaning: a growing difference together with more pressure drop means fouling; run a cleaning.':
    'Die heißseitige Temperatur für denselben Austritt mit dem Wert nach der letzten Reinigung vergleichen: Wächst der Abstand und zugleich der Druckverlust, sind die Platten belegt; reinigen.',
  'Internal leak between sections (gasket or plate)': 'Innere Leckage zwischen den Abteilungen (Dichtung oder Platte)',
  'Pressure-test the sections one against the other with the line stopped: a falling pressure proves a leak between them.':
    'Die Abteilungen bei stehender Linie gegeneinander abdrücken: Fallender Druck beweist eine Leckage dazwischen.',
  'Heating medium lost or too weak': 'Heizmedium fehlt oder ist zu schwach',
  'Follow the heat backwards: circulation pump running, steam pressure at the valve, valve position against its command.':
    'Die Wärme rückwärts verfolgen: Läuft die Umwälzpumpe, liegt Dampfdruck am Ventil an, folgt das Ventil seinem Befehl.',
  'Control valve stuck': 'Regelventil hängt',
  'Give the valve a small step in manual and watch the stem: no movement with air at the positioner means it is stuck.':
    'Dem Ventil in Hand einen kleinen Sprung geben und die Spindel beobachten: keine Bewegung bei Luft am Stellungsregler bedeutet, es hängt.',
  'Sticky control valve (stiction)': 'Regelventil ruckt (Haftreibung)',
  'Put the loop in manual: an oscillation that stops in manual, and a stem that moves in jumps, mean stiction and not tuning.':
    'Den Regelkreis auf Hand stellen: Eine Schwingung, die in Hand aufhört, und eine Spindel, die in Sprüngen fährt, bedeuten Haftreibung und nicht die Einstellung.',
  'Diversion valve does not follow its command': 'Umschaltventil folgt seinem Befehl nicht',
  'Stop the forward flow by the line stop and compare valve stem and position switches with the command; a stem that stayed means the valve, a stem that moved means the switch. Never bypass it.':
    'Den Vorlauf mit dem Linienhalt stoppen und Spindel und Endschalter mit dem Befehl vergleichen; steht die Spindel, ist es das Ventil, ist sie gefahren, der Schalter. Nie überbrücken.',
  'Boiler short of feedwater': 'Kessel hat zu wenig Speisewasser',
  'Read the gauge glass: really low means feedwater pump, its valve or a leak; normal in the glass means the level transmitter.':
    'Das Wasserstandsglas ablesen: wirklich tief bedeutet Speisepumpe, ihr Ventil oder ein Leck; normal im Glas bedeutet den Füllstandgeber.',
  'Burner does not fire or fires too little': 'Brenner zündet nicht oder brennt zu schwach',
  'Read the burner control: no flame with water level normal means ignition, fuel or flame detection.':
    'Die Brennersteuerung ablesen: keine Flamme bei normalem Wasserstand bedeutet Zündung, Brennstoff oder Flammenwächter.',
  'Chiller tripped': 'Kältemaschine ausgelöst',
  'Read the first-out on the chiller panel and the condenser pressure: high condenser pressure means cooling water or a dirty condenser, else the compressor.':
    'Die Erstmeldung an der Kältemaschine und den Verflüssigerdruck ablesen: hoher Verflüssigerdruck bedeutet Kühlwasser oder verschmutzten Verflüssiger, sonst den Verdichter.',
  'Chiller short of capacity (refrigerant or condenser)': 'Kältemaschine leistet zu wenig (Kältemittel oder Verflüssiger)',
  'Compare suction and condenser pressure with the chart: low suction pressure means refrigerant, high condenser pressure means fouling or cooling water.':
    'Saug- und Verflüssigerdruck mit dem Diagramm vergleichen: niedriger Saugdruck bedeutet Kältemittel, hoher Verflüssigerdruck Verschmutzung oder Kühlwasser.',
  'Conveyor jam': 'Stau auf dem Förderer',
  'Look along the conveyor for fallen or wedged containers, with the drive stopped and locked: clearing it and a normal current prove the jam.':
    'Bei gestopptem und gesperrtem Antrieb den Förderer nach umgefallenen oder verklemmten Behältern absuchen: Ist er frei und der Strom normal, war es der Stau.',
  'Dirty or misaligned photo-eye': 'Lichtschranke verschmutzt oder verstellt',
  'Wipe lens and reflector and watch the switch while nothing moves: steady after wiping means dirt, still flickering means alignment or cable.':
    'Linse und Reflektor abwischen und den Schalter im Stillstand beobachten: ruhig nach dem Wischen bedeutet Schmutz, weiter flackernd Ausrichtung oder Kabel.',
  'No bottles or other containers arrive at the infeed': 'Am Einlauf kommen keine Flaschen oder anderen Behälter an',
  'Look at the infeed: no containers means supply; containers standing there mean the photo-eye or a jam.':
    'Den Einlauf ansehen: keine Behälter bedeutet fehlender Nachschub; stehen dort Behälter, ist es die Lichtschranke oder ein Stau.',
  'Cap torque drifts (clutch, chuck or setting)': 'Verschlussdrehmoment wandert (Kupplung, Konus oder Einstellung)',
  'Measure the removal torque of ten bottles by hand, head by head: one head off means its clutch, all heads off means setting or caps.':
    'Das Abdrehmoment von zehn Flaschen von Hand messen, Kopf für Kopf: Weicht ein Kopf ab, ist es seine Kupplung, weichen alle ab, Einstellung oder Verschlüsse.',
  'Fill weight off: filling valves or weigher calibration': 'Füllgewicht falsch: Füllventile oder Kalibrierung der Waage',
  'Weigh ten bottles on a reference scale: agreement with the checkweigher means the filler, disagreement means the weigher.':
    'Zehn Flaschen auf einer Referenzwaage wiegen: Übereinstimmung mit der Kontrollwaage bedeutet den Füller, Abweichung die Waage.',
  'Warm or wrong delivery into the tank (tanker, supply)': 'Warme oder falsche Anlieferung in den Tank (Tankwagen, Nachschub)',
  'Measure the temperature of the incoming product by hand: warm there means supply, cold there means tank insulation, agitation or the sensor.':
    'Die Temperatur des ankommenden Produkts von Hand messen: dort warm bedeutet die Anlieferung, dort kalt Tankisolierung, Rührwerk oder Fühler.',
  'No usable signal from {}: sensor, cable or input card': 'Kein brauchbares Signal von {}: Geber, Kabel oder Eingangskarte',
  'Measure at the terminals: no signal there means sensor or cable, a good signal there means the input card.':
    'An den Klemmen messen: kein Signal bedeutet Geber oder Kabel, ein gutes Signal die Eingangskarte.',
  '{} shows a frozen value': '{} zeigt einen eingefrorenen Wert',
  'Change the measured quantity a little and watch the reading: no reaction means a blocked tapping or a dead transmitter.':
    'Die Messgröße ein wenig ändern und die Anzeige beobachten: keine Reaktion bedeutet eine verstopfte Entnahme oder einen toten Messumformer.',
  '{} reads wrong since one sudden step (transmitter offset)': '{} misst seit einem plötzlichen Sprung falsch (Versatz des Messumformers)',
  'Compare with a reference instrument or a reading on the spot: a constant difference means an offset of the transmitter.':
    'Mit einem Referenzgerät oder einer Ablesung vor Ort vergleichen: ein gleichbleibender Unterschied bedeutet einen Versatz des Messumformers.',
  '{} reads wrong by a slow drift': '{} misst durch langsame Drift falsch',
  'Compare with a reference instrument: a difference that grew over days or hours means drift of the transmitter.':
    'Mit einem Referenzgerät vergleichen: ein über Tage oder Stunden gewachsener Unterschied bedeutet Drift des Messumformers.',
  '{} is noisy or has a loose connection': '{} rauscht oder hat einen Wackelkontakt',
  'Tap and wiggle the cable while watching the reading, then swap the channel: a fault that moves with the cable is the connection.':
    'Am Kabel klopfen und rütteln und die Anzeige beobachten, dann den Kanal tauschen: Wandert der Fehler mit dem Kabel, ist es die Verbindung.',
  '{} reads wrong: it has drifted or is fouled (it disagrees with {}, with which it used to agree)':
    '{} misst falsch: gedriftet oder verschmutzt (weicht von {} ab, mit dem es früher übereinstimmte)',
  'Compare both meters with a reference instrument: the one that differs has drifted or fouled.':
    'Beide Messgeräte mit einem Referenzgerät vergleichen: Das abweichende ist gedriftet oder verschmutzt.',
  'A changed setting: {}': 'Eine geänderte Einstellung: „{}“',
  'Ask who made the change and why, and compare the setting with its usual value: symptoms that began after it and end when it is taken back prove it.':
    'Fragen, wer die Änderung warum gemacht hat, und die Einstellung mit dem üblichen Wert vergleichen: Beginnen die Anzeichen danach und enden sie mit der Rücknahme, ist es bewiesen.',
  'Read {} ({}) over the window.': '{} ({}) über den Zeitraum ablesen.',
  'Look at, listen to and feel {} on the spot and write down what is unusual and since when.':
    '{} vor Ort ansehen, abhören und befühlen und notieren, was ungewöhnlich ist und seit wann.',
};
