/**
 * Invented documents for developing and testing retrieval: makers, models and figures are fictional. Written in a small notation:
 * `#` section, `##` subsection, `|` table row (the first one of a run holds the column headings), `1.` step, `!` warning kept with
 * the steps, `- ` record of a log. Everything else is running text, one paragraph a line.
 */
export type LibraryDocument = Readonly<{
  id: string;
  title: string;
  revision: string;
  status?: 'current' | 'superseded';
  supersedes?: string;
  language: 'en' | 'de' | 'zh';
  kind: 'manual' | 'log' | 'policy';
  appliesTo: readonly string[];
  accessRoles?: readonly ('technician' | 'engineer' | 'shift-lead' | 'manager' | 'admin')[];
  body: string;
}>;

const CONVEYOR = `# 1 Scope
This manual covers the Oxbow BT-300 belt conveyor from serial number 4400 on. It is meant for trained maintenance staff. The conveyor carries cartons and crates of up to 35 kg each at a belt speed of 0.2 to 0.8 m/s.
The drive unit stands at the discharge end. It consists of a 1.5 kW geared motor, a drive pulley with rubber lagging and a torque arm. The tail pulley carries the take-up screws.
# 2 Commissioning
## 2.1 Belt tension
Tension the belt with the two take-up screws at the tail pulley until it elongates by 0.4 %. Measure over a marked length of 2,000 mm: the marks must move apart by 8 mm. A belt that is too slack slips at start-up; a belt that is too tight overloads the bearings.
## 2.2 Belt tracking
Run the conveyor empty for 15 minutes and watch the belt edge. If the belt wanders more than 10 mm, turn the tracking screw of the tail pulley by a quarter turn and wait five belt revolutions before the next correction.
# 3 Maintenance
## 3.1 Intervals
Table 3-1 Maintenance intervals
| Component | Task | Interval | Who
| Drive chain | Lubricate with chain oil VG 100 | every 250 hours | technician
| Belt scraper | Check the blade, replace below 6 mm | weekly | operator
| Gear unit | Change the oil, 1.9 litres of synthetic CLP 220 | every 10,000 hours or 3 years | technician
| Take-up screws | Clean and grease | monthly | technician
| Pull-cord switch | Function test | every 3 months | electrician
## 3.2 Replacing the drive pulley bearings
! WARNING: Lock out the main isolator before opening the drive guard. The belt may move when the tension is released.
1. Release the belt tension by turning both take-up screws back 20 turns.
2. Remove the drive guard and the torque arm.
3. Pull the pillow block bearings UCP 208 off the shaft with a two-arm puller.
4. Heat the new bearings to 90 °C and push them on up to the shoulder.
5. Tighten the set screws to 18 N·m and refit the guard.
## 3.3 Tightening torques
Table 3-2 Tightening torques, see also section 3.2
| Screw joint | Size | Torque
| Pillow block to frame | M12 | 79 N·m
| Set screw of the bearing insert | M8 | 18 N·m
| Gear unit to torque arm | M10 | 46 N·m
| Scraper holder | M6 | 9 N·m
# 4 Faults
## 4.1 Belt slips
Possible causes are a slack belt, wet or greasy lagging, and a blocked tail pulley. Retension the belt first (section 2.1); if it still slips, clean the lagging with a degreaser and check the wear: lagging thinner than 5 mm must be renewed.
## 4.2 Drive does not start
Check the pull-cord switch PCS-12 and the motor protection switch. The frequency converter shows E07 when the pull cord has been pulled and E12 on overtemperature of the motor. Reset E07 only after the cord has been inspected over its whole length.
# 5 Spare parts
Table 5-1 Spare parts
| Part number | Description | Quantity
| BT3-4410 | Belt, 600 mm wide, two-ply | 1
| BT3-2208 | Pillow block bearing UCP 208 | 4
| BT3-7719 | Scraper blade, polyurethane | 2
| BT3-1005 | Pull-cord switch | 2`;

const CONVEYOR_OLD = CONVEYOR.replace('M12 | 79 N·m', 'M12 | 68 N·m')
  .replace('elongates by 0.4 %', 'elongates by 0.6 %')
  .replace('move apart by 8 mm', 'move apart by 12 mm')
  .replace('every 10,000 hours or 3 years', 'every 6,000 hours or 2 years')
  .replace('serial number 4400', 'serial number 3100');

