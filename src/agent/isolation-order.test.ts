import { describe, expect, it } from 'vitest';
import type { EvidenceItem } from '../domain/evidence.js';
import { collectTurn } from '../domain/turn.js';
import { ScriptedModel } from '../testing/scripted-model.js';
import { fixedTool, turnRig } from '../testing/turn-parts.js';
import { IsolationFirst, needsIsolation } from './isolation-first.js';

/** Steps as models and manuals write them, none with its isolation: pumps, fillers, cranes, boilers, presses, robot cells, transformers, conveyors. */
const steps: readonly (readonly [task: string, answer: readonly string[], act: string])[] = [
  ['pump seal', ['Check the oil level.', 'Undo the four casing bolts and draw the impeller off the shaft.'], 'Undo'],
  ['pump seal, told', ['You then take the back plate out and slide the old seal ring off.'], 'You then'],
  ['nozzles', ['1. Press Stop on the panel.', '2. Clean the filler nozzles with a brush.'], '2. Clean'],
  ['jam', ['Stop the infeed.', 'Reach through the gate and pull the jammed bottle out.'], 'Reach'],
  ['jam, by hand', ['The fallen cartons are cleared by hand.'], 'The fallen'],
  ['filter', ['The strainer basket is lifted out and rinsed.'], 'The strainer'],
  ['belt', ['Slacken the take-up screws, then swap the belt.'], 'Slacken'],
  ['coupling', ['Next, the coupling guard has to be removed.'], 'Next'],
  ['gearbox', ['Step 3: disassemble the gearbox.'], 'Step 3'],
  ['probe', ['After that you can unscrew the probe from its pocket.'], 'After that'],
  ['terminal', ['Tighten the terminals of the starter.'], 'Tighten'],
  ['valve inside', ['Remove the valve bonnet and replace the packing.'], 'Remove'],
  ['motor', ['Disconnect the motor leads and lift the motor off its feet.'], 'Disconnect'],
  ['table', ['| 1 | Take the lid off the hopper |'], '| 1 |'],
  ['tank', ['Enter the tank through the manway.'], 'Enter'],
  ['tank, told', ['One man climbs into the vessel with a hose.'], 'One man'],
  ['belt scraper', ['Lean over the conveyor and scrape the return roller.'], 'Lean'],
  ['order in one sentence', ['Remove the guard and then isolate the drive and verify zero energy.'], 'Remove'],
  ['waived', ['No isolation is needed and no verification either.', 'Open the side cover.'], 'Open'],
  ['valve named isolation', ['The isolation valve is on the left.', 'Verify the oil level.', 'Remove the belt guard.'], 'Remove'],
  [
    'energy restored',
    ['Isolate the drive, lock it out and verify zero energy.', 'Remove your lock and switch the drive back on.', 'Open the guard.'],
    'Open the guard',
  ],
  ['crane rope', ['Uncouple the hook block and unwind the old rope from the drum.'], 'Uncouple'],
  ['crane brake', ['Adjust the brake by turning the nut, then refit the brake cover.'], 'Adjust'],
  ['crane limit', ['Override the upper limit switch to lower the hook.'], 'Override'],
  ['boiler burner', ['Swing the burner out and clean the electrodes.'], 'Swing'],
  ['boiler lockout', ['Press the button to reset the flame lockout.'], 'Press'],
  ['boiler manhole', ['Unbolt the manhole cover and go inside the drum.'], 'Unbolt'],
  ['press die', ['Unclamp the die, then slide the lower tool out.'], 'Unclamp'],
  ['press ram', ['Put your arm between the tools to free the slug.'], 'Put'],
  ['press reset', ['Reset the light curtain with the key.'], 'Reset'],
  ['robot gripper', ['Walk into the cell and change the gripper.'], 'Walk'],
  ['robot estop', ['The emergency stop circuit is then reset at the gate.'], 'The emergency'],
  ['transformer bushing', ['Wipe the bushings and tighten their terminals.'], 'Wipe'],
  ['transformer tap', ['Open the tap changer compartment and inspect the contacts.'], 'Open'],
  ['transformer cable', ['Re-terminate the cable on the low-voltage side.'], 'Re-terminate'],
  ['conveyor', ['Loosen the grub screws first; the roller comes out sideways.'], 'Loosen'],
  ['German, infinitive', ['1. Pumpe abstellen.', '2. Gehäusedeckel abschrauben und Laufrad abziehen.'], '2. Gehäuse'],
  ['German, polite', ['Nehmen Sie die Schutzhaube ab.'], 'Nehmen'],
  ['German, passive', ['Zuerst wird der Riemenschutz abgenommen.'], 'Zuerst'],
  ['German, reaching', ['Greifen Sie von oben hinein und ziehen Sie die Flasche heraus.'], 'Greifen'],
  ['German, reset', ['Quittieren Sie den Not-Halt am Pult.'], 'Quittieren'],
  ['German, cleaning', ['Die Düsen mit einer Bürste reinigen.'], 'Die Düsen'],
  ['Chinese, opening', ['先停泵。', '拆下泵盖，取出叶轮。'], '拆下'],
  ['Chinese, reaching', ['把手伸进料斗取出卡住的瓶子。'], '把手'],
  ['Chinese, reset', ['复位急停按钮。'], '复位'],
  ['Chinese, cleaning', ['用刷子清洁喷嘴。'], '用刷子'],
];
const isolation =
  /isolate the equipment by the site's lockout procedure and verify zero energy|freischalten und die Energiefreiheit prüfen|隔离设备，并确认零能量/u;

