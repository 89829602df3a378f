/**
 * Words and phrases of industry, trades and everyday life in English and Chinese: components, faults, acts, quantities, substances, people,
 * places and rules. One group per line, English left of `==`, phrases of one language that mean the same parted by `=`;
 * read by `translations.ts`.
 */
export const CHINESE_ENGLISH = `
mechanical seal = shaft seal == 机械密封 = 机封
packing = gland packing == 填料 = 盘根
stuffing box == 填料函 = 填料箱
gland = packing gland == 填料压盖 = 压盖
lip seal = oil seal == 油封 = 唇形密封
o-ring = o ring == o型圈 = 密封圈
gasket = flat seal == 垫片 = 密封垫
seal = sealing == 密封 = 密封件
seal face = sealing surface == 密封面 = 密封端面
seal ring = sealing ring == 密封圈 = 密封环
bearing == 轴承
ball bearing == 球轴承 = 滚珠轴承
roller bearing == 滚子轴承 = 滚柱轴承
plain bearing = sleeve bearing == 滑动轴承 = 轴瓦
thrust bearing = axial bearing == 推力轴承 = 止推轴承
needle bearing == 滚针轴承
bearing housing = bearing block == 轴承座 = 轴承箱
bearing bush = bushing = bush == 衬套 = 轴套
shaft = axle == 轴
drive shaft == 驱动轴 = 传动轴
output shaft == 输出轴
input shaft == 输入轴
spindle == 主轴
crankshaft == 曲轴
camshaft == 凸轮轴
connecting rod = con rod == 连杆
piston == 活塞
piston ring == 活塞环
piston rod == 活塞杆
cylinder liner == 缸套 = 气缸套
coupling = shaft coupling == 联轴器 = 联轴节
flexible coupling == 弹性联轴器 = 挠性联轴器
coupling guard == 联轴器护罩 = 联轴器罩
clutch == 离合器
brake == 制动器 = 刹车
brake lining = brake pad == 刹车片 = 制动片
brake disc == 制动盘 = 刹车盘
gear = gear wheel = cog == 齿轮
gearbox = gear unit = reducer == 齿轮箱 = 减速机 = 减速器
worm gear == 蜗轮 = 蜗杆传动
bevel gear == 锥齿轮 = 伞齿轮
pinion == 小齿轮
rack and pinion == 齿轮齿条
tooth = gear tooth == 齿 = 轮齿
sprocket = chain wheel == 链轮
chain == 链条
roller chain == 滚子链
belt == 皮带
v-belt = drive belt == 三角带 = v带 = 传动带
toothed belt = timing belt == 同步带 = 齿形带
pulley = belt pulley = sheave == 皮带轮 = 滑轮
belt tension == 皮带张力 = 皮带松紧
tensioner = tensioning device == 张紧装置 = 张紧器
idler = tension roller == 张紧轮 = 惰轮
flywheel == 飞轮
cam == 凸轮
lever == 杠杆 = 手柄
handle = grip == 手柄 = 把手
handwheel = hand wheel == 手轮
knob == 旋钮
crank = crank handle == 曲柄 = 摇把
spring == 弹簧
leaf spring == 板簧 = 钢板弹簧
disc spring = belleville washer == 碟簧 = 碟形弹簧
shock absorber = damper == 减震器 = 缓冲器
vibration damper = anti-vibration mount == 减振器 = 减震垫
buffer = bumper == 缓冲器
bolt == 螺栓
screw == 螺钉 = 螺丝
nut == 螺母 = 螺帽
lock nut = locknut == 锁紧螺母 = 防松螺母
washer == 垫圈
spring washer = lock washer == 弹簧垫圈 = 弹垫
stud = stud bolt == 双头螺柱 = 螺柱
grub screw = set screw == 紧定螺钉 = 顶丝
anchor bolt = foundation bolt == 地脚螺栓 = 锚栓
thread = screw thread == 螺纹 = 丝扣
rivet == 铆钉
pin = dowel == 销 = 销子 = 定位销
split pin = cotter pin == 开口销
shear pin = shear bolt == 剪切销 = 安全销
feather key = parallel key == 平键 = 键
keyway == 键槽
circlip = snap ring = retaining ring == 卡簧 = 挡圈
clamp = clip == 夹子 = 卡箍 = 夹具
hose clamp = hose clip == 喉箍 = 软管夹 = 卡箍
bracket = holder = support == 支架 = 托架
base plate = baseplate == 底板 = 底座
base frame = skid == 底座 = 机架
frame = machine frame == 机架 = 框架
foundation == 基础 = 地基
foot = mounting foot == 地脚 = 支脚
housing = casing == 外壳 = 壳体 = 机壳
cover = lid == 盖 = 盖子 = 盖板
guard = protective cover == 护罩 = 防护罩
hood == 罩 = 顶罩
bellows == 波纹管 = 风琴罩
diaphragm = membrane == 膜片 = 隔膜
sleeve == 套筒 = 轴套
liner = lining == 衬里 = 内衬
spacer = distance piece == 隔套 = 垫块
shim = shim plate == 薄垫片 = 调整垫片
guide rail = guideway == 导轨
slide = carriage == 滑块 = 滑座
linear guide == 直线导轨 = 线性导轨
ball screw == 滚珠丝杠 = 丝杠
lead screw == 丝杠 = 丝杆
roller == 滚筒 = 辊 = 滚轮
wheel == 轮子 = 车轮
castor = caster == 脚轮 = 万向轮
hinge == 铰链 = 合页
joint == 接头 = 关节
universal joint = cardan joint == 万向节
cardan shaft = propeller shaft == 万向轴 = 传动轴
plug = screw plug == 堵头 = 螺塞 = 丝堵
drain plug == 放油塞 = 排放塞 = 放油螺塞
sight glass = inspection glass == 视镜 = 观察窗
oil sight glass = oil level glass == 油位镜 = 油镜 = 油视镜
grease nipple = lubrication nipple = grease fitting == 油嘴 = 黄油嘴 = 注油嘴
nameplate = rating plate = type plate == 铭牌
serial number == 序列号 = 出厂编号 = 机号
spare part = replacement part = spare == 备件 = 配件
wear part = wearing part = consumable == 易损件 = 磨损件
accessory = accessories == 附件 = 配件
component = part == 部件 = 零件 = 元件
assembly = unit == 总成 = 组件
pump == 泵 = 水泵
centrifugal pump == 离心泵
gear pump == 齿轮泵
screw pump == 螺杆泵
progressive cavity pump = eccentric screw pump == 单螺杆泵 = 偏心螺杆泵
diaphragm pump = membrane pump == 隔膜泵
piston pump = plunger pump == 柱塞泵 = 活塞泵
lobe pump = rotary lobe pump == 转子泵 = 凸轮泵
peristaltic pump = hose pump == 蠕动泵 = 软管泵
dosing pump = metering pump == 计量泵 = 加药泵
submersible pump == 潜水泵
vacuum pump == 真空泵
liquid ring pump == 液环泵 = 水环泵
circulation pump == 循环泵
feed pump == 给料泵 = 供料泵
booster pump == 增压泵
fire pump == 消防泵
standby pump = spare pump == 备用泵
magnetic drive pump == 磁力泵
self-priming pump == 自吸泵
impeller == 叶轮
wear ring == 口环 = 耐磨环
volute = pump casing == 蜗壳 = 泵壳
suction = suction side == 吸入 = 吸入侧 = 进口侧
discharge = delivery side == 排出 = 出口侧 = 排出侧
suction line = suction pipe == 吸入管 = 进口管
discharge line = delivery pipe == 出口管 = 排出管
suction strainer == 吸入滤网 = 进口滤网
delivery head = pump head == 扬程
delivery rate = pump capacity = flow == 流量 = 排量
npsh = net positive suction head == 汽蚀余量
cavitation == 汽蚀 = 气蚀
dry running = run dry == 干转 = 干运转 = 空转
priming = prime == 灌泵 = 引水
vent = bleed == 排气 = 放气
air lock = vapour lock == 气塞 = 气堵
minimum flow == 最小流量
fan = ventilator == 风机 = 风扇 = 通风机
blower == 鼓风机
roots blower == 罗茨风机
axial fan == 轴流风机
centrifugal fan = radial fan == 离心风机
extractor fan = exhaust fan == 排风机 = 排气扇 = 抽风机
induced draught fan = induced draft fan == 引风机
fan blade == 风叶 = 风扇叶片
compressor == 压缩机 = 空压机
air compressor == 空压机 = 空气压缩机
screw compressor == 螺杆压缩机 = 螺杆机
reciprocating compressor = piston compressor == 往复压缩机 = 活塞压缩机
scroll compressor == 涡旋压缩机
turbine == 涡轮 = 透平 = 汽轮机
air receiver = air tank == 储气罐
air dryer = compressed air dryer == 干燥机 = 冷干机
refrigerated dryer == 冷干机 = 冷冻干燥机
adsorption dryer = desiccant dryer == 吸附干燥机 = 吸干机
oil separator == 油分离器 = 油分
aftercooler == 后冷却器
intercooler == 中间冷却器 = 中冷器
intake filter = air filter == 空气滤清器 = 空滤 = 进气过滤器
valve == 阀 = 阀门
ball valve == 球阀
butterfly valve == 蝶阀
gate valve == 闸阀
globe valve == 截止阀
check valve = non-return valve == 止回阀 = 单向阀 = 逆止阀
needle valve == 针阀 = 针型阀
plug valve == 旋塞阀
diaphragm valve == 隔膜阀
seat valve == 座阀 = 单座阀
double seat valve = mixproof valve == 双座阀 = 防混阀
shut-off valve = isolating valve = stop valve == 截止阀 = 切断阀 = 隔离阀
safety valve = relief valve = pressure relief valve == 安全阀 = 泄压阀
control valve = regulating valve == 调节阀 = 控制阀
solenoid valve == 电磁阀
pressure reducing valve = pressure regulator == 减压阀 = 调压阀
throttle valve = restrictor == 节流阀
bypass valve == 旁通阀
drain valve == 排放阀 = 排污阀 = 放水阀
vent valve = bleed valve == 排气阀 = 放气阀
foot valve == 底阀
bottom valve = tank outlet valve == 底阀 = 罐底阀
mixing valve == 混合阀
three-way valve == 三通阀
float valve == 浮球阀
sampling valve = sample valve = sampling cock == 取样阀 = 采样阀
fill valve = filling valve == 灌装阀 = 加注阀
tap = faucet == 水龙头 = 龙头
valve seat == 阀座
valve disc = valve plate == 阀瓣 = 阀板
valve stem == 阀杆
valve body == 阀体
valve position == 阀位 = 开度
actuator == 执行器 = 执行机构
positioner = valve positioner == 定位器 = 阀门定位器
limit switch box == 回讯器 = 限位开关盒
rupture disc = bursting disc == 爆破片
pipe = tube == 管 = 管子 = 管道
pipeline = piping = pipework == 管道 = 管路 = 管线
hose = flexible hose == 软管
hose coupling = hose connection == 软管接头
quick coupling = quick connector == 快速接头 = 快换接头
pipe fitting = fitting == 管件 = 接头
elbow = pipe bend == 弯头 = 弯管
tee = t-piece == 三通
adapter = reducing piece == 变径 = 异径管 = 大小头
flange == 法兰
blind flange = blank flange == 盲法兰 = 盲板
nozzle = jet == 喷嘴 = 喷头
spray nozzle == 喷嘴 = 喷淋头
orifice = orifice plate == 孔板 = 节流孔
expansion joint = compensator == 膨胀节 = 补偿器
pipe support = pipe hanger == 管架 = 管道支架 = 吊架
manifold = distributor = header == 分配器 = 集管 = 歧管
strainer = sieve == 滤网 = 过滤网
y strainer = dirt trap == y型过滤器 = 除污器
filter == 过滤器 = 滤芯
filter element = filter cartridge == 滤芯
filter bag == 滤袋
filter cloth == 滤布
inlet = intake == 入口 = 进口
outlet = exit == 出口
overflow = overflow pipe == 溢流 = 溢流管
drain = drain line == 排水 = 排放 = 排水管
gully = floor drain == 地漏
bypass == 旁路 = 旁通
dead leg == 死角 = 盲管
slope = gradient == 坡度 = 斜度
nominal diameter = nominal width == 公称直径 = 通径 = 口径
pressure rating = nominal pressure == 公称压力 = 压力等级
hydraulics = hydraulic == 液压
hydraulic system == 液压系统
hydraulic oil = hydraulic fluid == 液压油
hydraulic pump == 液压泵 = 油泵
hydraulic cylinder = ram == 液压缸 = 油缸
hydraulic motor == 液压马达
hydraulic unit = power pack == 液压站 = 泵站
hydraulic hose == 液压软管 = 油管
hydraulic accumulator = accumulator == 蓄能器
oil tank = oil reservoir == 油箱
oil cooler == 油冷却器 = 油冷器
oil filter == 机油滤清器 = 油滤 = 滤油器
return filter == 回油过滤器 = 回油滤芯
breather = breather filter == 呼吸器 = 呼吸阀 = 空气滤清器
directional valve == 换向阀 = 方向阀
proportional valve == 比例阀
servo valve == 伺服阀
stroke = travel == 行程
precharge = gas precharge == 预充 = 充气压力
internal leakage == 内漏 = 内泄
external leakage == 外漏 = 外泄
pressure surge = water hammer == 水锤 = 水击 = 压力冲击
pneumatics = pneumatic == 气动
compressed air == 压缩空气 = 压空
pneumatic cylinder = air cylinder == 气缸
air hose = air line == 气管 = 压缩空气管
air supply == 供气 = 气源
air pressure == 气压
air consumption == 耗气量 = 用气量
maintenance unit = air service unit == 三联件 = 气源处理
water separator = moisture trap == 水分离器 = 油水分离器
condensate drain = condensate trap == 排水器 = 疏水阀
silencer = muffler == 消声器 = 消音器
vacuum cup = suction cup == 吸盘
gripper == 夹爪 = 抓手 = 机械手
ejector == 喷射器 = 射流器
pressure build-up == 建压 = 升压
pressure drop = pressure loss == 压降 = 压力损失
electric motor = motor == 电机 = 电动机 = 马达
three-phase motor = asynchronous motor == 三相电机 = 异步电机
servo motor = servomotor == 伺服电机
stepper motor == 步进电机
geared motor = gear motor == 减速电机 = 齿轮电机
drive = drive unit == 驱动 = 驱动装置
frequency converter = variable frequency drive = inverter = vfd == 变频器
soft starter == 软启动器 = 软起动器
servo drive = servo amplifier == 伺服驱动器
rotor == 转子
stator == 定子
winding = coil == 绕组 = 线圈
motor winding == 电机绕组
insulation resistance == 绝缘电阻
carbon brush == 碳刷 = 电刷
commutator == 换向器 = 整流子
slip ring == 滑环 = 集电环
terminal = terminal block == 端子 = 接线端子
terminal box = junction box == 接线盒 = 端子箱
cable == 电缆 = 线缆
cable gland == 电缆接头 = 格兰头
cable tray = cable duct == 桥架 = 电缆桥架 = 线槽
wire = conductor == 导线 = 电线
wiring = cabling == 接线 = 布线
circuit diagram = wiring diagram = schematic == 电路图 = 接线图 = 电气图
plug connector = connector == 插头 = 连接器 = 接插件
socket = power outlet == 插座
extension lead = extension cable == 延长线 = 接线板
switch == 开关
main switch = mains switch = master switch == 主开关 = 总开关
isolator = disconnector = isolating switch == 隔离开关 = 刀闸
circuit breaker = breaker == 断路器 = 空开
motor protection switch = motor circuit breaker == 电机保护开关 = 马达保护器
fuse == 熔断器 = 保险丝
residual current device = rcd = earth leakage breaker == 漏电保护器 = 漏保
contactor == 接触器
relay == 继电器
overload relay = thermal relay == 热继电器 = 过载继电器
timer = time relay == 定时器 = 时间继电器
safety relay == 安全继电器
transformer == 变压器
power supply = power supply unit == 电源 = 供电
uninterruptible power supply = ups == 不间断电源
battery = accumulator battery == 电池 = 蓄电池 = 电瓶
charger = battery charger == 充电器
capacitor == 电容 = 电容器
resistor == 电阻 = 电阻器
braking resistor == 制动电阻
diode == 二极管
circuit board = printed circuit board == 电路板 = 线路板
control cabinet = switch cabinet = electrical cabinet == 控制柜 = 电控柜 = 电气柜
distribution board = switchboard == 配电盘 = 配电箱
switchgear == 开关柜 = 开关设备
busbar == 母线 = 铜排
earthing = grounding = earth == 接地
protective earth = protective conductor == 保护接地 = 地线 = 保护线
equipotential bonding == 等电位连接 = 等电位联结
neutral conductor = neutral == 零线 = 中性线
phase == 相 = 相位
phase failure = phase loss == 缺相 = 断相
phase sequence = rotary field == 相序
short circuit == 短路
earth fault = ground fault == 接地故障 = 漏电
open circuit = wire break == 断路 = 断线 = 开路
overcurrent == 过流 = 过电流
overvoltage == 过压 = 过电压
undervoltage == 欠压 = 低电压
overload == 过载 = 超载 = 过负荷
power failure = power cut = blackout == 停电 = 断电
voltage == 电压
current = amperage == 电流
power == 功率
rated power = nominal power == 额定功率
rated current = nominal current == 额定电流
rated voltage = nominal voltage == 额定电压
rated speed = nominal speed == 额定转速
starting current = inrush current == 启动电流 = 起动电流
no-load current == 空载电流
power consumption == 功耗 = 耗电量 = 用电量
high voltage == 高压 = 高电压
low voltage == 低压 = 低电压
residual voltage == 残余电压 = 残压
voltage tester = voltage detector == 验电器 = 试电笔
multimeter == 万用表
insulation tester = megger == 兆欧表 = 摇表 = 绝缘测试仪
clamp meter == 钳形表
lightning protection == 防雷 = 避雷
surge protection = surge arrester == 浪涌保护器 = 防雷器
emergency generator = standby generator = genset == 发电机组 = 应急发电机 = 备用发电机
generator = alternator == 发电机
degree of protection = ip rating == 防护等级
explosion-proof = explosion protected == 防爆
explosion zone = hazardous area = ex zone == 防爆区 = 爆炸危险区
lamp = light = luminaire == 灯 = 灯具
lighting = illumination == 照明
indicator light = pilot lamp = signal lamp == 指示灯 = 信号灯
warning light = beacon == 警示灯 = 报警灯
horn = siren == 喇叭 = 警笛 = 蜂鸣器
push button = button == 按钮 = 按键
emergency stop = e-stop = emergency stop button == 急停 = 急停按钮 = 紧急停止
key switch == 钥匙开关
selector switch = rotary switch == 选择开关 = 转换开关
foot switch = pedal == 脚踏开关 = 踏板
limit switch = end switch = position switch == 限位开关 = 行程开关
proximity switch = proximity sensor == 接近开关
light barrier = photoelectric sensor = photo eye == 光电开关 = 光电传感器
light curtain == 光幕 = 安全光幕
safety mat == 安全地毯
safety door = guard door == 安全门 = 防护门
door switch = safety switch == 门开关 = 安全开关
interlock == 联锁 = 互锁
two-hand control == 双手操作 = 双手控制
sensor = probe == 传感器 = 探头
transmitter = transducer == 变送器
measuring instrument = measuring device = gauge == 仪表 = 测量仪 = 量具
instrumentation == 仪表 = 仪器仪表
pressure gauge = manometer == 压力表
pressure switch == 压力开关
pressure transmitter = pressure sensor == 压力变送器 = 压力传感器
differential pressure == 压差 = 差压
differential pressure gauge == 差压表 = 压差表
thermometer == 温度计
thermocouple == 热电偶
resistance thermometer = pt100 = rtd == 热电阻 = 铂电阻
temperature sensor = temperature probe == 温度传感器 = 测温探头
thermostat = temperature controller == 恒温器 = 温控器
flow meter = flowmeter == 流量计
flow switch == 流量开关
mass flow meter = coriolis meter == 质量流量计 = 科氏流量计
magnetic flow meter = inductive flow meter == 电磁流量计
rotameter = variable area meter == 转子流量计 = 浮子流量计
level sensor = level transmitter == 液位计 = 液位传感器 = 液位变送器
level switch = float switch == 液位开关 = 浮球开关
level = fill level = filling level == 液位 = 料位
conductivity meter = conductivity sensor == 电导率仪 = 电导仪
ph meter = ph probe == ph计 = ph电极
oxygen sensor = oxygen probe == 氧传感器 = 溶氧仪
turbidity meter = turbidimeter == 浊度仪 = 浊度计
load cell = weighing cell == 称重传感器
scale = weighing machine == 秤 = 衡器
checkweigher == 检重秤 = 重检机
metal detector == 金属检测机 = 金属探测器 = 金检机
x-ray inspection == x光检测 = x光机
encoder = rotary encoder == 编码器
tachometer = speed sensor == 转速表 = 测速仪 = 转速传感器
vibration sensor = vibration meter == 振动传感器 = 测振仪
counter == 计数器
hour meter = operating hours counter == 计时器 = 小时表
gas detector = gas alarm == 气体检测仪 = 气体探测器
smoke detector == 烟感 = 烟雾探测器
measured value = reading = actual value == 测量值 = 读数 = 实际值
setpoint = set value = target value == 设定值 = 设定点 = 目标值
limit value = threshold = limit == 限值 = 阈值 = 极限值
measuring range == 量程 = 测量范围
measuring point == 测点 = 测量点
accuracy = precision == 精度 = 准确度
measuring error = deviation == 误差 = 偏差
drift = zero drift == 漂移 = 零漂
zero point = zero == 零点
calibrate = calibration == 校准 = 标定
adjust = adjustment = set == 调整 = 调节
recalibrate = recalibration == 重新校准 = 复校
controller = regulator == 控制器 = 调节器
closed-loop control = control loop == 闭环控制 = 控制回路
plc = programmable logic controller == 可编程控制器
operator panel = hmi = touch panel == 操作面板 = 触摸屏 = 人机界面
control panel = operating panel == 控制面板 = 操作台 = 控制盘
control room = control centre == 控制室 = 中控室
display = screen == 显示 = 显示屏 = 屏幕
remote control == 遥控 = 遥控器 = 远程控制
automatic mode = automatic operation == 自动模式 = 自动运行
manual mode = manual operation == 手动模式 = 手动操作 = 手动
setup mode = set-up mode == 设置模式 = 调试模式
jog mode = inching == 点动 = 寸动
operating mode == 运行模式 = 工作模式 = 操作模式
parameter = setting == 参数 = 设定
recipe = formula == 配方
program = software == 程序 = 软件
firmware == 固件
update = upgrade == 更新 = 升级
backup = data backup == 备份 = 数据备份
password = access code == 密码 = 口令
login = log in == 登录
user == 用户 = 使用者
network == 网络
fieldbus = bus == 现场总线 = 总线
communication error = communication fault == 通讯故障 = 通信故障
input == 输入
output == 输出
signal == 信号
analogue = analog == 模拟 = 模拟量
digital == 数字 = 数字量
alarm == 报警 = 警报
alarm message = error message = fault message == 报警信息 = 故障信息
error code = fault code == 错误代码 = 故障代码 = 故障码
warning == 警告 = 预警
acknowledge = confirm == 确认 = 应答
reset == 复位 = 重置
restart == 重启 = 重新启动
delay = time delay == 延时 = 延迟
trend = curve == 趋势 = 曲线
data logger = recorder == 记录仪 = 数据记录仪
tank == 罐 = 储罐 = 槽
vessel = container == 容器
pressure vessel == 压力容器
storage tank == 储罐 = 贮罐
buffer tank = surge tank == 缓冲罐 = 缓冲槽
mixing tank = mixing vessel == 混合罐 = 搅拌罐 = 配料罐
silo == 料仓 = 筒仓
hopper = funnel == 料斗 = 漏斗
manhole = manway == 人孔
agitator = stirrer = mixer == 搅拌器 = 搅拌机
mix = blend == 混合 = 搅拌
stir = agitate == 搅拌 = 搅动
reactor == 反应器 = 反应釜
jacket = heating jacket == 夹套 = 夹层
column = tower == 塔 = 柱
distillation = distil == 蒸馏
rectification == 精馏
still = distillation apparatus == 蒸馏器 = 蒸馏釜
evaporator == 蒸发器
evaporate = vaporise == 蒸发 = 汽化
condenser == 冷凝器
condense = condensation == 冷凝 = 凝结
condensate == 冷凝水 = 凝液
crystallise = crystallisation == 结晶
centrifuge == 离心机
separator == 分离机 = 分离器
decanter = decanter centrifuge == 卧螺离心机 = 卧螺机
cyclone == 旋风分离器 = 旋风
hydrocyclone == 旋液分离器 = 水力旋流器
filter press == 压滤机
filtration = filter out == 过滤
filter cake == 滤饼
filtrate == 滤液
filter aid == 助滤剂
kieselguhr = diatomaceous earth == 硅藻土
crossflow filtration == 错流过滤
ultrafiltration == 超滤
reverse osmosis == 反渗透
membrane filtration == 膜过滤
ion exchanger = ion exchange == 离子交换 = 离子交换器
dryer = drier == 干燥机 = 烘干机 = 干燥器
spray dryer == 喷雾干燥机 = 喷雾干燥塔
fluidised bed = fluid bed == 流化床
freeze dryer = lyophilizer == 冻干机 = 冷冻干燥机
dry == 干燥 = 烘干
mill = grinder == 磨机 = 研磨机 = 粉碎机
crusher == 破碎机
grind == 研磨 = 粉碎 = 磨
sieve machine = screening machine == 筛分机 = 振动筛
screening = sieving == 筛分 = 过筛
granulator = pelletizer == 造粒机 = 制粒机
granulate = granules == 颗粒 = 粒料
powder == 粉末 = 粉
dust == 粉尘 = 灰尘
dust extraction = dust collection == 除尘 = 吸尘
dust collector = dust filter == 除尘器 = 集尘器
extruder == 挤出机 = 挤压机
homogeniser = homogenizer == 均质机
pasteuriser = pasteurizer == 巴氏杀菌机 = 杀菌机
pasteurise = pasteurisation == 巴氏杀菌 = 巴氏消毒
holding time = dwell time == 保持时间 = 停留时间
holding tube == 保温管 = 保持管
sterilise = sterilisation == 灭菌 = 消毒
steriliser = autoclave == 灭菌器 = 高压灭菌锅
disinfect = disinfection == 消毒
disinfectant = sanitiser == 消毒剂 = 消毒液
clean = cleaning == 清洁 = 清洗
cleaning agent = detergent = cleaner == 清洗剂 = 清洁剂 = 洗涤剂
cleaning in place = cip == 就地清洗 = 原位清洗
flush = rinse == 冲洗 = 漂洗
rinse water = flushing water == 冲洗水 = 漂洗水
pre-rinse == 预冲洗 = 预洗
final rinse == 最终漂洗 = 最后冲洗
spray ball = cleaning head == 喷淋球 = 清洗球
pigging = cleaning pig == 清管 = 清管器
caustic = lye = caustic soda == 碱液 = 烧碱
acid == 酸 = 酸液
neutralise = neutralisation == 中和
descale = descaling == 除垢
scale deposit = limescale = scaling == 水垢 = 结垢
residue = remains == 残留 = 残留物 = 残渣
product residue == 产品残留 = 残料
hygiene == 卫生
hygienic design = sanitary design == 卫生设计
germ = microbe == 细菌 = 微生物
bacteria = bacterial == 细菌
mildew = mould growth = fungus == 霉菌 = 发霉
spoil = go off == 变质 = 腐败
contaminate = contamination == 污染
cross contamination == 交叉污染
foreign body = foreign matter = foreign object == 异物
allergen == 过敏原 = 致敏原
raw material == 原料 = 原材料
ingredient == 配料 = 成分
additive == 添加剂
semi-finished product = intermediate product == 半成品 = 中间品
finished product = end product == 成品
batch = lot == 批次 = 批
batch number = lot number == 批号 = 批次号
batch record = batch documentation == 批记录 = 批次记录
food = foodstuff == 食品 = 食物
food grade = food safe == 食品级
beverage = drink == 饮料
brewery == 啤酒厂 = 酿酒厂
beer == 啤酒
malt == 麦芽
hops = hop == 啤酒花 = 酒花
wort == 麦汁 = 麦芽汁
mash = mashing == 糖化 = 醪液
mash tun == 糖化锅 = 糖化槽
lauter tun == 过滤槽
wort kettle = brew kettle == 煮沸锅 = 麦汁煮沸锅
whirlpool == 回旋沉淀槽
yeast == 酵母
ferment = fermentation == 发酵
fermenter = fermentation tank == 发酵罐
original gravity = original extract == 原麦汁浓度
spent grain == 麦糟 = 酒糟
wine == 葡萄酒
spirits = liquor == 烈酒 = 白酒
juice = fruit juice == 果汁
syrup == 糖浆
sugar == 糖
carbonate = carbonation == 碳酸化
carbon dioxide = co2 == 二氧化碳
nitrogen == 氮气
oxygen == 氧气 = 氧
dairy = dairy plant == 乳品厂 = 奶厂
milk == 牛奶 = 乳
raw milk == 生乳 = 原奶 = 生鲜乳
skim milk = skimmed milk == 脱脂奶 = 脱脂乳
cream == 奶油 = 稀奶油
butter == 黄油
cheese == 奶酪 = 干酪
whey == 乳清
yoghurt = yogurt == 酸奶
milk powder == 奶粉 = 乳粉
fat content == 脂肪含量 = 含脂率
rennet == 凝乳酶
starter culture == 发酵剂 = 菌种
ultra high temperature = uht == 超高温 = 超高温灭菌
aseptic = sterile == 无菌
meat == 肉 = 肉类
slaughterhouse = abattoir == 屠宰场
sausage == 香肠
fish == 鱼
vegetable == 蔬菜
fruit == 水果
oil mill = oil press == 榨油厂 = 榨油机
edible oil = cooking oil == 食用油
fryer = deep fryer == 油炸机 = 炸锅
smokehouse = smoke chamber == 烟熏房 = 烟熏炉
chemical plant == 化工厂
chemical = chemical substance == 化学品 = 化学物质
solvent == 溶剂
solution == 溶液
dissolve == 溶解
dilute = dilution = thin down == 稀释
concentrate == 浓缩 = 浓缩液
concentration = strength == 浓度
suspension = slurry == 悬浮液 = 浆料
emulsion == 乳液 = 乳化液
catalyst == 催化剂
reaction == 反应
polymerise = polymerisation == 聚合
precipitate == 沉淀 = 析出
sediment = sludge deposit == 沉淀物 = 沉积物
foam = froth == 泡沫
foaming = foam up == 起泡 = 发泡
defoamer = antifoam == 消泡剂
corrosion inhibitor == 缓蚀剂 = 防锈剂
inert = inerting == 惰性 = 惰化
nitrogen blanket = nitrogen blanketing == 氮封
purge == 吹扫 = 置换
dose = metering == 加药 = 计量 = 定量
dosing unit = dosing system == 加药装置 = 计量装置
pharmaceutical = pharma == 制药 = 医药
drug = medicine = medication == 药品 = 药物
active ingredient == 活性成分 = 原料药
excipient == 辅料
tablet = pill == 药片 = 片剂
tablet press == 压片机
coater = coating machine == 包衣机 = 涂布机
capsule == 胶囊
capsule filler == 胶囊填充机
ampoule == 安瓿 = 安瓿瓶
vial == 西林瓶 = 小瓶
clean room = cleanroom == 洁净室 = 无尘室
airlock = sluice == 气闸 = 缓冲间
isolator box = glove box == 隔离器 = 手套箱
laminar flow == 层流
validate = validation == 验证
qualification = qualified == 资格 = 资质
good manufacturing practice = gmp == 良好生产规范
deviation report = non-conformance report == 偏差报告 = 不合格报告
change control == 变更控制
water == 水
drinking water = potable water == 饮用水
process water = service water == 工艺水
raw water == 原水
hot water == 热水
cold water == 冷水
purified water == 纯化水 = 纯水
demineralised water = deionised water == 去离子水 = 脱盐水 = 除盐水
soft water == 软水 = 软化水
water softener = softening unit == 软水器 = 软化器
water hardness = hardness of water == 水硬度 = 水质硬度
water treatment == 水处理
water supply == 供水
wastewater = waste water = sewage = effluent == 废水 = 污水
wastewater treatment plant = sewage plant == 污水处理厂 = 污水站
sewer = sewerage == 下水道 = 排污管
sludge == 污泥
activated sludge == 活性污泥
aeration tank = aeration basin == 曝气池
aeration = aerate == 曝气
clarifier = settling tank = sedimentation tank == 沉淀池 = 澄清池
flocculation = flocculate == 絮凝
flocculant = coagulant == 絮凝剂 = 混凝剂
grease separator = grease trap == 隔油池 = 油脂分离器
bar screen = screen rake == 格栅
grit chamber = sand trap == 沉砂池
digester = biogas digester == 消化池 = 沼气池
chlorine == 氯 = 氯气
chlorinate = chlorination == 加氯 = 氯化
ozone == 臭氧
uv lamp = ultraviolet lamp == 紫外灯 = 紫外线灯
activated carbon == 活性炭
sand filter == 砂滤器 = 砂滤
backwash = backwashing == 反洗 = 反冲洗
regenerate = regeneration == 再生
brine == 盐水
salt == 盐
conductivity == 电导率
turbidity = cloudiness == 浊度 = 浑浊
dissolved oxygen == 溶解氧 = 溶氧
chemical oxygen demand = cod == 化学需氧量
biochemical oxygen demand = bod == 生化需氧量
legionella == 军团菌
heat = heating == 加热 = 供热
heat up = warm up == 升温 = 预热
preheat = preheating == 预热
heater = heating element == 加热器 = 电热丝
heat exchanger == 换热器 = 热交换器
plate heat exchanger == 板式换热器 = 板换
tube bundle == 管束 = 列管
boiler = steam boiler == 锅炉 = 蒸汽锅炉
burner == 燃烧器
flame == 火焰
flame monitor = flame detector == 火焰探测器 = 火焰监测器
ignite = ignition == 点火 = 点燃
furnace = combustion chamber == 炉膛 = 燃烧室
industrial furnace = kiln == 窑 = 炉子 = 工业炉
oven == 烤箱 = 烘箱 = 烤炉
flue gas = exhaust gas == 烟气 = 废气 = 尾气
chimney = flue == 烟囱 = 烟道
feed water = boiler feedwater == 给水 = 锅炉给水
blowdown = boiler blowdown == 排污
deaerator = degasser == 除氧器 = 脱气器
economiser = economizer == 省煤器 = 节能器
superheater == 过热器
steam == 蒸汽
live steam == 生蒸汽 = 新蒸汽
saturated steam == 饱和蒸汽
superheated steam == 过热蒸汽
steam trap == 疏水阀 = 疏水器
steam line = steam pipe == 蒸汽管道 = 蒸汽管
steam pressure == 蒸汽压力 = 汽压
water level == 水位
low water = low water level == 缺水 = 低水位
expansion tank = expansion vessel == 膨胀罐 = 膨胀水箱
thermal oil = heat transfer oil == 导热油 = 热油
insulation = thermal insulation = lagging == 保温 = 隔热 = 绝热
fuel == 燃料 = 燃油
natural gas == 天然气
liquefied gas = lpg == 液化气
heating oil = fuel oil == 燃料油 = 取暖油
diesel = diesel fuel == 柴油
petrol = gasoline == 汽油
coal == 煤 = 煤炭
cooling = cool == 冷却 = 制冷
cool down == 降温 = 冷却
cooler == 冷却器
radiator == 散热器 = 暖气片
cooling water == 冷却水
cooling tower == 冷却塔
chilled water = ice water == 冷冻水 = 冰水
chiller = water chiller == 冷水机 = 冷水机组
coolant == 冷却液 = 冷却剂
antifreeze == 防冻液
refrigeration == 制冷
refrigeration system = refrigerating plant == 制冷系统 = 冷冻机组
refrigerant == 制冷剂 = 冷媒
ammonia = nh3 == 氨 = 氨气
refrigeration oil = refrigerator oil == 冷冻油 = 冷冻机油
expansion valve == 膨胀阀
receiver = refrigerant receiver == 储液器 = 贮液器
liquid slugging = liquid hammer == 液击
superheat == 过热度
subcooling == 过冷 = 过冷度
defrost = defrosting = thaw == 除霜 = 化霜 = 解冻
icing = ice formation == 结冰 = 结霜
freeze = frozen == 冻结 = 冷冻 = 结冰
cold store = cold room = cold storage == 冷库 = 冷藏库
deep freeze = freezer == 冷冻库 = 冷冻柜 = 冰柜
refrigerator = fridge == 冰箱 = 冷藏柜
cold chain == 冷链
glycol == 乙二醇
heat pump == 热泵
heat recovery == 热回收
temperature == 温度
overheating = overheat == 过热
boiling point == 沸点
boil == 煮沸 = 沸腾
melt = melting == 熔化 = 融化
melting point == 熔点
freezing point == 冰点 = 凝固点
dew point == 露点
packaging = packing material == 包装 = 包装材料
packaging machine = packing machine == 包装机
filling machine = filler == 灌装机
bottling line = filling line == 灌装线
fill = filling == 灌装 = 填充 = 加注
underfill = underfilled == 灌装不足 = 欠装
overfill = overfilled == 过满 = 溢出 = 过量灌装
bottle == 瓶子 = 瓶
tin can = beverage can == 罐头 = 易拉罐
glass bottle == 玻璃瓶
plastic bottle = pet bottle == 塑料瓶 = pet瓶
keg == 啤酒桶 = 酒桶
barrel = drum == 桶 = 圆桶
crate == 周转箱 = 箱
carton = cardboard box == 纸箱 = 纸盒
box = case == 箱子 = 盒子
bag = sack = pouch == 袋子 = 袋
big bag = fibc == 吨袋 = 吨包
ibc container = ibc == 吨桶 = 吨箱
canister = jerrycan == 小桶 = 罐子
cap = closure == 瓶盖 = 盖子
crown cork = crown cap == 皇冠盖
capper = capping machine == 旋盖机 = 封盖机 = 压盖机
label = sticker == 标签
labeller = labelling machine == 贴标机
bottle washer = bottle washing machine == 洗瓶机
blow moulder = stretch blow moulder == 吹瓶机
preform == 瓶坯
case packer == 装箱机
unpacker == 卸箱机
palletiser = palletizer == 码垛机
depalletiser = depalletizer == 卸垛机
shrink film == 收缩膜 = 热缩膜
stretch film = stretch wrap == 缠绕膜 = 拉伸膜
wrapper = wrapping machine == 裹包机 = 缠绕机
strapping = strapping band == 打包带 = 捆扎
strapping machine == 打包机 = 捆扎机
adhesive tape == 胶带
glue = adhesive == 胶水 = 胶 = 粘合剂
hot melt = hot glue == 热熔胶
heat sealing = seal shut == 热封 = 封口
sealing jaw == 热封夹 = 封口夹
film = foil == 薄膜 = 膜
reel = roll == 卷筒 = 卷
inkjet printer = coder == 喷码机
best before date = use-by date == 保质期 = 有效期
barcode = bar code == 条码 = 条形码
conveyor = conveyor system == 输送机 = 输送线
conveyor belt == 输送带 = 传送带
belt conveyor == 皮带输送机 = 皮带机
roller conveyor == 辊道 = 滚筒输送机
screw conveyor = auger == 螺旋输送机 = 绞龙
bucket elevator == 斗式提升机 = 斗提机
chain conveyor == 链式输送机 = 刮板机
vibrating conveyor = vibratory feeder == 振动输送机 = 振动给料机
pneumatic conveying == 气力输送
rotary valve = rotary feeder == 旋转阀 = 星型卸料器
accumulation table = buffer table == 缓冲台 = 积放台
belt misalignment = belt drift == 皮带跑偏 = 跑偏
belt slip = slipping == 打滑
star wheel = starwheel == 星轮 = 拨轮
robot = industrial robot == 机器人
automatic guided vehicle = agv == 自动导引车 = 无人搬运车
production line = line == 生产线 = 产线 = 流水线
workstation = station == 工位 = 工作站
machine == 机器 = 机械 = 机台
equipment = device == 设备 = 装置
plant = factory == 工厂 = 厂区
workshop = shop floor == 车间
system == 系统
tool == 工具 = 刀具
metalworking = metal processing == 金属加工
machine tool == 机床
lathe = turning machine == 车床
turning == 车削
milling machine == 铣床 = 铣机
milling == 铣削
machining centre = machining center == 加工中心
cnc machine == 数控机床 = 数控
drill = drilling machine == 钻床 = 钻机 = 电钻
drill bit == 钻头
drill hole = bore == 钻孔 = 打孔
grinding machine == 磨床
grinding wheel = abrasive wheel == 砂轮
angle grinder == 角磨机
bench grinder == 砂轮机
grinding == 磨削 = 打磨
polish = polishing == 抛光
deburr = deburring == 去毛刺
burr == 毛刺
saw == 锯 = 锯床
band saw = bandsaw == 带锯
circular saw == 圆锯
saw blade == 锯条 = 锯片
press == 压力机 = 冲床
stamping press = punching machine == 冲床 = 冲压机
press brake = bending machine == 折弯机
bend = bending == 弯曲 = 折弯
shear = shearing machine = guillotine == 剪板机 = 剪切机
mould = mold = die == 模具
chuck == 卡盘
vice = vise == 虎钳 = 台钳
workpiece == 工件
fixture = jig == 夹具 = 工装
clamping device == 夹紧装置 = 夹具
clamping force == 夹紧力 = 锁模力
cutting tool = cutter == 刀具
cutting insert = indexable insert == 刀片
cutting edge == 刀刃 = 切削刃
cutting fluid = cooling lubricant = metalworking fluid == 切削液 = 冷却液
cutting speed == 切削速度 = 切割速度
feed rate = feed == 进给 = 进给速度
chip = swarf == 切屑 = 铁屑
chip conveyor == 排屑机
weld = welding == 焊接 = 焊
weld seam = weld joint == 焊缝
welder == 焊工
welding machine == 焊机 = 电焊机
electrode = welding rod == 焊条 = 电极
shielding gas == 保护气体 = 保护气
solder = soldering == 锡焊 = 钎焊
flame cutting = oxy-fuel cutting == 气割 = 火焰切割
laser == 激光 = 激光器
laser cutting == 激光切割
plasma cutting == 等离子切割
cut = cutting == 切割 = 切
forge = forging == 锻造
foundry == 铸造厂 = 铸造车间
cast = casting == 铸造 = 铸件
die casting == 压铸
crucible == 坩埚
ladle == 钢包 = 浇包
rolling mill == 轧机 = 轧钢机
harden = hardening == 淬火 = 硬化
anneal = annealing == 退火
temper = tempering == 回火
heat treatment == 热处理
galvanise = galvanising = zinc plating == 镀锌
electroplating = plating == 电镀
chrome plating == 镀铬
pickling == 酸洗
degrease = degreasing == 脱脂 = 除油
sandblasting = blasting = shot blasting == 喷砂 = 抛丸
paint = varnish = lacquer == 油漆 = 涂料 = 漆
painting = spray painting == 喷漆 = 涂装
paint booth = spray booth == 喷漆房 = 喷漆室
powder coating == 粉末喷涂 = 喷粉
coating = coat == 涂层 = 镀层
sheet metal == 钣金 = 薄板
steel == 钢 = 钢材
stainless steel == 不锈钢
cast iron == 铸铁
aluminium = aluminum == 铝
copper == 铜
brass == 黄铜
bronze == 青铜
lead == 铅
zinc == 锌
titanium == 钛
alloy == 合金
scrap = reject material == 废料 = 废品
scrap metal == 废铁 = 废金属
plastic == 塑料
plastics processing == 塑料加工
injection moulding machine = injection molding machine == 注塑机
injection moulding = injection molding == 注塑 = 注射成型
mould change = die change == 换模
mould cavity == 型腔 = 模腔
mould closing = mould clamping == 合模 = 锁模
screw barrel = extruder barrel == 料筒 = 机筒
plasticising = plasticizing == 塑化
melt temperature == 熔体温度 = 料温
back pressure == 背压
holding pressure == 保压
sprue = gate mark == 浇口 = 料头
ejector pin == 顶针 = 顶杆
flash == 飞边 = 毛边
shrinkage = shrink == 收缩 = 缩水
hot runner == 热流道
blow moulding == 吹塑
thermoforming == 热成型 = 吸塑
calender == 压延机 = 压光机
regrind = recycled material == 回料 = 再生料
rubber == 橡胶
vulcanise = vulcanisation == 硫化
silicone == 硅胶 = 硅橡胶
resin == 树脂
paper machine == 造纸机 = 纸机
paper mill == 造纸厂 = 纸厂
pulp == 纸浆 = 浆
pulper == 碎浆机
headbox == 流浆箱
forming wire = wire section == 成形网 = 网部
press felt = felt == 毛毯 = 毛布
drying cylinder = dryer cylinder == 烘缸
doctor blade = scraper == 刮刀
web = paper web == 纸幅
web break = paper break == 断纸
web tension == 张力 = 料带张力
reel winder = winder == 卷取机 = 复卷机
slitter = slitting machine == 分切机
basis weight = grammage == 克重 = 定量
corrugated board = corrugated cardboard == 瓦楞纸板 = 瓦楞纸
textile = fabric == 纺织品 = 织物
yarn == 纱线 = 纱
fibre = fiber == 纤维
spinning = spin == 纺纱 = 纺丝
spinning machine == 纺纱机 = 细纱机
loom = weaving machine == 织机 = 织布机
weaving = weave == 织造 = 织布
knitting machine == 针织机
carding machine == 梳棉机 = 梳理机
dyeing = dye == 染色
dyestuff == 染料
thread break = yarn break == 断纱 = 断头
sewing machine == 缝纫机
needle == 针
bobbin == 筒管 = 线轴
cotton == 棉花 = 棉
wool == 羊毛
wood = timber = lumber == 木材 = 木头
sawmill == 锯木厂 = 制材厂
tree trunk = raw log == 原木
planer = planing machine == 刨床 = 刨机
veneer == 单板 = 木皮
plywood == 胶合板
chipboard = particle board == 刨花板
edge bander = edge banding machine == 封边机
wood chips == 木片
sawdust = wood dust == 锯末 = 木屑
wood pellet = pellets == 木颗粒 = 颗粒燃料
debarker == 剥皮机
chipper = wood chipper == 削片机
glass == 玻璃
glass furnace = melting furnace == 玻璃窑炉 = 熔炉
glass breakage = broken glass == 玻璃破碎 = 碎玻璃
cullet == 碎玻璃
annealing lehr = lehr == 退火窑 = 退火炉
ceramic = ceramics == 陶瓷
brick == 砖
cement == 水泥
concrete == 混凝土
concrete mixer == 混凝土搅拌机
gravel == 碎石 = 砾石
sand == 沙子 = 砂
lime = quicklime == 石灰
gypsum = plaster == 石膏
printing = print == 印刷 = 打印
printing press = printing machine == 印刷机
offset printing == 胶印
flexographic printing = flexo == 柔印 = 柔版印刷
gravure printing == 凹印
screen printing == 丝网印刷 = 丝印
printing plate == 印版 = 版材
ink = printing ink == 油墨 = 墨水
ink roller = inking roller == 墨辊
blanket = printing blanket == 橡皮布
register = registration == 套印 = 套准
printer == 打印机
toner == 墨粉 = 碳粉
vehicle == 车辆
car = automobile == 汽车 = 轿车
truck = lorry == 卡车 = 货车
trailer == 挂车 = 拖车
coach = passenger bus == 客车 = 公交车
tractor == 拖拉机
engine = combustion engine == 发动机 = 内燃机
diesel engine == 柴油机 = 柴油发动机
engine oil = motor oil == 机油 = 发动机油
transmission oil = gear oil == 齿轮油 = 变速箱油
brake fluid == 制动液 = 刹车油
tyre = tire == 轮胎
tyre pressure = tire pressure == 胎压
tread depth == 花纹深度 = 胎纹深度
rim == 轮辋 = 轮圈
suspension system = wheel suspension == 悬挂 = 悬架
steering wheel == 方向盘
parking brake = handbrake == 驻车制动 = 手刹
headlight = headlamp == 大灯 = 前照灯
windscreen = windshield == 挡风玻璃
seat belt = safety belt == 安全带
airbag == 安全气囊
spark plug == 火花塞
injector = fuel injector == 喷油器 = 喷油嘴
fuel tank == 油箱 = 燃油箱
fuel filter == 燃油滤清器 = 柴滤
turbocharger = turbo == 涡轮增压器
starter motor = starter == 起动机 = 启动马达
exhaust system = exhaust == 排气系统 = 排气管
refuel = refuelling = fill up == 加油
drive vehicle = driving == 驾驶 = 行驶
reverse = reversing == 倒车 = 反转
driving licence = driver license == 驾驶证 = 驾照
forklift = fork lift truck = lift truck == 叉车
fork = fork arm == 货叉 = 叉齿
pallet truck = pallet jack = hand pallet truck == 托盘车 = 手动叉车 = 地牛
reach truck == 前移式叉车
mast = lift mast == 门架
excavator = digger == 挖掘机 = 挖机
wheel loader = loader == 装载机 = 铲车
bulldozer == 推土机
lift = elevator == 电梯 = 升降机
lift car = elevator car = cabin == 轿厢 = 电梯轿厢
lift shaft = elevator shaft = hoistway == 井道
shaft pit = lift pit == 底坑
counterweight == 对重 = 配重
overspeed governor = speed governor == 限速器
safety gear == 安全钳
traction sheave == 曳引轮
machine room = plant room == 机房
landing door == 层门 = 厅门
escalator = moving staircase == 自动扶梯 = 扶梯
handrail = guard rail == 扶手 = 护栏
lifting platform = scissor lift = aerial platform == 升降平台 = 高空作业车
hoist = chain hoist == 葫芦 = 起重葫芦
electric hoist == 电动葫芦
winch == 绞车 = 卷扬机
crane == 起重机 = 吊车
overhead crane = bridge crane == 桥式起重机 = 行车 = 天车
gantry crane = portal crane == 龙门吊 = 门式起重机
tower crane == 塔吊 = 塔式起重机
mobile crane = truck crane == 汽车吊 = 移动式起重机
crane operator = crane driver == 起重机司机 = 行车工
hook = crane hook == 吊钩 = 钩子
wire rope = steel cable == 钢丝绳
rope == 绳索 = 绳子
rope drum = cable drum == 卷筒
sling = lifting sling == 吊索 = 吊带
shackle == 卸扣 = 卡环
eye bolt = lifting eye == 吊环 = 吊环螺栓
lifting gear = lifting equipment = hoisting equipment == 起重设备 = 吊具
load == 负载 = 负荷 = 载荷
suspended load = hanging load == 悬吊物 = 吊物
safe working load = load capacity = carrying capacity == 额定载荷 = 承载能力 = 载重量
lift load = raise = hoist up == 提升 = 吊起 = 举升
lower load = let down == 下降 = 放下
jack = lifting jack == 千斤顶
outrigger = stabiliser == 支腿
signaller = banksman = slinger == 信号工 = 司索工 = 指挥员
discard criteria = rope discard == 报废标准
broken wire = wire breakage == 断丝
cable car = aerial ropeway = ropeway == 缆车 = 索道
chairlift = chair lift == 吊椅索道 = 吊椅缆车
ski lift = drag lift == 滑雪缆车 = 拖牵索道
gondola = cabin lift == 吊厢 = 缆车车厢
track rope = carrying cable == 承载索
haul rope = traction rope == 牵引索
rope grip = cable grip == 抱索器
sheave assembly = roller battery == 托压索轮组 = 托索轮
pylon = support tower == 支架 = 塔架
valley station = bottom station == 下站 = 山下站
mountain station = top station == 上站 = 山上站
evacuation = rescue evacuation == 疏散 = 撤离
wind speed == 风速
storm == 暴风 = 风暴
railway = railroad = rail == 铁路
train == 列车 = 火车
locomotive == 机车 = 火车头
wagon = railcar = freight car == 货车 = 车皮
track = rail track == 轨道 = 铁轨
track gauge == 轨距
switch point = points = turnout == 道岔
sleeper = railroad tie == 枕木 = 轨枕
bogie == 转向架
wheelset = wheel set == 轮对
wheel flange == 轮缘
pantograph == 受电弓
overhead line = catenary = contact wire == 接触网 = 架空线
railway signal == 铁路信号 = 信号机
level crossing = grade crossing == 道口 = 平交道口
shunting == 调车
derail = derailment == 脱轨 = 出轨
platform = railway platform == 站台 = 月台
ship = boat == 船 = 船舶
building == 建筑 = 建筑物 = 楼房
roof == 屋顶
wall == 墙 = 墙壁
floor = ground == 地面 = 地板
storey == 楼层
ceiling == 天花板 = 吊顶
door == 门
gate = rolling gate == 大门 = 卷帘门
fire door == 防火门
window == 窗户 = 窗
staircase = stairs == 楼梯
step = stair == 台阶 = 踏步
ladder == 梯子
scaffold = scaffolding == 脚手架
working platform == 工作平台 = 操作平台
grating == 格栅板 = 格栅
pit == 坑 = 地坑
room == 房间 = 室
hall = production hall == 厂房 = 大厅
corridor = aisle = passage == 走廊 = 通道
toilet = restroom == 厕所 = 卫生间
changing room = locker room == 更衣室
canteen = cafeteria == 食堂 = 餐厅
break room = rest room == 休息室
office == 办公室
key card = access card == 门禁卡 = 门卡
access control == 门禁 = 出入控制
ventilation == 通风
ventilate = air out == 通风 = 换气
air conditioning = air conditioner == 空调
air handling unit = ahu == 空调机组 = 空气处理机组
air duct = ventilation duct == 风管 = 风道
supply air == 送风
exhaust air = extract air == 排风 = 排气
fresh air = outside air == 新风 = 新鲜空气
recirculated air == 回风 = 循环风
fire damper == 防火阀
hepa filter == 高效过滤器
air change = air change rate == 换气次数
humidity = air humidity = moisture == 湿度
relative humidity == 相对湿度
humidifier == 加湿器
dehumidifier == 除湿机
draught = draft == 穿堂风 = 抽力
heating system = central heating == 供暖系统 = 暖气
hot water boiler = water heater == 热水器 = 热水锅炉
plumbing = sanitary installation == 管道安装 = 水暖
wash basin = sink == 洗手池 = 水槽
shower == 淋浴 = 淋浴器
building services = facility management == 楼宇设施 = 物业
laundry == 洗衣房 = 洗衣
washing machine = washer extractor == 洗衣机
washer tunnel = tunnel washer = continuous batch washer == 隧道式洗衣机 = 洗衣龙
tumble dryer = tumbler == 烘干机
ironer = flatwork ironer = mangle == 烫平机
iron = ironing == 熨烫 = 熨斗
linen = dirty laundry == 布草
bed linen = bedding == 床单 = 床品
towel == 毛巾
work clothes = workwear = working clothes == 工作服 = 工装
washing program = wash programme == 洗涤程序
washing powder = laundry detergent == 洗衣粉 = 洗涤剂
bleach == 漂白 = 漂白剂
stain = spot == 污渍 = 污点
lint = fluff == 棉绒 = 线头
lint filter = lint screen == 绒毛过滤器 = 棉绒滤网
dry cleaning == 干洗
bakery == 面包房 = 烘焙厂
bread == 面包
dough == 面团
flour == 面粉
kneader = dough mixer == 和面机 = 揉面机
knead == 揉面 = 和面
dough divider == 面团分割机 = 分块机
proofer = proving chamber == 醒发箱 = 发酵箱
proving = proofing == 醒发
bake = baking == 烘焙 = 烘烤
baking oven = deck oven == 烤炉 = 烘炉
baking tray = baking sheet == 烤盘
slicer = slicing machine == 切片机
pastry = cake == 糕点 = 蛋糕
crumb == 面包屑
kitchen == 厨房
cook = chef == 厨师
cooker = stove == 炉灶 = 灶具
cooking kettle = boiling pan == 汤锅 = 煮锅
combi steamer = combi oven == 万能蒸烤箱 = 蒸烤箱
dishwasher = warewashing machine == 洗碗机
extractor hood = kitchen hood == 油烟机 = 抽油烟机
knife == 刀 = 刀具
meat grinder = mincer == 绞肉机
cutting board = chopping board == 砧板 = 切菜板
crockery = dishes = tableware == 餐具
leftovers = food waste == 剩菜 = 厨余
core temperature == 中心温度
hospital = clinic == 医院
medical device == 医疗器械 = 医疗设备
ventilator machine = respirator machine == 呼吸机
infusion pump == 输液泵
patient == 病人 = 患者
operating theatre = operating room == 手术室
surgical instrument == 手术器械
sterile supply = central sterile supply == 消毒供应
washer-disinfector == 清洗消毒机
medical gas == 医用气体
hospital bed == 病床
dialysis machine == 透析机 = 血透机
x-ray machine == x射线机 = x光机
anaesthesia machine = anesthesia machine == 麻醉机
defibrillator = aed == 除颤器 = 除颤仪
syringe == 注射器 = 针筒
infectious waste = clinical waste == 医疗废物 = 感染性废物
agriculture = farming == 农业
farm == 农场
farmer == 农民
field == 田地 = 农田
harvest = harvesting == 收获 = 收割
combine harvester = harvester == 联合收割机
mower = mowing machine == 割草机
baler = baling press == 打捆机 = 打包机
plough = plow == 犁
seed == 种子
seeder = seed drill == 播种机
sprayer = field sprayer == 喷雾机 = 喷药机
fertiliser = fertilizer == 肥料 = 化肥
pesticide = crop protection agent == 农药
herbicide = weed killer == 除草剂
irrigation = irrigate == 灌溉
milking machine = milking parlour == 挤奶机 = 挤奶厅
cow = cattle == 奶牛 = 牛
pig farm = piggery == 养猪场 = 猪场
poultry = chicken == 家禽 = 鸡
stable = barn == 畜舍 = 牛舍
animal feed = fodder == 饲料
feed mixer == 饲料搅拌机
manure = dung == 粪肥 = 粪便
slurry pit = manure pit == 粪池 = 粪坑
grain = cereal == 谷物 = 粮食
grain dryer == 粮食烘干机
greenhouse == 温室 = 大棚
power take-off = pto shaft == 动力输出轴
energy == 能源 = 能量
electricity = electric power == 电 = 电力
power plant = power station == 发电厂 = 电厂
substation = transformer station == 变电站 = 变电所
power grid = mains = grid == 电网
wind turbine = wind power plant == 风力发电机 = 风电机组
rotor blade = turbine blade == 风机叶片 = 桨叶
nacelle == 机舱
pitch control = blade pitch == 变桨
yaw system = yaw drive == 偏航系统 = 偏航
solar panel = photovoltaic module == 光伏组件 = 太阳能板
photovoltaic system = solar plant == 光伏系统 = 光伏电站
hydropower plant = hydroelectric plant == 水电站 = 水力发电
water turbine = hydro turbine == 水轮机
gas turbine == 燃气轮机
steam turbine == 汽轮机 = 蒸汽轮机
combined heat and power = cogeneration = chp == 热电联产
biogas plant == 沼气站 = 沼气厂
biogas == 沼气
hydrogen == 氢气 = 氢
fuel cell == 燃料电池
nuclear power plant == 核电站
energy saving = save energy == 节能
energy consumption == 能耗 = 能源消耗
efficiency == 效率
dam = weir == 大坝 = 水坝
laboratory = lab == 实验室 = 化验室
sample = specimen == 样品 = 试样 = 样本
take sample = sampling == 取样 = 采样
analysis = analyse == 分析 = 化验
reagent == 试剂
indicator == 指示剂 = 指标
test strip == 试纸
titration = titrate == 滴定
pipette == 移液管 = 移液器
beaker == 烧杯
flask == 烧瓶
measuring cylinder = graduated cylinder == 量筒
petri dish == 培养皿
culture medium = nutrient medium == 培养基
incubator == 培养箱
microscope == 显微镜
fume cupboard = fume hood == 通风橱 = 通风柜
laboratory balance = analytical balance == 分析天平 = 电子天平
chromatograph = chromatography == 色谱仪 = 色谱
spectrometer = photometer == 光谱仪 = 光度计
refractometer == 折光仪 = 折射仪
viscometer == 粘度计
hydrometer == 比重计 = 密度计
calliper = caliper = vernier caliper == 卡尺 = 游标卡尺
micrometer = micrometer screw == 千分尺
dial gauge = dial indicator == 百分表 = 千分表
feeler gauge == 塞尺 = 厚薄规
spirit level == 水平仪 = 水平尺
ruler = measuring tape = tape measure == 尺子 = 卷尺
torque wrench == 扭矩扳手 = 力矩扳手
stopwatch == 秒表
quality == 质量 = 品质
quality control = quality inspection == 质量控制 = 质检
quality assurance = qa == 质量保证 = 品保
quality management == 质量管理
inspection = inspect == 检验 = 检查
visual inspection = visual check == 目视检查 = 外观检查 = 目检
incoming inspection = goods-in inspection == 来料检验 = 进货检验
final inspection == 终检 = 最终检验
spot check = random sample == 抽查 = 抽检
sample size == 样本量 = 抽样数量
test = testing == 测试 = 试验 = 检测
test result = test finding == 检测结果 = 试验结果
pass = be passed == 合格 = 通过
fail test = failed test == 不合格 = 未通过
reject = turn away = refuse == 拒收 = 拒绝
quarantine = block stock == 隔离 = 待检
release = approve == 放行 = 批准
defect = flaw == 缺陷 = 瑕疵
non-conforming = out of specification = nonconformity == 不合格 = 不符合
rework = reworking == 返工 = 返修
complaint = customer complaint = claim == 投诉 = 客诉
recall = product recall == 召回
corrective action == 纠正措施
preventive action = preventive measure == 预防措施
root cause = cause == 原因 = 根本原因
audit == 审核 = 审计
auditor = inspector == 审核员 = 检查员
certificate = certification == 证书 = 认证
standard = norm == 标准
specification = spec == 规格 = 规范
tolerance == 公差 = 允差
traceability = trace back == 追溯 = 可追溯性
retained sample = reference sample = retention sample == 留样 = 保留样
detection limit == 检出限
tensile test == 拉伸试验
leak test = leakage test = tightness test == 检漏 = 泄漏测试 = 密封性试验
pressure test = hydrostatic test == 压力试验 = 水压试验 = 试压
non-destructive testing = ndt == 无损检测 = 探伤
ultrasonic test = ultrasonic testing == 超声波检测 = 超声探伤
safety == 安全
occupational safety = work safety = safety at work == 劳动安全 = 职业安全 = 安全生产
danger = hazard == 危险 = 危害
risk == 风险
risk assessment = hazard assessment == 风险评估 = 危险评估
accident = mishap == 事故
work accident = occupational accident == 工伤 = 工伤事故
near miss = near accident == 未遂事故 = 险情
incident = event == 事件
injury = injure = hurt == 受伤 = 伤害
protective equipment = ppe = personal protective equipment == 防护用品 = 劳保用品 = 个人防护
helmet = hard hat = safety helmet == 安全帽 = 头盔
safety glasses = safety goggles = protective goggles == 护目镜 = 防护眼镜
eye protection == 眼部防护 = 护眼
face shield = visor == 面罩 = 防护面屏
gloves = protective gloves == 手套 = 防护手套
safety shoes = safety boots == 安全鞋 = 劳保鞋
hearing protection = ear protection = ear defenders == 听力保护 = 护耳器
earplug = ear plugs == 耳塞
ear muffs = earmuffs == 耳罩
dust mask = face mask == 口罩 = 防尘口罩
respirator = breathing protection = respiratory protection == 呼吸防护 = 防毒面具
breathing apparatus = self-contained breathing apparatus == 呼吸器 = 空气呼吸器
protective clothing = protective suit == 防护服
apron == 围裙
hairnet = hair net = head cover == 发网 = 发帽
high-visibility vest = hi-vis vest = safety vest == 反光背心 = 反光衣
safety harness = fall arrest harness == 安全带 = 全身式安全带
fall protection = fall arrest == 防坠落 = 坠落防护
lifeline = safety rope == 安全绳 = 生命绳
anchor point == 锚点 = 挂点
put on = wear protection == 佩戴 = 穿戴
jewellery = jewelry == 首饰 = 饰品
long hair = loose hair == 长发
fire == 火灾 = 火
fire protection = fire prevention == 消防 = 防火
fire extinguisher == 灭火器
extinguish = put out == 灭火 = 扑灭
extinguishing agent == 灭火剂
fire hose == 消防水带 = 消防软管
hydrant = fire hydrant == 消火栓 = 消防栓
sprinkler = sprinkler system == 喷淋系统 = 喷淋
fire blanket == 灭火毯
fire alarm == 火警 = 火灾报警
fire brigade = fire department = fire service == 消防队
fire watch = fire guard == 看火人 = 动火监护
hot work == 动火 = 动火作业
escape route = emergency exit route == 逃生路线 = 疏散通道
emergency exit == 安全出口 = 紧急出口
assembly point = muster point = meeting point == 集合点 = 疏散集合点
evacuate = leave building == 疏散 = 撤离
emergency == 紧急情况 = 应急 = 突发
emergency plan = emergency procedure == 应急预案 = 应急计划
emergency call = emergency number == 急救电话 = 报警电话
emergency shower = safety shower == 紧急喷淋 = 安全淋浴
eye wash = eyewash station = eye shower == 洗眼器
fire drill = emergency drill == 演习 = 演练
explosion = explode == 爆炸
explosive atmosphere = explosive mixture == 爆炸性环境 = 爆炸性气体
flash point = flashpoint == 闪点
flammable = inflammable = combustible == 易燃 = 可燃
ignition source = source of ignition == 点火源 = 火源
naked flame = open flame == 明火
spark = sparks == 火花
static electricity = electrostatic charge == 静电
smoking = smoke cigarette == 吸烟 = 抽烟
smoke == 烟 = 烟雾
electric shock = electrocution == 触电 = 电击
crush = crushing hazard == 挤压 = 压伤
pinch point = nip point == 夹点 = 挤压点
draw in = be caught = entangle == 卷入 = 缠绕
cut injury = cut wound == 割伤 = 切伤
slip = slip hazard == 滑倒 = 滑跌
trip hazard = stumble = tripping == 绊倒
fall down = fall from height == 跌落 = 坠落
falling object == 坠物 = 落物
scald = scalding == 烫伤
burn = burn injury == 烧伤 = 灼伤
chemical burn = caustic burn == 化学灼伤 = 腐蚀伤
frostbite = cold burn == 冻伤
suffocate = suffocation = asphyxiation == 窒息
poisoning = intoxication == 中毒
drown = drowning == 溺水
noise = sound level == 噪音 = 噪声
radiation == 辐射
hot surface == 热表面 = 高温表面
sharp edge == 锐边 = 锋利边缘
moving part = rotating part == 运动部件 = 旋转部件
danger zone = hazard zone == 危险区 = 危险区域
restricted area = prohibited area == 禁区 = 限制区域
confined space = narrow space == 受限空间 = 有限空间 = 密闭空间
work at height = working at heights == 高处作业 = 高空作业
working alone = lone work == 单独作业 = 独自工作
lockout = lock out == 上锁 = 锁定
lockout tagout = loto == 上锁挂牌 = 挂牌上锁
padlock == 挂锁 = 锁具
warning sign = danger sign == 警告标志 = 警示牌
barrier = barricade = cordon == 围栏 = 隔离栏 = 警戒线
fence = safety fence == 围栏 = 栅栏
safety device = protective device == 安全装置 = 保护装置
bypass safety device = defeat safeguard == 短接 = 屏蔽 = 旁路
isolate = disconnect from supply == 隔离 = 切断
de-energise = de-energize = switch off power == 断电 = 停电
depressurise = relieve pressure = release pressure == 泄压 = 卸压
safety data sheet = sds = msds == 安全数据表 = 安全技术说明书
hazardous substance = dangerous substance = dangerous goods == 危险品 = 危化品 = 有害物质
toxic = poisonous == 有毒
corrosive = caustic substance == 腐蚀性
irritant = irritating == 刺激性
carcinogenic = cancer-causing == 致癌
oxidising = oxidizing agent == 氧化性 = 氧化剂
harmful = noxious == 有害
environmental hazard = harmful to environment == 环境危害
exposure limit = workplace limit == 接触限值 = 暴露限值
vapour = vapor = fumes == 蒸气 = 挥发气
gas == 气体 = 煤气
gas leak = gas escape == 漏气 = 气体泄漏
spill = spillage == 溢出 = 泄漏
binding agent = absorbent == 吸附剂 = 吸收剂 = 吸油棉
collecting tray = drip tray = drip pan == 接油盘 = 接水盘 = 集液盘
containment = bund = retention basin == 围堰 = 防漏托盘
sulphuric acid = sulfuric acid == 硫酸
hydrochloric acid == 盐酸
nitric acid == 硝酸
phosphoric acid == 磷酸
peracetic acid == 过氧乙酸
acetic acid = vinegar == 醋酸 = 乙酸
citric acid == 柠檬酸
sodium hydroxide = naoh == 氢氧化钠 = 烧碱
sodium hypochlorite = bleach solution == 次氯酸钠
hydrogen peroxide == 双氧水 = 过氧化氢
alcohol = ethanol == 酒精 = 乙醇
acetone == 丙酮
formaldehyde == 甲醛
carbon monoxide = co == 一氧化碳
hydrogen sulphide = hydrogen sulfide = h2s == 硫化氢
acetylene == 乙炔
propane == 丙烷
methane == 甲烷
asbestos == 石棉
mercury == 汞 = 水银
gas cylinder = gas bottle == 气瓶 = 钢瓶
first aid == 急救
first aider = first responder == 急救员
first aid kit = first-aid box == 急救箱 = 急救包
doctor = physician == 医生
ambulance = rescue service == 救护车 = 急救中心
unconscious = unconsciousness == 昏迷 = 失去意识
breathe = breathing == 呼吸
resuscitation = cpr == 心肺复苏
recovery position == 复原卧位 = 侧卧位
bleeding == 出血 = 流血
wound == 伤口
bandage = dressing == 绷带 = 包扎
plaster strip = sticking plaster == 创可贴
broken bone = bone fracture == 骨折
stretcher == 担架
eye contact = contact with eyes == 眼睛接触 = 入眼
skin contact = contact with skin == 皮肤接触
swallow = ingestion == 吞咽 = 误食 = 食入
inhale = inhalation = breathe in == 吸入
vomit = vomiting == 呕吐
wash hands = hand washing == 洗手
skin == 皮肤
eye == 眼睛
hand == 手
finger == 手指
head injury == 头部受伤
maintenance = upkeep == 维护 = 保养
maintain = service == 保养 = 维护
servicing = service work == 检修 = 维修
repair = mend = fix == 修理 = 维修
overhaul = general overhaul == 大修 = 检修
preventive maintenance = planned maintenance == 预防性维护 = 计划维修
breakdown = failure = machine failure == 故障 = 停机
fault = malfunction = trouble == 故障 = 异常
troubleshooting = fault finding == 故障排除 = 排障
remedy = remove fault = rectify == 排除 = 解决
symptom == 现象 = 症状
damage == 损坏 = 损伤
damaged = broken = defective == 损坏 = 坏
leak = leakage = leak out == 泄漏 = 渗漏 = 漏
oil leak = oil leakage == 漏油
water leak = water leakage == 漏水
drip = dripping == 滴漏 = 滴水
crack = fracture == 裂纹 = 裂缝 = 开裂
break = rupture == 断裂 = 破裂
burst = bursting == 爆裂 = 爆管
wear away = abrasion = wear and tear == 磨损 = 磨耗
erosion = erode == 冲蚀 = 侵蚀
corrosion = corrode == 腐蚀
rust == 生锈 = 锈蚀 = 锈
pitting == 点蚀 = 麻点
fatigue = material fatigue == 疲劳
deform = deformation = distort == 变形
warp = warping == 翘曲
swell = swelling == 膨胀 = 溶胀
brittle = embrittlement == 脆化 = 变脆
seize = seize up == 卡死 = 抱死 = 咬死
jam = get stuck = stuck == 卡住 = 卡料 = 卡阻
clog = block = plug up == 堵塞 = 堵
blockage = obstruction == 堵塞 = 阻塞
trip = cut out == 跳闸 = 跳停
blow fuse = blown fuse == 熔断 = 烧断
burn out = burnt out == 烧毁 = 烧坏
vibrate = vibration = shake == 振动 = 震动
imbalance = unbalance == 不平衡
misalignment = misaligned == 不对中 = 错位
align = alignment == 对中 = 找正 = 校直
balance = balancing == 平衡 = 动平衡
work loose = come loose == 松动 = 松脱
fall off = come off = detach == 脱落 = 掉落
strange noise = unusual noise = abnormal noise == 异响 = 异音
knocking = knock == 敲击声 = 敲缸
squeal = squeak == 尖叫 = 吱吱声
smell = odour = odor == 气味 = 异味
discolouration = discoloration == 变色
scratch = score mark == 划痕 = 刮伤
dent == 凹痕 = 凹陷
dirt = soiling == 污垢 = 脏污
foul = fouling = build-up == 结垢 = 积垢
stick = adhere == 粘附 = 粘住
standstill = stoppage = downtime == 停机 = 停工
idle = idling == 空转 = 怠速 = 闲置
stall == 堵转 = 失速
tighten = fasten == 拧紧 = 紧固 = 上紧
retighten = re-tighten == 再紧固 = 复紧
tightening torque == 拧紧力矩 = 紧固扭矩
loosen = slacken = undo == 松开 = 拧松
unscrew = screw out == 拧下 = 旋出
screw in == 拧入 = 旋入
install = fit = mount == 安装 = 装上
installation = mounting == 安装
remove = take off = dismount == 拆下 = 取下 = 移除
dismantle = disassemble = take apart == 拆卸 = 拆解 = 分解
assemble = put together == 组装 = 装配
reassemble = refit == 重装 = 重新安装
replace = change = exchange == 更换 = 替换
oil change = change oil == 换油
lubricate = grease = oil up == 润滑 = 加油 = 打黄油
relubricate = regrease == 补脂 = 补充润滑
lubrication == 润滑
lubricant == 润滑剂 = 润滑油
grease lubricant = lubricating grease == 润滑脂 = 黄油
lubricating oil = lube oil == 润滑油 = 机油
oil level == 油位
oil == 油
oil quantity = oil capacity == 油量 = 加油量
oil grade = oil type == 油品 = 油牌号
top up = refill = replenish == 补充 = 补加 = 加满
drain off = empty = let out == 排空 = 放空 = 排净
pour = pour in == 倒入 = 浇注
check = examine = verify == 检查 = 核对
monitor = supervise == 监控 = 监测 = 监视
measure = measurement == 测量
weigh = weighing == 称重 = 称量
count = counting == 计数 = 清点
read off = take reading == 读取 = 读数
record = log = write down == 记录 = 登记
wipe = wipe off == 擦拭 = 擦干净
brush == 刷子 = 刷洗
scrape = scrape off == 刮 = 刮除
blow out = blow off == 吹净 = 吹扫
vacuum clean = hoover == 吸尘
sweep = sweep up == 清扫 = 扫
high-pressure cleaner = pressure washer == 高压清洗机
soak = steep == 浸泡
immerse = dip == 浸入 = 浸没
rub = friction == 摩擦
sharpen = regrind edge == 磨刀 = 磨锐
switch on = turn on == 打开 = 接通 = 开启
switch off = turn off == 关闭 = 关掉 = 断开
start = start up == 启动 = 开机 = 起动
stop = halt == 停止 = 停下
shut down = shutdown == 停机 = 停车 = 关机
commission = commissioning = put into operation == 调试 = 投运 = 试车
decommission = take out of service == 停用 = 退役
run in = running-in = break in == 磨合 = 跑合
trial run = test run == 试运行 = 试车
operate = run == 操作 = 运行
operation == 运行 = 操作
open == 打开 = 开启
close = shut == 关闭 = 关上
connect = connection == 连接 = 接上
disconnect = unplug == 断开 = 拔掉
lock = lock up == 锁住 = 锁定
unlock == 解锁 = 开锁
secure = make safe == 固定 = 防护
press button = push == 按下 = 按
pull == 拉 = 拉动
turn = rotate == 转动 = 旋转
insert = put in == 插入 = 放入
fold == 折叠
cut off = sever == 切断 = 剪断
move = shift position == 移动 = 挪动
transport = carry == 运输 = 搬运
support load = prop up == 支撑
hang = hang up == 悬挂 = 挂
hammer == 锤子 = 榔头
wrench = spanner == 扳手
screwdriver == 螺丝刀 = 起子
pliers == 钳子
puller = bearing puller == 拉马 = 拔轮器
file = metal file == 锉刀
allen key = hex key == 内六角扳手
socket wrench == 套筒扳手
torch = flashlight == 手电筒 = 手电
cloth = rag == 抹布 = 布
bucket = pail == 水桶 = 桶
toolbox = tool kit == 工具箱
document == 文件 = 文档
documentation = records == 文件资料 = 文档 = 记录
manual = handbook == 手册 = 说明书
operating manual = instruction manual = operating instructions == 操作手册 = 使用说明书 = 操作说明
user guide = user manual == 用户手册 = 使用指南
maintenance manual = service manual == 维护手册 = 维修手册
work instruction = job instruction == 作业指导书 = 工作指导书
standard operating procedure = sop == 标准操作规程 = 操作规程
procedure = process == 程序 = 流程 = 规程
instruction = directive == 指示 = 说明 = 指令
rule = regulation == 规定 = 规则 = 规章
law = statute == 法律 = 法规
guideline = policy == 指南 = 方针 = 准则
requirement = demand == 要求 = 需求
checklist = check list == 检查表 = 点检表
form = form sheet == 表单
list == 清单 = 列表
table = chart == 表格 = 图表
drawing = technical drawing == 图纸 = 图样
layout plan = floor plan == 布置图 = 平面图
flow chart = flow diagram == 流程图
datasheet = data sheet == 数据表 = 规格书
logbook = log book = journal == 日志 = 记录本
shift log = shift book == 交接班记录 = 班次日志
report == 报告
minutes = protocol == 会议纪要 = 记录
proof = evidence == 证明 = 证据
signature = sign == 签名 = 签字 = 签署
initials == 简签 = 缩写签名
stamp == 印章 = 盖章
version = revision == 版本 = 修订
valid = in force == 有效 = 生效
invalid = void == 无效 = 失效
contract = agreement == 合同 = 协议
warranty = guarantee == 保修 = 质保
invoice = bill == 发票 = 账单
order = purchase order == 订单 = 采购单
delivery note == 送货单 = 交货单
work order = job order == 工单 = 任务单
order number == 订单号
item number = part number = article number == 零件号 = 物料号 = 料号
quotation = offer == 报价 = 报价单
archive = archiving == 归档 = 存档
retention period = storage period of records == 保存期限 = 保留期限
photo = picture = image == 照片 = 图片
page == 页 = 页码
chapter = section == 章节 = 章
appendix = annex == 附录
note = remark = comment == 备注 = 注释
company = firm = enterprise == 公司 = 企业
department = division == 部门
production department == 生产部
maintenance department = workshop department == 维修部 = 设备部
purchasing department = purchasing == 采购部 = 采购
sales department = sales == 销售部 = 销售
human resources = hr = personnel department == 人力资源 = 人事部
management = executive == 管理层 = 管理
works council = trade union == 工会
authority = agency == 主管部门 = 当局 = 机关
employer == 雇主 = 用人单位
employee = worker = staff member == 员工 = 职工 = 雇员
staff = personnel = workforce == 人员 = 员工
operator = machine operator == 操作员 = 操作工
technician == 技术员 = 技师
mechanic = fitter == 机修工 = 钳工
electrician == 电工
qualified electrician = electrically skilled person == 持证电工 = 专业电工
engineer == 工程师
foreman = team leader = supervisor == 班长 = 组长 = 主管
shift leader = shift supervisor = shift manager == 值班长 = 班长 = 当班负责人
plant manager = factory manager = works manager == 厂长 = 工厂经理
manager = boss == 经理 = 主管
director = managing director == 总监 = 总经理
quality manager == 质量经理 = 质量负责人
safety officer = safety specialist == 安全员 = 安全主任
fire safety officer = fire warden == 消防负责人 = 消防员
maintenance staff = maintenance personnel == 维修人员 = 维护人员
skilled person = qualified person = trained person == 专业人员 = 合格人员
authorised person = authorized person == 授权人员 = 授权人
specialist = expert == 专家 = 专业人士
contractor = external company = outside company == 承包商 = 外包单位 = 外来单位
visitor = guest == 访客 = 来宾
customer = client == 客户 = 顾客
supplier = vendor == 供应商
manufacturer = maker == 制造商 = 厂家 = 生产商
service engineer = customer service == 售后 = 服务工程师
apprentice = trainee == 学徒 = 实习生 = 培训生
temporary worker = agency worker == 临时工 = 派遣工
cleaner person = cleaning staff == 清洁工 = 保洁
security guard = gatekeeper = doorman == 保安 = 门卫
driver == 司机 = 驾驶员
colleague = co-worker == 同事
pregnant woman = expectant mother == 孕妇
young person = minor == 未成年人 = 未成年工
person in charge = responsible person == 负责人 = 责任人
deputy = substitute = stand-in == 代理人 = 副手 = 替补
team = crew == 班组 = 团队
shift = work shift == 班次 = 轮班
early shift = morning shift == 早班
late shift = evening shift == 中班 = 晚班
day shift == 白班 = 日班
night shift == 夜班
shift change = handover = shift handover == 换班 = 交接班 = 交班
on-call duty = standby duty == 值班 = 待命
working hours = working time == 工作时间 = 工时
overtime == 加班
break time = rest break == 休息 = 工间休息
lunch break == 午休
holiday = vacation = time off == 休假 = 假期
public holiday == 节假日 = 公休日
sick leave = sick note == 病假
wage = salary = pay == 工资 = 薪水
attendance = time recording == 考勤 = 出勤
responsible = in charge == 负责
responsibility = duty == 责任 = 职责
task = job == 任务 = 工作
authorisation = authorization == 授权
permit = permission == 许可 = 许可证
work permit = permit to work == 作业许可 = 工作许可证
hot work permit = welding permit == 动火许可证 = 动火票
entry permit = confined space permit == 进入许可 = 受限空间许可
licence = license == 执照 = 许可证
approval == 批准 = 审批
access = entry = entrance == 进入 = 入口
training == 培训
train staff = instruct == 培训 = 教导
briefing = safety briefing = instruction talk == 交底 = 安全教育 = 班前会
refresher training = retraining == 复训 = 再培训
course = lesson == 课程
exam = examination == 考试 = 考核
skill = competence = ability == 技能 = 能力
experience == 经验
knowledge == 知识
participant = attendee == 参加者 = 学员
trainer = instructor == 培训师 = 讲师 = 教员
meeting = conference == 会议
appointment == 预约 = 约定
plan = schedule == 计划 = 日程
planning = scheduling == 计划 = 排程
priority = urgency == 优先级 = 紧急程度
target = goal = aim == 目标 = 指标
result = outcome == 结果
cost = expense == 费用 = 成本
price == 价格
budget == 预算
fine = penalty == 罚款 = 处罚
insurance == 保险
suggestion = improvement suggestion == 建议 = 改善建议
time == 时间
date = calendar date == 日期
second == 秒
minute == 分钟
hour == 小时 = 钟头
day == 天
week == 周 = 星期
month == 月 = 月份
quarter == 季度
year == 年 = 年度
daily = every day = each day == 每天 = 每日
weekly = every week = once a week == 每周
monthly = every month = once a month == 每月
quarterly = every three months = every quarter == 每季度 = 每季
half-yearly = every six months = semi-annually == 每半年
yearly = annual = annually = every year == 每年 = 年度
hourly = every hour == 每小时
per shift = every shift = each shift == 每班
operating hours = running hours = service hours == 运行小时 = 工作小时 = 运行时间
how often = interval = frequency of checks == 周期 = 间隔 = 频率
how long = duration == 多久 = 时长 = 持续时间
how much = quantity = amount == 多少 = 数量
how many = number of pieces == 几个 = 个数
when = at what time == 何时 = 什么时候
where = at what place == 哪里 = 何处 = 在哪
who = which person == 谁 = 何人
why = for what reason == 为什么 = 为何
how = in what way == 怎么 = 如何 = 怎样
maintenance interval = service interval == 维护周期 = 保养周期
deadline = due date = time limit == 期限 = 截止日期
period = time span == 期间 = 时间段
service life = lifetime = lifespan == 使用寿命 = 寿命
shelf life = storage life == 保质期 = 储存期
production date = date of manufacture == 生产日期
cycle time == 节拍 = 周期时间
waiting time = wait == 等待时间 = 等待
before = prior to == 之前 = 以前
after = afterwards == 之后 = 以后
during = while == 期间 = 过程中
immediately = at once = without delay == 立即 = 马上 = 立刻
first = initial == 首先 = 首次 = 第一
last = final == 最后 = 最终
next = following == 下一步 = 下次
previous = former == 上一次 = 以前
always = at all times == 始终 = 总是
never = at no time == 从不 = 绝不 = 永不
sometimes = occasionally == 有时 = 偶尔
regularly = at regular intervals = periodic == 定期
once = one time == 一次
twice = two times == 两次
temporary = provisional == 临时 = 暂时
permanent = lasting == 永久 = 长期
early = too soon == 过早 = 提前
late = too late = delayed == 迟 = 延误
today == 今天 = 今日
morning == 早上 = 上午
evening == 晚上 = 傍晚
weekend == 周末
winter == 冬季 = 冬天
summer == 夏季 = 夏天
warehouse = storehouse = store == 仓库 = 库房
logistics == 物流
stock = inventory == 库存 = 存货
minimum stock = safety stock == 最低库存 = 安全库存
stocktaking = stock count = inventory check == 盘点
storage place = storage location == 存放地点 = 库位 = 货位
shelf = rack = shelving == 货架 = 架子
high-bay warehouse = high rack storage == 高架仓库 = 立体仓库
racking inspection = rack inspection == 货架检查
pallet == 托盘 = 栈板
stack = pile == 堆放 = 码垛
stacking height = stack height == 堆放高度 = 堆码高度
load goods = loading == 装货 = 装载
unload = unloading == 卸货 = 卸载
loading ramp = loading dock = dock == 装卸平台 = 月台 = 装货口
goods receipt = receiving = goods in == 收货 = 入库
dispatch = shipping = goods issue == 发货 = 出库
delivery = deliver == 交货 = 送货
shipment = consignment == 货物 = 装运
goods = merchandise == 货物 = 商品
freight = cargo == 货运 = 货物
load securing = cargo securing == 货物固定 = 绑扎
lashing strap = tension belt = ratchet strap == 绑带 = 捆绑带
order picking = picking == 拣货 = 拣选
scanner = barcode scanner == 扫描枪 = 扫码枪
first in first out = fifo == 先进先出
returned goods = return shipment == 退货
customs = customs office == 海关
truck scale = weighbridge == 地磅 = 汽车衡
tanker = tank truck = road tanker == 罐车 = 槽车
container freight = shipping container == 集装箱 = 货柜
traffic route = roadway == 通行路线 = 车道
speed limit = maximum driving speed == 限速 = 最高车速
parking place = car park == 停车场 = 停车位
waste = rubbish = garbage = trash == 垃圾 = 废物 = 废弃物
hazardous waste = special waste == 危险废物 = 危废
waste oil = used oil == 废油
dispose = disposal = discard == 处置 = 处理 = 丢弃
recycle = recycling = reuse == 回收 = 再利用
waste container = bin = dustbin == 垃圾桶 = 废物箱
sort waste = waste separation == 垃圾分类
environment = surroundings == 环境
environmental protection == 环保 = 环境保护
emission = emissions == 排放
pest = vermin == 害虫 = 虫害
pest control == 虫害控制 = 除虫
rat = mouse = rodent == 老鼠 = 鼠
insect = fly == 昆虫 = 苍蝇
bait station = bait box == 诱饵站 = 毒饵盒
pressure == 压力 = 压强
operating pressure = working pressure == 工作压力 = 操作压力
maximum pressure = highest pressure == 最高压力 = 最大压力
inlet pressure == 进口压力 = 入口压力
outlet pressure = discharge pressure == 出口压力 = 排气压力
overpressure = excess pressure == 超压 = 过压
vacuum = negative pressure = underpressure == 真空 = 负压
response pressure = opening pressure = set pressure == 开启压力 = 整定压力
operating temperature = working temperature == 工作温度 = 操作温度
ambient temperature = room temperature == 环境温度 = 室温
storage temperature == 储存温度 = 贮存温度
outlet temperature == 出口温度
inlet temperature == 进口温度 = 入口温度
bearing temperature == 轴承温度
flow rate = throughput flow = volume flow == 流量 = 流速
speed = velocity == 速度
rotational speed = rpm = revolutions per minute == 转速
torque == 扭矩 = 力矩 = 转矩
force == 力 = 力量
weight == 重量
mass == 质量
density = specific gravity == 密度 = 比重
viscosity = thickness of liquid == 粘度 = 黏度
hardness == 硬度
strength of material == 强度
tensile strength == 抗拉强度 = 拉伸强度
elasticity == 弹性
roughness = surface roughness == 粗糙度
clearance = play = gap == 间隙 = 游隙
distance = spacing == 距离 = 间距
minimum distance = safety distance = clearance distance == 安全距离 = 最小距离
length == 长度
width = breadth == 宽度
height == 高度
depth == 深度
wall thickness == 壁厚
layer thickness = film thickness == 厚度 = 膜厚
diameter == 直径
radius == 半径
angle == 角度
area = surface area == 面积
surface == 表面
size = dimension == 尺寸 = 大小
volume = cubic capacity == 体积 = 容积
capacity = holding capacity == 容量
contents == 内容物 = 内装物
output quantity = production rate = throughput == 产量 = 吞吐量
performance == 性能
yield == 收率 = 产率
loss == 损失 = 损耗
consumption = usage == 消耗 = 用量
number == 数字 = 号码
percentage = percent = share == 百分比 = 百分率
ratio = proportion == 比例 = 比率
mixing ratio == 混合比 = 混合比例 = 配比
frequency == 频率
amplitude == 振幅
acceleration == 加速度
ph value = acidity == ph值 = 酸碱度
moisture content = water content == 含水率 = 水分
concentration limit == 浓度限值
sound pressure level = noise level == 声压级 = 噪声级
brightness = light level == 亮度 = 照度
colour = color == 颜色 = 色
taste = flavour = flavor == 味道 = 口味
purity == 纯度
quality grade = class == 等级 = 级别
particle size = grain size == 粒度 = 粒径
fineness = mesh size == 细度 = 目数
solubility == 溶解度
stability == 稳定性
resistance == 电阻 = 阻力
tightness = leak-tightness == 密封性 = 气密性
cleanliness == 清洁度 = 洁净度
tension = pull tension == 张力
wear limit = permissible wear == 磨损极限 = 磨损限度
minimum value = lowest value = minimum == 最小值 = 最低
maximum value = highest value = maximum == 最大值 = 最高
average = mean value == 平均 = 平均值
default value = factory setting == 默认值 = 出厂设置
unit of measurement = measuring unit == 计量单位 = 单位
degree = degree celsius == 度 = 摄氏度
litre = liter == 升
metre = meter == 米
millimetre = millimeter = mm == 毫米
kilogram = kg == 公斤 = 千克
tonne = ton == 吨
bar == 巴
kilowatt = kw == 千瓦
volt == 伏 = 伏特
ampere = amp == 安培
must = have to = be required == 必须 = 须 = 应当
must not = be forbidden = be prohibited == 不得 = 禁止 = 严禁
should = ought to == 应该 = 应
may = can = be allowed = be permitted == 可以 = 允许
need = require = necessitate == 需要
need not = not necessary == 不必 = 无需
be able = be capable == 能够 = 能
prohibit = forbid = ban == 禁止 = 严禁
allow = let == 允许 = 准许
authorise = authorize = entitle == 授权
prevent = avoid == 防止 = 避免
protect = safeguard == 保护 = 防护
ensure = make sure == 确保 = 保证
observe rule = comply with = follow == 遵守 = 遵循
violate = break rule = infringe == 违反 = 违规
ignore = disregard == 忽视 = 忽略
be kept = keep = be retained == 保持 = 保留
be stored = store goods == 存放 = 储存 = 贮存
be replaced = be changed = be renewed == 更换 = 换新
be checked = be inspected = be examined == 检查 = 检验
be cleaned = be washed == 清洗 = 清洁
expire = run out = lapse == 过期 = 到期 = 失效
exceed = be above = go over == 超过 = 超出 = 高于
fall below = drop below = undershoot == 低于 = 不足
reach = attain == 达到 = 到达
be sufficient = be enough = suffice == 足够 = 充足 = 够
lack = be missing == 缺少 = 缺失
contain = hold inside == 含有 = 包含 = 装有
include = comprise == 包括 = 包含
consist of = be made of == 组成 = 构成
belong to = be part of == 属于
apply = be valid for == 适用
use = utilise == 使用 = 采用
use again = use repeatedly == 重复使用 = 再用
choose = select == 选择 = 选用
determine = find out = establish == 确定 = 查明
specify = prescribe = lay down == 规定 = 指定
recommend = advise = suggest == 建议 = 推荐
inform = notify = tell == 通知 = 告知
report fault = report to == 报告 = 上报 = 汇报
ask = inquire == 询问 = 问
answer = reply = respond == 回答 = 答复
call = phone = telephone == 打电话 = 呼叫
agree = consent == 同意
decide = decision == 决定
order goods = buy = purchase == 购买 = 采购 = 订购
pay for = payment == 支付 = 付款
hand over = pass on = give == 移交 = 交给
receive = get = obtain == 收到 = 获得 = 取得
accept = take over == 接受 = 验收
return = give back = bring back == 归还 = 退回
borrow = lend == 借用 = 借出
keep away = stay away == 远离
keep closed = leave closed == 保持关闭
keep dry = store dry == 防潮 = 保持干燥
keep clean == 保持清洁
leave = exit room == 离开
enter = go in = step in == 进入
stay = remain == 停留 = 保持
stand == 站立 = 站
sit == 坐
walk = go on foot == 走 = 步行
run away = flee = escape == 逃生 = 逃离
climb = climb up == 攀爬 = 爬
touch = contact == 触摸 = 接触
reach into = put hand in == 伸手 = 伸入
lean = lean over == 倚靠 = 探身
look = watch closely == 看 = 观察
hear = listen == 听 = 听到
wait for = await == 等待 = 等候
begin = commence == 开始
finish = end = complete == 完成 = 结束
continue = go on = carry on == 继续
interrupt = suspend = pause == 中断 = 暂停
repeat = do again == 重复 = 再次
postpone = put off = defer == 推迟 = 延期
increase = raise value = go up == 增加 = 提高 = 上升
decrease = reduce = lower value == 减少 = 降低 = 下降
extend = prolong == 延长
shorten = make shorter == 缩短
limit to = restrict == 限制 = 限定
double = twofold == 两倍 = 加倍
compare = comparison == 比较 = 对比
calculate = compute = work out == 计算
estimate = assess = evaluate == 估计 = 评估
divide = split == 分开 = 划分
separate == 分离 = 分开
combine = join == 合并 = 结合
collect = gather == 收集
distribute = share out == 分配 = 分发
attach = affix = fix on == 贴上 = 附上 = 固定
mark = identify == 标记 = 标识
label goods = tag == 贴标签 = 挂牌
name = designation == 名称 = 命名
cover up = put cover on == 覆盖 = 遮盖
expose = be exposed == 暴露 = 外露
happen = occur = take place == 发生 = 出现
cause damage = lead to = result in == 导致 = 造成 = 引起
affect = influence == 影响
depend on == 取决于 = 依据
deviate = differ == 偏离 = 不同
match = correspond == 匹配 = 对应 = 相符
fit together = suit == 适合 = 配合
lose = loss of item == 丢失 = 遗失
find = discover = detect == 发现 = 找到
destroy = wreck == 破坏 = 毁坏
save = rescue == 营救 = 救援
save data = store data == 保存
delete = erase == 删除
copy = duplicate == 复制 = 副本
print out = printout == 打印 = 打印件
translate = translation == 翻译
demonstrate = show == 演示 = 展示
explain = describe == 解释 = 描述 = 说明
understand = comprehend == 理解 = 明白
know = be aware == 知道 = 了解
learn = study == 学习
try = attempt == 尝试 = 试
eat = eating == 吃 = 进食
drink water = drinking == 喝 = 喝水
sleep = fall asleep == 睡觉
tight = leakproof == 紧 = 密封 = 严密
loose = slack == 松 = 松动
worn = worn out == 磨损 = 破旧
damp = moist == 潮湿
wet = soaked == 湿
free of moisture = not wet == 干燥 = 干
sharp = keen == 锋利 = 尖锐
blunt = dull == 钝
permitted = allowed = permissible = admissible == 允许 = 许可
forbidden = prohibited = not allowed == 禁止
necessary = required = needed == 必要 = 必需 = 需要
mandatory = compulsory = obligatory == 强制 = 必须
optional = voluntary == 可选 = 任选
important = essential == 重要 = 关键
urgent = pressing == 紧急 = 急
dangerous = hazardous = unsafe == 危险 = 不安全
safe = not dangerous == 安全
normal = usual == 正常
abnormal = unusual = irregular == 异常 = 不正常
correct = right = proper == 正确
incorrect = wrong = improper == 错误 = 不正确
suitable = appropriate = fit for purpose == 合适 = 适当 = 适用
unsuitable = inappropriate == 不合适 = 不适用
entire = whole == 完整 = 整个
incomplete = missing parts == 不完整 = 不全
intact = undamaged == 完好 = 无损
functional = working = functioning == 正常工作 = 可用
out of order = not working == 失灵 = 坏了 = 故障
ready = prepared == 就绪 = 准备好
available = on hand == 可用 = 现有
new = brand-new == 新 = 全新
old = aged == 旧 = 老化
used = second-hand == 用过 = 二手
spotless = cleaned == 干净 = 洁净
dirty = soiled == 脏 = 肮脏
sticky = tacky == 粘 = 发粘
slippery = slick == 滑 = 湿滑
smooth == 光滑 = 平滑
rough = coarse == 粗糙 = 粗
fine grained = finely ground == 细
hard = rigid == 硬 = 坚硬
soft = flexible == 软 = 柔软
thick == 厚
thin == 薄 = 细
viscous = thick liquid == 粘稠 = 黏稠
liquid = fluid == 液体 = 流体
solid == 固体
gaseous = in gas form == 气态
hot = very warm == 热 = 高温
warm = lukewarm == 温热 = 温
cold = chilly == 冷 = 低温
heavy = weighty == 重 = 沉重
lightweight = light in weight == 轻 = 轻便
large = big == 大
small = little == 小
high = tall == 高
low == 低
long == 长
short == 短
wide = broad == 宽
narrow = tight space == 窄 = 狭窄
deep == 深
shallow == 浅
fast = quick = rapid == 快 = 快速 = 迅速
slow = slowly == 慢 = 缓慢
loud = noisy == 吵 = 响 = 大声
quiet = silent == 安静
bright = well lit == 明亮 = 亮
dark = dim == 暗 = 黑暗
clear = transparent == 透明 = 清澈
cloudy = turbid == 浑浊
visible = can be seen == 可见 = 看得见
hidden = concealed == 隐藏
empty = emptied == 空
full = filled up == 满
opened = not closed == 敞开
closed = not open == 关闭
blocked = clogged == 堵塞
stuck fast = seized up == 卡死
smashed = shattered == 破碎 = 碎裂
cracked = split open == 开裂 = 破裂
bent = crooked == 弯曲 = 歪
rusty = corroded == 生锈 = 腐蚀
oily = greasy == 油腻 = 有油
dusty = full of dust == 多尘 = 有灰
stable state = steady == 稳定
unstable = unsteady == 不稳定 = 不稳
horizontal = level position == 水平
vertical = upright == 垂直 = 竖直
inclined = tilted = sloping == 倾斜
central = in the middle == 中间 = 中心
left = left side == 左边 = 左侧
right side = right-hand side == 右边 = 右侧
top = upper side == 顶部 = 上部
bottom = underside == 底部 = 下部
front = front side == 前面 = 正面
rear = back side == 后面 = 背面
inside = inner side == 内部 = 里面
outside = outer side == 外部 = 外面
upstream = in front of == 上游
downstream == 下游
clockwise == 顺时针
anticlockwise = counterclockwise == 逆时针
parallel = side by side == 平行
in series == 串联
direction of rotation = rotation direction = sense of rotation == 旋转方向 = 转向
direction of flow = flow direction == 流向 = 流动方向
constant = unchanging == 恒定 = 不变
variable = changeable = adjustable == 可变 = 可调
equal = same = identical == 相同 = 一样
different = differing == 不同
sufficient = enough = adequate == 足够 = 充分
insufficient = not enough = inadequate == 不足 = 不够
excessive = too much == 过多 = 过量
too high == 过高 = 太高
too low == 过低 = 太低
additional = extra = further == 额外 = 附加
at least = not less than == 至少 = 最少
at most = not more than = no more than == 最多 = 不超过
approximately = about = around == 大约 = 约 = 左右
exactly = precisely == 准确 = 精确
completely = fully = entirely == 完全 = 彻底
partly = partially == 部分
only = solely = exclusively == 只 = 仅 = 只有
together = jointly == 一起 = 共同
alone = by oneself == 独自 = 单独
without = free of == 没有 = 无
except = apart from == 除了 = 除外
exception = special case == 例外
condition = state == 状态 = 状况
prerequisite = precondition == 前提 = 条件
reason = grounds == 原因 = 理由
purpose = intended use == 目的 = 用途
method == 方法 = 方式
example = instance == 例子 = 示例
difference = distinction == 区别 = 差异
advantage = benefit == 优点 = 好处
disadvantage = drawback == 缺点 = 坏处
consequence = effect == 后果 = 影响
problem = difficulty == 问题 = 困难
solution to problem = way out == 解决办法 = 对策
measure taken = action taken == 措施
place = location = site == 地点 = 位置
position == 位置
zone = region == 区域 = 区
direction == 方向
side == 侧 = 边
edge == 边缘
corner == 角落 = 拐角
hole = opening == 孔 = 开口
slot = groove == 槽 = 沟槽
air == 空气
mains water = tap water = city water == 自来水
rainwater == 雨水
weather = climate == 天气 = 气候
light source == 光源
sunlight = direct sunlight == 阳光 = 日晒
instrument air == 仪表气 = 仪表空气
equipment qualification == 设备确认
steering = steering system == 转向系统
wired in parallel = parallel connection == 并联
group == 组 = 小组 = 分组
section == 部 = 部分 = 段 = 区段
strip == 条 = 条带 = 带条
pond = lagoon == 塘 = 池塘 = 池
basin == 池 = 水池
starch == 淀粉
flour == 面粉
sugar == 糖
butter == 黄油 = 奶油
egg == 鸡蛋 = 蛋
fruit == 水果
vegetable == 蔬菜
meat == 肉
fish == 鱼
rice == 大米 = 米
wheat == 小麦
red == 红 = 红色
green == 绿 = 绿色
blue == 蓝 = 蓝色
yellow == 黄 = 黄色
white == 白 = 白色
black == 黑 = 黑色
grey = gray == 灰 = 灰色
orange == 橙色 = 橘色
brown == 棕色 = 褐色
colour = color == 颜色
one == 一 = 一个
two == 二 = 两 = 两个
three == 三 = 三个
four == 四 = 四个
five == 五 = 五个
six == 六 = 六个
seven == 七 = 七个
eight == 八 = 八个
nine == 九 = 九个
ten == 十 = 十个
twelve == 十二
first == 第一 = 首次
second == 第二
third == 第三
last == 最后 = 上次
half == 半 = 一半
quarter == 季度 = 四分之一
pair == 对 = 双
total == 总 = 总计 = 合计 = 加起来
remaining == 剩余 = 剩下
less == 少于 = 更少 = 不到
more == 多于 = 更多
large = big == 大 = 大型
small == 小 = 小型
high == 高
low == 低 = 太低
long == 长
short == 短
wide == 宽
narrow == 窄
thick == 厚
thin == 薄
deep == 深
heavy == 重
light == 轻
fast = quick == 快
slow == 慢
hot == 热 = 烫
cold == 冷
warm == 暖 = 温
dry == 干 = 干燥
wet == 湿 = 潮湿
hard == 硬
soft == 软
strong == 强
weak == 弱
old == 旧 = 老
new == 新 = 新的
good == 好 = 良好
bad == 坏 = 差
full == 满 = 充满
empty == 空
open == 开 = 打开 = 敞开
closed = close = shut == 关 = 关闭 = 关上
dark == 暗 = 黑暗
bright == 亮 = 明亮
clean == 干净
dirty == 脏
broken == 坏了 = 损坏 = 断了
torn = tear = break == 断 = 撕裂 = 断裂
late == 迟 = 晚
early == 早
alone == 独自 = 单独 = 一个人 = 自己
together == 一起 = 共同
same time = simultaneously = at once == 同时
suddenly == 突然
immediately = at once == 立即 = 马上 = 立刻
before == 前 = 之前 = 以前 = 先
after == 后 = 之后 = 以后
during == 期间 = 过程中
previous = former = earlier == 以前的 = 上一版 = 旧版 = 先前 = 原来
inside = in == 内 = 里 = 里面 = 内部
outside == 外 = 外面 = 外部
above = over == 上面 = 上方 = 以上
below = under == 下面 = 下方 = 以下
beside = next to == 旁边 = 旁
between == 之间
left == 左 = 左边
right == 右 = 右边
top == 顶部 = 顶
bottom == 底部 = 底
middle == 中间
through == 通过 = 穿过
against == 针对
without == 没有 = 无 = 不用
with == 用 = 跟 = 同
put = place = keep = store == 放 = 放置 = 存放
stand = be placed == 停放
add = dose == 加 = 添加 = 加入
take = remove == 取 = 拿 = 取出
give == 给
have == 有
use == 使用 = 采用 = 用于
make == 做 = 制造 = 制作
do == 干 = 办
go == 去
drive = run == 驾驶 = 行驶 = 跑
run = operate == 运转 = 开动 = 跑
come == 来
enter = go in == 进 = 进入
leave == 离开
carry == 搬 = 携带
pull == 拉 = 拔
push == 推 = 按
lift == 提升 = 抬 = 吊 = 举
hold = keep == 保持
last = keep = good for == 保存 = 用得久 = 够用
shelf life = keep == 保质期 = 有效期 = 能放
turn == 转 = 旋转 = 转动
cut == 切 = 剪
hit == 撞 = 打
fall == 掉 = 落 = 下降
rise == 升 = 上升
burn == 烧 = 燃烧
wash == 洗
wait == 等 = 等待
stop = trip = shut down == 停 = 跳停 = 停下 = 跳闸
start = restart == 开 = 开动 = 启动
ask == 问 = 询问
tell = say == 说 = 告诉
call = phone == 打电话 = 叫 = 呼叫
know == 知道
see == 看 = 看到
look = watch == 观察 = 看着
read == 读
write == 写
sign == 签字 = 签名 = 签
allow = permit = may == 可以 = 允许 = 准许
forbid == 禁止 = 不准
lose = loss == 损失 = 丢失 = 丢
find == 找 = 发现
choose == 选 = 选择
buy == 买 = 购买
sell == 卖 = 出售
pay == 付 = 支付
cost == 花费 = 多少钱
supply = deliver == 供货 = 供应 = 提供
happen == 发生 = 出了
wrong = problem = fault == 问题 = 毛病 = 出问题
reset == 复位 = 重置
protect == 保护
begin == 开始
end == 结束
change == 改 = 变 = 改变
exchange = replace = swap == 换 = 调换
share = portion == 份额 = 占比
content == 含量
size == 尺寸 = 大小
width == 宽度
length == 长度
height == 高度 = 多高
depth == 深度 = 多深
thickness == 厚度 = 多厚
number == 数量 = 号码
weight == 重量
price == 价格
reason == 原因
rule == 规定 = 规则
person = people == 人 = 人们 = 人员
man == 男人
woman == 女人
child = children == 孩子 = 儿童 = 小孩
boss = manager == 老板 = 领导
house == 房屋 = 房子 = 住宅
farm == 农场
street = road == 路 = 道路 = 街
door == 门
window == 窗 = 窗户
room == 房间 = 室
floor == 地板 = 地面
roof == 屋顶 = 顶棚
tree = wood == 树 = 树林 = 森林
water == 水
river == 河 = 河流
rain == 雨 = 下雨
snow == 雪
ice == 冰
sun == 太阳
wind == 风 = 大风
gust == 阵风
wind speed == 风速
summer == 夏天 = 夏季
winter == 冬天 = 冬季
spring season = spring == 春天 = 春季
autumn == 秋天 = 秋季
day == 天 = 日
night == 夜 = 夜间 = 夜里 = 晚上
morning == 早上 = 上午
evening == 傍晚 = 晚上
noon == 中午
weekend == 周末
holiday == 假期 = 节假日
monday == 星期一 = 周一
friday == 星期五 = 周五
sunday == 星期日 = 周日
january == 一月
february == 二月
march == 三月
april == 四月
may == 五月
june == 六月
july == 七月
august == 八月
september == 九月
october == 十月
november == 十一月
december == 十二月
clock time = time of day == 钟点 = 时刻
time == 次数 = 时间
bird == 鸟
bat == 蝙蝠
animal == 动物
dog == 狗
cow == 牛 = 奶牛
pig == 猪
plant = crop == 植物 = 作物
flower == 花
seed == 种子
glass == 玻璃
paper == 纸
cloth = fabric == 布 = 织物
leather == 皮革
stone == 石头
sand == 沙 = 砂
iron == 铁
copper == 铜
lead metal = lead == 铅
aluminium = aluminum == 铝
gold == 金
silver == 银
fluoride == 氟化物 = 氟
chlorine == 氯 = 氯气
hydrogen == 氢 = 氢气
chemical == 药剂 = 化学品
bleach == 漂白剂
powder == 粉 = 粉末
dust == 灰尘 = 粉尘
smoke == 烟
smell = odour == 气味 = 味道
taste == 味道
noise == 噪声
sound == 声音
light lamp = light = lamp == 灯 = 光 = 灯光
scanner == 扫描仪 = 扫描器
instrument = gauge == 仪表 = 仪器
signal == 信号
telephone == 电话
box = container == 箱子 = 集装箱 = 箱
bag == 袋 = 袋子
bottle == 瓶 = 瓶子
wire == 丝 = 钢丝 = 线
broken wire == 断丝
rope == 绳 = 绳子 = 钢丝绳
tower == 塔 = 塔筒
mast == 桅杆 = 塔架
blade == 叶片 = 桨叶 = 刀片
sheet = web == 纸页 = 纸幅 = 张
leaf == 叶子
jacket = sleeve = coat == 套 = 外套
lever == 杠杆 = 手柄
control = helm == 操纵 = 操作
driver == 司机 = 驾驶员
captain == 船长
diver == 潜水员
ship == 船 = 船舶
train == 火车 = 列车
age == 年龄
licence = license == 驾照 = 执照
name == 名字 = 名称 = 叫
address == 地址
place = location == 地方 = 位置 = 地点
space = place == 车位 = 停放位 = 位置
model = type == 型号 = 机型
version = edition == 版本 = 版
condition == 条件
possible == 可能
reason for = purpose == 目的
money == 钱
loan == 贷款
test = check == 测试 = 试验 = 检验
sample == 样品 = 水样 = 样
wear clothes = wear = put on == 穿 = 戴 = 佩戴
eat == 吃
drink == 喝
sleep == 睡
illness = sick == 生病 = 疾病
doctor == 医生
patient == 病人 = 患者
medicine == 药 = 药品
blood == 血 = 血液
hand == 手
foot == 脚
eye == 眼 = 眼睛
head == 头
school == 学校
student == 学生
guest == 客人
ticket == 票
luggage = baggage == 行李
lost property == 失物
all == 所有 = 全部 = 全体
because of = because == 因为 = 由于 = 因
after == 过后
when == 时候 = 的时候 = 时
must == 就得 = 务必 = 得
at most == 顶多 = 至多
at least == 起码
again == 再 = 再次 = 重新 = 又
reopen = open again == 重新开放 = 重新打开
restart = start again == 再启动
close down = close == 封 = 封闭 = 封锁
authority = authorised = allowed == 有权 = 权限 = 授权
change = amend = alter == 修改 = 更改 = 变更
entry = information = record == 信息 = 条目
refuse = reject = send back = return == 退货
reject = scrap = defective == 次品 = 不良品
goods = delivery = shipment == 货 = 来货
goods receipt = delivery == 验收
explosive = explosives == 炸药 = 爆炸物
blast = blasting == 爆破 = 炸开 = 炸
bar = crowbar = lever == 撬棍 = 撬杠 = 铁棍
wedge == 楔子 = 楔
hammer == 大锤
stone = rock = lump = boulder == 石块 = 岩石 = 大块
soil = earth = ground == 土 = 泥土 = 土壤
bank = berm = embankment = mound == 土堤 = 挡土堤 = 堤 = 护堤
edge == 边沿
slope = ramp == 坡道 = 斜坡 = 坡
road = way == 马路
bridge == 桥 = 桥梁
truck = lorry = dumper == 自卸车
overtake = pass == 超车 = 超越
park = parking == 停车 = 停放
passenger == 乘客 = 搭车
pedestrian == 行人
visibility == 能见度 = 视线 = 可见度
fog == 雾 = 起雾 = 大雾
snow == 下雪
ice = icy = frost == 结冰 = 冰冻
lightning = thunderstorm == 雷电 = 雷雨 = 打雷
heat == 热 = 高温
mobile phone = telephone = phone == 手机
radio = walkie-talkie == 对讲机 = 无线电
headset = headphones == 耳机
family = relatives == 家人 = 家属 = 亲属
visitor = guest == 参观者 = 来访者
employee = staff = worker == 工人 = 工作人员
supervisor = foreman = shift leader == 领班 = 工长
manager = head == 主任 = 负责人
deputy == 副职
owner == 业主 = 所有人
cook = chef == 大厨
nurse == 护士
dietitian == 营养师
firefighter = fire brigade == 消防员
police == 警察
food = meal = dish == 饭 = 餐 = 饭菜 = 菜
chilled food == 冷藏食品
minced meat = mince == 肉末 = 绞肉 = 碎肉
chicken = poultry == 鸡肉 = 禽肉
milk == 奶
soup == 汤
peanut == 花生
nut == 坚果
allergen = allergy == 过敏
portion == 份 = 份量
tray == 托盘
oven == 炉
steamer = steam oven == 蒸箱 = 蒸柜
refrigerator = fridge = cold store == 冷藏室
cool = chill == 降温 = 冷藏
heat = warm = reheat == 热 = 升温
cook = cooking == 煮 = 烹饪 = 做饭
bake == 烤
fry == 炒 = 油炸
cut = chop == 剁
descale = scale == 水垢
shelf life = keep = durable == 保存期
taste == 尝
smell = odour == 闻
brand = make == 牌子 = 品牌
price = cost == 价钱
pay = wages = salary == 收入
jewellery = ring == 戒指
watch == 手表
goggles = safety glasses == 眼镜
mask == 口罩 = 面罩
shoes = boots == 鞋 = 靴 = 鞋子
clothing = clothes == 衣服 = 服装
ear protection = hearing protection == 护耳 = 耳塞
harness = fall arrest == 安全带
cellar = basement == 地下室
key == 钥匙
lock = padlock == 锁
sign == 标志 = 牌
fence = barrier == 栏杆 = 护栏
fire == 着火
injury = wound == 伤
burn == 烫伤
splash == 溅 = 溅到
poison = poisonous = toxic == 毒
alkali = lye = caustic == 碱
feed = feeder == 给料 = 给料机
screen = sieve = strainer == 筛 = 筛网
chamber == 腔 = 腔体
jaw == 颚板 = 夹爪
cavity = inside = interior == 腔
reach in = reach into == 伸进
stuck = jammed = blocked == 堵住 = 卡死
jam = blockage = clog == 堵料
free = clear = release == 清除 = 疏通
standstill = stop = stoppage == 停运
shut down = stop == 停运 = 停工
downtime = stop minutes == 停机时间
shift == 班
break = pause == 休息
weekday == 工作日
tuesday == 星期二 = 周二
wednesday == 星期三 = 周三
thursday == 星期四 = 周四
saturday == 星期六 = 周六
empty = drain == 清空 = 倒空
fill == 加满 = 装满 = 灌
pour == 倒
shake == 摇
lower == 放下
store = keep = stored == 储存
throw away = dispose = discard == 扔掉 = 处理掉
paint == 刷漆
drill == 钻 = 钻孔
grind = sharpen == 打磨
belt = conveyor == 输送带
chain == 链
load = payload == 荷载
full load = laden == 满载 = 满负荷
unladen = empty == 空载 = 空车
maximum load = load capacity == 承重 = 载重 = 起重量
speed limit = top speed = maximum speed == 最高速度
charge = charging == 充电
wheel == 轮
brake == 制动
siren = alarm == 警铃
light = lamp == 指示灯
lamp red = red lamp == 红灯
weight = heavy = weigh == 多重
wear = worn == 磨耗
scrap = discard = replace == 报废
age = old == 多大 = 岁
paper = document = edition == 资料
form = sheet == 表 = 表格 = 单
report = reported == 上报
write down = record == 写下 = 记下
book = log == 账本 = 日志 = 记录簿
inspection = check == 巡检
measure = measurement == 量
count == 数
number = quantity == 数目
workshop == 工场
toilet == 洗手间
ward = station == 病房 = 病区
paper = cardboard == 纸板
sheet metal == 钢板 = 铁皮
bath == 槽 = 浴
barrel = drum == 滚筒
canister == 油桶
groundwater == 地下水
heating == 供暖 = 暖气
code = fault code == 代码
`;
