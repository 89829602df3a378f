/**
 * Words and phrases of industry, trades and everyday life in English and German: components, faults, acts, quantities, substances, people,
 * places and rules. One group per line, English left of `==`, phrases of one language that mean the same parted by `=`;
 * read by `translations.ts`.
 */
export const GERMAN_ENGLISH = `
bearing == lagerung = maschinenlager
rolling bearing = rolling-element bearing = antifriction bearing == wälzlager
ball bearing == kugellager
deep groove ball bearing == rillenkugellager
roller bearing == rollenlager
tapered roller bearing == kegelrollenlager
spherical roller bearing == pendelrollenlager
self-aligning ball bearing == pendelkugellager
cylindrical roller bearing == zylinderrollenlager
angular contact bearing == schrägkugellager
needle bearing == nadellager
plain bearing = sleeve bearing = journal bearing == gleitlager
thrust bearing == axiallager = drucklager
radial bearing == radiallager
locating bearing = fixed bearing == festlager
floating bearing = non-locating bearing == loslager
bearing housing == lagergehäuse
pillow block = plummer block == stehlager = stehlagergehäuse
bearing bush = bearing bushing == lagerbuchse
bearing shell == lagerschale
bearing clearance == lagerluft = lagerspiel
bearing cage == lagerkäfig
inner ring = inner race == innenring
outer ring = outer race == außenring
raceway == laufbahn
rolling element == wälzkörper
bearing puller == lagerabzieher
puller == abzieher
shaft = axle shaft == welle
drive shaft == antriebswelle
output shaft == abtriebswelle
hollow shaft == hohlwelle
cardan shaft = propeller shaft = universal shaft == gelenkwelle = kardanwelle
crankshaft == kurbelwelle
camshaft == nockenwelle
splined shaft == keilwelle
axle == achse = radachse
spindle == spindel
shaft end == wellenende
shaft seal == wellendichtung
radial shaft seal = lip seal = oil seal == wellendichtring = simmerring = radialwellendichtring
mechanical seal == gleitringdichtung = glrd
double mechanical seal == doppelte gleitringdichtung = doppelgleitringdichtung
gland packing = stuffing box packing == stopfbuchspackung = packung
stuffing box == stopfbuchse
labyrinth seal == labyrinthdichtung
seal = sealing == dichtung = abdichtung
gasket = flat seal == flachdichtung = dichtung
seal ring = sealing ring == dichtring
o-ring = o ring == o-ring-dichtung = runddichtring
seal kit == dichtungssatz
seal water = sealing water == sperrwasser
barrier fluid == sperrflüssigkeit
seal gas == sperrgas
sealing surface == dichtfläche
sealant = sealing compound == dichtmittel = dichtmasse
sealing tape = ptfe tape == dichtband = teflonband
coupling == kupplung = wellenkupplung
flexible coupling == elastische kupplung
claw coupling = jaw coupling == klauenkupplung
gear coupling == zahnkupplung
slip clutch = torque limiter == rutschkupplung = rutschnabe
clutch == schaltkupplung = kupplung
coupling guard == kupplungsschutz
gear = gear wheel == zahnrad = zahnräder
pinion == ritzel
gearbox = gear unit = transmission == getriebe
gear motor = geared motor == getriebemotor
worm gear = worm gearbox == schneckengetriebe
bevel gear == kegelrad = kegelräder
bevel gearbox == kegelradgetriebe
spur gear == stirnrad = stirnräder
planetary gear = epicyclic gear == planetengetriebe
rack = toothed rack == zahnstange
gear tooth == zahn = zähne
gear ratio = transmission ratio == übersetzung = übersetzungsverhältnis
gear oil = gearbox oil == getriebeöl
belt == riemen
v-belt = vee belt == keilriemen
toothed belt = timing belt == zahnriemen
flat belt == flachriemen
belt drive == riementrieb = riemenantrieb
belt pulley = pulley = sheave == riemenscheibe
belt tension == riemenspannung = bandspannung
belt tensioner == riemenspanner
tensioning roller = tension pulley == spannrolle
deflection roller = return pulley == umlenkrolle
chain == kette
drive chain = roller chain == antriebskette = rollenkette
chain wheel = sprocket == kettenrad = kettenräder
chain tensioner == kettenspanner
chain link == kettenglied = kettenglieder
chain elongation = chain stretch == kettenlängung
screw == schraube
bolt == schraube = bolzen
nut == mutter = schraubenmutter = muttern
lock nut = counter nut == kontermutter
hexagon nut = hex nut == sechskantmutter
washer == unterlegscheibe = scheibe
lock washer = spring washer == federring = federscheibe
threaded rod == gewindestange
stud = stud bolt == stiftschraube = gewindebolzen
set screw = grub screw == gewindestift = madenschraube
hexagon socket screw = allen screw == innensechskantschraube = inbusschraube
countersunk screw == senkschraube
eye bolt = lifting eye == ringschraube = augenschraube
anchor bolt = foundation bolt == ankerbolzen = fundamentschraube
wall plug = dowel == dübel
thread == gewinde
internal thread = female thread == innengewinde
external thread = male thread == außengewinde
threadlocker = thread locking adhesive == schraubensicherung = schraubensicherungslack
screwed joint = bolted joint = screw connection == verschraubung = schraubverbindung
tightening torque == anzugsmoment = anziehdrehmoment = anzugsdrehmoment
torque wrench == drehmomentschlüssel
preload == vorspannung = vorspannkraft
pin == stift
split pin = cotter pin == splint
dowel pin = locating pin == passstift = zylinderstift
shear pin = shear bolt == scherstift = abscherbolzen
spring pin = roll pin == spannstift = spannhülse
parallel key = feather key == passfeder
keyway == passfedernut = keilnut
circlip = snap ring = retaining ring == sicherungsring = seegerring = sprengring
rivet == niet = nieten
clamp == klemme = schelle = klammer
clamping ring == spannring
hose clamp = jubilee clip == schlauchschelle
pipe clamp = pipe clip == rohrschelle
spring == feder = federn
compression spring == druckfeder
tension spring == zugfeder
torsion spring == drehfeder = torsionsfeder
leaf spring == blattfeder
gas spring = gas strut == gasfeder = gasdruckfeder
disc spring = belleville washer == tellerfeder
damper = shock absorber == dämpfer = stoßdämpfer
buffer = bumper == puffer = anschlagpuffer
vibration damper = anti-vibration mount == schwingungsdämpfer = gummipuffer
lever == hebel
hand lever == handhebel
handle = grip == griff = handgriff
handwheel == handrad = handräder
crank == kurbel
cam == nocken = nocke
cam follower == kurvenrolle
eccentric == exzenter
connecting rod = con rod == pleuel = pleuelstange
piston == kolben
piston rod == kolbenstange
piston ring == kolbenring
cylinder liner = cylinder sleeve == zylinderlaufbuchse = laufbuchse
bush = bushing == buchse = hülse
sleeve == hülse = muffe
collar == wellenbund = stellring
spacer = distance piece == distanzstück = abstandshalter = distanzhülse
shim = shim plate == passscheibe = unterlegblech = ausgleichsscheibe
hub == nabe
flywheel == schwungrad
wheel = rad == räder
castor = caster == lenkrolle
roller = roll == rolle = walze
guide rail == führungsschiene
linear guide == linearführung
ball screw == kugelgewindetrieb = kugelumlaufspindel
lead screw == gewindespindel = leitspindel
slide = slideway == gleitbahn = schlitten
hinge == scharnier
joint == gelenk = verbindung
ball joint == kugelgelenk
universal joint = cardan joint == kreuzgelenk = kardangelenk
bracket == halter = halterung = konsole
base plate = baseplate == grundplatte = fußplatte
base frame == grundrahmen
machine bed == maschinenbett
machine frame == maschinengestell = maschinenrahmen
foundation == fundament
machine foot = levelling foot == maschinenfuß = stellfuß = stellfüße
housing = casing == gehäuse
cover == abdeckung = haube = verkleidung
lid == deckel
flap == klappe
bellows == faltenbalg = balg
membrane = diaphragm == membran
lubricant == schmierstoff = schmiermittel
grease == fett = schmierfett
lubricating oil = lube oil == schmieröl
grease nipple = grease fitting = lubrication nipple == schmiernippel
grease gun == fettpresse
central lubrication == zentralschmierung
lubrication point == schmierstelle
lubrication interval = relubrication interval == schmierintervall = nachschmierintervall
relubricate = regrease == nachschmieren
lubricate = grease == schmieren = abschmieren
oil change == ölwechsel
oil level == ölstand
oil sight glass == ölschauglas
oil sump == ölwanne = ölsumpf
oil filter == ölfilter
oil leak = oil leakage == ölleck = ölleckage = ölaustritt
oil mist == ölnebel
dipstick == peilstab = messstab = ölmessstab
drain plug == ablassschraube = ablassstopfen
spare part = replacement part == ersatzteil
wear part = wearing part == verschleißteil
consumable == verbrauchsmaterial
assembly = sub-assembly == baugruppe
component = part == bauteil = komponente
pump == pumpe
centrifugal pump == kreiselpumpe = zentrifugalpumpe
positive displacement pump == verdrängerpumpe
gear pump == zahnradpumpe
lobe pump = rotary lobe pump == drehkolbenpumpe = kreiskolbenpumpe
progressive cavity pump = eccentric screw pump == exzenterschneckenpumpe
screw pump == schraubenpumpe = schraubenspindelpumpe
diaphragm pump == membranpumpe
piston pump = plunger pump == kolbenpumpe = plungerpumpe
peristaltic pump = hose pump == schlauchpumpe
vane pump == flügelzellenpumpe
submersible pump == tauchpumpe = tauchmotorpumpe
dosing pump = metering pump == dosierpumpe
vacuum pump == vakuumpumpe
liquid ring pump == flüssigkeitsringpumpe = wasserringpumpe
feed pump == speisepumpe = zuführpumpe
circulation pump = circulating pump == umwälzpumpe = zirkulationspumpe
booster pump == druckerhöhungspumpe
sump pump == schmutzwasserpumpe = sumpfpumpe
fire pump == feuerlöschpumpe
impeller == laufrad = laufräder
pump casing = pump housing == pumpengehäuse
wear ring == spaltring = verschleißring
volute == spiralgehäuse
suction side == saugseite
discharge side = pressure side == druckseite
suction line = suction pipe == saugleitung
discharge line = pressure line == druckleitung
suction head == saughöhe
delivery head = pump head == förderhöhe
delivery rate = pump capacity == fördermenge = förderstrom
suction pressure == saugdruck
discharge pressure = delivery pressure == förderdruck = enddruck
inlet pressure = admission pressure == eingangsdruck = vordruck
back pressure == gegendruck
dry running = dry run == trockenlauf
dry running protection == trockenlaufschutz
cavitation == kavitation
npsh == haltedruckhöhe
priming = prime == ansaugen
self-priming == selbstansaugend
minimum flow == mindestmenge = mindestdurchfluss
pump set == pumpenaggregat
strainer == sieb = schmutzfänger = siebkorb
foot valve == fußventil
fan = blower = ventilator == lüfter = gebläse
fan blade == ventilatorflügel = lüfterflügel
fan wheel == lüfterrad = ventilatorlaufrad
rotary piston blower = roots blower == drehkolbengebläse
side channel blower == seitenkanalverdichter
induced draught fan == saugzuggebläse = saugzug
compressor == kompressor = verdichter
screw compressor == schraubenkompressor = schraubenverdichter
piston compressor = reciprocating compressor == kolbenkompressor = kolbenverdichter
turbo compressor == turboverdichter = turbokompressor
compressed air == druckluft = pressluft
compressed air dryer = air dryer == drucklufttrockner = lufttrockner
refrigeration dryer == kältetrockner
desiccant dryer = adsorption dryer == adsorptionstrockner
air receiver = compressed air tank == druckluftbehälter = druckluftkessel
pressure dew point == drucktaupunkt
aftercooler == nachkühler
intercooler == zwischenkühler
oil separator == ölabscheider
intake filter = air intake filter == ansaugfilter
idle running = no-load running == leerlauf
load operation == lastbetrieb = lastlauf
valve == ventil = armatur
shut-off valve = isolating valve = stop valve == absperrventil = absperrarmatur
ball valve == kugelhahn = kugelhähne
butterfly valve == absperrklappe = scheibenventil = klappe
gate valve = slide valve == schieber = absperrschieber
knife gate valve == plattenschieber
globe valve == durchgangsventil = hubventil
diaphragm valve == membranventil
check valve = non-return valve = one-way valve == rückschlagventil = rückschlagklappe = rückflussverhinderer
safety valve = pressure relief valve = relief valve == sicherheitsventil = überdruckventil
pressure reducing valve = pressure reducer == druckminderer = druckreduzierventil
control valve = regulating valve == regelventil = stellventil
solenoid valve == magnetventil
needle valve == nadelventil
throttle valve == drosselventil = drosselklappe
three-way valve == dreiwegeventil = dreiwegehahn
bypass valve == bypassventil = umgehungsventil
vent valve = bleed valve == entlüftungsventil = entlüfter
drain valve == ablassventil = entleerungsventil
float valve == schwimmerventil
double seat valve = mixproof valve == doppelsitzventil
seat valve = single seat valve == sitzventil
sampling valve == probenahmeventil
pinch valve == quetschventil
pilot valve == vorsteuerventil = pilotventil
valve seat == ventilsitz
valve disc = valve plate == ventilteller
valve stem == ventilspindel = ventilstange
valve position == ventilstellung
tap = cock = faucet == hahn = hähne = wasserhahn
bursting disc = rupture disc == berstscheibe
set pressure = response pressure == einstelldruck = ansprechdruck
actuator == stellantrieb = antrieb
limit switch box == rückmeldeeinheit
pipe == rohr = rohre
pipeline = piping = pipework == rohrleitung = leitung
pipe bend = elbow == rohrbogen = krümmer
tee = t-piece == t-stück
reducer == reduzierstück = reduzierung
pipe fitting = fitting == rohrverbinder = formstück
flange == flansch = flansche
blind flange = blank flange == blindflansch
spectacle blind = spade == steckscheibe = brillenflansch
nozzle == düse
spout = outlet nozzle == auslauf = auslaufstutzen
connection piece = socket == stutzen = anschlussstutzen
pipe hanger = pipe support == rohrhalterung = rohraufhängung
pipe bridge = pipe rack == rohrbrücke
expansion joint = compensator == kompensator = dehnungsausgleicher
pipe insulation == rohrisolierung = rohrdämmung
trace heating = heat tracing == begleitheizung
dead leg == totleitung = totraum
ring main == ringleitung
branch line == stichleitung = abzweigleitung
riser == steigleitung
downpipe == fallrohr = fallleitung
hose == schlauch = schläuche
hose coupling == schlauchkupplung
quick coupling = quick release coupling == schnellkupplung
blank cap = end cap == verschlusskappe = blindkappe
plug = stopper == stopfen = verschlussstopfen
pipeline pig = pigging == molch = molchen
water hammer = pressure surge == wasserschlag = druckstoß
pressure test == druckprobe = druckprüfung
hydrostatic test == wasserdruckprüfung
leak test = tightness test == dichtheitsprüfung = dichtigkeitsprüfung
nominal diameter = nominal bore == nennweite = nenndurchmesser
nominal pressure = pressure rating == nenndruck
hydraulics == hydraulik
hydraulic unit = power pack == hydraulikaggregat
hydraulic pump == hydraulikpumpe
hydraulic oil = hydraulic fluid == hydrauliköl = hydraulikflüssigkeit
hydraulic cylinder = ram == hydraulikzylinder
hydraulic hose == hydraulikschlauch = hydraulikschläuche
hydraulic accumulator = pressure accumulator == hydrospeicher = druckspeicher = hydraulikspeicher
accumulator precharge == vorfülldruck = gasvorspannung
directional control valve = directional valve == wegeventil
proportional valve == proportionalventil
servo valve == servoventil
pressure limiting valve == druckbegrenzungsventil
pneumatics == pneumatik
pneumatic cylinder = air cylinder == pneumatikzylinder = druckluftzylinder
compressed air service unit = frl unit == wartungseinheit
oiler = lubricator == öler = nebelöler
silencer = muffler == schalldämpfer
valve terminal = valve manifold == ventilinsel
air hose = compressed air hose == druckluftschlauch
blow gun = air gun == blaspistole = druckluftpistole
suction cup = vacuum cup == saugnapf = sauger
gripper == greifer
end position cushioning == endlagendämpfung
system pressure == systemdruck = anlagendruck
operating pressure = working pressure == betriebsdruck = arbeitsdruck
residual pressure == restdruck
depressurise = release pressure == druck ablassen = entspannen = drucklos machen
depressurised = pressureless = unpressurised == drucklos
pressurise = pressurize == unter druck setzen
bleed = vent == entlüften
air bubble == luftblase = lufteinschluss
electric motor == elektromotor
motor == antriebsmotor
three-phase motor == drehstrommotor
asynchronous motor = induction motor == asynchronmotor
synchronous motor == synchronmotor
dc motor = direct current motor == gleichstrommotor
servo motor == servomotor
stepper motor == schrittmotor
motor winding = winding == wicklung = motorwicklung
stator == ständer
rotor == läufer
carbon brush == kohlebürste
commutator == kommutator = kollektor
slip ring == schleifring
terminal box == klemmenkasten
terminal = terminal block == klemme = anschlussklemme
terminal strip == klemmleiste
frequency converter = frequency inverter = variable speed drive = vfd == frequenzumrichter = fu
inverter == wechselrichter = umrichter
soft starter == sanftanlauf = sanftanlaufgerät = softstarter
star-delta starting == stern-dreieck-anlauf = stern-dreieck-schaltung
starting current = inrush current == anlaufstrom = einschaltstrom
rated current = nominal current == nennstrom = bemessungsstrom
rated voltage = nominal voltage == nennspannung = bemessungsspannung
rated power = nominal power == nennleistung
rated speed == nenndrehzahl
power consumption = power draw == leistungsaufnahme = stromverbrauch
current consumption == stromaufnahme
electric current == strom = stromstärke
voltage == spannung = elektrische spannung
low voltage == niederspannung
high voltage == hochspannung
medium voltage == mittelspannung
extra-low voltage == kleinspannung = schutzkleinspannung
alternating current = ac == wechselstrom
direct current = dc == gleichstrom
three-phase current == drehstrom
mains frequency == netzfrequenz
mains = power grid == netz = stromnetz
power supply unit == netzteil
power supply == stromversorgung = spannungsversorgung = energieversorgung
power failure = power outage = blackout == stromausfall = netzausfall
uninterruptible power supply = ups == usv = unterbrechungsfreie stromversorgung
emergency power = emergency supply == notstrom = notstromversorgung
emergency generator = standby generator == notstromaggregat
short circuit == kurzschluss = kurzschlüsse
earth fault = ground fault == erdschluss
residual current device = rcd == gfci = fi-schalter = fehlerstromschutzschalter
earth leakage current = leakage current == ableitstrom = fehlerstrom
circuit breaker = miniature circuit breaker == leitungsschutzschalter = sicherungsautomat = leistungsschalter
motor protection switch = motor circuit breaker == motorschutzschalter
overload relay = thermal relay == überlastrelais = motorschutzrelais
fuse == sicherung = schmelzsicherung
fuse blown = blown fuse == sicherung durchgebrannt
main switch = main isolator == hauptschalter
isolating switch = disconnector = isolator == trennschalter = lasttrennschalter
repair switch = safety switch == reparaturschalter = wartungsschalter
contactor == schütz = schaltschütz
relay == relais
time relay = timer relay == zeitrelais
control cabinet = electrical cabinet = switch cabinet == schaltschrank
switchgear == schaltanlage
distribution board = distribution panel == verteiler = verteilerschrank = unterverteilung
busbar == stromschiene = sammelschiene
transformer = transformator == trafo
rectifier == gleichrichter
capacitor == kondensator
resistor == elektrischer widerstand
insulation resistance == isolationswiderstand
earth resistance == erdungswiderstand
earthing = grounding == erdung
earth = ground == erden = erde
protective earth = protective conductor == schutzleiter
equipotential bonding = bonding == potentialausgleich = potenzialausgleich
neutral conductor = neutral == neutralleiter
phase = outer conductor == außenleiter
phase failure = phase loss == phasenausfall
phase sequence = rotating field == phasenfolge = drehfeld
cable == kabel
wire == draht = drähte
litz wire = strand = stranded wire == litze
core = conductor = ader == leiter
cable gland == kabelverschraubung
cable tray = cable duct == kabelkanal = kabelrinne = kabeltrasse
cable lug == kabelschuh
cable drum == kabeltrommel
drag chain = energy chain == schleppkette = energiekette
cable break = wire break = open circuit == kabelbruch = drahtbruch = leitungsbruch
socket outlet = power outlet == steckdose
mains plug = power plug == stecker = netzstecker
connector = plug connector == steckverbinder = steckverbindung
extension cable = extension lead == verlängerungskabel
loose contact = intermittent contact == wackelkontakt
contact == kontakt
light = lamp = luminaire == leuchte = lampe
light bulb == glühbirne = glühlampe
indicator lamp = pilot light = signal lamp == meldeleuchte = kontrollleuchte = signalleuchte
flashing light = beacon == blinkleuchte = blitzleuchte = rundumleuchte
stack light = signal tower == signalsäule = ampel
horn = siren == hupe = sirene
buzzer == signalsummer = summton
push button = button = taster == drucktaste = druckknopf
switch == schalter
selector switch = rotary switch == wahlschalter = drehschalter
key switch = key-operated switch == schlüsselschalter
foot switch = pedal switch == fußschalter
two-hand control == zweihandbedienung = zweihandschaltung
enabling switch = dead man's switch == zustimmtaster = totmannschalter
emergency stop = e-stop == not-halt = not-aus = notaus
emergency stop button == not-halt-taster = not-aus-taster = notausknopf
switch on = turn on = energise == einschalten = eingeschaltet
switch off = turn off = de-energise == ausschalten = abschalten = ausgeschaltet
voltage-free = dead = de-energised == spannungsfrei = stromlos
live = energised == unter spannung = spannungsführend
live working == arbeiten unter spannung
five safety rules == fünf sicherheitsregeln
brake == bremse
brake lining = brake pad == bremsbelag = bremsbeläge
brake disc == bremsscheibe
holding brake == haltebremse
drive == antrieb
drive unit == antriebseinheit = antriebsstation
encoder = rotary encoder == drehgeber = inkrementalgeber
overcurrent == überstrom
overvoltage = surge == überspannung
undervoltage == unterspannung
surge arrester = surge protection == überspannungsschutz = überspannungsableiter
lightning protection == blitzschutz
lightning strike == blitzschlag = blitzeinschlag
arc = arc flash == lichtbogen = störlichtbogen
spark == funke = funken
static electricity = electrostatic charge == statische elektrizität = elektrostatische aufladung
degree of protection = ip rating = ip code == schutzart
protection class == schutzklasse
power factor == leistungsfaktor = cos phi
reactive power == blindleistung
apparent power == scheinleistung
peak load == spitzenlast = lastspitze
electricity meter == stromzähler
battery == batterie = akku
battery charger = charger == ladegerät
charge = recharge == laden = aufladen = geladen
discharge battery == batterieentladung = tiefentladung
circuit diagram = wiring diagram == schaltplan = stromlaufplan = schaltbild
wiring == verdrahtung = verkabelung
heating element = heater == heizelement = heizstab = heizpatrone
electrical equipment == elektrische betriebsmittel = elektrische ausrüstung
portable appliance test = portable electrical equipment == ortsveränderliche betriebsmittel
sensor == fühler = aufnehmer = messfühler
proximity switch = inductive sensor == näherungsschalter = initiator
photoelectric sensor = light barrier = photocell == lichtschranke = lichttaster
light curtain == lichtvorhang = lichtgitter
limit switch = end switch == endschalter = endlagenschalter = grenztaster
pressure switch == druckschalter = druckwächter
pressure gauge = manometer == druckmessgerät
pressure transmitter = pressure sensor == druckmessumformer = drucktransmitter = drucksensor
temperature sensor = temperature probe == temperaturfühler = temperatursensor
thermocouple == thermoelement
resistance thermometer = rtd = pt100 == widerstandsthermometer
thermometer == temperaturmessgerät
thermostat == temperaturregler = temperaturwächter
flow meter = flowmeter == durchflussmesser = durchflussmessgerät
electromagnetic flowmeter = magnetic-inductive flowmeter == magnetisch-induktiver durchflussmesser
flow switch = flow monitor == strömungswächter = durchflusswächter
level sensor = level probe == füllstandssensor = füllstandssonde = niveausonde
level switch = float switch == niveauschalter = schwimmerschalter
load cell = weighing cell == wägezelle = kraftmessdose
scale = balance = weighing machine == waage
checkweigher == kontrollwaage
ph probe = ph electrode == ph-sonde = ph-elektrode
conductivity probe = conductivity sensor == leitfähigkeitssonde
turbidity meter == trübungsmessgerät = trübungsmesser
speed sensor = tachometer == drehzahlsensor = drehzahlmesser
vibration sensor == schwingungssensor = schwingungsaufnehmer
gas detector = gas warning device == gaswarngerät = gasmelder = gasdetektor
oxygen meter = oxygen sensor == sauerstoffmessgerät = sauerstoffsensor
transmitter = measuring transducer == messumformer
measuring instrument = measuring device = gauge == messgerät = messinstrument
measuring point == messstelle = messpunkt
measuring range == messbereich
measured value = reading == messwert
measurement uncertainty == messunsicherheit
measurement error == messfehler = messabweichung
display == anzeige
screen = monitor == bildschirm
touch screen = touch panel = touchscreen == berührungsbildschirm
control panel = operator panel == bedienfeld = bedienpult = bedienpanel
control desk = console == steuerpult = leitstand
control room == leitwarte = warte = schaltwarte
control system == steuerung
process control system = dcs == prozessleitsystem = leitsystem
programmable logic controller = plc == sps = speicherprogrammierbare steuerung
closed-loop control == regelung
controller == regler
set point = setpoint = target value == sollwert
actual value == istwert
limit value = threshold == grenzwert = schwellenwert
upper limit == obergrenze = oberer grenzwert
lower limit == untergrenze = unterer grenzwert
control deviation == regelabweichung
manual mode = hand mode = manual operation == handbetrieb
automatic mode = auto mode = automatic operation == automatikbetrieb
jog mode = inching = inching mode == tippbetrieb = tippen
setup mode = setting mode == einrichtbetrieb
operating mode = mode of operation == betriebsart
status message == statusmeldung = zustandsmeldung
input signal == eingangssignal
output signal == ausgangssignal
alarm == alarmmeldung
fault message = error message == störmeldung = fehlermeldung
warning message == warnmeldung
fault code = error code == fehlercode = störcode
acknowledge == quittieren = bestätigen
reset == zurücksetzen = rücksetzen = zurückgesetzt
interlock == verriegelung = verriegeln
release signal = enable == freigabe = freigabesignal
bypass = bridge = override == überbrücken = umgehen
safety circuit == sicherheitskreis
safety relay == sicherheitsrelais
safety controller = safety plc == sicherheitssteuerung
guard locking == zuhaltung
safety door switch = guard switch == schutztürschalter
remote control == fernbedienung = fernsteuerung
radio remote control == funkfernsteuerung
remote access == fernzugriff
remote maintenance == fernwartung
password == kennwort = passwort
user account == benutzerkonto
access rights = user rights == zugriffsrechte = benutzerrechte
backup copy = data backup == datensicherung = sicherungskopie
update = software update == aktualisierung = aktualisieren
network == netzwerk
fieldbus == feldbus
recipe = formulation == rezeptur = rezept
batch = lot = charge == los
batch number = lot number == chargennummer = losnummer
trend == verlauf = trendkurve
data logger = recorder = datenlogger == schreiber
calibration == kalibrierung
calibrate == kalibrieren
verification == eichung = verifizierung
adjust == justieren = einstellen = nachstellen
adjustment == einstellung = justierung
parameter == einstellwert
default setting = factory setting == werkseinstellung
response time = reaction time == reaktionszeit = ansprechzeit
delay time = time delay == verzögerungszeit = zeitverzögerung
accuracy == genauigkeit
resolution == auflösung
hysteresis == hysterese = schaltdifferenz
cycle time == taktzeit = zykluszeit
cycle == takt = zyklus
process engineering == verfahrenstechnik
tank = vessel = container == behälter
storage tank == lagertank = lagerbehälter
mixing tank = mixing vessel == mischbehälter = rührbehälter
buffer tank = surge tank == puffertank = pufferbehälter
day tank == tagesbehälter
silo == bunker
hopper == trichter = aufgabetrichter = einfülltrichter
pressure vessel == druckbehälter
reactor == reaktor
agitator = stirrer == rührwerk = rührer
mixer == mischer
kneader = dough mixer == kneter = knetmaschine
mill == mühle
crusher == brecher
shredder == schredder = zerkleinerer
sieve = sifter == sieb
sift == sieben = absieben
vibrating screen == siebmaschine = vibrationssieb
centrifuge == zentrifuge
separator == abscheider
decanter == dekanter
filtration == filtern = filtrieren = filtrierung
filter press == filterpresse
filter cloth == filtertuch = filtertücher
filter cartridge = filter element == filterpatrone = filterkerze = filterelement
filter bag == filterbeutel = filtersack
bag filter == schlauchfilter = beutelfilter
filter cake == filterkuchen
filter change == filterwechsel
dust collector = dedusting system == entstaubungsanlage = staubabscheider
cyclone == zyklon = zyklonabscheider
scrubber = gas washer == wäscher = gaswäscher
evaporator == verdampfer = eindampfer
evaporate == verdampfen = verdunsten = eindampfen
distillation == destillation
distillation column = column == kolonne = destillationskolonne
condenser == kondensator = verflüssiger
dryer = drier == trockner
spray dryer == sprühtrockner
fluidised bed = fluidized bed == wirbelschicht
freeze drying == gefriertrocknung
crystallisation == kristallisation
extraction == extraktion
fermentation == gärung
fermenter = bioreactor == bioreaktor
homogeniser = homogenizer == homogenisator
pasteuriser = pasteurizer == pasteur = pasteurisationsanlage = kurzzeiterhitzer
pasteurise = pasteurize == pasteurisieren
steriliser = sterilizer == sterilisator
sterilise = sterilize == sterilisieren
autoclave == autoklav
uht plant == uht-anlage = ultrahocherhitzung
holding time == heißhaltezeit = haltezeit
heat exchanger == wärmetauscher = wärmeübertrager
plate heat exchanger == plattenwärmetauscher = plattenwärmeübertrager
tube bundle heat exchanger = shell and tube exchanger == rohrbündelwärmetauscher
cleaning in place = cip == cip-reinigung
spray ball == sprühkugel
caustic = lye = caustic soda = sodium hydroxide == lauge = natronlauge
acid == säure
nitric acid == salpetersäure
peracetic acid == peressigsäure
hydrogen peroxide == wasserstoffperoxid
hydrochloric acid == salzsäure
sulphuric acid = sulfuric acid == schwefelsäure
phosphoric acid == phosphorsäure
acetic acid == essigsäure
citric acid == zitronensäure
ammonia == ammoniak
chlorine == chlor
chlorine dioxide == chlordioxid
sodium hypochlorite = bleach == natriumhypochlorit = chlorbleichlauge
disinfectant == desinfektionsmittel
disinfect == desinfizieren
disinfection == desinfektion
cleaning agent = detergent == reinigungsmittel = reiniger
foam cleaning == schaumreinigung
foam == schaum = schäume
defoamer = antifoam == entschäumer
intermediate rinse == zwischenspülung = zwischenspülen
final rinse == nachspülen = endspülung
pre-rinse == vorspülen = vorspülung
flush = rinse == spülen = durchspülen = ausspülen
rinse water == spülwasser
milk == milch
raw milk == rohmilch
skimmed milk = skim milk == magermilch
whey == molke
cream == rahm = sahne
cheese == käse
buttermilk == buttermilch
yoghurt = yogurt == joghurt
curd = quark == käsebruch
rennet == labferment
dairy == molkerei
beer == bier
brewery == brauerei
mash == maische
wort == würze
hops == hopfen
malt == malz
yeast == hefe
lauter tun == läuterbottich
beverage = drink == getränk
soft drink == limonade = erfrischungsgetränk
juice = saft == säfte
syrup == sirup
carbon dioxide = co2 == kohlendioxid = kohlensäure
carbonate == karbonisieren
degas = deaerate == entgasen
food = foodstuff == lebensmittel
meat == fleisch
sausage == wurst = würste
fish == fisch
egg == ei = eier
flour == mehl
sugar == zucker
salt == salz
edible oil = cooking oil == speiseöl = speisefett
spice = seasoning == gewürz
ingredient == zutat
additive == zusatzstoff = additiv
allergen == allergene
raw material == rohstoff = rohware
intermediate product == zwischenprodukt = halbfabrikat
finished product = finished goods == fertigprodukt = fertigware
rework == nacharbeit = nacharbeiten
waste = refuse == abfall = abfälle
scrap = reject == ausschuss = schrott
by-product == nebenprodukt
slaughter == schlachten
slaughterhouse = abattoir == schlachthof
smokehouse == räucherkammer
cutter = bowl cutter == kutter
metal detector == metalldetektor
foreign body = foreign matter = foreign object == fremdkörper
glass breakage = broken glass == glasbruch
best before date == mindesthaltbarkeitsdatum = mhd
use-by date == verbrauchsdatum
shelf life == haltbarkeit = haltbarkeitsdauer
hygiene zone = hygiene area == hygienebereich = hygienezone
clean room = cleanroom == reinraum = reinräume
airlock == schleuse = luftschleuse
tablet press == tablettenpresse
tablet == tablette
capsule == kapsel
ointment == salbe
active ingredient = active substance == wirkstoff
coating = coat == beschichtung = überzug
granulate = granules == granulat
powder == pulver
bulk solids = bulk material == schüttgut
slurry = suspension == aufschlämmung
solution == lösung
solvent == lösemittel = lösungsmittel
mixture = blend == gemisch = mischung
mix = stir == mischen = rühren = vermischen
dose = meter == dosieren = zudosieren
dosing = dosage == dosierung
dilute = thin == verdünnen = verdünnt
concentrate == konzentrat
concentration == konzentration
residue == reste = rückstand = rückstände
sediment = deposit == ablagerung = bodensatz
sludge == schlamm = klärschlamm
sewage treatment plant = wastewater treatment plant == kläranlage
waste water = wastewater = effluent = sewage == abwasser
drinking water = potable water == trinkwasser
process water = service water == brauchwasser = betriebswasser = prozesswasser
raw water == rohwasser
well == brunnen
groundwater == grundwasser
rainwater = storm water == regenwasser
demineralised water = deionised water == vollentsalztes wasser = ve-wasser
softened water = soft water == weichwasser
softener = water softener == enthärter = enthärtungsanlage
water hardness == wasserhärte
limescale = scale == kalk = kesselstein = verkalkung
descale = decalcify == entkalken
ion exchanger == ionentauscher = ionenaustauscher
reverse osmosis == umkehrosmose
activated carbon = activated charcoal == aktivkohle
sand filter == sandfilter
backwash == rückspülen = rückspülung
flocculant == flockungsmittel
flocculation == flockung
precipitant == fällmittel
settling tank = clarifier = sedimentation tank == absetzbecken = klärbecken
aeration tank == belebungsbecken
activated sludge == belebtschlamm
digester = digestion tank = faulturm == faulbehälter
screen rake = bar screen == rechen
grease trap = grease separator == fettabscheider
oil interceptor == ölabscheider = leichtflüssigkeitsabscheider
sewer == kanalisation = abwasserkanal = abwasserkanäle
manhole == schacht = mannloch = schächte
floor drain = gully == bodenablauf
neutralisation == neutralisationsanlage
retention basin = catch basin == rückhaltebecken = auffangbecken
bund = drip tray = collecting tray == auffangwanne = auffangraum = tropfwanne
overflow == überlauf = überlaufen
overfill protection = overfill prevention == überfüllsicherung
legionella == legionellen
germ = microbe == keim = mikroorganismus
mould growth = mildew == schimmel
bacteria == bakterien
heat == warmth = wärme = hitze
heat up = warm up == erwärmen = aufheizen = erhitzen
cool = cool down == kühlen = abkühlen
preheat == vorheizen = vorwärmen
boiler == kessel
steam boiler == dampfkessel
steam generator == dampferzeuger
steam == dampf
saturated steam == sattdampf
superheated steam == heißdampf
live steam == frischdampf
flash steam == entspannungsdampf
steam pressure == dampfdruck
steam line = steam pipe == dampfleitung
steam trap = condensate trap == kondensatableiter
condensate == kondensat
boiler feed water = feed water == speisewasser = kesselspeisewasser
blowdown == abschlämmung = absalzung = abschlämmen
economiser = economizer == ekonomiser = speisewasservorwärmer
deaerator == entgaser
boiler attendant = boiler operator == kesselwärter
low water = water shortage == wassermangel
burner == brenner
flame == flamme
flame detector = flame monitor == flammenwächter = flammenüberwachung
ignite == zünden = entzünden
ignition == zündung
ignition source = source of ignition == zündquelle
combustion == verbrennung
combustion chamber = furnace == brennkammer = feuerraum
flue gas = exhaust gas == rauchgas = abgas
chimney = flue stack == schornstein = kamin
soot == ruß
ash == asche
kiln = furnace = oven == brennofen = ofen = öfen
hot water == heißwasser = warmwasser
hot oil = thermal oil = heat transfer oil == thermoöl = wärmeträgeröl
heat transfer medium == wärmeträger = wärmeträgermedium
heat recovery == wärmerückgewinnung
heat pump == wärmepumpe
district heating == fernwärme
radiator == heizkörper
heating system = heating == heizung = heizungsanlage
expansion vessel = expansion tank == ausdehnungsgefäß
thermal insulation = heat insulation == wärmedämmung = wärmeisolierung
refrigeration system = refrigerating plant == kälteanlage
refrigerant == kältemittel
refrigeration compressor == kältemittelverdichter = kälteverdichter
expansion valve == expansionsventil
chiller = water chiller == kaltwassersatz = kältemaschine = kühlaggregat
chilled water == kaltwasser
ice water == eiswasser
cooling water == kühlwasser
cooling tower == kühlturm = kühltürme
evaporative condenser == verdunstungskühler = verdunstungsverflüssiger
brine = sole == salzlake
glycol = antifreeze == glykol = frostschutzmittel
coolant == kühlmittel
cold store = cold room == kühlraum = kühlhaus = kühlräume
freezer = deep freezer == gefrierschrank = tiefkühler
freezer room = freezing chamber == tiefkühlraum = tiefkühllager = gefrierraum
refrigerator = fridge == kühlschrank = kühlschränke
cold chain == kühlkette
defrost == abtauen = enteisen
ice == eis
frost == reif
ice build-up = icing == vereisung
frozen == gefroren = eingefroren
freeze == gefrieren = einfrieren
frost protection == frostschutz
thaw == auftauen = tauen
subcooling == unterkühlung
superheat = superheating == überhitzung
overheating = overheat == überhitzen = überhitzung
room temperature = ambient temperature == raumtemperatur = umgebungstemperatur
flow temperature = supply temperature == vorlauftemperatur
return temperature == rücklauftemperatur
flow line = supply line == vorlauf
return line = return flow == rücklauf
packaging = packing == verpackung
pack = package == verpacken = einpacken
packaging machine = packing machine == verpackungsmaschine
packaging material == packmittel = verpackungsmaterial
filling machine = filler == füller = abfüllmaschine = füllmaschine
filling = bottling == abfüllung
fill = bottle == füllen = abfüllen = befüllen
refill = top up == nachfüllen = auffüllen
filling level = fill level == füllstand = füllhöhe
filling quantity == füllmenge
bottle == flasche
tin can = tin = beverage can == dosen = blechdose = getränkedose = büchse
barrel = drum == fass = fässer
keg == bierfass
canister = jerry can == kanister
bucket = pail == eimer
box = carton = case == karton = schachtel = kiste
crate == kasten = kiste = kästen
bag = sack == beutel = säcke
big bag = flexible bulk container = fibc == bigbag
intermediate bulk container = ibc = ibc-container == ibc-behälter
tray == schale = tablett
cup == becher
jar == einmachglas
tube packaging = tube == tuben
pallet == palette
palletiser = palletizer == palettierer = palettieranlage
depalletiser = depalletizer == depalettierer = entpalettierer
pallet wrapper = stretch wrapper == palettenwickler = stretchwickler
shrink film == schrumpffolie
shrink tunnel == schrumpftunnel
stretch film == stretchfolie
film = foil == folie
label == etikett = etiketten
labeller = labelling machine == labeler = etikettiermaschine = etikettierer
adhesive = glue == klebstoff = leim = kleber
hot melt == heißleim = schmelzkleber
glue = bond == kleben = verkleben
capper = closer = capping machine == verschließer = verschließmaschine
bottle cap = closure == verschluss = verschlüsse
crown cork = crown cap == kronkorken
cork == korken
rinser = bottle rinser == spülmaschine = flaschenspüler
bottle washer = bottle washing machine == flaschenreinigungsmaschine = flaschenwaschmaschine
blow moulding machine = blow molder == blasmaschine = streckblasmaschine
preform == vorformling
case packer == einpacker = kartonpacker
unpacker == auspacker
cartoner = cartoning machine == kartoniermaschine = kartonierer
carton erector = case erector == kartonaufrichter
tray sealer == schalensiegler = traysealer
thermoforming machine == tiefziehmaschine = thermoformer
sealing jaw = heat seal jaw == siegelbacke
seal seam = heat seal == siegelnaht = siegelnähte
sealing temperature == siegeltemperatur
strapping machine == umreifungsmaschine
strapping = strap == umreifung = umreifungsband
printer = inkjet printer == drucker = codierer = tintenstrahldrucker
print == drucken = bedrucken
barcode == strichcode
barcode reader = scanner == barcodeleser
conveyor = conveying system == förderer = förderanlage
belt conveyor = conveyor belt == förderband = gurtförderer = bandförderer
roller conveyor == rollenbahn = rollenförderer
chain conveyor == kettenförderer
screw conveyor = auger == förderschnecke = schneckenförderer
bucket elevator == becherwerk
vibrating conveyor = vibratory feeder == vibrationsförderer = schwingförderer = rüttelrinne
pneumatic conveying == pneumatische förderung
rotary valve = rotary airlock = star feeder == zellenradschleuse
conveyor chain = transport chain == förderkette = transportkette
slat band chain = slat chain == scharnierbandkette
drive roller = drive drum = head pulley == antriebstrommel = antriebsrolle
tail pulley = return drum == umlenktrommel
belt scraper = belt cleaner == abstreifer = bandabstreifer
belt misalignment = belt drift == bandschieflauf = schieflauf
pull cord switch = rope pull switch == reißleine = seilzugschalter
turntable == drehtisch = drehteller
accumulation table == stautisch = pufferstrecke
infeed = inlet == einlauf = zuführung
outfeed = discharge == auslauf = austrag
diverter == weiche = verteilerweiche
pusher == schieber = ausschieber
ejector == auswerfer
robot = industrial robot == roboter = industrieroboter
format change = changeover = size change == formatwechsel = umrüsten = umrüstung
format part = change part == formatteil
production line = line == linie = anlage = produktionslinie
machine tool == werkzeugmaschine
lathe == drehmaschine = drehbank
turn on a lathe = turning == drehen
milling machine == fräsmaschine
milling == fräsen = gefräst
milling cutter == fräser
drilling machine = drill press == bohrmaschine = ständerbohrmaschine
drill == bohren = gebohrt
drill bit == bohrer
bore = hole == bohrung = loch = löcher
grinding machine = grinder == schleifmaschine
grind == schleifen = geschliffen
grinding wheel = grinding disc == schleifscheibe
angle grinder == winkelschleifer = flex
cutting disc == trennscheibe
saw == säge
sawing = saw cutting == sägen
saw blade == sägeblatt = sägeblätter
band saw == bandsäge
circular saw == kreissäge
hand file == feile
hammer == hämmer
spanner = wrench == schraubenschlüssel
allen key = hex key == innensechskantschlüssel = inbusschlüssel
screwdriver == schraubendreher = schraubenzieher
pliers == zange
vice = vise == schraubstock = schraubstöcke
knife == messer
blade == klinge = messer
scissors = shears == schere
tool == werkzeug
tool change == werkzeugwechsel
tool holder == werkzeughalter = werkzeugaufnahme
chuck == spannfutter = backenfutter
clamping device = fixture == spannvorrichtung = vorrichtung
workpiece == werkstück
chip = swarf = shaving = span == späne
cutting fluid = metalworking fluid = cooling lubricant == kühlschmierstoff = kss
emulsion == kühlschmieremulsion
cutting speed == schnittgeschwindigkeit
feed rate == vorschub = vorschubgeschwindigkeit
burr == grat
deburr == entgraten
press == presse
press brake = bending machine == abkantpresse = biegemaschine
bend == biegen = gebogen
punch = punching machine == stanze = stanzmaschine
punching = stamping == stanzen
forming die == matrize = gesenk
shear cutting machine = guillotine == tafelschere = schlagschere
rolling mill == walzwerk
forge == schmieden = schmiede
foundry == gießerei
cast = pour == gießen = gegossen
casting = cast part == gussteil = gussstück
melt == schmelzen = geschmolzen
ladle == pfanne = gießpfanne
weld == schweißen = verschweißen
welding == schweißarbeit = schweißarbeiten
weld seam = weld joint == schweißnaht = schweißnähte
welding machine == schweißgerät = schweißmaschine
welding rod = electrode == schweißelektrode
welding fumes == schweißrauch
welder == schweißer
solder = braze == löten = lötverbindung
flame cutting = gas cutting == brennschneiden = autogenschneiden
laser cutting == laserschneiden
hardening = harden == härten = härtung
annealing == glühen = weichglühen
quenching and tempering == vergüten = vergütung
galvanise = galvanize = zinc plate == verzinken = verzinkt
electroplating == galvanik = galvanisieren
pickling = pickle == beizen
sandblasting = shot blasting == sandstrahlen = strahlen
paint = varnish = lacquer == lacke = lackfarbe = anstrich
paint shop = spray booth == lackiererei = lackierkabine
painting == lackieren = lackierung
powder coating == pulverbeschichtung
steel == stahl = stähle
stainless steel == edelstahl = nichtrostender stahl = rostfreier stahl
cast iron == gusseisen = grauguss
iron == eisen
copper == kupfer
brass == messing
bronze == rotguss
aluminium = aluminum == alu
zinc == zink
alloy == legierung
sheet metal == blech = bleche
plastic == kunststoff = plastik
rubber == gummi = kautschuk
injection moulding machine = injection molding machine == spritzgießmaschine = spritzgussmaschine
injection moulding = injection molding == spritzgießen = spritzguss
mould = mold = form == formwerkzeug
clamping force == schließkraft = spannkraft
extruder == strangpresse
extrusion == extrudieren
melt temperature == schmelzetemperatur = massetemperatur
regrind = recycled plastic == mahlgut = rezyklat
masterbatch == farbkonzentrat
sprue == anguss
paper == papier
cardboard = paperboard == pappe = karton
corrugated board == wellpappe
paper machine == papiermaschine
pulp == zellstoff = faserstoff
pulper == stofflöser
head box = headbox == stoffauflauf
wire section == siebpartie
press section == pressenpartie
drying cylinder = dryer can == trockenzylinder
paper web = web == papierbahn = bahn
web break == bahnabriss = papierabriss
reel = coil == rolle = haspel
winder = rewinder == wickler = aufwickler
unwinder == abwickler = abrollung
cut = cutting == schneiden = geschnitten = schnitt
slitter == längsschneider = rollenschneider
cross cutter = sheeter == querschneider
calender == kalander
felt == filz
textile = fabric = cloth = textil == stoff = gewebe
yarn == garn
thread yarn = sewing thread == faden = fäden = nähgarn
weaving = weave == weben
loom = weaving machine == webmaschine = webstuhl
spinning = spin == spinnen
spinning machine == spinnmaschine
knitting machine == strickmaschine
sewing machine == nähmaschine
needle == nadel
dyeing = dye == färben
dyestuff = dye == farbstoff
fibre = fiber == faser
cotton == baumwolle
wool == wolle
wood = timber == holz = hölzer
board = plank == brett = bretter
sawmill == sägewerk
planer = planing machine == hobelmaschine = hobel
router == tischfräse = oberfräse
wood dust == holzstaub
wood chip == hackschnitzel
chipboard = particle board == spanplatte
veneer == furnier
bark == rinde
glass == gläser
glass furnace == glasofen = glasschmelzwanne
cullet == scherben = altglas
pane = glass pane == scheibe = glasscheibe
ceramic == keramik
brick == ziegel
cement == zement
concrete == beton
lime == kalk
sand == quarzsand
gravel == kies
gypsum == gips
bitumen == teer
printing == druck = druckverfahren
printing press = printing machine == druckmaschine
offset printing == offsetdruck
flexographic printing == flexodruck
gravure printing == tiefdruck
screen printing == siebdruck
printing ink = ink == druckfarbe = tinte
printing plate == druckplatte
ink roller == farbwalze
blanket == gummituch
doctor blade == rakel
sheet == bogen
bookbinding == buchbinderei
register == passer = registerhaltigkeit
vehicle == fahrzeug
car = motor car == auto = pkw = personenkraftwagen
truck = lorry == lkw = lastwagen = lastkraftwagen
trailer == anhänger
semi-trailer == sattelauflieger = auflieger
tanker = tank truck == tankwagen = tanklastzug
bus = coach == omnibus
combustion engine = engine == verbrennungsmotor
diesel engine == dieselmotor
fuel == kraftstoff = treibstoff
diesel fuel == dieselkraftstoff
petrol = gasoline == benzin
refuel == tanken = betanken
engine oil = motor oil == motoröl
cylinder head == zylinderkopf
spark plug == zündkerze
injection nozzle = injector == einspritzdüse
turbocharger == turbolader
exhaust pipe == auspuff
starter = starter motor == anlasser
alternator == lichtmaschine
generator == stromerzeuger
tyre = tire == reifen
tyre pressure = tire pressure == reifendruck
tread depth == profiltiefe
steering == lenkung
steering wheel == lenkrad
parking brake = handbrake == feststellbremse = handbremse
braking distance = stopping distance == bremsweg = anhalteweg
headlight == scheinwerfer
seat belt == sicherheitsgurt
windscreen = windshield == windschutzscheibe
reverse = drive backwards == rückwärts fahren
parking space = car park = parking lot == parkplatz = parkplätze
driver == fahrer
driving licence = driver's license == führerschein = fahrerlaubnis
forklift = forklift truck = fork lift truck == gabelstapler = stapler
industrial truck == flurförderzeug
pallet truck = hand pallet truck = pallet jack == hubwagen = handhubwagen
reach truck == schubmaststapler
fork arm = fork tine == gabelzinke = gabel
forklift driver == staplerfahrer
forklift licence == staplerschein
tractor unit == tug = schlepper = zugmaschine
lift = elevator == aufzug = fahrstuhl = aufzüge
goods lift = freight elevator == lastenaufzug = warenaufzug
passenger lift = passenger elevator == personenaufzug
lift car = elevator car = cabin == kabine = fahrkorb
lift shaft = hoistway == aufzugsschacht
lift pit == schachtgrube
landing door == schachttür
overspeed governor == geschwindigkeitsbegrenzer
safety gear == fangvorrichtung
counterweight == gegengewicht
trapped person rescue = passenger release == personenbefreiung = befreiung eingeschlossener personen
lift attendant == aufzugswärter = aufzugswärterin
escalator == rolltreppe = fahrtreppe
lifting platform = aerial work platform = mewp == hubarbeitsbühne = hebebühne
scissor lift == scherenhubtisch = scherenbühne
crane == kran = kräne = krane
overhead crane = bridge crane == brückenkran = hallenkran
gantry crane == portalkran
tower crane == turmdrehkran
mobile crane == mobilkran = autokran
crane runway == kranbahn
crane operator = crane driver == kranführer = kranfahrer
slinger = banksman == anschläger = einweiser
hoist = winch == winde = hubwerk = hebezeug
chain hoist = chain block == kettenzug = kettenhebezeug
hook == haken
load hook == lasthaken
safety latch == hakensicherung = hakenmaulsicherung
lifting accessory = load handling attachment == lastaufnahmemittel = anschlagmittel
lifting sling = sling == hebeband = anschlagseil = rundschlinge
shackle == schäkel
wire rope = steel cable == drahtseil = stahlseil
rope == seil = seile
wire break in rope = broken wire == drahtbruch = litzenbruch
rope drum == seiltrommel
rope sheave = rope pulley == seilscheibe = seilrolle
load capacity = carrying capacity = safe working load = swl == tragfähigkeit = traglast
suspended load == schwebende last
lift a load = hoist == heben = anheben = gehoben
lower == absenken = senken = ablassen
ready for discard = discard criteria == ablegereife = ablegereif
cable car = ropeway = aerial ropeway == seilbahn
chairlift = sessellift == sesselbahn
ski lift = drag lift == schlepplift = skilift
gondola == gondel
haul rope = hauling rope == förderseil = zugseil
track rope = carrying rope == tragseil
rope grip == seilklemme
bullwheel == seilumlenkscheibe = umlenkscheibe
ropeway tower = support tower = pylon == seilbahnstütze = stütze
valley station = bottom station == talstation
top station = mountain station == bergstation
service brake == betriebsbremse
safety brake = emergency brake == sicherheitsbremse = notbremse
emergency braking == notbremsung
wind speed == windgeschwindigkeit
railway = railroad == eisenbahn
railway train == eisenbahnzug = züge
locomotive == lokomotive = lok
wagon = railcar = waggon == güterwagen
track == gleis = gleise
rail track = rail == schiene
railway points = turnout == weiche
sleeper = railway tie == schwelle
overhead line = catenary == oberleitung = fahrleitung
pantograph == stromabnehmer
level crossing = grade crossing == bahnübergang
shunting == rangieren = verschub
wheelset == radsatz = radsätze
buffer stop == prellbock
boat = ship vessel == schiff = wasserfahrzeug
aircraft = aeroplane = airplane == flugzeug
building == gebäude = bauwerk
floor == boden = fußboden = böden
floor level = storey = story == stockwerk = geschoss = etage
wall == wand = wände = mauer
roof == dach = dächer
ceiling == decke = raumdecke
door == tür = türe
gate == tor
rolling door = roller shutter == rolltor = schnelllauftor
window == fenster
stairs = staircase = stairway == treppe = stiege = treppenhaus
step = stair tread == stufe
handrail == handlauf = handläufe
railing = guardrail == geländer
corridor = hallway == flur = gänge
basement = cellar == keller
hall == halle = werkhalle
room == raum = räume
technical room = plant room == technikraum = maschinenraum
workshop == werkstatt = werkstätte = werkstätten
office == büro
canteen = cafeteria == kantine
break room == pausenraum = aufenthaltsraum
changing room = locker room == umkleide = umkleideraum = garderobe
locker == spind
toilet = restroom = wc == toilette
shower == dusche
sink = basin == waschbecken = spülbecken
scaffold = scaffolding == gerüst
ladder == leiter = leitern
stepladder == stehleiter
platform = walkway == bühne = laufsteg = podest
grating == gitterrost
fence == zaun = zäune
lock == schloss = schlösser
key == schlüssel
padlock == vorhängeschloss = vorhängeschlösser
access control == zutrittskontrolle = zugangskontrolle
access = entrance == zugang = zutritt
entrance = entry == eingang
exit == ausgang
ventilation == lüftung = belüftung
ventilation system == lüftungsanlage
air conditioning == klimatisierung = klimaanlage
air handling unit = ahu == lüftungsgerät = rlt-gerät
air duct = duct == luftkanal = lüftungskanal
supply air == zuluft
exhaust air = extract air == abluft
fresh air = outdoor air == frischluft = außenluft
recirculated air = recirculation air == umluft
air change rate == luftwechsel = luftwechselrate
air filter == luftfilter
fire damper == brandschutzklappe
smoke extraction = smoke vent == entrauchung = rauchabzug = rwa
humidifier == befeuchter = luftbefeuchter
dehumidifier == entfeuchter = luftentfeuchter
air humidity = humidity == luftfeuchtigkeit = luftfeuchte
relative humidity == relative feuchte = relative luftfeuchtigkeit
draught = draft == zugluft
lighting = illumination == beleuchtung
emergency lighting == notbeleuchtung = sicherheitsbeleuchtung
sanitary installation = plumbing == sanitär = sanitärinstallation
sprinkler system == sprinkleranlage
facility management == gebäudemanagement = facility-management
laundry == wäscherei
linen = laundry items == wäsche
washing machine == waschmaschine
washer extractor == waschschleudermaschine
tunnel washer = batch washer == waschstraße = taktwaschanlage
spin dryer = extractor == schleuder = wäscheschleuder
tumble dryer == wäschetrockner = trommeltrockner
ironer = flatwork ironer = mangle == mangel = heißmangel
press clothes = ironing == bügeln
washing powder = laundry detergent == waschmittel
fabric softener == weichspüler
stain = spot == fleck
lint = fluff == flusen
lint filter == flusensieb = flusenfilter
drum == trommel
water extraction press == entwässerungspresse
wash == waschen = gewaschen
dry == trocknen
soak == einweichen
soiled laundry = dirty linen == schmutzwäsche
bakery == bäckerei = backstube
bread == brot
bread roll = bun == brötchen = semmel
dough == teig
sourdough == sauerteig
baking oven = bakery oven == backofen = backöfen
deck oven == etagenofen = etagenbackofen
rack oven == stikkenofen
proving chamber = proofer = prover == gärraum = gärschrank
proof dough = proving == gären = gare
dough divider == teigteiler
dough sheeter == ausrollmaschine
bake == backen = gebacken
baking tray == backblech
baking time == backzeit
slicer = slicing machine == schneidemaschine = aufschnittmaschine
confectionery = pastry == konditorei = süßwaren
chocolate == schokolade
kitchen == küche
commercial kitchen == großküche
cook person = chef == koch = köche
cook = boil == kochen
fry == braten = gebraten
deep fryer = fryer == fritteuse
frying oil == frittieröl = frittierfett
combi steamer = combi oven == kombidämpfer
kettle cooker = boiling pan == kochkessel
stove = cooker == herd = kochherd
gas stove == gasherd
extractor hood = exhaust hood == dunstabzug = abzugshaube = dunstabzugshaube
dishwasher = dish washing machine == geschirrspüler = spülmaschine
crockery = dishes == geschirr
cutlery == besteck
rinse aid == klarspüler
core temperature == kerntemperatur
keep hot = hot holding == warmhalten = heißhalten
leftovers == speisereste
hospital = clinic == krankenhaus = spital = klinik
patient == patienten
operating theatre = operating room == operationssaal = op-saal
hospital ward == pflegestation = bettenstation
intensive care unit == intensivstation
surgical instrument == op-instrument = chirurgisches instrument
sterile supply department = cssd == sterilgutversorgung = aemp
washer-disinfector == reinigungs- und desinfektionsgerät = rdg = thermodesinfektor
ventilator for patients = respirator device == beatmungsgerät
anaesthesia machine = anesthesia machine == narkosegerät
defibrillator = aed == defi
infusion pump == infusionspumpe
syringe pump == perfusor = spritzenpumpe
syringe == spritze
cannula == kanüle
x-ray == röntgen = röntgengerät
ultrasound == ultraschall
dialysis machine == dialysegerät
medical gas = medizinisches gas == medizinische gase
medical device == medizinprodukt
hospital bed == krankenbett
hand hygiene == händehygiene
hand disinfection == händedesinfektion
infection == infektion
isolation room == isolierzimmer
nurse == pflegekraft = pflegefachkraft = krankenschwester
blood == blut
medicine = drug == medikament = arzneimittel
pharmacy == apotheke
agriculture = farming == landwirtschaft
farm == bauernhof = landwirtschaftlicher betrieb
farmer == landwirt = bauer
tractor == traktor = ackerschlepper
power take-off = pto == zapfwelle
pto shaft == zapfwellengelenkwelle
harvest == ernte = ernten
combine harvester = combine == mähdrescher
mower = mowing machine == mäher = mähwerk
baler == ballenpresse
plough = plow == pflug = pflüge
seed drill = seeder == sämaschine
seed == saatgut
sprayer = crop sprayer == feldspritze = pflanzenschutzspritze
pesticide = plant protection product == pflanzenschutzmittel
fertiliser = fertilizer == dünger = düngemittel
manure = slurry == gülle = stallmist
liquid manure pit = slurry pit == güllegrube
barn = stable == stallung = ställe = viehstall
cow = cattle == kuh = kühe = rind
pig = swine == schwein
poultry = chicken == geflügel = huhn = hühner
milking machine = milking plant == melkmaschine = melkanlage
milking parlour = milking parlor == melkstand
milking cluster == melkzeug
teat cup liner == zitzengummi
milk tank = milk cooling tank == milchtank = milchkühltank
feed = animal feed = fodder == futter = futtermittel
feed mixer == futtermischwagen = futtermischer
grain = cereal == getreide = korn
wheat == weizen
maize = corn == mais
straw == stroh
hay == heu
silage == silofutter
greenhouse == gewächshaus = gewächshäuser
irrigation == bewässerung
soil == erdreich = ackerboden
forest = wald == wälder
chainsaw = chain saw == motorsäge = kettensäge
energy == energie
power = output == leistung
power station = power plant == kraftwerk
combined heat and power = chp == kraft-wärme-kopplung = blockheizkraftwerk = bhkw
gas engine == gasmotor
gas turbine == gasturbine
steam turbine == dampfturbine
turbine blade == turbinenschaufel
hydropower = water power == wasserkraft
hydroelectric plant == wasserkraftwerk
wind turbine == windkraftanlage = windrad = windräder
rotor blade == rotorblatt = rotorblätter
solar system = photovoltaic system = pv system == photovoltaikanlage = solaranlage
solar panel = pv module == solarmodul
biogas plant == biogasanlage
natural gas == erdgas
liquefied gas = lpg = propane == flüssiggas = propan
heating oil = fuel oil == heizöl
coal == kohle
hydrogen == wasserstoff
biomass == biomasse
pellet = pellets == holzpellet
gas pipe = gas line == gasleitung
gas leak == gasaustritt = gasleck
gas smell = smell of gas == gasgeruch
gas bottle = gas cylinder == gasflasche
energy consumption == energieverbrauch
energy saving = save energy == energieeinsparung = energie sparen
substation == umspannwerk = trafostation
standby = stand-by == bereitschaft = bereitschaftsbetrieb
laboratory = lab = labor == laboratorium
sample = specimen = probe == muster
sampling = take samples == probenahme = probe nehmen = probe ziehen
retain sample = reference sample == rückstellmuster = rückstellprobe
analysis == analyse
test report == prüfbericht
test certificate == prüfzeugnis = prüfbescheinigung
test result == prüfergebnis = testergebnis
acceptance criterion == annahmekriterium = abnahmekriterium
specification == spezifikation = vorgabe
tolerance == toleranz
quality control = quality inspection == qualitätskontrolle = qualitätsprüfung
quality assurance == qualitätssicherung = qs
quality management == qualitätsmanagement = qm
in-process control == inprozesskontrolle = ipk
incoming goods inspection = incoming inspection == wareneingangskontrolle = wareneingangsprüfung
final inspection == endkontrolle = endprüfung
visual inspection = visual check == sichtprüfung = sichtkontrolle
random check = spot check == stichprobe
nonconformity = non-conformance == nichtkonformität = abweichung
corrective action == korrekturmaßnahme
preventive action == vorbeugungsmaßnahme = vorbeugemaßnahme
root cause == grundursache
complaint = customer complaint = reklamation == beschwerde
product recall = recall == rückruf = produktrückruf
blocked goods = quarantine stock == sperrware = gesperrte ware
quarantine == sperrlager = quarantäne
block = put on hold == sperren
critical control point = ccp == kritischer lenkungspunkt = kritischer kontrollpunkt
hazard analysis == gefahrenanalyse
traceability == rückverfolgbarkeit = rückverfolgung
audit == auditierung
certificate == zertifikat = bescheinigung
certification == zertifizierung
validation == validierung
qualification == qualifizierung = qualifikation
statistical process control = spc == statistische prozesslenkung
sampling plan == stichprobenplan
pipette == pipettieren
beaker == becherglas = bechergläser
flask == messkolben = glaskolben
test tube == reagenzglas = reagenzgläser
microscope == mikroskop
titration == titrieren
reagent == reagenz = reagenzien
indicator solution == indikatorlösung
fume cupboard = fume hood == laborabzug = abzug
incubator == brutschrank = inkubator = brutschränke
petri dish == petrischale
culture medium = nutrient medium == nährmedium = nährboden
swab = swab test == abstrich = abklatsch = tupfer
germ count = bacterial count = plate count == keimzahl = gesamtkeimzahl
calliper = caliper = vernier == messschieber = schieblehre
micrometer = outside micrometer == messschraube = bügelmessschraube
feeler gauge == fühlerlehre
dial gauge = dial indicator == messuhr
spirit level == wasserwaage
multimeter == vielfachmessgerät
voltage tester == spannungsprüfer
test equipment == prüfmittel
reference standard == referenznormal = prüfnormal
safety == sicherheit
occupational safety = work safety == arbeitssicherheit = arbeitsschutz
health protection == gesundheitsschutz
hazard = danger == gefahr = gefährdung
risk == risiko = risiken
risk assessment == gefährdungsbeurteilung = risikobeurteilung
danger zone = hazard zone == gefahrenbereich = gefahrenzone
accident at work = occupational accident = work accident == arbeitsunfall = arbeitsunfälle
accident == unfall = unfälle
near miss == beinaheunfall = beinahe-unfall
injury == verletzung
fatal = deadly == tödlich
fire == brand = feuer = brände
fire protection = fire prevention == brandschutz
fire alarm == feueralarm = brandalarm
fire alarm system == brandmeldeanlage = bma
manual call point = fire alarm button == handfeuermelder = druckknopfmelder
smoke detector == rauchmelder
fire extinguisher == feuerlöscher = handfeuerlöscher
extinguish = put out fire == löschen = gelöscht
extinguishing agent == löschmittel
extinguishing system == löschanlage
fire blanket == löschdecke
hydrant = fire hydrant == wandhydrant
fire brigade = fire department == feuerwehr
fire door == brandschutztür = brandschutztüre
fire load == brandlast
fire watch == brandwache
smoke == rauch
smoking ban = no smoking == rauchverbot = rauchen verboten
explosion == explosionen
explosion protection == explosionsschutz
explosive atmosphere == explosionsfähige atmosphäre
dust explosion == staubexplosion
flash point == flammpunkt
lower explosive limit = lel == untere explosionsgrenze = ueg
escape route = emergency route == fluchtweg = rettungsweg
emergency exit == notausgang = notausgänge
assembly point = muster point == sammelplatz = sammelstelle
evacuation == evakuierung = räumung
evacuate == evakuieren = räumen
emergency == notfall = notfälle
emergency call == notruf
emergency number == notrufnummer = notfallnummer
emergency plan == notfallplan = alarmplan
rescue == retten = rettung = bergen
first aid == erste hilfe
first aider == ersthelfer
first aid kit = first aid box == verbandkasten = verbandskasten = erste-hilfe-kasten
bandage = dressing == verband = verbände
plaster = sticking plaster == pflaster
stretcher == krankentrage = tragbahre
eye wash = eyewash station == augendusche = augenspülung
emergency shower = safety shower == notdusche
wound == wunde
burn = scald == verbrennung = verbrühung
chemical burn == verätzung
cut injury == schnittverletzung
bruise = contusion == quetschung = prellung
bone fracture = broken bone == knochenbruch
poisoning == vergiftung
unconscious == bewusstlos = ohnmächtig
resuscitation = cpr == wiederbelebung = reanimation
bleeding == blutung
electric shock == stromschlag = elektrischer schlag = elektrounfall
choke = suffocate = asphyxiation == ersticken = erstickung
doctor = physician == arzt = ärzte
occupational physician = company doctor == betriebsarzt = arbeitsmediziner
ambulance == rettungswagen = rettungsdienst = krankenwagen
personal protective equipment = ppe == persönliche schutzausrüstung = psa
safety helmet = hard hat == schutzhelm = helm
safety glasses = safety goggles = eye protection == schutzbrille = augenschutz
face shield = visor == gesichtsschutz = visier = gesichtsschild
hearing protection = ear protection == gehörschutz
ear plug == gehörschutzstöpsel = ohrstöpsel
ear muffs == kapselgehörschutz
protective gloves = gloves == schutzhandschuhe = handschuh = handschuhe
cut-resistant gloves == schnittschutzhandschuhe
safety shoes = safety boots == sicherheitsschuhe = schutzschuhe
rubber boots = wellingtons == gummistiefel
protective clothing == schutzkleidung = schutzanzug
work clothes = workwear == arbeitskleidung
high-visibility vest = hi-vis vest == warnweste
apron == schürze
hair net == haarnetz
beard net == bartschutz = bartnetz
respiratory protection = breathing protection == atemschutz
dust mask = filtering facepiece = ffp mask == staubmaske = atemschutzmaske
self-contained breathing apparatus == scba = pressluftatmer = umluftunabhängiger atemschutz
safety harness = fall arrest harness == auffanggurt
fall protection == absturzsicherung
lifeline = safety rope == sicherungsseil = rettungsleine
guard = safety guard = protective device == schutzeinrichtung = schutzvorrichtung
protective cover = guard cover == schutzabdeckung = schutzhaube
safety fence = guard fence == schutzzaun = schutzgitter
guard door = safety gate == schutztür = schutztüre
barrier == absperrung = schranke
barrier tape = warning tape == absperrband = flatterband
warning sign == warnschild = warnzeichen
prohibition sign == verbotsschild = verbotszeichen
mandatory sign == gebotszeichen = gebotsschild
safety sign = safety marking == sicherheitskennzeichnung
pinch point = crushing point == quetschstelle
crush = crushing == quetschen = zerquetschen
entanglement = drawn in == einziehen = einzugsgefahr
shear hazard == scherstelle
hot surface == heiße oberfläche
slip = slipping == ausrutschen = rutschen
slip hazard = slippery == rutschgefahr = rutschig = glatt
trip over = stumble = tripping hazard == stolpern = stolpergefahr
fall from height == absturz = abstürzen
work at height == arbeiten in der höhe = höhenarbeit
confined space == enger raum = enge räume = befahren von behältern
tank entry = vessel entry == behälterbefahrung = einstieg in behälter
noise == lärm
noise level = sound level == lärmpegel = schallpegel
sound pressure level == schalldruckpegel
radiation == strahlung
radiation protection == strahlenschutz
laser == laserstrahlung
lockout tagout = loto = lockout == freischalten = gegen wiedereinschalten sichern
secure against restart = secured against reconnection == gegen wiedereinschalten gesichert
unexpected start-up == unerwarteter anlauf
hazardous substance = dangerous substance == gefahrstoff = gefährlicher stoff
dangerous goods == gefahrgut = gefahrgüter
safety data sheet = sds == sicherheitsdatenblatt = sdb
chemical == chemikalie
toxic = poisonous == giftig = toxisch
poison == gift
corrosive = caustic == ätzend = korrosiv
irritant = irritating == reizend
flammable = inflammable = combustible == brennbar = entzündlich = entzündbar
highly flammable == leicht entzündlich = leichtentzündlich
explosive == explosionsgefährlich = explosiv
oxidising = oxidizing == brandfördernd = oxidierend
harmful == gesundheitsschädlich = schädlich
carcinogenic == krebserzeugend = karzinogen
hazardous to water = water-polluting == wassergefährdend
environmentally hazardous == umweltgefährlich = umweltgefährdend
occupational exposure limit == arbeitsplatzgrenzwert = agw = mak-wert
hazard statement == h-satz = gefahrenhinweis
precautionary statement == p-satz = sicherheitshinweis
hazard pictogram == gefahrensymbol = gefahrenpiktogramm
nitrogen == stickstoff
oxygen == sauerstoff
carbon monoxide == kohlenmonoxid
hydrogen sulphide = hydrogen sulfide == schwefelwasserstoff
sulphur = sulfur == schwefel
shielding gas = protective gas == schutzgas
acetylene == acetylen
radioactive == radioaktiv = strahlend
alcohol == alkohol
ethanol == äthanol
acetone == aceton
asbestos == asbest
inert gas == inertgas
inert = inertise = purge with nitrogen == inertisieren
absorbent = binding agent == bindemittel = ölbindemittel
spill = spillage == verschüttung = auslaufen = verschütten
safety cabinet == gefahrstoffschrank = sicherheitsschrank
incompatible == unverträglich = nicht verträglich
environment == umwelt
environmental protection == umweltschutz
emission == emissionen
pollution == verschmutzung
contamination = kontamination == verunreinigung
waste disposal = disposal == entsorgung = abfallentsorgung
dispose == entsorgen
recycling == wiederverwertung
hazardous waste == sonderabfall = gefährlicher abfall = sondermüll
pest control == schädlingsbekämpfung
pest = vermin == schädling
rodent == nager = nagetier
insect == insekt = insekten
maintenance = upkeep == wartung = instandhaltung
maintain = service == warten = instand halten
preventive maintenance == vorbeugende instandhaltung = vorbeugende wartung
predictive maintenance == vorausschauende wartung
maintenance plan = maintenance schedule == wartungsplan
maintenance interval = service interval == wartungsintervall
repair = fix == reparieren = instand setzen = reparatur
overhaul = refurbish == überholen = überholung = generalüberholung
inspection == inspektion = begehung
check == kontrollieren = prüfen = überprüfen
inspect == inspizieren = besichtigen
examine == untersuchen
monitor = supervise == überwachen = überwachung
replace = change = exchange == ersetzen = austauschen = wechseln = auswechseln
replacement == ersatz = austausch = wechsel
install = mount = fit == einbauen = montieren = installieren = anbringen
installation = mounting == einbau = montage
remove = dismount == ausbauen = entfernen = demontieren = abnehmen
removal == ausbau = demontage = entfernung
dismantle = disassemble = strip down == zerlegen = auseinanderbauen
reassemble = assemble == zusammenbauen = zusammensetzen
tighten == festziehen = anziehen = nachziehen = festgezogen
loosen = undo = slacken == lösen = lockern
unscrew == abschrauben = herausdrehen = losschrauben
screw in = screw on == einschrauben = eindrehen = anschrauben
connect == anschließen = verbinden = angeschlossen
disconnect == trennen = abklemmen = getrennt
plug in == einstecken
unplug == ausstecken = netzstecker ziehen
open == öffnen = aufmachen = geöffnet
close = shut == schließen = zumachen = geschlossen
shut off == absperren = abgesperrt
clean == reinigen = säubern = putzen
cleaning == reinigung
wipe = wipe off == wischen = abwischen
sweep == kehren = fegen
scrub = brush == schrubben = bürsten
blow out = blow off == ausblasen = abblasen
vacuum clean = hoover == saugen = staubsaugen
vacuum cleaner = industrial vacuum == staubsauger = industriesauger
degrease == entfetten
drain = empty == entleeren = ablassen = leeren
drain off == abfließen = ablaufen
purge == freispülen = ausblasen
align == ausrichten = fluchten
alignment == ausrichtung = fluchtung
misalignment == fluchtungsfehler = ausrichtfehler = versatz
balance = balancing == auswuchten = wuchten
unbalance = imbalance == unwucht
tension = retension == spannen = nachspannen
readjust == nachstellen = nachjustieren
centre = center == zentrieren
lock == verschließen = abschließen = verschlossen
unlock == entriegeln = aufschließen
lock in position = fix == fixieren = feststellen
secure = fasten == sichern = befestigen
support == abstützen = stützen
cover up == abdecken = zudecken
insulate == isolieren = dämmen
seal = seal off == abdichten = eindichten
start = start up == anfahren = starten = einschalten
start-up = startup == anfahren = anlauf = inbetriebnahme
commissioning = put into operation == inbetriebnahme = in betrieb nehmen
decommission = take out of service == außer betrieb nehmen = stilllegen
decommissioning == außerbetriebnahme = stilllegung
shut down == abfahren = herunterfahren = abstellen = abschalten
shutdown = standstill == stillstand = abstellung = stillsetzung
stop = halt == anhalten = stoppen = stillsetzen
restart == wiederanlauf = neustart = wieder einschalten
run = operate == betreiben = laufen
operation == betrieb
operate a machine == bedienen = bedienung
trial run = test run == probelauf = probebetrieb = testlauf
idle == im leerlauf = leerlaufen
accelerate = speed up == beschleunigen
slow down = decelerate == verlangsamen = abbremsen
increase = raise == erhöhen = steigern
decrease = reduce = lower == verringern = senken = reduzieren = vermindern
rise == ansteigen = steigen = anstieg = gestiegen
drop = fall == sinken = abfallen = abfall = gesunken
rotate = turn == drehen = rotieren
direction of rotation == drehrichtung
push == drücken = schieben = geschoben
pull == ziehen = gezogen
pull out == herausziehen = herausgezogen
insert == einsetzen = einlegen = einführen
move == bewegen = verschieben = verfahren
hold == halten = festhalten
carry == tragen = getragen
press == drücken = betätigen
actuate = operate a switch == betätigen
touch == berühren = anfassen
reach into == hineingreifen = hineinfassen = eingreifen
enter == betreten = eintreten
leave == verlassen
leak == leck = undicht = leckage = undichtigkeit
leak out = escape == auslaufen = austreten = ausgetreten
drip = dripping == tropfen = tröpfeln
crack == riss = risse
cracked == gerissen = rissig = angerissen
break = breakage = fracture == bruch = brechen = brüche
broken == gebrochen = kaputt = zerbrochen
defective = faulty = out of order == defekt = schadhaft = fehlerhaft
damage == schaden = beschädigung = schäden
damaged == beschädigt
damage something == beschädigen
wear = abrasion == verschleiß = abnutzung = abrieb
wear out == verschleißen = abnutzen
worn = worn out == verschlissen = abgenutzt
seize = seize up == fressen = festfressen = festgefressen
jam = jamming == klemmen = verklemmen = verklemmt
stuck = blocked == festsitzen = blockiert
block = blockage == blockieren = blockade
clog = plug up == verstopfen = zusetzen
clogged = plugged == verstopft = zugesetzt
clogging = plugging == verstopfung
product jam = congestion == stau = produktstau = rückstau
trip == auslösen = ausgelöst = auslösung
fault = malfunction == störung = fehler
failure = breakdown == ausfall = versagen = ausfälle
fail == ausfallen = versagen = ausgefallen
error = mistake == fehler = irrtum
defect = flaw == mangel = mängel = fehler
cause = reason == ursache = grund = gründe
remedy = remedial action == abhilfe = behebung
rectify = eliminate fault == beheben = beseitigen = behoben
troubleshooting = fault finding == fehlersuche = störungssuche = störungsbehebung
corrosion = rust == korrosion = rost
rust = corrode == rosten = verrosten = korrodieren
pitting == lochfraß = grübchenbildung
erosion == auswaschung
fatigue = material fatigue == ermüdung = materialermüdung
ageing = aging == alterung
embrittlement == versprödung = verspröden
deform = deformation = warp == verformen = verformung = verzug
bent = deformed == verbogen = verbeult
dent == delle = beule
scratch = score == kratzer = riefe
swell = swelling == quellen = aufquellen
burst = rupture == platzen = bersten = geplatzt
tear == reißen = einreißen = abreißen
burn out == durchbrennen = durchgebrannt
scorch = char == verkohlen = anbrennen = angebrannt
melt away == abschmelzen
vibration == schwingung
vibrate == schwingen = vibrieren
running noise == laufgeräusch
unusual noise = abnormal noise == ungewöhnliches geräusch
rattle == klappern = rasseln
squeak = squeal == quietschen
hum == brummen = summen
smell = odour = odor == geruch = gerüche
overload == überlast = überlastung
overpressure = excess pressure == überdruck
negative pressure = underpressure == unterdruck
pressure drop = pressure loss == druckabfall = druckverlust
pressure rise = pressure increase == druckanstieg
temperature rise = temperature increase == temperaturanstieg = erwärmung
fluctuate = fluctuation == schwanken = schwankung
loosening = come loose == lockerung = sich lösen
play = backlash == spiel = lagerspiel
axial play = end float == axialspiel
slack = sag == durchhang = schlaff
slip of belt = belt slip == schlupf = durchrutschen
skip = jump over == überspringen
fouling = soiling == verschmutzung
dirty = soiled == schmutzig = verschmutzt
dirt == schmutz = dreck
dust == staub = stäube
deposit = build-up == belag = ablagerung = ansatz
caking = lump formation == verklumpung = klumpenbildung
bridging == brückenbildung
stick = adhere == anhaften = festkleben
water ingress = ingress of water == wassereintritt
breakdown service == störungsdienst = pannendienst
downtime == ausfallzeit = stillstandszeit
mean time between failures == mtbf = mittlere betriebsdauer zwischen ausfällen
service life = lifetime == lebensdauer = standzeit = nutzungsdauer
remaining life == restlebensdauer
condition = state == zustand = zustände
document == dokument = unterlage
documentation == dokumentation
procedure == verfahren = verfahrensanweisung
work instruction == arbeitsanweisung
operating instructions = instruction manual = user manual == betriebsanleitung = bedienungsanleitung
operating procedure = standard operating procedure = sop == standardarbeitsanweisung
safety instruction for employees == betriebsanweisung
form = form sheet = formular == formblatt = vordruck
checklist = check sheet = checkliste == prüfliste
record == aufzeichnung = nachweis
keep records = record == aufzeichnen = dokumentieren = protokollieren
log = protocol = meeting minutes == protokoll
logbook = log book == logbuch = betriebstagebuch = betriebsbuch
report == bericht = meldung
report something = notify = inform == melden = berichten = benachrichtigen
list = liste == verzeichnis
table == tabelle
drawing == zeichnung
p&id = piping and instrumentation diagram == rohrleitungs- und instrumentenfließbild = ri-fließbild
flow chart = flow diagram == fließbild = ablaufdiagramm
layout plan = site plan == lageplan = aufstellungsplan
parts list = bill of materials == stückliste
data sheet == datenblatt = datenblätter
nameplate = type plate = rating plate == typenschild
serial number == seriennummer
order number == bestellnummer
part number = item number == teilenummer = artikelnummer
valid == gültig
invalid == ungültig
validity == gültigkeit
standard == norm
law = act == gesetz
regulation = ordinance == verordnung = vorschrift
guideline = directive == richtlinie
rule == regel
requirement == anforderung
contract = agreement == vertrag = verträge
appendix = annex == anhang = anlage
chapter = section == kapitel = abschnitt
signature == unterschrift
sign == unterschreiben = unterschrieben = unterzeichnen
initials = initial == kürzel = visum
approval == genehmigung = zulassung
approve == genehmigen = zulassen = genehmigt
release == freigabe = freigeben = freigegeben
permission == erlaubnis
permit = work permit = permit to work == arbeitserlaubnis = arbeitsfreigabe = erlaubnisschein
hot work permit == feuererlaubnisschein = heißarbeitserlaubnis = schweißerlaubnis
hot work == heißarbeiten = feuerarbeiten
retention period = storage period == aufbewahrungsfrist = aufbewahrungsdauer
archive == archivieren = archiv
deadline = time limit == frist = termin
appointment = date == termin
order = work order == auftrag = arbeitsauftrag = aufträge
purchase order == bestellung
order goods == bestellen
delivery == lieferung = anlieferung
delivery note == lieferschein
deliver == liefern = anliefern
invoice = bill == rechnung
offer = quotation = quote == angebot
price == preis
costs = cost == kosten
budget == etat
warranty = guarantee == garantie = gewährleistung
liability == haftung
insurance == versicherung
penalty = strafe == bußgeld
company = enterprise = firma == unternehmen = betrieb
plant = factory == werk = fabrik = betrieb
site = location = standort == betriebsgelände
department == abteilung
production = manufacturing == produktion = fertigung = herstellung
produce = manufacture == produzieren = herstellen = fertigen = hergestellt
purchasing = procurement == einkauf = beschaffung
sales == vertrieb = verkauf
customer = client == kunde
supplier = vendor == lieferant = zulieferer
manufacturer = maker == hersteller
contractor = external company = outside company == fremdfirma = fremdfirmen = auftragnehmer
subcontractor == subunternehmer = nachunternehmer
visitor = guest == besucher = gast = gäste
person = people == personen
employee = staff member = worker == mitarbeiter = beschäftigter = arbeitnehmer
staff = personnel = personal == belegschaft
employer == arbeitgeber
manager == leiter = führungskraft
plant manager = works manager == betriebsleiter = werksleiter
production manager == produktionsleiter
department head = head of department == abteilungsleiter
managing director = ceo == geschäftsführer
supervisor = superior = boss == vorgesetzter = vorgesetzte
foreman == vorarbeiter
master craftsman == meister
shift supervisor = shift leader = shift manager == schichtführer = schichtleiter = schichtmeister
team leader == teamleiter = gruppenleiter
operator = machine operator == bediener = maschinenführer = anlagenbediener
technician == techniker
electrician = qualified electrician == elektriker = elektrofachkraft
fitter = mechanic == schlosser = mechaniker = monteur
maintenance technician == instandhalter = wartungstechniker
engineer == ingenieur
specialist = expert == fachkraft = experte = fachmann
qualified person = competent person == befähigte person = sachkundiger
authorised expert = surveyor == sachverständiger
safety officer = safety representative == sicherheitsbeauftragter
safety specialist == fachkraft für arbeitssicherheit = sifa = sicherheitsfachkraft
fire safety officer == brandschutzbeauftragter
quality manager == qualitätsmanager = qualitätsbeauftragter
laboratory technician = lab technician == laborant
warehouse worker = warehouseman == lagerist = lagermitarbeiter
cleaner = cleaning staff == reinigungskraft = reinigungspersonal
gatekeeper = porter = security guard == pförtner = wachdienst
apprentice = trainee == lehrling = auszubildender = azubi
trainer = instructor == ausbilder
works council == betriebsrat
trade union == gewerkschaft
authority = public authority == behörde
deputy = substitute == stellvertreter = vertretung
colleague = coworker == kollege
owner == eigentümer = inhaber
operating company = plant operator == betreiber
team = crew == mannschaft
contact person == ansprechpartner = kontaktperson
responsible = in charge == verantwortlich = zuständig
responsibility == verantwortung = zuständigkeit
duty = obligation == pflicht = verpflichtung
task = job == aufgabe
legal right = authority to act == befugnis = recht
authorised = entitled == befugt = berechtigt
unauthorised == unbefugt = unberechtigt
authorise = authorize == bevollmächtigen = ermächtigen
appoint = designate == bestellen = ernennen = benennen
training == schulung = ausbildung
train people == schulen = ausbilden
briefing = instruction == unterweisung = einweisung
instruct == brief = unterweisen = einweisen = unterwiesen
retraining = refresher training == nachschulung = auffrischungsschulung = wiederholungsunterweisung
skill = ability == fähigkeit = fertigkeit
knowledge == kenntnis = wissen
experience == erfahrung
exam = examination = test == prüfung
certificate of competence = proof of qualification == befähigungsnachweis
medical check-up = medical examination == vorsorgeuntersuchung = ärztliche untersuchung
shift == schicht
early shift = morning shift == frühschicht
late shift = afternoon shift == spätschicht
night shift == nachtschicht
shift change = change of shift == schichtwechsel
shift handover = handover == schichtübergabe = übergabe
shift book = shift log == schichtbuch
on-call duty = on-call service == rufbereitschaft = bereitschaftsdienst
overtime == überstunden = mehrarbeit
working hours = working time == arbeitszeit
break = rest break = pause == ruhepause
holiday = vacation = annual leave == urlaub
public holiday == feiertag
sick leave == krankenstand = krankschreibung
ill = sick == krank
wage = pay = salary == lohn = gehalt = löhne
pregnant = expectant mother == schwanger = werdende mutter
young person == juvenile = jugendlicher = minderjährig
meeting == besprechung = sitzung
team meeting == teambesprechung
workplace = work station == arbeitsplatz = arbeitsplätze
work == arbeit = arbeiten
day == tage
daily = every day = per day == täglich = jeden tag = pro tag
week == woche
weekly = every week == wöchentlich = jede woche
month == monat
monthly = every month == monatlich = jeden monat
quarterly = every three months == vierteljährlich = quartalsweise
half-yearly = every six months == halbjährlich
year == jahr
yearly = annual = annually = every year == jährlich = jedes jahr
every two years == biennial = alle zwei jahre = zweijährlich
hour == stunde
hourly = every hour == stündlich
minute == minuten
second == sekunde
operating hours = running hours == betriebsstunden
hour meter = hours counter == betriebsstundenzähler
today == heute
yesterday == gestern
tomorrow == morgen
morning == vormittag = morgens
afternoon == nachmittag
evening == abend
night == nacht = nachts
weekend == wochenende
immediately = at once = without delay = sofort == unverzüglich = umgehend
before = prior to == bevor
afterwards == nachher = danach
during == während
until == bis
since == seit
always = at all times == immer = jederzeit
never == nie = niemals
often = frequently = oft == häufig
how often = how frequently == wie oft = wie häufig
how long == wie lange
how much = how many == wie viel = wie viele
seldom = rarely == selten
regularly = at regular intervals == regelmäßig = in regelmäßigen abständen
if necessary = as required = when needed == bei bedarf = falls erforderlich
at least = minimum == mindestens = wenigstens
at most = maximum = no more than == höchstens = maximal
at the latest = no later than == spätestens
at the earliest == frühestens
approximately = roughly == ungefähr = etwa = circa = ca
interval = intervall == abstand = zeitabstand
duration = period == dauer = zeitraum
waiting time == wartezeit
soaking time = contact time = exposure time == einwirkzeit = einwirkdauer
run-down time = coasting == nachlauf = nachlaufzeit = auslaufzeit
once = one time == einmal
twice = two times == zweimal
beginning = start == beginn = anfang
end == ende = schluss
first == erste = zuerst
last = final == letzte = zuletzt
next == nächste = folgende
previous = former == vorherige = vorige
warehouse = storehouse = storage facility == lagerhaus = lagerhalle = warenlager
store goods = storage == lagern = lagerung
put into storage = put away == einlagern = einlagerung
take from stock == retrieve = auslagern = auslagerung
stock = inventory == bestand = lagerbestand = vorrat = vorräte
stocktaking = inventory count = stock count = inventur == bestandsaufnahme
minimum stock = safety stock == mindestbestand = sicherheitsbestand
spare parts store == ersatzteillager
high-bay warehouse = high rack warehouse == hochregallager
rack = shelf = shelving == regal = lagerregal
pallet rack == palettenregal
rack inspection == regalprüfung = regalinspektion
storage location = storage bin = bin location == lagerplatz = lagerplätze = lagerort
stacker crane = storage and retrieval machine == regalbediengerät
automated guided vehicle = agv == fahrerloses transportsystem = fts
order picking = picking == kommissionierung = kommissionieren
first in first out = fifo == first-in-first-out
goods = merchandise == ware = waren = güter
goods receipt = incoming goods = receiving == wareneingang
goods issue = outgoing goods = dispatch == warenausgang
shipping = dispatch == versand
ship == send = versenden = verschicken = verschickt
transport = carry goods == transportieren = befördern
load == lasten = belastung
load goods = loading == beladen = verladen = beladung = verladung
unload = unloading == entladen = abladen = entladung
loading ramp = loading dock == laderampe = verladerampe
dock leveller == überladebrücke
load securing = cargo securing == ladungssicherung
lashing strap = tie-down strap == zurrgurt = spanngurt
container = freight container == frachtcontainer
freight = cargo == fracht = ladung
stack = pile == stapeln = stapel
stacking height == stapelhöhe
traffic route = traffic lane == verkehrsweg
right of way = priority == vorfahrt = vorrang
pedestrian == fußgänger
walking pace = walking speed == schrittgeschwindigkeit = schritttempo
speed limit == höchstgeschwindigkeit = geschwindigkeitsbegrenzung = tempolimit
one-way street == einbahnstraße
consignment = shipment == sendung = lieferung
customs == zoll
returned goods = returns = retoure == rücksendung
empties = returnable containers == leergut
deposit money == pfand
lead time = delivery time == lieferzeit = lieferfrist
available == verfügbar = vorhanden = vorrätig
availability == verfügbarkeit
shortage = out of stock == knappheit = fehlbestand = engpass
demand = need == bedarf
quantity = amount == menge = anzahl
number == nummer = zahl = anzahl
unit = piece == stück = einheit
pressure == druck = drücke
temperature == temperatur
length == länge
width == breite
height == höhe
depth == tiefe
thickness == dicke = stärke = wandstärke
diameter == durchmesser
radius == halbmesser
area = surface area == fläche
surface == oberfläche
volume = capacity == volumen = inhalt = fassungsvermögen
weight == gewicht = masse
net weight == nettogewicht
gross weight == bruttogewicht
dead weight = own weight = tare weight == eigengewicht = leergewicht
density == dichte
viscosity == viskosität = zähigkeit
hardness == härte
roughness = surface roughness == rauheit = rauigkeit
strength == festigkeit
tensile strength == zugfestigkeit
elongation = stretch == dehnung = längung
force == kraft = kräfte
torque == drehmoment
speed = velocity == geschwindigkeit
rotational speed = rpm = revolutions per minute == drehzahl = umdrehungen pro minute
acceleration == beschleunigung
frequency == frequenz = häufigkeit
flow = flow rate == durchfluss = volumenstrom = durchflussmenge
throughput == durchsatz = durchsätze
efficiency == wirkungsgrad
effectiveness == wirksamkeit
overall equipment effectiveness = oee == gesamtanlageneffektivität
yield == ausbeute
output quantity = production output == ausstoß = produktionsleistung
loss == verlust
consumption == verbrauch
consume = use up == verbrauchen = aufbrauchen
load level = utilisation == auslastung
stress = mechanical stress == mechanische spannung = beanspruchung
clearance = gap == spiel = spalt = spaltmaß
distance = spacing == abstand = entfernung
safety distance = safe distance == sicherheitsabstand
tolerance range == toleranzbereich
fit == passung
angle == winkel
slope = gradient = incline == gefälle = neigung = steigung
position == stellung = lage
level == niveau = pegel
resistance == widerstand = widerstände
conductivity == leitfähigkeit
turbidity == trübung
ph value = ph == ph-wert
moisture = moisture content = water content == feuchte = feuchtigkeit = wassergehalt
dry matter = dry substance == trockensubstanz = trockenmasse
dew point == taupunkt
boiling point == siedepunkt
melting point == schmelzpunkt
freezing point == gefrierpunkt
colour = color == farbe
shape = form == gestalt
size == größe
dimension = measurement == abmessung = maß = maße
weight per area = grammage = basis weight == flächengewicht = grammatur
percentage = percent == prozent = prozentsatz
proportion = share == anteil
ratio == verhältnis
average = mean == durchschnitt = mittelwert
maximum value == höchstwert = maximalwert
minimum value == mindestwert = minimalwert
guide value = reference value == richtwert
permissible value = allowable value == zulässiger wert
difference == differenz = unterschied
differential pressure == differenzdruck
deviation == abweichung
design pressure == auslegungsdruck
test pressure == prüfdruck = prüfdrücke
operating temperature = working temperature == betriebstemperatur
storage temperature == lagertemperatur
vacuum == vakuum
atmosphere == atmosphäre
quality == qualität = güte
property = characteristic == eigenschaft = merkmal
material == werkstoff
must = have to = shall == müssen = muss
should == sollen = sollte
may = be allowed == dürfen = darf
must not = may not = be forbidden == nicht dürfen = darf nicht
can = be able == können = kann
need == brauchen = benötigen
be required == erforderlich sein = nötig sein
require = demand == fordern = erfordern = verlangen
be allowed = be permitted == erlaubt sein = zulässig sein
allow = permit == erlauben = gestatten = zulassen
forbid = prohibit = ban == verbieten = untersagen = verboten
be kept == aufbewahren = aufbewahrt werden
be stored == gelagert werden
keep = retain == behalten = aufbewahren
be replaced == ersetzt werden = ausgetauscht werden
be checked == geprüft werden = kontrolliert werden
be cleaned == gereinigt werden
be worn == getragen werden
wear protective equipment == schutzausrüstung tragen
expire == ablaufen = verfallen
expired = out of date == abgelaufen = verfallen
expiry date = expiration date == verfallsdatum = ablaufdatum
exceed = be above == überschreiten = übersteigen = überschritten
fall below = be under == unterschreiten = unterschritten
be sufficient = suffice = be enough == ausreichen = genügen = reichen
reach = achieve = attain == erreichen
amount to == betragen = beträgt
take time == dauern
wait == warten = abwarten
write == schreiben = geschrieben
write down = note == notieren = aufschreiben = aufgeschrieben
read == lesen = gelesen
read off == ablesen = abgelesen
enter data = type in == eingeben = eintragen = eingetragen
fill in = fill out form == ausfüllen
count == zählen = gezählt
calculate == berechnen = ausrechnen
estimate == schätzen = abschätzen
compare == vergleichen = verglichen
measure == messen = gemessen
measurement == messung
weigh == wiegen = wägen = gewogen
test == testen = erproben
determine = establish == bestimmen = feststellen = ermitteln
define = specify == festlegen = definieren
set = adjust == einstellen
select = choose == wählen = auswählen
decide == entscheiden = entschieden
decision == entscheidung
plan == planen
prepare == vorbereiten
perform = carry out = execute == durchführen = ausführen
begin = start == beginnen = anfangen = begonnen
finish = complete == beenden = abschließen = abgeschlossen
continue = go on == fortsetzen = weitermachen
interrupt == unterbrechen = unterbrochen
repeat == wiederholen
return = give back == zurückgeben
hand over == übergeben
receive == erhalten = bekommen
accept == annehmen = akzeptieren = angenommen
refuse = reject == ablehnen = verweigern = zurückweisen
use = apply == verwenden = benutzen = anwenden = einsetzen
use of = application == verwendung = einsatz = anwendung
intended use == bestimmungsgemäße verwendung
misuse == fehlanwendung = missbrauch
reuse == wiederverwenden
avoid = prevent == vermeiden = verhindern
protect == schützen = geschützt
observe = comply with = follow rules == beachten = einhalten = befolgen
comply = compliance == einhaltung = entsprechen
ensure = make sure == sicherstellen = gewährleisten
pay attention = take care == achten = aufpassen
attention = caution == achtung = vorsicht
warning == warnung = warnhinweis
warn == warnen
note = hint == hinweis = anmerkung
ask == fragen
answer = reply == antworten = antwort
call = phone == anrufen = telefonieren = angerufen
telephone = phone == telefon = handy
telephone number = phone number == telefonnummer = rufnummer
contact somebody == kontaktieren = verständigen
help = assist == helfen = unterstützen = hilfe
explain == erklären = erläutern
show = indicate == zeigen = anzeigen
mark = identify == kennzeichnen = markieren
marking = identification = labelling == kennzeichnung = markierung
look = watch == schauen = ansehen = beobachten
see == sehen = gesehen
hear == hören
find == finden = gefunden
search = look for == suchen
lose == verlieren = verloren
happen = occur == passieren = geschehen = auftreten = aufgetreten
occurrence = event == ereignis = vorkommnis = vorfall = vorfälle
cause something == verursachen = hervorrufen
lead to = result in == führen zu = zur folge haben
consequence = result == folge = konsequenz
effect = impact == auswirkung = wirkung
influence = affect == beeinflussen = einfluss
change = modify == ändern = verändern
change of = modification == änderung = modifikation
improve == verbessern
improvement == verbesserung
worsen = deteriorate == verschlechtern
develop == entwickeln = entstehen
mean == bedeuten = heißen
belong to == gehören
contain == enthalten = beinhalten
consist of == bestehen aus
depend on == abhängen von = abhängig
concern == betreffen = gelten für
apply rules = be valid == gelten = gilt
give == geben = gegeben
take == nehmen = genommen
bring == bringen = gebracht
put = place = lay == legen = stellen = setzen
put down = set down == abstellen = ablegen
hang = hang up == hängen = aufhängen
throw away = discard == wegwerfen = verwerfen
collect = gather == sammeln = auffangen
separate == trennen = getrennt
distribute == verteilen
supply = feed == zuführen = versorgen
discharge == abführen = austragen
suck = suck in == ansaugen = einsaugen
extract by suction = suction == absaugen = absaugung
spray == sprühen = spritzen
pour in == eingießen = einfüllen = hineinschütten
add == hinzufügen = zugeben = zusetzen
mix up = confuse == verwechseln = verwechselt
mix-up = confusion == verwechslung
heat treatment == wärmebehandlung
treat = process == behandeln = bearbeiten = verarbeiten
eat == essen = gegessen
drink something == trinken = getrunken
smoke cigarettes == rauchen
sleep == schlafen
walk = go == gehen = gegangen
drive = ride == fahren = gefahren
stand == stehen
sit == sitzen
climb == steigen = klettern = hinaufsteigen
swallow = ingest == verschlucken
inhale = breathe in == einatmen
skin contact == hautkontakt
eye contact == augenkontakt = kontakt mit den augen
remain = stay == bleiben = verbleiben
disappear == verschwinden = verschwunden
flow = run off == fließen = strömen
float == schwimmen
settle == sich absetzen = setzen
work properly = function == funktionieren
pay == bezahlen = zahlen
buy = purchase == kaufen = einkaufen
sell == verkaufen
learn == lernen
know == wissen = kennen
think = believe == meinen = glauben = denken
try = attempt == versuchen = versuch
succeed = be successful == gelingen = gelungen
forget == vergessen
limit = restrict == begrenzen = beschränken
exempt = release from duty == befreien = ausgenommen
exception == ausnahme
condition for = prerequisite == voraussetzung = bedingung
purpose = aim = goal == zweck = ziel
measure against = action == maßnahme
solution to problem == lösung = problemlösung
problem = trouble == schwierigkeit
tight = leak-proof = leak-tight == dicht = undurchlässig
tight fit = firmly seated == fest = festsitzend
loose = lose == locker
dry == trocken
wet == nass
damp = moist = humid == feucht
sharp == scharf
sharp-edged == scharfkantig
blunt = dull == stumpf
pointed == spitz
smooth == glatt = eben
rough == rau = uneben
hard == hart
soft == weich
rigid = stiff = starr == steif
flexible = elastic == flexibel = biegsam = elastisch
brittle == spröde
viscous = thick liquid == dickflüssig = zähflüssig = viskos
thin liquid = low-viscosity == dünnflüssig
thin == dünn
thick == dick
heavy == schwer
light in weight = lightweight == leicht
large = big == groß
small == klein
long == lang
short == kurz
high = tall == hoch
low == niedrig = tief = gering
wide = broad == breit
narrow == schmal = eng
deep == tief
hot == heiß
lukewarm == lauwarm = handwarm
cold == kalt
cool == kühl
fast = quick == schnell = rasch
slow == langsam
loud = noisy == laut
quiet == leise = ruhig
bright = light == hell
dark == dunkel
clear = transparent == klar = durchsichtig
turbid = cloudy == trüb
full == voll
empty == leer
half == hälfte = halb
new == neu
used == gebraucht
old == alt
clean and tidy = clean == sauber
free of grease = grease-free == fettfrei
free of oil = oil-free == ölfrei
dust-free == staubfrei
sterile == keimfrei
fresh == frisch
spoiled = off == verdorben
edible == essbar = genießbar
permitted = allowed = permissible = admissible == zulässig = erlaubt = gestattet
forbidden = prohibited = not allowed == verboten = unzulässig = nicht gestattet
necessary = required == notwendig = erforderlich = nötig
mandatory = compulsory = obligatory == verpflichtend = vorgeschrieben = pflicht
optional = voluntary == freiwillig = wahlweise
possible == möglich
impossible == unmöglich
safe == sicher = gefahrlos
unsafe == unsicher
dangerous = hazardous == gefährlich
harmless = safe to handle == harmlos = ungefährlich
important == wichtig
critical == kritisch
correct = right = proper == richtig = korrekt = ordnungsgemäß
wrong = incorrect == false = falsch
suitable = appropriate == geeignet = passend
unsuitable == ungeeignet
sufficient = enough = adequate == ausreichend = genügend
insufficient = inadequate == unzureichend = nicht ausreichend
complete == vollständig = komplett
incomplete == unvollständig
equal = same = identical == gleich = identisch
different == unterschiedlich = verschieden
similar == ähnlich
normal = usual == üblich = gewöhnlich
unusual = abnormal == ungewöhnlich
visible == sichtbar
audible == hörbar
accessible == zugänglich = erreichbar
inaccessible == unzugänglich
open state = opened == offen = geöffnet
closed == geschlossen = zugemacht
unlocked == unversperrt = nicht abgeschlossen
locked == abgesperrt = verriegelt = abgeschlossen
switched on == eingeschaltet
switched off == ausgeschaltet
running = in operation == in betrieb = laufend
out of operation = out of service == außer betrieb
ready for operation = operational == betriebsbereit
stationary = fixed == ortsfest = stationär
portable = mobile == tragbar = mobil = ortsveränderlich
movable == beweglich
moving part == bewegliches teil = bewegte teile
rotating part == rotierendes teil = drehendes teil
adjustable == einstellbar = verstellbar
removable = detachable == abnehmbar = lösbar
heat-resistant == hitzebeständig = temperaturbeständig
acid-resistant == säurebeständig = säurefest
corrosion-resistant = rustproof == korrosionsbeständig = rostfrei
rusty == rostig = verrostet = angerostet
watertight = waterproof == wasserdicht
explosion-proof == explosionsgeschützt = ex-geschützt
fireproof = fire-resistant == feuerfest = feuerbeständig
food grade = food-safe == lebensmittelecht = lebensmitteltauglich
non-slip = anti-slip == rutschfest = rutschhemmend
stable = steady == stabil = standsicher
unstable == instabil = nicht standsicher
horizontal == waagerecht = waagrecht
vertical = upright == senkrecht = vertikal
inside = internal == innen = innerhalb
outside = external == außen = außerhalb
outdoors = in the open air == im freien = draußen
top = upper = above == oben = obere = oberhalb
bottom = lower part = below == unten = untere = unterhalb
left = left-hand == links = linke
right-hand side == rechts = rechte
front == vorne = vordere
rear = back == hinten = hintere
clockwise == im uhrzeigersinn = rechtsdrehend
counterclockwise = anticlockwise == gegen den uhrzeigersinn = linksdrehend
forward == vorwärts
backward == rückwärts
middle = centre == mitte = mittlere
edge = rim = rand == kante = ränder
corner == ecke
tip = end point == spitze
single = individual == einzeln
double == doppelt
several = multiple == mehrere = mehrfach
additional = further == zusätzlich = weitere
own = personal == eigen = persönlich
outside firm == betriebsfremd = fremd
internal to company = in-house == intern = betriebsintern
temporary = provisional == vorübergehend = provisorisch
permanent = constant == dauerhaft = ständig
continuous == kontinuierlich = stetig = fortlaufend
sudden = suddenly == plötzlich
gradual = gradually == allmählich = nach und nach
urgent == dringend
manual = by hand = manuell == von hand
automatic = self-acting == automatisch = selbsttätig
written = in writing == schriftlich
oral == verbal = mündlich
official == amtlich = offiziell
legal = statutory == gesetzlich
two-weekly = every two weeks == alle zwei wochen = vierzehntägig
alone = by oneself == allein = alleine
together = jointly == gemeinsam = zusammen
lone work = lone working == alleinarbeit
order and cleanliness = tidiness = housekeeping == ordnung und sauberkeit
jewellery = jewelry == schmuck
ring on finger == fingerring
wristwatch == armbanduhr
long hair == lange haare
fingernail = nail polish == fingernagel = nagellack
hand washing = wash hands == hände waschen = händewaschen
mobile phone = cell phone == mobiltelefon = handy
alcohol and drugs == suchtmittel = alkohol und drogen
photography = take photos == fotografieren
water == wasser
air == umgebungsluft = luft
gas == gase
liquid = fluid == flüssigkeit
solid == feststoff
vapour = vapor = fumes == dämpfe
oil == öl = öle
grease stain == ölfleck = fettfleck
cloth rag = rag == lappen = putzlappen = putztuch
brush == bürste = pinsel
broom == besen
shovel == schaufel
mop == wischmopp
high-pressure cleaner = pressure washer == hochdruckreiniger
steam cleaner = steam jet == dampfreiniger = dampfstrahler
water jet == wasserstrahl
cleaning plan = cleaning schedule == reinigungsplan
lead == blei
tin == zinn
overhaul == revision = überholung
revision = version = edition == revision = fassung = überarbeitung
bearing = warehouse = store == lager
group == gruppe
section == teil = partie = abschnitt = sektion
strip == streifen
pond = lagoon == teich = becken
basin == becken
starch == stärke
flour == mehl
sugar == zucker
butter == butter
egg == ei = eier
fruit == obst = frucht = früchte
vegetable == gemüse
meat == fleisch
fish == fisch = fische
rice == reis
wheat == weizen
red == rot
green == grün
blue == blau
yellow == gelb
white == weiß
black == schwarz
grey = gray == grau
orange == orange
brown == braun
colour = color == farbe
one == eins
two == zwei
three == drei
four == vier
five == fünf
six == sechs
seven == sieben
eight == acht
nine == neun
ten == zehn
twelve == zwölf
first == erste
second == zweite
third == dritte
last == letzte = letzter
half == halb = hälfte
quarter == viertel = quartal
pair == paar
total == gesamt = insgesamt
remaining == übrig = restlich
less == weniger
more == mehr
large = big == groß
small == klein
high == hoch
low == niedrig = tief
long == lang
short == kurz
wide == breit
narrow == schmal = eng
thick == dick
thin == dünn
deep == tief
heavy == schwer
light == leicht
fast = quick == schnell = rasch
slow == langsam
hot == heiß
cold == kalt
warm == warm
dry == trocken
wet == nass = feucht
hard == hart
soft == weich
strong == stark
weak == schwach
old == alt = alte
new == neu
good == gut
bad == schlecht
full == voll
empty == leer
open == offen = öffnen = auf
closed = close = shut == zu = geschlossen = schließen
dark == dunkel
bright == hell
clean == sauber
dirty == schmutzig = verschmutzt
broken == kaputt = defekt = gebrochen
torn = tear = break == reißen = gerissen = riss
late == spät = verspätet
early == früh
alone == allein = alleine
together == zusammen = gemeinsam
same time = simultaneously = at once == gleichzeitig
suddenly == plötzlich
immediately = at once == sofort = umgehend
before == vor = bevor = vorher
after == nach = nachdem = danach
during == während
previous = former = earlier == vorige = vorherig = frühere = bisherige
inside = in == innen = drin
outside == außen = draußen
above = over == über = oberhalb
below = under == unter = unterhalb
beside = next to == neben
between == zwischen
left == links
right == rechts
top == oben
bottom == unten
middle == mitte
through == durch
against == gegen
without == ohne
with == mit
put = place = keep = store == legen = stellen
stand = be placed == stehen = abstellen = abgestellt
add = dose == zugeben = zusetzen = dazugeben = beimischen = zudosieren
take = remove == nehmen = entnehmen
give == geben
have == haben
use == benutzen = verwenden = nutzen
make == machen = herstellen
do == tun
go == gehen
drive = run == fahren = gefahren
run = operate == laufen = läuft
come == kommen
enter = go in == betreten = hineingehen = rein
leave == verlassen
carry == tragen
pull == ziehen = gezogen
push == schieben = drücken
lift == heben = gehoben
hold = keep == halten = hält
last = keep = good for == reichen = reicht = halten = haltbar
shelf life = keep == haltbarkeit = haltbar
turn == drehen = gedreht
cut == schneiden = geschnitten
hit == schlagen = treffen
fall == fallen = gefallen = sinken
rise == steigen = gestiegen
burn == brennen = verbrennen
wash == waschen = gewaschen
wait == warten
stop = trip = shut down == anhalten = abschalten = ausfallen = abschaltung
start = restart == anfahren = starten
ask == fragen
tell = say == sagen
call = phone == anrufen = rufen
know == wissen = kennen
see == sehen
look = watch == schauen = ansehen = beobachten
read == lesen
write == schreiben = geschrieben
sign == unterschreiben = unterzeichnen = abzeichnen
allow = permit = may == dürfen = darf = erlauben
forbid == verbieten = verboten
lose = loss == verlieren = verloren
find == finden
choose == wählen = auswählen
buy == kaufen = gekauft
sell == verkaufen
pay == zahlen = bezahlen
cost == kosten = kostet
supply = deliver == liefern = beliefern
happen == passieren = geschehen
wrong = problem = fault == los = falsch
reset == zurücksetzen = quittieren
protect == schützen = geschützt
begin == beginnen = anfangen = begonnen
end == enden = aufhören
change == ändern = geändert
exchange = replace = swap == tauschen = wechseln = getauscht = gewechselt
share = portion == anteil
content == gehalt
size == größe
width == breite
length == länge
height == höhe
depth == tiefe
thickness == dicke
number == anzahl = nummer
weight == gewicht
price == preis
reason == grund = warum
rule == regel = vorschrift = regelung
person = people == mensch = menschen = leute = person
man == mann = männer
woman == frau = frauen
child = children == kind = kinder
boss = manager == chef = chefin
house == haus = häuser
farm == hof = bauernhof
street = road == straße
door == tür
window == fenster
room == zimmer = raum
floor == boden = fußboden
roof == dach
tree = wood == baum = wald = bäume
water == wasser
river == fluss
rain == regen
snow == schnee
ice == eis
sun == sonne
wind == wind
gust == bö = böe = böen
wind speed == windgeschwindigkeit
summer == sommer
winter == winter
spring season = spring == frühling = frühjahr
autumn == herbst
day == tag
night == nacht = nachts
morning == morgen = morgens = vormittag
evening == abend = abends
noon == mittag
weekend == wochenende
holiday == feiertag = urlaub
monday == montag
friday == freitag
sunday == sonntag
january == januar
february == februar
march == märz
april == april
may == mai
june == juni
july == juli
august == august
september == september
october == oktober
november == november
december == dezember
clock time = time of day == uhrzeit = uhrzeiten
time == zeit = mal
bird == vogel = vögel
bat == fledermaus = fledermäuse
animal == tier = tiere
dog == hund = hunde
cow == kuh = kühe
pig == schwein = schweine
plant = crop == pflanze = pflanzen
flower == blume = blumen
seed == samen = saatgut
glass == glas
paper == papier
cloth = fabric == tuch = stoff = gewebe
leather == leder
stone == stein
sand == sand
iron == eisen
copper == kupfer
lead metal = lead == blei
aluminium = aluminum == aluminium
gold == gold
silver == silber
fluoride == fluorid
chlorine == chlor
hydrogen == wasserstoff
chemical == chemikalie
bleach == bleichlauge = bleiche
powder == pulver
dust == staub
smoke == rauch
smell = odour == geruch
taste == geschmack
noise == krach
sound == klang = ton
light lamp = light = lamp == licht = lampe
scanner == scanner
instrument = gauge == messgerät
signal == signal
telephone == telefon
box = container == kiste = container = behälter
bag == tasche = sack = beutel
bottle == flasche
wire == draht = drähte
broken wire == drahtbruch = drahtbrüche
rope == seil = seile
tower == turm = türme
mast == mast = masten
blade == blatt = flügel = schaufel = klinge
sheet = web == blatt = bahn = bogen
leaf == blatt = blätter
jacket = sleeve = coat == mantel
lever == hebel
control = helm == steuer = steuerung
driver == fahrer = fahrerin
captain == kapitän
diver == taucher
ship == schiff = schiffe
train == zug = züge
age == alter = mindestalter
licence = license == führerschein = lizenz
name == name = heißt
address == adresse = anschrift
place = location == ort = stelle = platz
space = place == platz = plätze = abstellplatz = stellplatz
model = type == typ = modell = bauart
version = edition == ausgabe = fassung = version
condition == bedingung = voraussetzung
possible == möglich
reason for = purpose == zweck
money == geld
loan == darlehen = kredit
test = check == probe = test
sample == probe = proben
wear clothes = wear = put on == tragen = anziehen
eat == essen
drink == trinken
sleep == schlafen
illness = sick == krankheit = krank
doctor == arzt = ärztin
patient == patient
medicine == medikament = arznei
blood == blut
hand == hand = hände
foot == fuß = füße
eye == auge = augen
head == kopf
school == schule
student == schüler = student
guest == gast = gäste
ticket == fahrkarte = ticket = eintrittskarte
luggage = baggage == gepäck = koffer
lost property == fundsache = fundbüro
all == alle = sämtliche
because of = because == wegen = aufgrund
after == nachher
before == davor
when == sobald
at most == allerhöchstens
only == nur = lediglich
again == wieder = erneut = nochmal = nochmals
reopen = open again == wieder öffnen = wiedereröffnen
restart = start again == wieder anfahren = neu starten = anwerfen
close down = close == sperren
authority = authorised = allowed == befugnis
change = amend = alter == abändern
entry = information = record == eintrag = angabe = information
refuse = reject = send back = return == zurückschicken = abweisen
reject = scrap = defective == fehlteil = schlechtteil
goods receipt = delivery == warenannahme
batch = lot == charge
explosive = explosives == sprengstoff = sprengmittel
blast = blasting == sprengung = sprengen
bar = crowbar = lever == brechstange = stemmeisen
wedge == keil
hammer == hammer = vorschlaghammer
stone = rock = lump = boulder == gestein = brocken = felsbrocken = felsen
gravel == schotter
soil = earth = ground == boden
bank = berm = embankment = mound == damm = wall = erdwall = böschung
edge == rand
slope = ramp == rampe = hang
road = way == weg = fahrweg
bridge == brücke
truck = lorry = dumper == kipper = laster
wheel loader = loader = shovel == radlader = lader = bagger
excavator == bagger
overtake = pass == überholen = vorbeifahren
park = parking == parken = abstellen
passenger == beifahrer = mitfahrer = fahrgast
visibility == sicht = sichtweite
fog == nebel
rain == regnen
ice = icy = frost == glatteis = vereist = frost
storm = wind == sturm
lightning = thunderstorm == blitz = gewitter
dust == staubig
smoke == qualm
smoking = smoke == rauchen
radio = walkie-talkie == funk = funkgerät
headset = headphones == kopfhörer
family = relatives == familie = angehörige = verwandte
visitor = guest == besucherin
employee = staff = worker == beschäftigte = arbeiter = personal
trainee = apprentice == auszubildende
supervisor = foreman = shift leader == aufsicht
manager = head == leiterin
owner == besitzer
cook = chef == köchin
nurse == pfleger
dietitian == diätassistent = diätassistentin
police == polizei
food = meal = dish == essen = speise = speisen = gericht = mahlzeit
chilled food == gekühltes essen = gekühlte speisen
minced meat = mince == hackfleisch = gehacktes
chicken = poultry == hähnchen
soup == suppe
peanut == erdnuss = erdnüsse
nut == nuss = nüsse
allergen = allergy == allergen = allergie
portion == portion
kitchen == küchen
oven == backofen
steamer = steam oven == dämpfer = kombidämpfer = dampfgarer
freezer == gefriergerät = tiefkühlung
cool = chill == herunterkühlen = runterkühlen
heat = warm = reheat == erwärmen = aufwärmen = erhitzen
cook = cooking == garen
fry == frittieren
cut = chop == hacken
rinse == nachspülen
detergent = cleaning agent == spülmittel
expire = best before == abgelaufen = verfallsdatum
sample = retained sample == rückstellprobe
smell = odour == riechen
brand = make == marke = fabrikat
pay = wages = salary == verdienen = verdienst
order = buy = purchase == bestellen = einkauf
customer == kundin = kunden
complaint == reklamation
jewellery = ring == ring
watch == armbanduhr
goggles = safety glasses == brille
mask == maske = schutzmaske
shoes = boots == schuhe = stiefel
clothing = clothes == kleidung = kleider
harness = fall arrest == gurt = auffanggurt = absturzsicherung
sign == schild
skin == haut
splash == spritzer
crusher == zerkleinerer
feed = feeder == aufgeber = zuführung
screen = sieve = strainer == siebe
chamber == kammer
jaw == backe = brechbacke
guard = cover == schutzhaube
cavity = inside = interior == innenraum
fan = ventilator == ventilator
stuck = jammed = blocked == eingeklemmt = verklemmt
jam = blockage = clog == verstopfung
free = clear = release == lösen = freimachen
slip = slipping == schlupf
shut down = stop == stilllegen = außer betrieb
shift == schichten
break = pause == pause
holiday = leave = vacation == ferien
weekday == wochentag = werktag
monday == montags
tuesday == dienstag = dienstags
wednesday == mittwoch = mittwochs
thursday == donnerstag = donnerstags
friday == freitags
saturday == samstag = samstags
sunday == sonntags
fill == auffüllen
pour == schütten
shake == schütteln
lift = raise == anheben
lower == herunterlassen
store = keep = stored == lagern = lagerung
throw away = dispose = discard == wegschmeißen
paint == streichen = lackieren = farbe
polish == polieren
screw = bolt == schrauben
spanner = wrench == schlüssel
belt = conveyor == band = förderband = gurt
load = payload == last = ladung = nutzlast
full load = laden == beladen = vollbeladen = volllast
unladen = empty == unbeladen
maximum load = load capacity == höchstlast
wheel == rad
brake == bremsen
horn == horn
lamp red = red lamp == rote lampe = rotes licht
scrap = discard = replace == verschrotten = ausmustern
rules = rule == regeln
form = sheet == formular
report = reported == melden
write down = record == eintragen
book = log == buch = logbuch
inspection = check == kontrolle = sichtprüfung
calibrate == eichen
toilet == wc
ward = station == station = krankenstation
bath == bad
mould = mold == form = gussform
thread == faden
waste = rubbish == müll
electricity = power == strom = elektrizität
socket == steckdose
button == knopf = taste
code = fault code == code = störungscode
`;
