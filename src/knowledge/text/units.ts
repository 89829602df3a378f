/**
 * Units of measurement as they are written, mapped to one spelling. Keys are lower case after Unicode NFKC.
 * `dimension` lets a question about a torque prefer "48 N·m" over "48 mm". Spellings follow ISO 80000 and common plant usage.
 */
export type Dimension =
  | 'length'
  | 'mass'
  | 'time'
  | 'temperature'
  | 'pressure'
  | 'torque'
  | 'force'
  | 'flow'
  | 'speed'
  | 'rotation'
  | 'velocity'
  | 'volume'
  | 'area'
  | 'power'
  | 'energy'
  | 'current'
  | 'voltage'
  | 'resistance'
  | 'frequency'
  | 'ratio'
  | 'concentration'
  | 'viscosity'
  | 'sound'
  | 'light'
  | 'data'
  | 'stress'
  | 'money'
  | 'count';

const TABLE: readonly (readonly [Dimension, string])[] = [
  [
    'length',
    'mm cm m km µm um nm=nanometre in inch inches ft foot feet mil mils thou millimetre=mm millimetres=mm millimeter=mm millimeters=mm centimetre=cm centimetres=cm centimeter=cm centimeters=cm metre=m metres=m meter=m meters=m kilometre=km kilometres=km kilometer=km kilometers=km mile miles=mile 毫米=mm 厘米=cm 米=m 微米=µm',
  ],
  [
    'mass',
    'kg g mg milligram=mg milligrams=mg milligramm=mg tonnen=t kilogramm=kg t tonne=t tonnes=t tons=t lb lbs=lb oz gram=g grams=g gramm=g kilogram=kg kilograms=kg kilo=kg kilos=kg 千克=kg 公斤=kg 克=g 吨=t',
  ],
  [
    'time',
    's ms h hr=h hrs=h min sec=s secs=s second=s seconds=s minute=min minutes=min mins=min hour=h hours=h day=d days=d d week=week weeks=week month=month months=month year=year years=year yr=year yrs=year shift=shift shifts=shift sekunde=s sekunden=s minuten=min stunde=h stunden=h std=h tag=d tage=d tagen=d woche=week wochen=week monat=month monate=month monaten=month jahr=year jahre=year jahren=year 秒=s 分钟=min 小时=h 天=d 周=week 个月=month 月=month 年=year',
  ],
  ['temperature', '°c °f k=kelvin degc=°c degf=°f ℃=°c ℉=°f celsius=°c fahrenheit=°f 摄氏度=°c 度=°c'],
  [
    'pressure',
    'bar mbar millibar=mbar millibars=mbar bars=bar kpa kilopascal=kpa kilopascals=kpa mpa megapascal=mpa megapascals=mpa pa pascal=pa pascals=pa psi psig=psi barg=bar bara=bar bar(g)=bar hpa mmhg inhg 巴=bar 千帕=kpa 兆帕=mpa',
  ],
  [
    'torque',
    'n·m nm=n·m n.m=n·m n*m=n·m n-m=n·m newtonmetre=n·m newtonmetres=n·m newtonmeter=n·m ft·lb ft-lb=ft·lb ftlb=ft·lb lb·ft=ft·lb lbf·ft=ft·lb in·lb in-lb=in·lb kgf·m 牛米=n·m 牛·米=n·m',
  ],
  ['force', 'n newton=n newtons=n kn kilonewton=kn kilonewtons=kn lbf kgf'],
  [
    'flow',
    'm3/h=m³/h m³/h l/h l/min l/s m3/s=m³/s m³/s gpm kg/h t/h nm3/h=nm³/h nm³/h cfm scfm lpm=l/min cmh=m³/h ml/min ml/h g/h 立方米/小时=m³/h 升/分钟=l/min',
  ],
  ['velocity', 'mm/s m/s m/min km/h in/s ips=in/s ft/s mm/min'],
  ['rotation', 'rpm r/min=rpm 1/min=rpm min-1=rpm u/min=rpm rev/min=rpm 转/分=rpm 转/分钟=rpm'],
  [
    'volume',
    'l ml m3=m³ m³ cl dl hl litre=l litres=l liter=l liters=l ltr=l ltrs=l millilitre=ml millilitres=ml milliliter=ml milliliters=ml gal gallon=gal gallons=gal cm3=cm³ cm³ 升=l 毫升=ml 立方米=m³',
  ],
  ['area', 'm2=m² m² ha hectare=ha hectares=ha mm2=mm² mm² cm2=cm² cm² ft2=ft² ft²'],
  ['power', 'w kw mw hp kva va ps btu/h watt=w watts=w kilowatt=kw kilowatts=kw megawatt=mw megawatts=mw horsepower=hp 千瓦=kw 瓦=w'],
  ['energy', 'j kj mj kwh mwh wh kcal joule=j joules=j kilowatt-hour=kwh kilowatt-hours=kwh'],
  ['current', 'a ma ka amp=a amps=a ampere=a amperes=a milliamp=ma milliamps=ma milliampere=ma 安=a 安培=a 毫安=ma'],
  ['voltage', 'v mv kv vac=v vdc=v volt=v volts=v kilovolt=kv kilovolts=kv millivolt=mv millivolts=mv 伏=v 伏特=v'],
  ['resistance', 'ω=ohm ohm ohms=ohm kω=kohm kohm kiloohm=kohm kilohm=kohm kilohms=kohm mω=mohm mohm megohm=mohm megohms=mohm megaohm=mohm'],
  ['frequency', 'hz hertz=hz khz kilohertz=khz mhz megahertz=mhz 赫兹=hz'],
  ['ratio', '% percent=% prozent=% ‰ ppm ppb 百分比=%'],
  [
    'concentration',
    'mg/l g/l mol/l µs/cm=µs/cm ms/cm us/cm=µs/cm µg/l ug/l=µg/l mg/m3=mg/m³ mg/m³ µg/m3=µg/m³ µg/m³ g/m3=g/m³ g/m³ g/m2=g/m² g/m² l/m2=l/m² l/m² kg/m3=kg/m³ kg/m³ kg/m2=kg/m² kg/m² mmol/l ntu bq/m3=bq/m³ bq/m³ mg/dl g/kg mg/kg cfu/ml',
  ],
  ['viscosity', 'cst cp mpa·s mpas=mpa·s mm²/s mm2/s=mm²/s'],
  ['sound', 'db db(a)=db dba=db decibel=db decibels=db dezibel=db'],
  ['light', 'lux lx=lux lm lumen=lm lumens=lm klx cd candela=cd cd/m2=cd/m² cd/m² w/m2=w/m² w/m²'],
  [
    'data',
    'kb mb gb tb pb kbit/s mbit/s gbit/s mb/s gb/s kbps=kbit/s mbps=mbit/s gbps=gbit/s gigabyte=gb gigabytes=gb terabyte=tb terabytes=tb megabyte=mb megabytes=mb',
  ],
  ['stress', 'n/mm2=n/mm² n/mm² gpa kn/m2=kn/m² kn/m²'],
  ['money', '€ $ £ ¥ eur=€ euro=€ euros=€ usd=$ dollar=$ dollars=$ gbp=£ sterling=£ chf franken=chf francs=chf cent cents=cent cny=¥ rmb=¥ 元=¥'],
  ['count', 'pcs=pieces pc=pieces pieces stk=pieces stück=pieces bottles/h bph=bottles/h cycles strokes units'],
];

/** Compatibility characters unfolded (m³ and m3 are one), lower case, one middle dot, one micro sign. */
function unitKey(written: string): string {
  return written
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[⋅∙•]/g, '·')
    .replace(/\u03bc/g, '\u00b5');
}

const UNITS: ReadonlyMap<string, Readonly<{ unit: string; dimension: Dimension }>> = new Map(
  TABLE.flatMap(([dimension, list]) =>
    list.split(' ').map((entry) => {
      const [spelling = '', unit = spelling] = entry.split('=');
      return [unitKey(spelling), { unit, dimension }] as const;
    }),
  ),
);

/** The one spelling and the dimension of a written unit, or `null`. `written` may be in any case; "M3/H" and "m³/h" give one unit. */
export function unitOf(written: string): Readonly<{ unit: string; dimension: Dimension }> | null {
  return UNITS.get(unitKey(written)) ?? null;
}