const PACKER = `# Operation
## Starting a batch
1. Switch on the main switch Q1 and wait until the panel shows READY.
2. Choose the recipe and confirm it with the key.
3. Place the product in the lower web and close the side doors.
4. Press START. The first three packs are always rejected as trial packs.
## Vacuum and sealing
The Kestrel VX-18 evacuates the chamber to 4 mbar within 2.8 s. The vacuum pump is an oil-sealed rotary vane pump. Sealing takes place at 135 to 150 °C for 1.2 s; thicker top film needs a longer sealing time, not a higher temperature.
If packs lose vacuum after a day, check the seal seam for folds and product residue before changing any parameter. Worn silicone profile is the second most frequent cause.
# Cleaning
Clean the chamber at the end of every shift. Use only neutral foam below 50 °C; never point a high-pressure cleaner at the control cabinet or at the sealing tools. Dry the cutting unit by hand: the knives are sharp and rust quickly.
# Maintenance
## Vacuum pump
Check the oil level daily through the sight glass. Change the pump oil after the first 100 operating hours and then every 500 operating hours; the filling is 0.75 l of VM 100. Replace the exhaust filter once a year, or earlier when oil mist leaves the pump.
## Knives
The cross-cutting knives last about 400,000 cycles. Only the service engineer of the manufacturer may regrind them.
# Messages
| Code | Meaning | Remedy
| A-101 | Side door open | Close the door, acknowledge
| A-114 | Vacuum not reached in time | Check the chamber seal and the pump oil
| A-120 | Sealing temperature too low | Wait; after 10 minutes check heater fuse F6
| A-133 | Film end | Insert a new reel, thread the film`;

const COMPRESSOR_DE = `# 1 Allgemeines
Der Kolbenverdichter Brunner KV-45 liefert ölfreie Druckluft mit einem Höchstdruck von 10 bar. Die Anlage besteht aus dem Verdichterblock, dem Drehstrommotor mit 22 kW, dem Nachkühler und dem Kondensatabscheider.
# 2 Aufstellung
Die Raumtemperatur muss zwischen 5 und 40 °C liegen. Halten Sie zu jeder Wand einen Abstand von mindestens 0,8 m ein. Die Zuluftöffnung muss 1,2 m² groß sein.
# 3 Wartung
## 3.1 Keilriemen spannen
1. Verdichter ausschalten, Hauptschalter abschließen und Anlage drucklos machen.
2. Riemenschutz abnehmen.
3. Motor auf den Spannschienen verschieben, bis sich der Riemen in der Mitte um 12 mm durchdrücken lässt.
4. Schrauben der Spannschienen mit 85 N·m anziehen.
## 3.2 Wartungsplan
| Bauteil | Tätigkeit | Intervall
| Ansaugfilter | Reinigen, bei Beschädigung ersetzen | alle 500 Betriebsstunden
| Kolbenringe | Ersetzen | alle 8.000 Betriebsstunden
| Ventile | Auf Ölkohle und Bruch prüfen | alle 2.000 Betriebsstunden
| Sicherheitsventil | Durch Anlüften prüfen | jährlich
| Kondensatableiter | Funktion prüfen | wöchentlich
# 4 Störungen
Steigt die Lagertemperatur über 90 °C, schaltet der Motorschutz ab. Ursache ist meist verhärtetes Schmierfett oder ein zu straff gespannter Riemen. Schmieren Sie die Lager mit 30 g Fett NLGI 2 nach.
Erreicht der Verdichter den Enddruck nicht, sind häufig undichte Ventile oder ein verstopfter Ansaugfilter die Ursache. Der Fehlercode F23 zeigt einen Ausfall des Drucksensors an.`;

