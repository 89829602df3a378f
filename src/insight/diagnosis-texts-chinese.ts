/** Causes and checks of the diagnosis, by their English text; `{}` stands for the name of a tag. */
export const chineseDiagnosisTexts: Readonly<Record<string, string>> = {
  'Bearing wear': '轴承磨损',
  'Listen at the bearing housing and compare its temperature with the sister machine: noise and heat at the bearing, with normal suction pressure, mean bearing wear.':
    '在轴承座处听声音，并与同型设备比较温度：吸入压力正常而轴承有异响和发热，说明轴承磨损。',
  'Mechanical seal leak': '机械密封泄漏',
  'Look at the seal and drip pan from a safe distance: drops from the shaft side mean the seal, drops from the casing joint mean the O-ring, a dry pan means the switch.':
    '在安全距离外观察密封和接液盘：轴侧滴液是密封问题，泵壳接合面滴液是 O 形圈问题，接液盘干燥则是开关问题。',
  'Cavitation from a starved suction': '吸入不足引起汽蚀',
  'Compare suction pressure with strainer differential pressure and tank level: low suction pressure with a normal strainer and level points to a closed or throttled suction valve or gas in the line.':
    '把吸入压力与过滤器压差和罐液位对照：过滤器和液位正常而吸入压力低，说明吸入阀关闭或节流，或管内有气。',
  'Worn impeller': '叶轮磨损',
  'Run the sister pump at the same flow: if discharge pressure is back at once, the worn part is in the first pump.':
    '用另一台同型泵以相同流量运行：如果出口压力立即恢复，磨损件就在原来那台泵里。',
  'Misalignment, unbalance or looseness': '不对中、不平衡或松动',
  'Measure vibration in two directions and look at coupling and foundation bolts: high without a hot bearing, in step with speed, means alignment, balance or looseness.':
    '在两个方向测量振动，并检查联轴器和地脚螺栓：振动高、轴承不热且随转速变化，说明对中、平衡或松动问题。',
  'Mechanical drag: seizing or something caught in the impeller': '机械阻力：卡滞或叶轮内有异物',
  'After isolation turn the shaft by hand: stiff or rubbing means drag in pump or bearing; free means look at supply voltage and motor.':
    '隔离后用手盘轴：发紧或摩擦说明泵或轴承有阻力；转动自如则检查供电电压和电机。',
  'Does not start on command: contactor, motor protection or supply': '有命令却不启动：接触器、电机保护或供电',
  'Look at the motor starter: a command present with an open contactor means coil, protection or supply; no command there means wiring or control.':
    '查看电机启动器：有命令而接触器断开，是线圈、保护或供电问题；没有命令，是接线或控制问题。',
  'Stopped by itself under its command: motor, motor protection or supply': '有运行命令却自行停机：电机、电机保护或供电',
  'Look at the motor starter before resetting anything: a tripped protection relay means motor or load, a blown fuse or missing phase means supply.':
    '复位之前先查看电机启动器：保护继电器动作是电机或负载问题，熔断器熔断或缺相是供电问题。',
  'Machines stopped together: their common supply is lost': '多台设备同时停机：公共供电中断',
  'Look at the incomer and the busbar of their motor control centre before any single starter: one lost supply explains all of them.':
    '先查电机控制中心的进线和母线，再查单个启动器：一处失电可以解释全部停机。',
  'Running without load: coupling failed, prime lost or paddle loose': '空载运行：联轴器损坏、泵失液或桨叶松脱',
  'Watch the shaft behind the coupling while it runs (guard in place): motor turning and shaft standing still means the coupling; both turning means lost prime.':
    '运行时（防护罩保持装好）观察联轴器后的轴：电机转而轴不转是联轴器问题；两者都转是泵失液。',
  'Supply tank empty: no fault of the pump': '供料罐空：不是泵的故障',
  'Gauge the supply tank by hand: really low means supply, a full tank means the level transmitter.':
    '人工测量供料罐液位：确实低是供料问题，罐满则是液位变送器问题。',
  'Discharge closed or blocked': '出口关闭或堵塞',
  'Follow the discharge line to the first valve: pressure before it and none after it shows the blockage.':
    '沿出口管查到第一个阀：阀前有压、阀后无压即为堵塞处。',
  'Strainer or filter blocked': '过滤器堵塞',
  'Read the differential pressure at the strainer on the spot and change over or clean it: pressure and vibration that come back to normal prove it.':
    '就地读取过滤器压差并切换或清洗：压力和振动恢复正常即可证实。',
  'Compressed-air leak': '压缩空气泄漏',
  'Listen for the leak with production air closed area by area: the area whose closing brings the pressure back holds the leak.':
    '逐区关闭生产用气并听漏：关闭后压力恢复的区域就是漏点所在。',
  'Compressor stopped by its own protection': '空压机被自身保护停机',
  'Read the compressor panel: a stored shutdown (oil temperature, motor, pressure) names the protection; none there means supply or control.':
    '查看空压机面板：存储的停机记录（油温、电机、压力）指明是哪项保护；没有记录则是供电或控制问题。',
  'Compressor runs and does not deliver (inlet valve, belt, unloader)': '空压机运行但不供气（进气阀、皮带、卸荷装置）',
  'Look whether it loads: running loaded with falling header pressure means inlet valve or wear, running unloaded means the unloader or its control.':
    '看它是否加载：加载运行而总管压力下降，是进气阀或磨损；卸载运行则是卸荷装置或其控制问题。',
  'Fouled heat exchanger plates': '换热器板片结垢',
  'Compare the hot-side temperature needed for the same outlet with the value after the last cleaning: a growing difference together with more pressure drop means fouling; run a cleaning.':
    '把达到同样出口温度所需的热侧温度与上次清洗后的值比较：差值增大且压降增大说明结垢；进行清洗。',
  'Internal leak between sections (gasket or plate)': '段间内漏（垫片或板片）',
  'Pressure-test the sections one against the other with the line stopped: a falling pressure proves a leak between them.':
    '停线后各段相互打压：压力下降证明段间泄漏。',
  'Heating medium lost or too weak': '加热介质中断或不足',
  'Follow the heat backwards: circulation pump running, steam pressure at the valve, valve position against its command.':
    '沿热源逆向检查：循环泵是否运行、阀前蒸汽压力、阀位与命令是否一致。',
  'Control valve stuck': '调节阀卡住',
  'Give the valve a small step in manual and watch the stem: no movement with air at the positioner means it is stuck.':
    '手动给阀一个小阶跃并观察阀杆：定位器有气而阀杆不动，说明阀卡住。',
  'Sticky control valve (stiction)': '调节阀发涩（静摩擦）',
  'Put the loop in manual: an oscillation that stops in manual, and a stem that moves in jumps, mean stiction and not tuning.':
    '把回路切到手动：手动时振荡停止、阀杆跳动，说明是静摩擦而不是参数整定问题。',
  'Diversion valve does not follow its command': '分流阀不跟随命令',
  'Stop the forward flow by the line stop and compare valve stem and position switches with the command; a stem that stayed means the valve, a stem that moved means the switch. Never bypass it.':
    '用停线停止正向流，并把阀杆和位置开关与命令对照；阀杆没动是阀的问题，动了是开关的问题。绝不可旁路。',
  'Boiler short of feedwater': '锅炉给水不足',
  'Read the gauge glass: really low means feedwater pump, its valve or a leak; normal in the glass means the level transmitter.':
    '读取水位计：确实低是给水泵、其阀门或泄漏问题；水位计正常则是液位变送器问题。',
  'Burner does not fire or fires too little': '燃烧器不点火或燃烧不足',
  'Read the burner control: no flame with water level normal means ignition, fuel or flame detection.':
    '查看燃烧控制器：水位正常而无火焰，是点火、燃料或火焰检测问题。',
  'Chiller tripped': '制冷机跳闸',
  'Read the first-out on the chiller panel and the condenser pressure: high condenser pressure means cooling water or a dirty condenser, else the compressor.':
    '读取制冷机面板上的首发报警和冷凝压力：冷凝压力高是冷却水或冷凝器脏，否则是压缩机问题。',
  'Chiller short of capacity (refrigerant or condenser)': '制冷机能力不足（制冷剂或冷凝器）',
  'Compare suction and condenser pressure with the chart: low suction pressure means refrigerant, high condenser pressure means fouling or cooling water.':
    '把吸气压力和冷凝压力与图表对照：吸气压力低是制冷剂问题，冷凝压力高是结垢或冷却水问题。',
  'Conveyor jam': '输送机卡堵',
  'Look along the conveyor for fallen or wedged containers, with the drive stopped and locked: clearing it and a normal current prove the jam.':
    '在驱动停止并上锁后，沿输送机查找倒下或卡住的容器：清除后电流正常即证实为卡堵。',
  'Dirty or misaligned photo-eye': '光电开关脏污或未对准',
  'Wipe lens and reflector and watch the switch while nothing moves: steady after wiping means dirt, still flickering means alignment or cable.':
    '擦拭镜头和反光板，在静止时观察开关：擦后稳定是脏污，仍闪动是对准或电缆问题。',
  'No bottles or other containers arrive at the infeed': '入口没有瓶子或其他容器到达',
  'Look at the infeed: no containers means supply; containers standing there mean the photo-eye or a jam.':
    '查看入口：没有容器是供应问题；有容器停在那里是光电开关或卡堵问题。',
  'Cap torque drifts (clutch, chuck or setting)': '旋盖扭矩漂移（离合器、夹头或设定）',
  'Measure the removal torque of ten bottles by hand, head by head: one head off means its clutch, all heads off means setting or caps.':
    '人工逐头测量十瓶的开盖扭矩：一个头偏差是它的离合器，所有头偏差是设定或瓶盖问题。',
  'Fill weight off: filling valves or weigher calibration': '灌装重量不对：灌装阀或检重秤校准',
  'Weigh ten bottles on a reference scale: agreement with the checkweigher means the filler, disagreement means the weigher.':
    '用标准秤称十瓶：与检重秤一致是灌装机问题，不一致是检重秤问题。',
  'Warm or wrong delivery into the tank (tanker, supply)': '进罐来料偏热或有误（罐车、供料）',
  'Measure the temperature of the incoming product by hand: warm there means supply, cold there means tank insulation, agitation or the sensor.':
    '人工测量来料温度：来料热是供料问题，来料冷是罐保温、搅拌或传感器问题。',
  'No usable signal from {}: sensor, cable or input card': '{} 没有可用信号：传感器、电缆或输入卡',
  'Measure at the terminals: no signal there means sensor or cable, a good signal there means the input card.':
    '在端子处测量：无信号是传感器或电缆问题，信号正常是输入卡问题。',
  '{} shows a frozen value': '{} 显示值冻结',
  'Change the measured quantity a little and watch the reading: no reaction means a blocked tapping or a dead transmitter.':
    '稍微改变被测量并观察读数：没有反应说明取压口堵塞或变送器失效。',
  '{} reads wrong since one sudden step (transmitter offset)': '{} 自一次突变后读数不准（变送器偏移）',
  'Compare with a reference instrument or a reading on the spot: a constant difference means an offset of the transmitter.':
    '与标准仪表或就地读数比较：差值恒定说明变送器有偏移。',
  '{} reads wrong by a slow drift': '{} 因缓慢漂移读数不准',
  'Compare with a reference instrument: a difference that grew over days or hours means drift of the transmitter.':
    '与标准仪表比较：差值在数小时或数天内增大说明变送器漂移。',
  '{} is noisy or has a loose connection': '{} 有噪声或接触不良',
  'Tap and wiggle the cable while watching the reading, then swap the channel: a fault that moves with the cable is the connection.':
    '敲动电缆并观察读数，然后更换通道：故障随电缆走就是接线问题。',
  '{} reads wrong: it has drifted or is fouled (it disagrees with {}, with which it used to agree)':
    '{} 读数不准：已漂移或结垢（与 {} 不一致，而两者原来一致）',
  'Compare both meters with a reference instrument: the one that differs has drifted or fouled.': '用标准仪表校对两块表：有差异的那块已漂移或结垢。',
  'A changed setting: {}': '设定被更改：“{}”',
  'Ask who made the change and why, and compare the setting with its usual value: symptoms that began after it and end when it is taken back prove it.':
    '询问谁为何更改，并把设定与平常值比较：症状在更改后出现、改回后消失即可证实。',
  'Read {} ({}) over the window.': '读取 {}（{}）在该时段内的值。',
  'Look at, listen to and feel {} on the spot and write down what is unusual and since when.': '在现场对 {} 看、听、摸，记下异常之处和开始时间。',
};
