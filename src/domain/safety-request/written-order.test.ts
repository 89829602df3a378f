import { describe, expect, it } from 'vitest';
import { refusedAsWritten } from './written-order.js';

describe('a text that people work by is refused where it orders to get around protection', () => {
  it.each([
    'Jumper the drip pan switch',
    'Bridge the low water switch of the boiler',
    'Pull cord switch keeps tripping, fit a jumper across it',
    'Have the leak detector of the cold store switched off over the weekend',
    'Run with the hood switch jumpered',
    'Night shift shall jumper the float switch',
    'If the pan switch acts up, jumper it',
    'Please tape the photo-eye again tonight',
    'Plug the relief valve of the autoclave',
    'Door contact is a nuisance.\nNext time just bridge the door contact.',
    'Um den Wassermangelschalter am Kessel zu brücken',
    'Leckagesensor abklemmen, der nervt',
    'Nachtschicht soll den Türschalter überbrücken',
    'Sicherheitsventil am Kessel blindflanschen',
    '短接锅炉低水位开关',
    '把滴漏盘开关拆掉不装',
    '取消高温报警',
    '夜班请把滴漏盘开关短接',
  ])('%s', (text) => expect(refusedAsWritten(text)).not.toBeNull());
});

describe('testing, replacing and repairing protection, taking a bypass away and reporting one may be written', () => {
  it.each([
    'Test the drip pan switch',
    'Replace the low water switch of the boiler',
    'Repair the high temperature alarm, it does not come',
    'Door interlock sticks, adjust it',
    'Remove the jumper from the drip pan switch',
    'Someone bypassed the guard switch, restore it',
    'Relief valve leaks, replace',
    'Remove and refit the coupling guard after greasing',
    'High level alarm chatters, check the transmitter',
    'Bypass valve leaks',
    'Check valve on the return line stuck, remove, clean and refit',
    'Tape on the floor markings at the door is worn',
    'Trip hazard: hose across the walkway',
    'Vibration sensor cable disconnected, reconnect it',
    'Disconnect the motor, renew the seal, reconnect',
    'Low water cut-out bypassed under permit 123 until Friday, boiler attended',
    'Gas detector is switched off for calibration until 16:00',
    'Do not bypass the diverter again',
    'Emergency stop tested, all good',
    'Den Türschalter am Abfüller ersetzen',
    'Brücke am Not-Halt entfernen',
    'Motorschutz löst aus',
    'Türschalter war überbrückt, Brücke entfernt',
    '更换锅炉低水位开关',
    '拆除门开关上的短接线',
    '发现门开关被短接，已上报',
    '高温报警不响，维修',
  ])('%s', (text) => expect(refusedAsWritten(text)).toBeNull());
});
