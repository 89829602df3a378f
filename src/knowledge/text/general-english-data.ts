/**
 * Words of general English that people exchange for one another, beside `EVERYDAY_RELATIONS` and in the same notation: each line holds
 * near-synonyms, a kind and its members, or an act and its result. Written for this project, by domain of life rather than by document.
 * A relation is a hint that two texts speak of the same thing, never a proof.
 */
export const GENERAL_ENGLISH = `
# beginning, going on, ending
begin = start = commence = commencing = initiate = onset = launch
beginning = start = outset
commissioning = first start = start-up = putting into service
end = finish = stop = complete = conclude = cease = terminate = close
ending = end = completion = expiry
expire = lapse = end = run out = become invalid
last time = final = latest = until
continue = proceed = carry on = keep = resume
interrupt = pause = stop = break = suspend
restart = start again = come back = resume = switch on again
postpone = delay = defer
position = place = location = spot
delay = wait = later = lag = seconds after = postpone
wait = hold = pause = rest = stand
repeat = again = once more
prevent = avoid = protect = guard = keep from
happen = occur = take place
take place = held = occur
# change of amount and state
increase = raise = rise = grow = higher = up = climb
decrease = reduce = lower = fall = drop = decline = shrink = cut = diminish
reduction = decrease = cut = saving = lower
halve = half
double = twice
improve = better = increase
worsen = deteriorate = worse
adjust = set = change = alter = modify = regulate
alter = change = modify
modification = change = alteration
deduct = subtract = take off = cut = reduce = withhold
subtract = deduct
exceed = above = over = more than = beyond = greater than
fall below = below = under = less than
allow = permit = let = accept = tolerate = authorise
permitted = allowed = acceptable = accepted = admissible = tolerated
forbid = prohibit = ban = disallow = bar
forbidden = prohibited = banned = not permitted = not allowed
reject = refuse = decline = turn down = oppose
refuse = reject = decline = deny
oppose = against = reject = object
support = favour = back = endorse = agree
agree = consent = accept = support
demand = require = call for = insist = ask for = request
want = demand = ask for = request = wish
claim = say = state = assert = hold = maintain
think = consider = hold = believe = regard = opinion = position = estimate
opinion = position = view = stance
expect = estimate = anticipate = reckon = assume = forecast
reckon with = expect = estimate
suggest = propose = recommend
advise = recommend
intend = plan = aim = goal = target
goal = target = aim = objective = intend = purpose
purpose = aim = serve = reason
# making, mending, handling
overhaul = renew = repair = replace = recondition = service
refurbish = overhaul = recondition
exchange = replace = swap = renew = substitute = change
replacement = spare = substitute = new = exchange
spare = replacement = reserve = standby
backup = standby = spare = reserve
maintain = service = maintenance = look after
look after = maintain = responsible = care = serve
take care of = responsible = handle = look after = repair = maintain
servicing = maintenance = service
repaired = renewed = replaced = fixed = mended
install = fit = mount = erect = set up
installation = fitting = mounting = set up
attach = fasten = fix = secure = connect = mount = hang
detach = remove = disconnect = loosen = separate
fasten = tighten = secure = fix
loosen = undo = slacken = release
undo = loosen = open
insert = put in = load = place = feed = thread
load = fill = insert = put
withdraw = take out = remove = pull
empty = drain = clear = evacuate
evacuate = leave = clear = empty
drain = empty = sewer = sink
sink = drain = sewer
fill = refill = top up = charge = replenish
refill = top up = fill
pour = tip = empty = decant = add
mix = stir = blend = combine = agitate
shake = agitate = mix
measure = determine = test = gauge = check = record
measure out = pipette = weigh = dose
examine = inspect = check = test = look at = review = investigate
inspection = check = examination = test = audit
test = check = trial = try = examine = analyse
analyse = test = examine = determine = analysis
sample = specimen
monitor = supervise = watch = observe = track
supervise = direct = oversee = monitor = direction = lead
oversee = supervise = manage = direct
verify = check = confirm = prove
calibrate = adjust = check = standardise
clean = wash = rinse = wipe = brush = scrub = flush = cleanse
dirty = fouled = soiled = contaminated = clogged
dirt = fouling = soil = contamination = debris
fouled = dirty = scaled
clogged = blocked = plugged = dirty
blocked = clogged = jammed = obstructed
remove = take off = take away = dismantle = detach = withdraw = strip
take away = remove
separate = divide = split = part
cut = trim = sever
join = connect = couple = link
connect = join = link = attach = plug in = wire
connection = link = network = joint
disconnect = unplug = separate = isolate
cover = coat = protect = wrap
coating = paint = layer = coat = lacquer
coat = layer = paint
layer = coat = film
finish = top coat = surface = final
finished = machined = complete
paint = coat = coating
colour = shade = tint = hue
shade = colour = tint
sand = abrade = grind
grind = mill = sharpen
polish = buff = grind
weld = join
bend = flex = fold
press = push = squeeze
push = press = shove
pull = draw = drag = tow
drag = pull = tow
carry = transport = convey = haul = bear = hold
convey = transport = carry
lift = hoist = raise = pick up = elevate
hoist = lift = crane
lower = let down = bring down = put down
hang = suspend = attach
suspended = hanging = in the air
lean = tilt = incline = angle
tilt = lean = incline
turn = rotate = spin = revolve
rotate = turn = spin
slide = move = push = glide
move = transfer = shift = transport
keep = store = retain = hold = maintain = preserve = archive
archive = keep = store = retain = records
preserve = keep = conserve
shelf life = keeps = stable = usable = expires = good for
storage = keeping = store = shelf
dispose = discard = throw away = scrap = waste = get rid of
destroy = scrap = cut up = discard
reuse = recycle = use again
use up = consume = exhaust
consume = use = use up
consumption = use = usage
waste = leftover = refuse = rubbish = residue
residue = rest = remainder = leftover
leftover = left over = remaining = rest = residue
# faults, dangers and signals
fault = failure = error = defect = malfunction = trouble = problem = alarm
defect = fault = damage = failure
defective = broken = faulty = damaged = out of order
problem = trouble = fault = issue = difficulty
trouble = problem = fault = play
malfunction = fault = failure
failure = fault = breakdown = outage = loss
fail = stop = break = go out = fault
outage = power failure = failure = interruption = loss of power
power cut = power failure = outage = blackout
blackout = power failure
electricity goes out = power fails = power failure
network down = offline = without network
offline = network down = without connection = disconnected
online = connected
damage = defect = harm = injury
damaged = broken = defective = faulty = worn
crack = fissure = break = fracture
break = fracture = crack = rupture = burst = snap
burst = rupture = break = split
rupture = burst = break = tear
tear = rip = rupture
worn = worn out = wear = thin
wear = abrasion = worn = erosion
leak = loss = escape = leakage = drip = lose
lose = loss = leak
spill = leak = spilled = splash = pour
escape = leak = release
jam = block = stuck = jammed
crooked = skewed = oblique = slanted = askew = misaligned
skewed = crooked = slanted
straight = aligned
faint = pale = weak = light = faded = dim
pale = faint = light = faded
blurred = smeared = unclear
smear = smudge = blur
noisy = loud = sound = noise
sound = noise = tone = signal = beep
tone = beep = sound = signal
beep = tone = signal = sound = buzz
uninterrupted = continuous = constant = permanent = steady
continuous = constant = steady = uninterrupted = non-stop
signal = alarm = indicate = warn = sign
indicate = show = mean = signal = display
show = indicate = display = mean
warning = alarm = caution = signal
lamp = light = led = indicator
yellow = amber = orange
flash = blink
blink = flash
alarm = fault = alert = warning = signal
alert = alarm = warning
reset = clear = acknowledge = restart
clears itself = resets itself = automatic
danger = hazard = risk
dangerous = hazardous = risky = unsafe
toxic = poisonous = harmful = carcinogenic
harm = damage = injure = injury
injure = hurt = harm
accident = incident = injury = mishap
emergency = accident = crisis = alarm
crisis = emergency
protect = guard = secure = shield = cover
secure = lock = protect = fasten
lock = padlock = secure = block
fence off = cordon off = barrier = close off = block
block off = cordon off = close = barrier
# people, roles, agreement
supervisor = boss = foreman = manager = head = superior
manager = supervisor = boss = head = leader
superior = manager = supervisor
management = managing director = board = managers
executive = director = managing director
ceo = managing director
team = crew = group
member of staff = employee
employee = worker = staff = personnel
external worker = contractor
outside worker = contractor
outside firm = contractor
contractor = external = subcontractor
subcontractor = contractor
outsider = external = visitor
visitor = guest
guest = visitor
resident = neighbour = inhabitant
operator = user = driver
trainee = apprentice = learner = beginner = in training
apprentice = trainee
beginner = trainee
learner = trainee
coach = instructor = trainer
trainer = instructor
instructor = trainer = teacher
expert = specialist = professional
electrician = electrical
painter = coating contractor
chemist = analyst = laboratory
analyst = chemist = tester
buyer = purchaser = customer = client
purchaser = buyer = client = customer
seller = vendor = supplier
haulier = carrier = forwarder = transport
carrier = haulier
owner = holder = responsible
sign = countersign = signature = initial
sign off = countersign = approve = release
countersign = sign = approve
approve = consent = approval = authorise = say yes = release
say yes = approve = approval = consent
say no = refuse = reject
authorisation = appointment = permission = licence = approval
authorised = appointed = permitted = licensed
appointed = authorised = named = picked = chosen
appoint = pick = choose = name = select = authorise
choose = select = pick = appoint
select = choose = pick
licence = permit = authorisation = certificate
entitled = allowed = may = right
responsible = in charge = duty = owner
in charge = responsible = lead = supervise
duty = task = responsibility = obligation
obligation = duty = requirement = must
mandatory = obligatory = must = required = compulsory
voluntary = optional
optional = may = voluntary
inform = tell = notify = report = let know = announce
notify = inform = report = call = phone
report = notify = inform = tell = announce
phone = call = ring = telephone
call = phone = ring
apply for = request = ask = application
submit = hand in = file = send in = deliver
file = submit = hand in
fill out = complete = fill in
record = write down = enter = note = log = document
records = papers = files = documentation = logs
log = record = journal
announce = publish = report
publish = report = announce
instruction = direction = order
direct = instruct = lead
train = instruct = teach
help = assist = support
accompany = beside = together with = with
alone = single = by oneself
together = jointly = with
# money and travel
pay = bear = cost = reimburse = charge = payment = fund
bear = pay
paid = reimbursed = refunded = borne
reimburse = refund = pay back = money back = repay = compensate
refund = reimburse = money back = pay back
money back = reimburse = refund = reimbursed
pay back = reimburse = refund
claim = reimburse = refund = apply
expense = cost = spend = expenditure
expenses = costs = claims = expenditure
costs = expenses = claims = price
cost = price = charge = expense = fee
spend = cost = pay = expense
investment = cost = money = expenditure
fund = pay = finance = bear
fee = charge = cost = price
charge = fee = cost
tax = duty = levy
free of charge = without paying = for nothing = gratis = free
without paying = free of charge = gratis
gratis = free of charge
cheap = affordable = inexpensive = low price
expensive = dear = costly
fine = penalty = ticket = sanction
ticket = fine = penalty
speeding = fine = speed
allowance = money = budget = daily rate
salary = wage = pay
advance = prepayment
receipt = voucher = invoice = bill
insurance = insured = cover
insured = covered = insurance
warranty = guarantee = guarantees
guarantee = warranty = guarantees
trip = journey = travel
journey = trip = travel
travel = trip = journey = ride
ride = travel = go
flight = plane = fly = air
fly = flight = plane
plane = flight = aircraft
rail = train
train = rail
bus = shuttle = coach
shuttle = bus
coach = bus
car = vehicle = automobile
vehicle = car = bus = truck
own car = private car
private = own = personal
personal = private
public transport = bus = train
accommodation = hotel = lodging = room
hotel = accommodation = lodging
overnight = hotel = night
meal = food = lunch = dinner
food = meal = meals
drink = beverage
beverage = drink
beer = alcoholic = alcohol
wine = alcoholic = alcohol
alcohol = alcoholic
luggage = baggage
abroad = foreign = another country = other countries
another country = abroad = foreign
foreign = abroad
domestic = inside the country = home country = national = within the country
inside the country = domestic
at home = home country = domestic
national = domestic
country = abroad = nation
depart = leave = departure
departure = leaves = depart
arrive = arrival = come
book = reserve = booking = reservation
reserve = book = reservation
cancel = call off = withdraw
# time and frequency
annually = yearly = every year
every six months = twice a year = half-yearly
twice a year = every six months
weekend = saturday = sunday
weekday = working day
working day = weekday
soon = within = quickly
how soon = within = days
at once = immediately = straight away = without delay = promptly
immediately = at once = promptly = instantly
promptly = at once = immediately
afterwards = after = later = then
beforehand = before = in advance = ahead
ahead of = before
prior to = before
in advance = before = beforehand
cold season = winter
warm season = summer
rarely = seldom
regularly = every = periodic
dry = drying = cure = overcoat
cure = harden = dry = set
validity = valid
valid = in force = effective
effective = valid = in force
in force = valid
# size, amount, quality
weight = mass = heavy = load = weighs
heavy = weight = load = weighs
size = dimension = big = large
thickness = thick
thick = thickness
width = wide
wide = width
narrow = thin = slim
thin = narrow = fine
slim = narrow
depth = deep
length = long
height = high = tall
distance = far = apart = spacing
diameter = bore
angle = degrees = inclination
strength = strong = concentration = force
strong = strength = concentration = concentrated
concentration = strength = content = level
acidity = ph = acid
alkalinity = ph
noise = sound = loud
speed = fast = rate = velocity
fast = quick = rapid = speed
rate = speed = frequency
flow = throughput = delivery = pump
throughput = flow = capacity = output
capacity = load = volume = lifts
capability = capacity
lifting capacity = lifts = capacity
quantity = amount = charge = volume
charge = filling = amount = fill
content = amount = level
average = mean = typical
approximately = about = roughly = around
roughly = about = approximately
extra = additional = further = second
additional = extra = more = further
enough = sufficient = adequate
sufficient = enough = adequate
missing = absent = lacking = lost = without
lost = missing
absent = missing
gone = missing = lost
part = portion = component = share
whole = entire = total = complete
total = whole = overall = sum
entire = whole = total
pure = clean = undiluted
equal = same
same = identical = equal
different = other = differ
similar = like = comparable
suitable = suited = appropriate = fit = usable = for
suited = suitable = fit = designed
compatible = suitable
appropriate = suitable
unused = idle = not in use = standing
not running = idle = stopped = standstill = at rest
idle = not running = standing still = unused
ready = prepared
automatic = by itself = itself
on its own = by itself = itself = automatic
manual = by hand = hand
by hand = manual
dark = light-proof = shade
bright = light
fresh = new = recent
old = previous = former = aged
sharp = pointed = keen
blunt = dull
rough = coarse = roughness
smooth = even = polished
flat = level = even
loose = slack
tight = firm = fast
firm = tight
# places and things
outdoors = outside = open air = yard
outside = outdoors = yard = external
indoors = inside = hall
yard = outdoors = outside
building = hall = house = premises
premises = site = building
site = plant = works = premises
factory = plant = works
plant = factory = site = works
workshop = shop = repair shop
office = desk = bureau
room = hall = chamber
laboratory = lab
lab = laboratory
corner = edge
corners = edges
edge = corner = rim = border
border = edge
top = upper = head
bottom = lower = base
front = forward
rear = back
surface = face = area
face = surface = side
faces = surfaces
opening = hole = aperture
shelf = rack = cabinet
cupboard = cabinet = locker
cabinet = cupboard = locker
container = canister = drum = bottle = tank
canister = container = can
drum = barrel = container
barrel = drum = cask
bag = sack
box = case = carton = crate
case = housing = casing = enclosure
housing = case = casing = enclosure
casing = housing = case
enclosure = housing = cabinet
label = tag = sticker = plate
tag = label
sign = board = notice = plate
board = sign = panel = notice
notice = sign = board
panel = display = board = control panel
rope = cable = line = wire
sling = strap = lifting gear
beam = traverse = girder
traverse = beam
suction = vacuum
vacuum = suction
hose = tube = pipe
membrane = diaphragm
diaphragm = membrane
safety valve = relief valve
relief valve = safety valve
antifreeze = glycol
glycol = antifreeze
coolant = cooling water = cooling
refrigerant = cooling agent
lubricant = oil = grease
gear oil = lubricant = oil
oil = lubricant
brake = braking
steering = track rod = steer
heater = heating = heaters
heat = warm = heating
warm = heat = heating = heaters
warmed = heated = heating
chill = cool
cool = chill = cold
outlet = leaving = exit = discharge = output
inlet = entering = entry = intake = input
leaving = outlet = exit
exit = outlet = leaving
intake = inlet = suction
discharge = outlet = delivery
server = network = computer
network = server = lan = connection
wire brush = steel brush = steel
metal = steel = iron
steel = metal
plastic = polymer = polyester = polyethylene
material = made of = substance
made of = material
ingredient = component = reagent
reagent = chemical = solution
solution = liquid = reagent = mixture
salt = chloride
standard = reference = control = norm
control = check = standard
peroxide = hydrogen peroxide
emission = exhaust = pollution
pollution = emission = contamination
polluter = polluters = emitter
environment = climate = ecological
wind = gale = breeze
rain = wet = precipitation
weather = rain = wind = fog
storm = wind = gale
freeze = frost = ice
frost = freezing = ice
burn = combust = fire
smell = odour
odour = smell
ship = vessel = boat = ferry
boat = ship = vessel
plug in = connect = shore power
quay = berth = pier = dock
dock = berth = quay = pier
spare part = replacement part = part
spares = spare parts
order number = part number = article number
part number = order number = article number
delivery = supply = shipment
shipment = delivery
template = form = pattern
copy = duplicate
duplicate = copy = double
print = printing = printer
screen = display = panel
keyboard = keys
software = program = application
data = information = figures
picture = image = photo
barcode = code
code = barcode = number
illness = disease = sickness
health = illness = medical
goggles = glasses = eye protection
gloves = hand protection
clothing = clothes = wear
wear = put on = use
`;
