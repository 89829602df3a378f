/**
 * The map a new installation starts with: abbreviations of maintenance logs and drawings, everyday doubles of terms, and the
 * plant vocabulary in English, German and Chinese, so that a question finds documents of another language. One group per line;
 * see `synonyms.ts` for the notation. The owner edits a copy of it.
 */
export const DEFAULT_SYNONYMS = `
# abbreviations of logs and drawings
brg = bearing
lvl = level
spd = speed
trq = torque
alm = alarm
brgs = bearings
xmtr = transmitter
xmitter = transmitter
temp = temperature
press > pressure
vib = vibration
vibs = vibration
mtr = motor
mot > motor
pmp = pump
vlv = valve
vlvs = valves
cyl = cylinder
compr = compressor
conv > conveyor
gbx = gearbox
cplg = coupling
cpl > coupling
lub > lubrication
lube = lubricant = lubrication
qty = quantity
amb > ambient
assy = assembly
maint = maintenance
insp = inspection
repl = replaced = replacement
rplc = replace
adj > adjust = adjustment
chk = check
chkd = checked
clnd = cleaned
inst > instrument
instr > instrument
elec > electrical
mech > mechanical
hyd = hydraulic
pneu = pneumatic
hx = heat exchanger
phe = plate heat exchanger
vfd = variable frequency drive = frequency converter = inverter = vsd
plc = programmable logic controller
hmi = operator panel = touch panel
rtd = resistance thermometer
tc > thermocouple
dp = differential pressure
psv = pressure safety valve = relief valve
prv = pressure reducing valve = pressure relief valve
nrv = non return valve = check valve
sol > solenoid
prox > proximity switch
e-stop = emergency stop
estop = emergency stop
loto = lockout tagout
ptw = permit to work
moc = management of change
ppe = personal protective equipment = protective equipment
sop = standard operating procedure = procedure
cip = cleaning in place
sip = sterilisation in place
htst = high temperature short time
wo = work order
pm > preventive maintenance
de > drive end
nde = non drive end
od > outside diameter
rh > relative humidity
npsh = net positive suction head
spec > specification
h2s = hydrogen sulphide = hydrogen sulfide
nh3 = ammonia
o2 = oxygen
co2 = carbon dioxide
h2so4 = sulphuric acid = sulfuric acid
naoh = caustic soda = sodium hydroxide = lye
hno3 = nitric acid
lel = lower explosive limit
# words with one meaning
conveyor = conveyer
centre = center
fibre = fiber
colour = color
tyre = tire
grey = gray
sulphur = sulfur
aluminium = aluminum
gearbox = gear unit = transmission
gear unit = gearmotor
lubricate = grease
grease = lubricant
tighten = torque up
tightening torque = bolt torque = fastening torque
spanner = wrench
strainer = filter
clogged = blocked = plugged
leak = leakage
leaks = leakage
noisy = noise
broken = damaged = failed
defective = faulty
worn = wear
renew = replace = exchange = change
swap > replace = exchange
fix > repair
repair = rectify
shut down = switch off = stop
shutdown = stop
turn on = switch on = start
allowed = permitted = permissible
maximum = highest = max
minimum = lowest = min
speed = rpm
weight = mass
life = lifetime = service life
annually = yearly = every year
message = error code = fault code = alarm code
fault = error = failure = malfunction = trouble
remedy = corrective action = what to do
alarm = alert
trip = shutdown = cut out
nameplate = rating plate
spare part = replacement part
part number = order number = item number
clean = wash
pressure washer = high pressure cleaner
hose down > clean = rinse
vent = bleed
operator = machine operator
shift leader = shift supervisor = shift lead
foreman = supervisor
isolate = isolation = lock out
lockout = isolation
ear protection = hearing protection
goggles = safety glasses
# English, German and Chinese
pump = Pumpe = 泵 = 水泵
centrifugal pump = Kreiselpumpe = 离心泵
compressor = Verdichter = Kompressor = 压缩机 = 空压机
motor = Motor = 电机 = 马达 = 电动机
bearing = Lager = Wälzlager = 轴承
valve = Ventil = 阀 = 阀门
check valve = Rückschlagventil = 止回阀
safety valve = Sicherheitsventil = 安全阀
pressure = Druck = 压力
temperature = Temperatur = 温度
flow = Durchfluss = Förderstrom = 流量
level = Füllstand = 液位
vibration = Schwingung = Vibration = 振动
speed = Drehzahl = Geschwindigkeit = 转速 = 速度
torque = Drehmoment = Anzugsmoment = 扭矩 = 力矩
tightening torque = Anzugsdrehmoment = Anzugsmoment = 拧紧力矩 = 紧固扭矩
oil = Öl = 油 = 机油 = 润滑油
oil change = Ölwechsel = 换油
grease = Fett = Schmierfett = 润滑脂 = 黄油
lubrication = Schmierung = 润滑
lubricate = schmieren = nachschmieren = 润滑 = 加注
filter = Filter = 过滤器 = 滤芯
strainer = Sieb = Schmutzfänger = 滤网
seal = Dichtung = 密封 = 密封件
mechanical seal = Gleitringdichtung = 机械密封
gasket = Flachdichtung = Dichtung = 垫片
belt = Riemen = Band = 皮带 = 带
v-belt = Keilriemen = 三角带 = V带
chain = Kette = 链条
gearbox = Getriebe = 减速机 = 齿轮箱
coupling = Kupplung = 联轴器
shaft = Welle = 轴
impeller = Laufrad = 叶轮
screw = Schraube = 螺钉 = 螺丝
bolt = Schraube = Bolzen = 螺栓
nut = Mutter = 螺母
sensor = Sensor = Fühler = Messaufnehmer = 传感器
switch = Schalter = 开关
main switch = Hauptschalter = 主开关 = 总开关
emergency stop = Not-Halt = Not-Aus = 急停
boiler = Kessel = Dampfkessel = 锅炉
tank = Behälter = Tank = 罐 = 储罐
heat exchanger = Wärmetauscher = Wärmeübertrager = 换热器
chiller = Kältemaschine = Kaltwassersatz = 冷水机 = 制冷机
dryer = Trockner = 干燥机
conveyor = Förderband = Förderer = 输送机 = 传送带
checkweigher = Kontrollwaage = 检重秤
scale = Waage = 秤
membrane = Membran = 膜
alarm = Alarm = Warnung = 报警 = 警报
warning = Warnung = Warnhinweis = 警告
fault = Störung = Fehler = 故障
error code = Fehlercode = 故障代码 = 错误代码
cause = Ursache = 原因
remedy = Abhilfe = Behebung = 处理方法 = 排除方法
maintenance = Wartung = Instandhaltung = 维护 = 保养
maintenance schedule = Wartungsplan = 保养计划 = 维护计划
inspection = Prüfung = Inspektion = Kontrolle = 检查
check = prüfen = kontrollieren = 检查
replace = ersetzen = austauschen = tauschen = wechseln = 更换
clean = reinigen = säubern = 清洗 = 清洁
cleaning = Reinigung = 清洗
repair = reparieren = Reparatur = instand setzen = 修理 = 维修
adjust = einstellen = justieren = 调整 = 调节
calibrate = kalibrieren = 校准 = 标定
calibration = Kalibrierung = 校准
start = starten = einschalten = 启动 = 开机
stop = anhalten = abschalten = ausschalten = 停机 = 停止
interval = Intervall = Frist = 周期 = 间隔
operating hours = Betriebsstunden = 运行小时 = 工作小时
hours = Stunden = 小时
daily = täglich = 每天 = 每日
weekly = wöchentlich = 每周
monthly = monatlich = 每月
yearly = jährlich = 每年
every three months = vierteljährlich = quarterly = 每三个月 = 每季度
spare part = Ersatzteil = 备件
safety = Sicherheit = 安全
leakage = Leckage = Undichtigkeit = 泄漏
noise = Geräusch = Lärm = 噪音 = 噪声
wear = Verschleiß = 磨损
overheating = Überhitzung = 过热
limit = Grenzwert = 限值
maximum = höchstens = Höchstwert = 最大 = 最高
minimum = mindestens = Mindestwert = 最小 = 最低
voltage = Spannung = 电压
current = Strom = 电流
power = Leistung = 功率
weight = Gewicht = 重量
air = Luft = 空气
compressed air = Druckluft = 压缩空气
water = Wasser = 水
cooling water = Kühlwasser = 冷却水
steam = Dampf = 蒸汽
condensate = Kondensat = 冷凝水
milk = Milch = 牛奶
knife = Messer = 刀 = 刀片
operator = Bediener = 操作员 = 操作工
technician = Techniker = 技术员
supervisor = Schichtleiter = 值班长 = 班长
room temperature = Raumtemperatur = Umgebungstemperatur = 环境温度 = 室温
wall = Wand = 墙
distance = Abstand = 距离
tension = Spannung = spannen = 张紧 = 张力
piston rings = Kolbenringe = 活塞环
pressure sensor = Drucksensor = 压力传感器
conductivity = Leitfähigkeit = 电导率
`;
