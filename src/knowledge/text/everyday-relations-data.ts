/**
 * How people say things beside how documents write them: everyday English and German beside the written word of manuals, procedures
 * and policies. Looser than synonyms: a relation only counts as a hint that the two speak of the same thing. Notation as in
 * `synonyms.ts`.
 */
export const EVERYDAY_RELATIONS = `
# doing
fix = repair = mend = rectify = remedy
swap = replace = exchange = change = renew = substitute
swap out = replace = renew
put in = install = fit = insert = add = fill = enter
put on = wear = fit = apply
take off = remove = dismantle
take out = remove = withdraw
take apart = dismantle = disassemble = open
strip down = dismantle
put together = assemble = mount
pour = fill = add = charge = tip
tip in = add = fill
top up = fill = refill = add = replenish
fill up = fill = refill
get rid of = dispose = discard = remove = waste
throw away = discard = dispose = scrap
throw out = discard = dispose
bin = discard = waste
chuck = discard
tip = dispose = pour
pour away = dispose = drain = sewer
drain = sewer = empty = discharge
wash = clean = rinse = flush
wash out = clean = rinse
scrub = clean = brush = wash
wipe = clean
hose = rinse = clean
rinse = flush = wash
soak = wet = immerse
tidy = clean
cook = boil = heat
warm up = heat = preheat
cool down = cool
turn down = reduce = lower = decrease = setback
turn up = raise = increase
bring down = reduce = lower = cut = decrease
cut down = reduce
cut = reduce = reduction
go up = rise = increase
go down = fall = drop = decrease
jump = rise = increase
drop = fall = decrease
speed up = accelerate = increase
slow down = reduce = decelerate
turn on = switch on = start
turn off = switch off = shut down = stop
shut off = switch off = close = stop
go out = switch off
trip = shut down = switch off
cut out = shut down = switch off = trip
go off = trip = sound = activate
kick in = start = begin = activate
come on = start = light
power up = start = switch on
fire up = start
run = operate = work
run out = expire = empty
give out = fail
break = fail = failure = damage
break down = fail = failure = fault
packed up = failed
act up = fault = failure
play up = fault
overheat = temperature = hot
jam = block = blockage = stuck
stuck = blocked = jammed
leaking = leak = leakage
drip = leak
hiss = leak
squeal = noise = squeak
rattle = noise = vibration
look at = check = inspect = examine
look over = check = inspect = review
look for = check = search
have a look = check = inspect
go over = check = review
verify = check = test = calibrate = confirm
check = inspect = test = examine = verify = review = control
test = check = trial
measure = determine = record = monitor
watch = monitor = supervise
keep an eye on = monitor
note down = record = enter = log
write down = record = enter = log = document
jot down = record
write up = report = draw up = document
put down = record = lower
hand in = submit
fill in = complete = enter
sign off = approve = approval = release = sign
sign = signature = approve = initial
put name = sign = signature
give the go-ahead = approve = approval = authorise = release
go-ahead = approval = permission = consent
green light = approval = release
okay = approve = permitted = allowed
approve = authorise = consent = permission = release = decide
let = allow = permit
allowed = permitted = permissible = authorised = may
not allowed = forbidden = prohibited
banned = forbidden = prohibited
off limits = forbidden = prohibited
must not = forbidden = prohibited
decide = decision = determine = responsible
call = decide = notify = telephone
ring = telephone = call = notify
phone = telephone = call
tell = inform = notify = report = explain
told = informed = notified = explanation
let know = inform = notify = report
hear = inform = report
contact = inform = notify = call
turn to = contact = report
complain = complaint = report
blow the whistle = report = misuse
speak up = report
ask = request = consent = apply
own up = report
hang on to = keep = retain = store = hold
hold on to = keep = retain = store
keep = store = retain = hold = maintain = archive
kept = stored = retained = held
store = keep = storage
put away = store
stash = store
lie = stored = kept
get back = return
hand back = return
give back = return
hand over = transfer = deliver
pass on = transfer = forward = share
send = transmit = deliver = submit
share = disclose = enter = transfer
paste = enter = copy = upload
upload = enter
type in = enter
feed = enter = supply
pick up = collect = lift = fetch = receive
cart off = haul = remove = transport = collect
carted = hauled
take away = collect = remove = haul = empty
bring = deliver = supply = transport
drop off = deliver = delivery
move = transfer = transport = convey
shift = move = transfer
carry = transport = bear = lift
lift = raise = hoist
pick = lift = select
lower = reduce
let out = discharge = release = drain
let go = dismissal = release
fire = dismissal = dismiss
sack = dismissal = dismiss
hire = hiring = recruit = employ
get out = leave = evacuate
leave = exit = evacuate
go in = enter = entry
go into = enter = entry
go down = enter = climb
climb = enter
get in = enter = access
go back = return = re-entry
stay out = forbidden = entry
wait = pause = hold = delay
hold off = wait
hurry = time
last = duration = life
take = duration = last
need = require = require = necessary
use = consume = consumption
use up = consume
burn = consume = combustion
waste = lose = loss
pay = cost = price = bear
charge = price = fee = cost
buy = purchase = order = procure
get hold of = obtain = order
order = purchase
own = belong
look after = responsible = maintain
in charge = responsible = lead = head
keep track = list = record = maintain
take care of = responsible
run by = operated
carry the can = responsible
answer for = responsible
to blame = responsible = cause
set = adjust = setting = setpoint
tweak = adjust = set
dial in = set = adjust
turn = rotate = revolution
crank = turn
spin = rotate = speed
do up = tighten
tighten = torque = fasten
loosen = undo = slacken
undo = open = loosen = unscrew
unscrew = open = remove
screw = bolt
fasten = secure = attach
hook up = connect = attach
plug in = connect = charge
unplug = disconnect
join = connect
cut off = disconnect = isolate
lock = secure = padlock = isolate
protect = protection = guard
shield = protection = guard
wear = worn = protective
build = manufacture = construct
built for = design = rated
aim = target = goal
want = intend = target = plan
plan = intend = schedule
try = attempt
mess up = error = fault
get wrong = error = mistake
mistake = error = correction
rerun = repeat = retest
redo = repeat
do again = repeat
start again = restart
begin = start = commence
end = finish = stop = complete
finish = complete = end
stop = end = cease
happen = occur = result
deal with = handle = treat
get = receive = obtain
give = supply = provide
show = display = indicate
come up = appear = display
flash = blink
light = lamp = indicator
hit = press = touch
push = press
press = push
pull = draw
grab = hold = take
spill = splash = leak
overflow = foam = exceed = flood
flood = overflow = storm
cloudburst = storm = rain
downpour = storm = rain
smell = odour
burst = rupture
catch fire = fire = ignite
blow up = explode = explosion
choke = clog = block
clog = block = blockage
seize = jam = block
wear out = worn = wear
worn out = worn = wear = replace
gone = worn = failed
had it = worn = failed
go bad = expire = spoil
past it = expired
out of date = expired
knackered = worn = damaged
# qualities
big = large
biggest = largest = maximum = highest
largest = maximum
heaviest = maximum = weight = load = capacity
longest = maximum
fastest = maximum = speed
hottest = maximum = temperature
coldest = minimum = temperature
smallest = minimum = least
least = minimum
most = maximum
tallest = height = maximum
steepest = slope = gradient = maximum
steep = slope = gradient = inclination
slope = ramp = gradient
quick = fast = speed
quickly = fast = speed
soon = within
warm = temperature = heated
hot = temperature = heated
cold = temperature = cooled
chilly = cold = cool
cool = cold
loud = noise = sound
noisy = noise = sound
heavy = weight = mass
strong = strength = concentration
weak = strength = concentration
thick = thickness
thin = thickness
wide = width
deep = depth
tall = height
high = height
long = length = duration
far = distance
close = distance = near
tight = torque = tightened
full = level = filled
empty = drained
dirty = contaminated = soiled = clogged
dusty = dust = dirty
muddy = turbid
cloudy = turbid = milky
white = milky
wet = moist = moisture
damp = moisture = humidity
dry = drying
soft = flexible
safe = safety
dangerous = danger = hazard = hazardous
risky = hazard = risk
poisonous = toxic
acid = acidity = pH
acidity = pH
cheap = cost
expensive = cost = price
free = cost
spare = reserve = replacement = standby
backup = reserve = standby
standby = reserve
extra = additional
leftover = remaining = residual = spent = waste
excess = surplus
too much = excess = exceed = surplus
too little = low = insufficient
too high = exceed = above
too low = below
over = exceed = above
under = below
above = over = exceed
odd = unusual = deviation
weird = unusual
normal = usual = typical
usual = normal = mostly
wrong = fault = error = incorrect
right = correct
old = age
new = newly
yearly = annual = annually
every year = annual = annually
by itself = automatic = automatically
on its own = automatic = alone
on my own = alone
alone = second person
idle = standstill = unused = switched off
nothing to do = idle
green = renewable
broken = failed = damaged = defective
void = lapse = invalid = expire
# people
boss = manager = supervisor = head
chief = manager = head
bosses = management = board
staff = employees = personnel = workers
people = persons = employees = personnel = everybody
worker = employee = operator
colleague = employee = person
workmate = employee
temp = temporary
temps = temporary staff
newcomer = new employee
mate = colleague = person
passenger = person
client = customer
customer = client
firm = company = contractor = supplier
company = manufacturer = supplier
maker = manufacturer
vendor = supplier
guy = technician = person
fitter = mechanic = technician
sparky = electrician
expert = specialist = competent
somebody = person
authorities = authority
council = authority
union = works council
staff representatives = works council
qa = quality assurance
hr = human resources
it = information technology
# things
kit = equipment = gear
gear = equipment
gadget = device
machine = equipment = unit
device = equipment = unit
app = tool = software = program
program = tool = software = application
software = tool = program
chatbot = chat service = ai tool
computer = system
blueprint = drawing
sheet = form = record
paperwork = documents = records
papers = documents = records
form = record = document
rules = policy = instructions = regulations
rule = policy = regulation
book = logbook = log
diary = logbook
ticket = permit = order
permit = permission = authorisation
licence = license = permit = certificate
pass = licence = certificate
certificate = licence = proof
training = course = instruction = lesson
lesson = course = training
schooling = training = course
class = course
login = account = access
password = account
bill = invoice
invoice = bill
price = cost
money = cost = budget
guarantee = warranty
subscription = licence
meeting = conference
call = meeting
holiday = leave = vacation
time off = leave
overtime = working time
break = pause = rest
paid = working time = wage
fine = penalty
penalty = fine = sanction
punishment = sanction = warning
rubbish = waste = refuse = screenings
trash = waste
garbage = waste
scrap = waste
skip = container
bucket = container
can = container
bottle = container
box = container
tank = vessel = container = reservoir
vessel = tank
fermenter = fermentation vessel
pot = vessel = kettle
pipe = line = piping = tube
pipes = lines
line = pipe
hose = pipe
tap = valve
lid = cover
cap = cover
cover = lid
hood = cover
door = gate
gate = door
cage = guard
fence = guard
knob = handle
lever = handle
button = key = push button
red button = emergency stop
screen = display
monitor = display
gauge = meter = instrument
reading = value = measurement
numbers = values = results = data
figures = values = data
scales = balance = scale
scale = balance
lamp = light
bulb = lamp
lights = lighting = lamps
siren = horn = alarm
hooter = horn
buzzer = horn
fan = blower
blower = fan
battery = accumulator
juice = power = charge
electricity = power
power = electricity = energy
lubricant = oil = grease = lubrication
liquid = fluid
fluid = liquid
chemicals = reagents = substances
chemical = reagent = substance
stuff = material = substance
gas = biogas
air = ventilation = oxygen
breathing gear = respirator
mask = respirator
helmet = hard hat
gloves = hand protection
hands = gloves
eyes = goggles = safety glasses
eye = eyewash = goggles
ears = ear protection = hearing protection
face = face shield
feet = safety shoes
overalls = clothes = clothing
kit = protective equipment
hole = opening
manhole = shaft = confined space
pit = shaft
gap = clearance = spacing = opening
gaps = spacing
room = space = clearance
space = clearance
slope = incline
floor = ground
ground = floor
ceiling = roof
shed = hall
hall = room
store = warehouse
stores = warehouse
depot = warehouse
freezer = cold store
fridge = refrigerator = refrigerated
shop floor = production
shift = crew
morning = daily
night = nightly = overnight
weekend = saturday = sunday
new year = end of
winter = heating = heated
summer = cooling = cooled
edge = rim
rake = scraper
paddle = agitator = stirrer = stirring
stir = agitate = mix
mix = blend = stir
layer = blanket
lot = batch
brew = batch
run = determination = cycle = test
pack = package
pallet = load
load = cargo = weight
truck = vehicle = lorry
tanker = delivery
lorry = delivery = truck
car = vehicle
van = vehicle
wheel = drive
steer = control = drive
lift = elevator
rope = cable
wire = cable
cord = cable
plug = connector
socket = outlet
breaker = fuse
fuse = breaker
part = component
cartridge = element = filter
plate = sheet
strap = belt
string = line
hazard = danger
accident = incident
injury = accident
fire = flame
flame = fire
rain = storm
trial = test
paper = policy = document
stand for = mean
sister = parallel
loss = leakage
reason = cause
share = percentage = percent
portion = share
ageing = age
# German
Notaus = Not-Halt
Notleine = Reißleine
wechseln = tauschen = austauschen = ersetzen = auswechseln = erneuern
tauschen = ersetzen
austauschen = ersetzen = auswechseln
aufheben = aufbewahren = lagern
aufbewahren = archivieren
wegwerfen = entsorgen
kontrollieren = prüfen = überprüfen
testen = prüfen
nachsehen = prüfen = kontrollieren
Kontrolle = Prüfung
anmachen = einschalten
ausmachen = ausschalten = abschalten
abstellen = abschalten = ausschalten
absperren = sichern = verriegeln
absichern = sichern
schließen = verriegeln
einfüllen = füllen = nachfüllen
nachfüllen = füllen = ergänzen
reinmachen = füllen
putzen = reinigen = säubern
saubermachen = reinigen
abwischen = reinigen
schmieren = fetten = ölen
melden = informieren = benachrichtigen
Bescheid = informieren
anrufen = benachrichtigen = rufen
holen = rufen
rufen = verständigen
unterschreiben = freigeben = genehmigen
genehmigen = freigeben = erlauben
anziehen = festziehen = tragen
festschrauben = anziehen
kaputt = defekt = beschädigt
verbraucht = verschlissen = abgenutzt = ersetzen
abgenutzt = verschlissen
hinüber = verschlissen = defekt
schräg = schief
wandert = läuft schief
klemmt = blockiert
stehen bleiben = stillstehen = Störung
quietschen = Geräusch
laut = Geräusch = Schall
undicht = Leckage = Dichtung
heiß = Temperatur
warm = Temperatur
Not-Aus = Not-Halt
Ersatz = Reserve
Laden = Last = Belastung = Traglast
geladen = belastet = Last = Belastung
Gewicht = Last = Masse
dick = Dicke = Stärke
weit = Abstand = Strecke
kalt = Temperatur = Kühlung
teuer = Preis = Kosten
kosten = Preis
drehen = verstellen = Umdrehung
verstellen = einstellen = justieren
einstellen = justieren = nachstellen
nachspannen = spannen
straff = gespannt
locker = lose = gelockert
wegrutschen = rutschen
abkühlen = kühlen = Abkühlung
aufheizen = erwärmen = heizen
warmlaufen = Warmlauf = erwärmen
ablassen = entleeren = leeren
leer machen = entleeren
auskippen = entleeren = entsorgen
wegschütten = entsorgen = ableiten
Müll = Abfall
Dreck = Verschmutzung = Schmutz
schmutzig = verschmutzt
verstopft = blockiert = zugesetzt
tropft = undicht = Leckage
leckt = undicht = Leckage
raucht = Rauch
stinkt = Geruch
riecht = Geruch
rattert = Geräusch = Schwingung
wackelt = Schwingung = lose
geht aus = abschalten = ausfallen
fällt aus = Ausfall = Störung
streikt = Störung
spinnt = Störung = Fehler
anspringen = anlaufen = starten
hochfahren = anfahren = einschalten = starten
runterfahren = abfahren = herunterfahren = abschalten
Nachweis = Protokoll = Aufzeichnung
aufschreiben = eintragen = dokumentieren = protokollieren
notieren = eintragen = dokumentieren
Zettel = Formular = Vordruck
Kollege = Mitarbeiter = Beschäftigter
zuständig = verantwortlich
verantwortlich = zuständig
dürfen = erlaubt = zulässig
darf = zulässig = erlaubt = maximal
verboten = unzulässig = untersagt
muss = erforderlich = vorgeschrieben
Neuling = Einweisung = Unterweisung
einarbeiten = Einweisung = Unterweisung
Schulung = Unterweisung
Brille = Schutzbrille
Ohrstöpsel = Gehörschutz
Krach = Lärm = Schall
Lärm = Schall = Geräusch
krank = erkrankt = Krankheit
verletzt = Verletzung = Unfall
Alarm = Warnung = Störmeldung
leuchtet = blinkt = Anzeige
Knopf = Taste = Taster
Schalter = Taster
Kabel = Leitung
Rohr = Leitung
Schlauch = Leitung
Sprit = Kraftstoff
Spritze = Fettpresse
Frist = Dauer = Zeitraum
Pause = Wartezeit = Unterbrechung
warten = Wartezeit
schnell = Geschwindigkeit = Drehzahl
schwer = Gewicht
breit = Breite
lang = Länge
hoch = Höhe
tief = Tiefe
stark = Leistung
beladen = Zuladung = Last
Last = Zuladung = Beladung
Tragkraft = Zuladung = Last
Gurt = Band
Lampe = Leuchte
Licht = Leuchte
Chef = Leiter = Vorgesetzter
Mitarbeiter = Beschäftigte = Personal
Firma = Hersteller = Lieferant = Unternehmen
Reserve = Ersatz
Unterlagen = Dokumente = Aufzeichnungen
Papiere = Unterlagen
Buch = Protokoll
Handschuhe = Schutzausrüstung
Schloss = Vorhängeschloss
Schraube = Bolzen
Menge = Füllmenge
neu starten = zurücksetzen = einschalten
nochmal = wieder
Urlaub = Freistellung
Geld = Kosten
Regeln = Vorschriften
`;