const OSMOSIS_ZH = `# 1 概述
海川 RO-200 反渗透设备用于锅炉补给水的除盐，产水量为每小时 2.0 吨，回收率 75%。设备由预处理、高压泵、膜组件和清洗系统组成。
# 2 运行
启动前必须确认进水压力在 0.2 到 0.4 MPa 之间，余氯低于 0.1 mg/L。余氯过高会损坏反渗透膜。
高压泵出口压力正常值为 1.1 MPa，超过 1.5 MPa 时自动停机。产水电导率高于 20 µs/cm 时应报告值班长。
# 3 维护
## 3.1 化学清洗步骤
1. 停机并冲洗十分钟。
2. 用 2% 柠檬酸溶液循环清洗六十分钟，温度不超过 35 °C。
3. 用产水冲洗至 pH 值为中性。
## 3.2 周期
| 部件 | 工作内容 | 周期
| 保安过滤器滤芯 | 更换 | 每三个月
| 反渗透膜 | 化学清洗 | 每六个月或压差超过 0.25 MPa
| 高压泵轴承 | 加注润滑脂 15 g | 每 2000 小时
| 电导率仪 | 校准 | 每月`;

const CONFINED = `# 1 Purpose
This procedure protects people who enter tanks, silos, pits and ducts of the site. A confined space is any largely enclosed place in which a hazardous atmosphere may form.
# 2 Responsibilities
The shift supervisor issues the entry permit and decides about its extension. The attendant stays at the entrance for the whole time, keeps the entry log and calls the rescue team; he never enters the space himself. The safety officer audits one permit in ten.
# 3 Entry
## 3.1 Gas test
Before entry the atmosphere is tested at the top, in the middle and at the bottom. Entry is allowed with oxygen between 19.5 and 23.5 % by volume, flammable gas below 10 % of the lower explosive limit and hydrogen sulphide below 5 ppm. The test is repeated every 30 minutes during the work.
## 3.2 Steps
! WARNING: Never enter to rescue a collapsed colleague without breathing apparatus.
1. Isolate all feed lines with blinds or by removing a spool piece.
2. Ventilate for at least 20 minutes.
3. Test the atmosphere and write the results on the permit.
4. Fit the entrant with harness and lifeline.
5. Station the attendant and check the radio.
## 3.3 Validity
An entry permit is valid for one shift, at most 8 hours. After an interruption of more than 60 minutes it has to be issued anew.
# 4 Records
Permits are kept for five years by the safety department.`;

const SPILL = `# Chemical handling and spill response
## Protective equipment
Wear a face shield, a chemical apron and nitrile gloves of at least 0.4 mm when handling nitric acid or caustic soda. Contact lenses are not allowed in the dosing room.
## Small spills
Spills of less than 5 litres may be absorbed with universal granulate by the operator on duty. Neutralise acid residues with soda ash until the foam stops, then collect them in a blue drum.
## Large spills
For spills above 5 litres leave the room, close the doors and call the internal emergency number 4711. Nobody goes back in before the fire brigade has released the area.
## Eye contact
Rinse the eye under the emergency shower for at least 15 minutes and see a doctor at once. Chemical storage is inspected by the environmental manager every two weeks.
## Energy target
The site expects to reduce its steam consumption by up to 12 % until 2028; the works council has raised concerns about night-time temperature set-back.`;

const REFRIGERATION = `# 1 Description
The ammonia plant RK-7 consists of two screw compressors SC-701 and SC-702, the evaporative condenser EC-710, the receiver V-720 and the pump separator V-730 with the circulating pumps P-731A and P-731B. The charge is 1,450 kg of ammonia.
# 2 Limits
Table 2-1 Limits and responses
| Point | Tag | Alarm | Trip | Response
| Discharge pressure | PT-705 | 13.5 bar | 15.0 bar | check condenser fans and water
| Suction pressure | PT-702 | 0.4 bar | 0.1 bar | check liquid feed
| Oil temperature | TT-708 | 65 °C | 75 °C | check the oil cooler
| Separator level | LT-733 | 70 % | 85 % | reduce the feed, compressors stop on trip
| Ammonia in the machine room | AT-790 | 25 ppm | 500 ppm | leave the room, ventilation starts
# 3 Operation
The lead compressor is changed over every Monday. The standby compressor starts when the suction pressure stays above 2.4 bar for 3 minutes. P-731A and P-731B are changed over automatically after 24 hours.
## 3.1 Draining oil from the separator
! DANGER: Ammonia burns skin and eyes. Two people, full mask and gloves.
1. Close the drain valve to the oil pot and wait until the pot is warm.
2. Open the vent to the suction line slowly.
3. Drain the oil through the spring-loaded valve, never through a hose.
4. Weigh the drained oil and enter it in the log.
# 4 Faults
High discharge pressure is usually caused by scale on the condenser tubes, a failed fan or non-condensable gas. Purge air at the receiver when the condensing temperature is more than 3 K above the value for the pressure. Vibration of a compressor above 9 mm/s calls for an inspection of the coupling alignment; the permissible misalignment is 0.05 mm.
Circulating pumps that cavitate have too little liquid above the suction: check LT-733, then the strainer. For the oil charge refer to Table 5-10.
# 5 Fillings
Table 5-10 Fillings
| Item | Medium | Quantity
| Screw compressor SC-701 | PAO 68 | 180 l
| Screw compressor SC-702 | PAO 68 | 165 l
| Circulating pump barrier fluid | white oil | 4.5 l`;

