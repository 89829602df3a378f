/**
 * General industrial vocabulary in English, German and Chinese, and everyday ways of saying the same: components, faults,
 * quantities, actions, people, places and rules. One group per line in the notation of `synonyms.ts`.
 */
export const PLANT_LEXICON = `
# ways of asking in English
heavy > weight = mass = weigh
weigh = weight = mass
clearance = distance = gap = spacing
gap = clearance = distance
stored > kept = storage = archived
keep > retain = retained = store = stored = archive
kept > retained = stored = archived = retention
retention > kept = stored = archived
store = storage = kept
authorise = authorize = permit = allow = approve
authorised = authorized = permitted = allowed
may = permitted = allowed
approve = release = sign = authorise
responsible > charge = duty = in charge = owner
renew = replace = change = exchange
renewal = replacement = change
service = maintain = maintenance
dismiss = dismissal = lay off
job = employment = position = post
lost > disappear = lose = cut
lose > disappear = lost = cut
visitor = guest
forbidden = prohibited = not allowed = must not
prohibited = forbidden
purpose = aim = goal
penalty = fine
staff = personnel = employees
worker = employee = staff
training = instruction = trained
train = instruct
instructed > trained = training
retraining = training
duration = period = time = length
longest > maximum = at most
shortest > minimum = at least
largest > maximum = highest
smallest > minimum = lowest
turn away > reject = refuse
reject = refuse = rejection = turn away
trace = traceability = tracing
tighten = torque = fasten
cover = lid = hood
housing = casing = enclosure
casing = housing
enter > entry = entering = access
entry = enter = access
measure = measurement = test
test = check = inspection
dose = dosing = dosage
mix = mixing = mixture
concentration = strength
drain = draining = empty
fill = filling = charge = capacity
capacity = volume = contents = charge
hold > capacity = volume = contents
shut down = stop = trip = switch off
shut off = close = switch off
cut out > stop = trip = shut down
cutoff > stop = trip = limit
begin = start
finish = end = complete
buy = order = purchase
supplier = manufacturer = vendor = maker
maker = manufacturer = supplier
manufacturer = maker = supplier = vendor
guide = manual = instruction
rule = requirement = regulation
raise = increase
lower = reduce = decrease
fall = decrease = drop = decline
rise = increase = grow
cost = price = expense
cheap > price = cost
dirty = soiled = fouled = contaminated
fouling = deposit = contamination
blocked = clogged = plugged
stuck = seized = jammed = blocked
jam = blockage = blocked
smell = odour = odor
loud > noise = sound
noise = sound level = sound pressure
loud = noise = noise level
hot = temperature = overheating = overheat
cold = temperature
fast > speed = velocity
tall > height = high
wide > width
deep > depth
thick > thickness
cylinder = bottle
worn = wear
crack = cracked = fracture
corrode = corrosion = rust
vibrate = vibration
rotate = rotation = turn
direction of rotation = rotation
standby = reserve = backup = spare
backup = standby = reserve
duty > operating = running
handover = hand over = shift change
accident = incident = injury
injury = injured = accident
shift = crew
night shift = night
ladder = steps
glove = gloves = hand protection
respirator = breathing protection = mask
spectacles = safety glasses = eye protection
power supply = supply voltage = mains
fuse = circuit breaker
cabinet = panel = switchgear
screen = display = panel
button = push button
key = lock
lock = padlock
padlock = lock
tag > label
label = tag = marking
forklift = fork lift truck = lift truck
crane = hoist = lifting
lift = hoist = raise
union = trade union = labour union
authority = agency
percent = percentage = share
proportion = share = percentage
share = proportion = percentage
agree = agreement = accept
accept = accept = permit = agree
recommend = recommendation = advise
advise = recommend = advice
demand = require = ask
oppose = reject = against
expect = forecast = estimate
estimate = expect = approximate
delete = erase = remove
image = picture = photo = recording
camera = video
# parts
door = Tür = Türe = 门
lid = Deckel = 盖 = 盖子
curtain = Vorhang = 帘 = 幕
cover = Abdeckung = Deckel = Haube = Verkleidung = 盖板 = 罩 = 护罩
housing = Gehäuse = 外壳 = 壳体 = 泵壳 = 壳
casing = Gehäuse = 泵壳 = 壳体 = 壳
flange = Flansch = 法兰
hose = Schlauch = 软管
pipe = Rohr = Leitung = Rohrleitung = 管 = 管道 = 管路
tube = Rohr = 管
nozzle = Düse = 喷嘴
blade = Blatt = Flügel = Klinge = 叶片 = 刀片
rotor = Rotor = Läufer = 转子
stator = Stator = Ständer = 定子
roller = Rolle = Walze = 辊 = 滚轮
wheel = Rad = 轮
gear = Zahnrad = Gang = 齿轮
spring = Feder = 弹簧
piston = Kolben = 活塞
cylinder = Zylinder = 气缸 = 油缸
rail = Schiene = Leiste = Führung = 导轨
guide = Führung = 导轨 = 导向
guide rail = Führungsleiste = Führungsschiene = 导轨
bracket = Halter = Halterung = Konsole = 支架
frame = Rahmen = Gestell = 机架
foundation = Fundament = 基础
plate = Platte = 板 = 板片
ring = Ring = 环 = 圈
o-ring = O-Ring = Dichtring = O形圈 = O型圈
sleeve = Hülse = Buchse = 轴套 = 套筒
bush = Buchse = 衬套
pin = Stift = Bolzen = 销
key = Schlüssel = Passfeder = 钥匙 = 键
lock = Schloss = 锁 = 挂锁
padlock = Vorhängeschloss = Schloss = 挂锁
cable = Kabel = 电缆
wire = Draht = 电线
fuse = Sicherung = 保险丝 = 熔断器
relay = Relais = 继电器
contactor = Schütz = 接触器
transformer = Transformator = Trafo = 变压器
battery = Batterie = Akku = 电池
charger = Ladegerät = 充电器
display = Anzeige = Display = 显示 = 显示屏
gauge = Manometer = Messgerät = 压力表 = 仪表
pressure gauge = Manometer = 压力表
thermometer = Thermometer = 温度计
probe = Sonde = Fühler = 探头
electrode = Elektrode = 电极
light curtain = Lichtvorhang = Lichtgitter = 光幕 = 光栅
two-hand control = Zweihandschaltung = Zweihandbedienung = 双手操作
guard = Schutz = Schutzgitter = Schutzeinrichtung = 防护罩 = 护栏
fence = Zaun = Schutzzaun = 围栏
gate = Tor = 大门 = 闸门
press = Presse = 压机 = 压力机 = 冲床
hydraulic press = hydraulische Presse = 液压机
saw = Säge = 锯
bandsaw = Bandsäge = 带锯 = 带锯床
lathe = Drehmaschine = Drehbank = 车床
drill = Bohrer = Bohrmaschine = 钻 = 钻床
mill = Mühle = Fräse = 磨 = 铣床
mixer = Mischer = Rührwerk = 搅拌机 = 搅拌器
agitator = Rührwerk = 搅拌器
fan = Ventilator = Lüfter = Gebläse = 风机 = 风扇
blower = Gebläse = 鼓风机 = 风机
cooler = Kühler = 冷却器
radiator = Kühler = Heizkörper = 散热器
heater = Heizung = Heizer = Heizgerät = 加热器
oven = Ofen = 炉 = 烘箱
furnace = Ofen = 炉
boiler = Kessel = Dampfkessel = 锅炉 = 炉
turbine = Turbine = 涡轮机 = 汽轮机 = 风机
generator = Generator = 发电机
separator = Separator = Abscheider = Zentrifuge = 分离机
centrifuge = Zentrifuge = 离心机
steriliser = sterilizer = autoclave = Sterilisator = Autoklav = 灭菌器 = 消毒柜
autoclave = steriliser = Autoklav = 高压灭菌器
washer = Waschmaschine = Spüler = 清洗机
chamber = Kammer = 腔 = 腔室 = 室
jacket = Mantel = 夹套
vacuum pump = Vakuumpumpe = 真空泵
vacuum = Vakuum = 真空
feed pump = Speisepumpe = Förderpumpe = 给水泵 = 供料泵
feed water = Speisewasser = 给水
pallet = Palette = 托盘
bottle = Flasche = 瓶 = 瓶子
cap = Kappe = Verschluss = 瓶盖 = 盖
closure = Verschluss = 瓶盖
label = Etikett = 标签
crate = Kasten = Kiste = 箱
robot = Roboter = 机器人
vehicle = Fahrzeug = 车辆
truck = Lkw = Lastwagen = 卡车
crane = Kran = 起重机 = 吊车
lift = Aufzug = 电梯
stairs = Treppe = 楼梯
return filter = Rücklauffilter = 回油滤芯
return line = Rücklauf = 回油管
holding tube = Heißhalterohr = Heißhalter = 保温管 = 保持管
accumulator = Speicher = Druckspeicher = 蓄能器
ram = Stößel = 滑块
water level = Wasserstand = 水位
oil level = Ölstand = 油位
oil quantity = Ölmenge = 油量
oil temperature = Öltemperatur = 油温
bearing temperature = Lagertemperatur = 轴承温度
part = Teil = 零件 = 部件
machine = Maschine = 机器 = 设备
plant = Anlage = Werk = 工厂 = 装置
unit = Gerät = Einheit = Aggregat = 机组
tool = Werkzeug = 工具
material = Material = Werkstoff = 材料 = 材质
# quantities
length = Länge = 长度
width = Breite = 宽度
height = Höhe = 高度
head = Förderhöhe = 扬程
depth = Tiefe = 深度
diameter = Durchmesser = 直径
thickness = Dicke = Stärke = 厚度
volume = Volumen = Inhalt = 容积 = 体积 = 容量
capacity = Kapazität = Fassungsvermögen = Inhalt = 容量
quantity = Menge = 数量 = 量
flow rate = Fördermenge = Volumenstrom = 流量
rated = Nenn = 额定
rated power = Nennleistung = 额定功率
motor power = Motorleistung = 电机功率
operating pressure = Betriebsdruck = 工作压力
stroke = Hub = 行程
force = Kraft = 力
press force = Presskraft = 压力
frequency = Frequenz = Häufigkeit = 频率
humidity = Feuchte = Luftfeuchtigkeit = Feuchtigkeit = 湿度
density = Dichte = 密度
viscosity = Viskosität = 粘度
ambient temperature = Umgebungstemperatur = 环境温度
price = Preis = 价格
cost = Kosten = 费用 = 成本
energy = Energie = 能量 = 能耗
consumption = Verbrauch = 消耗 = 能耗 = 耗量
steam consumption = Dampfverbrauch = 蒸汽耗量
service life = Lebensdauer = Standzeit = 使用寿命 = 寿命
load = Last = Beladung = Ladung = 负载 = 负荷 = 装载
cycle = Zyklus = Takt = 周期 = 循环
programme = program = Programm = 程序
setting = Einstellung = 设定
set point = Sollwert = 设定值
range = Bereich = 范围
tolerance = Toleranz = 公差
size = Größe = 尺寸 = 规格
colour = Farbe = 颜色
efficiency = Wirkungsgrad = 效率
yield = Ausbeute = 收率
stock = Bestand = 库存
head count = Personenzahl = 人数
number = Anzahl = Zahl = 数量
share = Anteil = 比例 = 份额
productivity = Produktivität = 生产率
investment = Investition = 投资
premium = Prämie = 保费
# actions
open = öffnen = 打开 = 开启
close = schließen = 关闭
press = drücken = 按 = 按下
turn = drehen = 转 = 旋转
remove = entfernen = abnehmen = ausbauen = entnehmen = 拆下 = 拆除 = 取下 = 取出
install = einbauen = montieren = einsetzen = 安装
dismantle = demontieren = zerlegen = 拆卸
mount = montieren = anbauen = 安装
fit = einbauen = einsetzen = 安装
tighten = anziehen = festziehen = 拧紧 = 紧固
loosen = lösen = 松开
connect = anschließen = verbinden = 连接
disconnect = trennen = abklemmen = 断开
fill = füllen = befüllen = 加注 = 充
top up = nachfüllen = 补充 = 补加
drain = ablassen = entleeren = 排空 = 排放
vent = entlüften = 排气
rinse = spülen = 冲洗
wash = waschen = 清洗
wipe = abwischen = 擦拭
dry = trocknen = 干燥
heat = heizen = erhitzen = erwärmen = 加热
cool = kühlen = abkühlen = 冷却
mix = mischen = 混合
measure = messen = 测量
weigh = wiegen = 称重
test = prüfen = testen = Prüfung = 测试 = 试验
monitor = überwachen = 监测 = 监控
record = aufzeichnen = protokollieren = Aufzeichnung = 记录
report = melden = berichten = Meldung = 报告
inform = informieren = benachrichtigen = 通知
approve = genehmigen = freigeben = 批准 = 审批
release = freigeben = Freigabe = 放行 = 释放
sign = unterschreiben = 签字 = 签名
lock = sperren = verriegeln = sichern = 锁定 = 上锁
interlock = Verriegelung = verriegeln = 联锁 = 连锁
isolate = freischalten = isolieren = 隔离
isolation = Freischaltung = Isolierung = 隔离
isolation point = Freischaltstelle = 隔离点
switch off = abschalten = ausschalten = 关闭 = 切断
switch on = einschalten = 接通 = 开启
switch over = umschalten = wechseln = 切换
shut down = abschalten = stilllegen = herunterfahren = 停机 = 停车 = 停
trip = auslösen = abschalten = Abschaltung = 跳停 = 跳闸 = 停机
divert = umleiten = umschalten = 切换 = 转向
flow diversion = Umleitung = Umschaltung = 回流
shelve = zurückstellen = unterdrücken = 搁置
acknowledge = quittieren = bestätigen = 确认
raise = anheben = erhöhen = 提高 = 升高
lower = absenken = senken = 降低
increase = erhöhen = steigen = Zunahme = 增加 = 上升
decrease = verringern = sinken = 减少 = 下降
reach = erreichen = 达到
exceed = überschreiten = übersteigen = 超过
operate = betreiben = bedienen = 操作 = 运行
operation = Betrieb = 运行 = 操作
run = laufen = 运行
move = bewegen = fahren = 移动
lift = heben = anheben = 吊 = 提升
transport = transportieren = Transport = 运输
store = lagern = aufbewahren = Lagerung = 储存 = 存放
keep = aufbewahren = behalten = 保存 = 保留
supply = versorgen = liefern = Versorgung = 供应
order = bestellen = Bestellung = 订购
use = verwenden = benutzen = 使用
enter = betreten = einsteigen = 进入
work = arbeiten = Arbeit = 工作 = 作业
supervise = überwachen = beaufsichtigen = 监督
train = schulen = unterweisen = 培训
instructed = unterwiesen = eingewiesen = 培训
allow = erlauben = zulassen = dürfen = 允许
admit = zulassen = erlauben = einlassen
admitted = zugelassen = erlaubt = 允许
prohibit = verbieten = untersagen = 禁止
decide = entscheiden = 决定
dismiss = kündigen = entlassen = 解雇
dismissal = Kündigung = Entlassung = 解雇
dismissed = Kündigung = Entlassung = gekündigt = 解雇
expect = erwarten = 预计 = 预期
demand = fordern = verlangen = Forderung = 要求
recommend = empfehlen = Empfehlung = 建议
# conditions and faults
dirty = verschmutzt = schmutzig = 脏 = 污染
clogged = verstopft = 堵塞
blocked = blockiert = verstopft = 堵塞 = 卡住
broken = gebrochen = defekt = kaputt = 损坏 = 断裂
worn = verschlissen = abgenutzt = 磨损
loose = locker = lose = 松动
leaking = undicht = 泄漏 = 渗漏
hot = heiß = 热 = 烫
cold = kalt = 冷
wet = nass = feucht = 湿 = 潮湿
dry running = Trockenlauf = 干转 = 干运行
cavitation = Kavitation = 汽蚀 = 气蚀
corrosion = Korrosion = Rost = 腐蚀
misalignment = Ausrichtfehler = Fluchtungsfehler = 不对中
alignment = Ausrichtung = 对中
unbalance = Unwucht = 不平衡
short circuit = Kurzschluss = 短路
overload = Überlast = 过载
power failure = Stromausfall = 停电
danger = Gefahr = 危险
accident = Unfall = 事故
injury = Verletzung = 伤害
fire = Brand = Feuer = 火灾
explosion = Explosion = 爆炸
emergency = Notfall = 紧急 = 应急
forgotten = vergessen = vergessenes = 遗忘 = 忘记
forgotten lock = vergessenes Schloss = 遗留的锁
too high = zu hoch = 过高
too low = zu niedrig = 过低 = 不足
insufficient = unzureichend = 不足
sufficient = ausreichend = 足够
# people and organisations
foreman = Meister = Vorarbeiter = 班长 = 工长
shift lead = Schichtleiter = Schichtführer = 班长 = 值班长
operator on duty = 值班员 = Bereitschaft
engineer = Ingenieur = 工程师
electrician = Elektriker = Elektrofachkraft = 电工
fitter = Schlosser = Monteur = 钳工 = 装配工
manager = Leiter = 经理
employee = Mitarbeiter = Beschäftigter = 员工
worker = Arbeiter = 工人
visitor = Besucher = 访客 = 参观者
contractor = Fremdfirma = Auftragnehmer = 承包商
manufacturer = Hersteller = 制造商 = 厂家
supplier = Lieferant = 供应商
customer = Kunde = 客户
union = Gewerkschaft = 工会
authority = Behörde = 管理局 = 当局
insurer = Versicherer = Versicherung = 保险公司
government = Regierung = 政府
surgeon = Chirurg = 外科医生
nurse = Pfleger = Krankenschwester = 护士
doctor = Arzt = 医生
person = Person = 人员 = 人
people = Personen = Leute = 人员 = 人
apprentice = Auszubildender = Lehrling = 学徒
driver = Fahrer = 司机
# documents, rules, times
manual = Handbuch = Betriebsanleitung = Anleitung = 手册 = 说明书
procedure = Verfahren = Ablauf = 程序 = 规程
rule = Regel = Vorschrift = 规则 = 规定
permit = Erlaubnis = Erlaubnisschein = 许可 = 许可证
certificate = Zertifikat = Bescheinigung = Nachweis = 证书
training = Schulung = Unterweisung = 培训
record = Protokoll = Nachweis = 记录
revision = Revision = Ausgabe = 修订 = 版本
table = Tabelle = 表
shift = Schicht = 班 = 班次
day = Tag = 天
week = Woche = 周
month = Monat = 月
year = Jahr = 年
weekend = Wochenende = 周末
night = Nacht = 夜间
room = Raum = 房间 = 室
cabinet = Schrank = Schaltschrank = 柜
workshop = Werkstatt = 车间
warehouse = Lager = 仓库
yard = Hof = 堆场
site = Standort = Werk = 现场
gloves = Handschuhe = 手套
safety glasses = Schutzbrille = 护目镜
hearing protection = Gehörschutz = 听力保护 = 耳塞
helmet = Helm = 安全帽
respirator = Atemschutz = 呼吸器
# process
oil charge = Ölfüllung = Ölmenge = 加油量 = 油量
coolant = Kühlmittel = Kühlschmierstoff = 冷却液
emulsion = Emulsion = 乳化液
acid = Säure = 酸
lye = caustic = Lauge = 碱 = 碱液
chlorine = Chlor = 氯
salt = Salz = 盐
gas = Gas = 气体
nitrogen = Stickstoff = 氮气
oxygen = Sauerstoff = 氧气
sample = Probe = 样品 = 取样
batch = Charge = 批次 = 批
product = Produkt = 产品
waste = Abfall = 废物
waste water = Abwasser = 废水
holding time = Heißhaltezeit = Haltezeit = 保持时间 = 保温时间
residence time = Verweilzeit = 停留时间
plateau time = Haltezeit = Plateauzeit = 保持时间
drying time = Trocknungszeit = 干燥时间
implant = Implantat = 植入物
pack = Packung = Paket = 包 = 包装
instrument = Instrument = Messgerät = 仪器 = 器械
hydraulic oil = Hydrauliköl = 液压油
gear oil = Getriebeöl = 齿轮油
inspection cover = Inspektionsabdeckung = Inspektionsdeckel = 检查盖
tightness = Dichtheit = 密封性
closing torque = Verschlussmoment = 旋盖扭矩
application torque > cap torque = closing torque = Verschlussmoment
standby pump = Reservepumpe = Ersatzpumpe = 备用泵
# foreign words of rules, sites, utilities and machines
excavation = excavating = Aushub = Ausschachtung = Erdarbeiten = 开挖 = 挖掘 = 动土
hot work = Heißarbeit = Feuerarbeit = Schweißarbeiten = 动火 = 动火作业
fire watch = Brandwache = Feuerwache = 看火 = 监火
confined space = enger Raum = Behälter = 受限空间 = 密闭空间
work at height = Arbeiten in der Höhe = Höhenarbeit = 高处作业 = 登高作业
permit = permission = Erlaubnis = Erlaubnisschein = Freigabeschein = Genehmigung = 许可 = 许可证 = 作业票
shelve = shelved = shelving = zurückstellen = zurückgestellt = Zurückstellung = 搁置
acknowledge = quittieren = quittiert = bestätigen = 确认
alarm = Alarmmeldung = Meldung = 报警 = 警报
trip = shut down = abschalten = Abschaltung = auslösen = verriegeln = 跳闸 = 跳停 = 停机 = 联锁 = 停炉
lockout = Verriegelung = verriegeln = 联锁 = 锁定
interlock = Verriegelung = verriegeln = 联锁 = 互锁
limiter = Begrenzer = 限制器
divert = diversion = umschalten = umleiten = Umschaltung = Umleitung = 转向 = 分流 = 切换 = 回流
forward flow = Vorlauf = Durchlauf = 正向流
holding time = Haltezeit = Heißhaltezeit = 保温时间 = 保持时间
residence time = Verweilzeit = 停留时间
low water = Wassermangel = Niedrigwasser = 低水位 = 缺水
emergency = Notfall = Not = 紧急 = 应急 = 事故
ventilation = Lüftung = Belüftung = Ventilation = 通风 = 排风
exhaust = Abluft = Abgas = 排气 = 废气
flue gas = Rauchgas = Abgas = 烟气 = 废气
burner = Brenner = 燃烧器 = 烧嘴
flange = Flansch = 法兰
operating hours = running hours = Betriebsstunden = Laufstunden = 运行小时 = 工作小时
oil filter = Ölfilter = 机油滤清器 = 油滤 = 油滤芯
air filter = Luftfilter = 空气滤清器 = 空滤
gate = door = Tor = Tür = 门 = 大门
cool down = cooled = cooling = abkühlen = auskühlen = 冷却 = 降温
reverse = reversing = umkehren = umdrehen = wenden = Richtungswechsel = 反转 = 换向 = 反向
direction = Richtung = Drehrichtung = 方向
inflate = inflated = filled with air = aufblasen = aufgeblasen = 充气
gasket = seal = Dichtung = 密封 = 垫片 = 密封圈 = 密封垫
phosphatase = Phosphatase = 磷酸酶
laboratory = Labor = 化验室 = 实验室
sample = sampling = Probe = Probenahme = 取样 = 样品 = 采样
detect = detector = Melder = Sensor = Wächter = 探测器 = 检测器
gas = Gas = 气体 = 燃气
ammonia = Ammoniak = 氨 = 液氨
refrigerant = Kältemittel = 制冷剂 = 冷媒
freezer = Tiefkühlraum = Gefrierraum = Tiefkühlhaus = 冷库 = 冷冻库 = 冷冻室
cold store = Kühlhaus = Kühlraum = 冷库 = 冷藏库
evaporator = Verdampfer = 蒸发器
condenser = Kondensator = Verflüssiger = 冷凝器
defrost = abtauen = Abtauung = 除霜 = 化霜
break = pause = Pause = 休息
work = working = arbeiten = Arbeit = 工作 = 作业
continuous = continuously = ununterbrochen = durchgehend = am Stück = 连续
sliding door = Schiebetür = Schiebetor = 滑动门 = 推拉门
closing force = Schließkraft = 关门力
difference = Differenz = Unterschied = 差 = 压差
oil pressure = Öldruck = 油压
discharge temperature = Verdichtungsendtemperatur = Austrittstemperatur = 排气温度 = 出口温度
motor = electric motor = Elektromotor = Motor = 电机 = 马达 = 电动机
power = Leistung = 功率
plate heat exchanger = Plattenwärmetauscher = Plattenwärmeübertrager = 板式换热器 = 板换
frame = Rahmen = Gestell = 框架 = 机架 = 支架
gap = clearance = Spalt = Luftspalt = 间隙
belt = Riemen = Gurt = Band = 皮带 = 输送带 = 皮带轮
chain = Kette = 链条 = 链
sag = Durchhang = 下垂 = 垂度
tension = Spannung = Vorspannung = 张力 = 张紧
wear = Verschleiß = Abnutzung = 磨损
lubricate = schmieren = fetten = 润滑 = 加油 = 加脂
grease = Fett = Schmierfett = 润滑脂 = 油脂 = 黄油
coupling = Kupplung = 联轴器
alignment = Ausrichtung = Ausrichten = 对中
shaft = Welle = 轴
impeller = Laufrad = 叶轮
suction = Saugseite = Ansaug = 吸入 = 入口
discharge = Druckseite = Auslass = 排出 = 出口
strainer = Sieb = Schmutzfänger = Korbfilter = 滤网 = 过滤网
valve = Ventil = Klappe = Hahn = 阀 = 阀门
check valve = non-return valve = Rückschlagventil = 止回阀 = 单向阀
safety valve = Sicherheitsventil = 安全阀
relief valve = Überdruckventil = Überströmventil = 泄压阀 = 溢流阀
control valve = Regelventil = Stellventil = 调节阀
solenoid valve = Magnetventil = 电磁阀
actuator = Antrieb = Stellantrieb = 执行器 = 执行机构
isolator = disconnector = Trennschalter = Hauptschalter = Lasttrennschalter = Reparaturschalter = 隔离开关 = 断路器 = 隔离器
isolate = isolation = freischalten = Freischaltung = trennen = 隔离 = 切断
residual pressure = Restdruck = 残余压力 = 余压
dust = Staub = 粉尘 = 灰尘
noise = Lärm = Geräusch = 噪音 = 噪声 = 异响
leak = leakage = Leck = Leckage = undicht = 泄漏 = 渗漏
overflow = Überlauf = 溢流 = 溢出
overpressure = Überdruck = 超压
overload = Überlast = 过载
overheat = überhitzen = Überhitzung = 过热
start-up = startup = Anfahren = Inbetriebnahme = 启动 = 开机 = 开车 = 投运
shutdown = Abfahren = Außerbetriebnahme = 停机 = 停车
restart = Wiederanlauf = Neustart = 重启 = 再启动
warm-up = Aufheizen = Warmlauf = 预热
clean = cleaning = Reinigung = reinigen = 清洗 = 清洁
disinfect = Desinfektion = desinfizieren = 消毒
rinse = Spülung = Spülen = 冲洗 = 漂洗
caustic = Lauge = Natronlauge = 碱 = 碱液 = 烧碱
acid = Säure = 酸 = 酸液
concentration = Konzentration = 浓度
dosage = Dosierung = 投加 = 加药 = 剂量
effluent = wastewater = Abwasser = 废水 = 污水
sludge = Schlamm = 污泥
aeration = Belüftung = 曝气
pond = basin = Becken = 池 = 水池
screen = Rechen = Sieb = 格栅 = 筛
hopper = Trichter = Aufgabetrichter = 料斗
silo = Silo = 料仓 = 筒仓
mould = mold = Form = Werkzeug = 模具
die = Matrize = Werkzeug = 模具
spindle = Spindel = 主轴
saw blade = Sägeblatt = 锯条 = 锯片
feed rate = Vorschub = 进给 = 进给速度
coolant = Kühlschmierstoff = Kühlmittel = 冷却液 = 切削液
hydraulic oil = Hydrauliköl = 液压油
gear oil = Getriebeöl = 齿轮油
gearbox = Getriebe = 齿轮箱 = 减速机 = 减速器
brake = Bremse = 制动器 = 刹车
clutch = Kupplung = 离合器
limit switch = Endschalter = 限位开关
proximity switch = Näherungsschalter = 接近开关
light barrier = photo eye = Lichtschranke = 光电开关 = 光电眼
emergency stop = Not-Halt = Not-Aus = 急停 = 紧急停止
circuit breaker = Leistungsschalter = Schutzschalter = Sicherungsautomat = 断路器 = 空气开关
ground = earth = Erdung = Erde = 接地
insulation resistance = Isolationswiderstand = 绝缘电阻
cross-section = Querschnitt = 截面
calibrate = calibration = kalibrieren = Kalibrierung = Justierung = 校准 = 标定
accuracy = Genauigkeit = Messgenauigkeit = 精度
measuring range = Messbereich = 量程 = 测量范围
deviation = Abweichung = 偏差
weight = Gewicht = Masse = 重量 = 净重
checkweigher = Kontrollwaage = 检重秤
net weight = Nettogewicht = 净重
best before = Mindesthaltbarkeit = MHD = 保质期
shelf life = Haltbarkeit = Lagerfähigkeit = 保质期
batch = Charge = 批次 = 批
recipe = Rezept = Rezeptur = 配方
changeover = Umrüsten = Sortenwechsel = Produktwechsel = 换产 = 换型 = 切换品种
shift handover = Schichtübergabe = Übergabe = 交接班
overtime = Überstunden = 加班
training = Schulung = Unterweisung = 培训
visitor = Besucher = 访客
contractor = Fremdfirma = Dienstleister = 承包商 = 外包
first aid = Erste Hilfe = 急救
fire extinguisher = Feuerlöscher = 灭火器
escape route = Fluchtweg = 逃生通道 = 疏散通道
assembly point = Sammelplatz = Sammelpunkt = 集合点
protective clothing = Schutzkleidung = 防护服
gloves = Handschuhe = 手套
goggles = Schutzbrille = 护目镜
hearing protection = Gehörschutz = 护耳 = 耳塞
breathing apparatus = Atemschutz = Atemschutzgerät = 呼吸器
trapped person = eingeschlossene Person = Personennotruf = 被困人员
storage temperature = Lagertemperatur = 储存温度 = 存放温度
storage = Lagerung = lagern = gelagert = aufbewahren = 储存 = 存放 = 贮存
delivery = Anlieferung = Lieferung = 交货 = 到货
unload = entladen = abladen = 卸车 = 卸货
tanker = Tankwagen = Milchwagen = 奶罐车 = 槽车
torque = Drehmoment = Anzugsmoment = Anziehmoment = 扭矩 = 力矩
tighten = anziehen = angezogen = festziehen = 拧紧 = 紧固
bolt = Schraube = Bolzen = 螺栓 = 螺钉 = 螺丝
nut = Mutter = 螺母
manhole = Mannloch = 人孔
hand hole = Handloch = 手孔
how thick = thickness = Dicke = 厚度 = 多厚
moisture = Feuchte = Feuchtigkeit = Feuchtegehalt = 水分 = 含水率 = 湿度
timber = lumber = wood = Holz = Schnittholz = 木材 = 木料
kiln = Trockenkammer = Ofen = Brennofen = 窑 = 干燥窑
grain = Getreide = Korn = 粮食 = 谷物
flour = Mehl = 面粉
paper = Papier = 纸
cement = Zement = 水泥
concrete = Beton = 混凝土
glass = Glas = 玻璃
steel = Stahl = 钢
paint = Farbe = Lack = 油漆 = 涂料
adhesive = glue = Klebstoff = Leim = 胶 = 胶水
welding = Schweißen = 焊接
crane = Kran = 起重机 = 行车
truck = Lkw = Lastwagen = 卡车
warehouse = Lager = Lagerhalle = 仓库
# further words of trades and offices
cost = price = Kosten = Preis = kosten = 费用 = 价格 = 成本
noise = noise level = Geräusch = Lärm = Schallpegel = 噪音 = 噪声
loud = laut = 噪音
siren = Sirene = 警笛
horn = Hupe = 喇叭
charge = filling = Füllmenge = Füllung = 充注量 = 加注量
filling quantity = Füllmenge = 充装量
refrigeration = cooling = Kühlung = Kälte = 制冷
cooling capacity = refrigerating capacity = Kälteleistung = 制冷量
evaporate = evaporation = Verdampfung = verdampfen = 蒸发
dry = drying = Trocknung = trocknen = 干燥
dryer = drier = Trockner = 干燥机 = 烘干机
preheat = preheating = vorheizen = Vorwärmung = 预热
spray = sprühen = 喷雾
atomiser = atomizer = Zerstäuber = 雾化器
atomising = Zerstäubung = 雾化
feed = Zufuhr = Speisung = 进料 = 给料
inlet = Eintritt = Einlass = 入口 = 进口
outlet = Austritt = Auslass = 出口
rinse = rinsing = spülen = Spülung = 冲洗 = 漂洗
caustic = caustic soda = lye = Lauge = Natronlauge = 碱液
hardness = Härte = 硬度
bag filter = Schlauchfilter = 布袋除尘器
clogged = blocked = verstopft = 堵塞
fire alarm = Feueralarm = Brandalarm = 火警
tower = Turm = 塔
yearly = annually = jährlich = 每年
half-yearly = halbjährlich = 每半年
manufacturer = maker = Hersteller = 厂家 = 制造商
colour = color = Farbe = 颜色
heavy = schwer = 重量
rotate = rotating = drehen = 旋转
rotational speed = Drehzahl = 转速
operator = Bediener = Anlagenfahrer = 操作工 = 操作员
fitter = mechanic = Schlosser = Mechaniker = 钳工 = 机修工
supervisor = foreman = Vorgesetzter = Meister = 主管
shift lead = shift leader = Schichtleiter = Schichtleitung = 班长
manager = Leiter = Betriebsleiter = 经理
expert = competent person = Sachkundiger = 专业人员
visitor = guest = Besucher = Gast = 访客
contractor = Fremdfirma = Auftragnehmer = 承包商 = 外包
forbidden = prohibited = verboten = untersagt = 禁止
goggles = safety glasses = Schutzbrille = 护目镜
hearing protection = Gehörschutz = 听力防护
respirator = Atemschutz = 呼吸防护
injury = Verletzung = 受伤
emergency exit = Notausgang = 紧急出口
shelf = rack = Regal = 货架
invoice = Rechnung = 发票
contract = Vertrag = 合同
deadline = Frist = 期限
warranty = guarantee = Garantie = Gewährleistung = 保修 = 质保
washer = Scheibe = Unterlegscheibe = 垫圈
lamp = light = Lampe = Leuchte = 灯
button = Taster = Knopf = 按钮
lubricant = Schmierstoff = 润滑剂
crack = Riss = 裂纹
rust = Rost = 锈
leak = Leck = Undichtigkeit = 泄漏
power failure = power cut = Stromausfall = 停电
start up = anfahren = einschalten = 启动
switch off = shut down = abschalten = ausschalten = 停机 = 关机
inspect = check = prüfen = Prüfung = kontrollieren = 检查
measure = messen = Messung = 测量
dispose = entsorgen = Entsorgung = 处置
notify = inform = melden = benachrichtigen = 通知
sign = unterschreiben = 签字 = 签发
renew = renewal = erneuern = Erneuerung = wechseln = austauschen = 更新 = 更换
`;