function evidenceFor(text: string): EvidenceItem {
  return {
    kind: 'passage',
    label: 'Maintenance booklet, page 3',
    quote: text,
    passageId: 'p1',
    documentId: 'BOOK',
    document: 'Maintenance booklet',
    revision: 'A',
    status: 'current',
    page: 3,
    section: null,
    start: 0,
    end: text.length,
  };
}

describe('isolation before every step that opens, enters, reaches in or resets, for any model', () => {
  it.each(steps)('%s', async (_task, answer, act) => {
    const text = answer.join('\n');
    const model = new ScriptedModel([{ calls: [{ toolName: 'search', input: {} }] }, { text: answer.map((line) => `${line} [E1]`).join('\n') }]);
    const turn = await collectTurn(await turnRig({ models: [model], tools: [fixedTool('search', [evidenceFor(text)])] }).run('How is it done?'));
    const said = turn.sentences.map((sentence) => sentence.text);
    const place = said.findIndex((sentence) => sentence.startsWith(act));
    // Withheld is as good: a step that defeats a safety function does not go out at all.
    if (place >= 0) expect(said.slice(0, place).some((sentence) => isolation.test(sentence))).toBe(true);
    else expect(turn.withheld.some((item) => item.text.includes(act.slice(0, 12)))).toBe(true);
  });

  it('asks for nothing twice where isolation and verification came first, in either language or wording', () => {
    for (const [first, second] of [
      ['Isolate P-7 by the lockout procedure, apply your padlock and verify zero energy.', 'Remove the casing.'],
      ['Lock out the drive.', 'Try to start it: the motor must not move. Then open the guard.'],
      ['Die Anlage freischalten und die Spannungsfreiheit feststellen.', 'Den Deckel abnehmen.'],
      ['按程序上锁挂牌，并验电确认无电。', '拆下护罩。'],
    ] as const) {
      const guard = new IsolationFirst();
      expect(guard.before(first)).toBeNull();
      expect(guard.before(second)).toBeNull();
    }
  });

  it.each([
    'Open the suction valve slowly.',
    'Open HV-3012 by a quarter turn.',
    'The guard was removed on Monday.',
    'The seal was replaced by R. Brandt last week.',
    'Check the seal for leaks.',
    'Read the gauge at the pump.',
    'Open the work order and add the part number.',
    'Never open the door while the drum turns.',
    'Do not reach into the hopper.',
    'Is the cover open?',
    'The pump tripped on low suction pressure at 14:05.',
    'Press Reset on the printer to clear the message.',
    'The level is in the normal range.',
    'The value goes into the shift report.',
    'Enter the setpoint 58 % in the faceplate.',
    'Change the recipe to 1.0 l.',
    'The relief valve opens at 3 bar.',
    'FDV-202 diverted for 40 s.',
    'Öffnen Sie das Ventil HV-3012 langsam.',
    'Die Dichtung wurde gestern ersetzt.',
    'P-101 是否已停？',
    'Gap between rotor and stator: 0.4 mm.',
  ])('is not asked for by: %s', (sentence) => {
    expect(needsIsolation(sentence)).toBe(false);
  });
});