const LOG = `- 2025-02-11; CV-300-04; belt mistracking, edge frayed; tracking screw adjusted, belt edge cut back; 1.5 h; J. Ortega
- 2025-03-02; SC-702; oil temp high 71 degC; oil cooler strainer cleaned; 2.0 h; M. Lindt
- 2025-03-19; VX18-2; A-114 several times; chamber seal replaced, vac pump oil changed; 1.0 h; J. Ortega
- 2025-04-07; P-731B; noisy brg, NDE; bearing 6309 replaced, aligned; 3.5 h; M. Lindt
- 2025-05-23; RO-200; high conductivity 34 µs/cm; membrane cleaned with citric acid; 4.0 h; H. Wei
- 2025-06-30; EC-710; fan belt broken; V-belt set SPA 1732 fitted; 0.8 h; J. Ortega`;

const RECIPES = `# Dosing secrets
The flavour dosing station uses 3.7 g of compound Marigold per 100 kg of base. The compound is stored at 6 °C and expires after 90 days. Zirconia beads of the dosing mill are renewed every 1,200 hours.
The interlock between the dosing mill and the flavour tank is checked by the process engineer.`;

export const LIBRARY: readonly LibraryDocument[] = [
  {
    id: 'OXB-BT300',
    title: 'Oxbow BT-300 belt conveyor: maintenance manual',
    revision: 'B',
    language: 'en',
    kind: 'manual',
    appliesTo: ['BT-300', 'CV-300-04'],
    supersedes: 'OXB-BT300 A',
    body: CONVEYOR,
  },
  {
    id: 'OXB-BT300',
    title: 'Oxbow BT-300 belt conveyor: maintenance manual',
    revision: 'A',
    status: 'superseded',
    language: 'en',
    kind: 'manual',
    appliesTo: ['BT-300', 'CV-300-04'],
    body: CONVEYOR_OLD,
  },
  {
    id: 'KES-VX18',
    title: 'Kestrel VX-18 vacuum packing machine: operator manual',
    revision: '4',
    language: 'en',
    kind: 'manual',
    appliesTo: ['VX-18'],
    body: PACKER,
  },
  {
    id: 'BRU-KV45',
    title: 'Brunner KV-45 Kolbenverdichter: Betriebsanleitung',
    revision: '2',
    language: 'de',
    kind: 'manual',
    appliesTo: ['KV-45'],
    body: COMPRESSOR_DE,
  },
  { id: 'HC-RO200', title: '海川 RO-200 反渗透设备操作手册', revision: '3', language: 'zh', kind: 'manual', appliesTo: ['RO-200'], body: OSMOSIS_ZH },
  { id: 'PRC-CSE', title: 'Confined space entry procedure', revision: '7', language: 'en', kind: 'policy', appliesTo: [], body: CONFINED },
  { id: 'PRC-CHEM', title: 'Chemical handling and spill response', revision: '2', language: 'en', kind: 'policy', appliesTo: [], body: SPILL },
  {
    id: 'HB-RK7',
    title: 'Ammonia refrigeration plant RK-7: operating handbook',
    revision: '1.2',
    language: 'en',
    kind: 'manual',
    appliesTo: ['RK-7'],
    body: REFRIGERATION,
  },
  { id: 'LOG-25', title: 'Maintenance log 2025', revision: '1', language: 'en', kind: 'log', appliesTo: [], body: LOG },
  { id: 'SEC-DOSE', title: 'Flavour dosing', revision: '1', language: 'en', kind: 'manual', appliesTo: [], accessRoles: ['engineer'], body: RECIPES },
];
