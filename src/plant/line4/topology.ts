import type { AssetLink } from '../../domain/asset.js';

type Row = readonly [from: string, to: string, text: string];

/** The way of the milk and of the bottles, from tanker to packer. */
const feeds: readonly Row[] = [
  ['T-101', 'S-101', 'raw milk outlet'],
  ['S-101', 'P-101A', 'common suction line'],
  ['S-101', 'P-101B', 'common suction line'],
  ['P-101A', 'A100', 'discharge header'],
  ['P-101B', 'A100', 'discharge header'],
  ['A100', 'CV-110', 'discharge header to flow control'],
  ['CV-110', 'HX-201', 'raw milk to regeneration'],
  ['HX-201', 'HT-201', 'heated milk to the holding tube'],
  ['HT-201', 'FDV-202', 'held milk to the diversion valve'],
  ['FDV-202', 'CV-205', 'pasteurised milk through regeneration and cooling to the back-pressure valve'],
  ['FDV-202', 'T-101', 'diverted milk returns to the raw tank'],
  ['CV-205', 'T-301', 'pasteurised milk to the buffer tank'],
  ['T-301', 'F-401', 'product to the filler bowl'],
  ['CN-401', 'F-401', 'bottles to the infeed star'],
  ['F-401', 'CP-401', 'filled bottles to the capper'],
  ['CP-401', 'CW-401', 'capped bottles to the checkweigher'],
  ['CW-401', 'CN-402', 'good bottles to the outfeed'],
  ['T-501', 'P-501', 'caustic to CIP supply'],
  ['T-502', 'P-501', 'acid to CIP supply'],
];

/** Media: heat, cold, air, water and what moves them. */
const supplies: readonly Row[] = [
  ['P-604', 'BL-601', 'feedwater'],
  ['BL-601', 'CV-201', 'steam'],
  ['BL-601', 'T-501', 'steam to the caustic heater'],
  ['BL-601', 'T-502', 'steam to the acid heater'],
  ['CV-201', 'P-202', 'steam heats the hot-water loop'],
  ['P-202', 'HX-201', 'hot water to the heating section'],
  ['P-203', 'HX-201', 'booster holds the product side above the raw side'],
  ['CV-205', 'HX-201', 'back pressure holds the product side above the raw side'],
  ['P-601A', 'A600', 'cooling-water header'],
  ['P-601B', 'A600', 'cooling-water header'],
  ['P-601C', 'A600', 'cooling-water header'],
  ['A600', 'CH-601', 'cooling water to the condenser'],
  ['CH-601', 'HX-201', 'chilled water to the cooling section'],
  ['CH-601', 'T-301', 'chilled product keeps the buffer cold'],
  ['AC-601', 'AF-601', 'compressed air'],
  ['AF-601', 'CV-110', 'instrument air'],
  ['AF-601', 'CV-201', 'instrument air'],
  ['AF-601', 'CV-205', 'instrument air'],
  ['AF-601', 'FDV-202', 'instrument air'],
];

const measures: readonly Row[] = [
  ['PE-401', 'F-401', 'no bottles at the photo-eye suspends the filler'],
  ['TT-202', 'FDV-202', 'legal temperature decides forward or divert'],
];

/** What the control programs do to other equipment (knowledge/plc). */
const interlocks: readonly Row[] = [
  ['P-101A', 'P-101B', 'standby starts when the duty pump fails'],
  ['P-101B', 'P-101A', 'standby starts when the duty pump fails'],
  ['P-101A', 'P-203', 'the booster runs only with a raw milk pump'],
  ['P-101B', 'P-203', 'the booster runs only with a raw milk pump'],
  ['P-203', 'FDV-202', 'low pressure difference diverts'],
  ['CV-110', 'FDV-202', 'short holding time diverts'],
  ['FDV-202', 'P-203', 'diversion stops the booster'],
  ['FDV-202', 'P-101A', 'a diversion valve that does not follow stops the raw milk pumps'],
  ['FDV-202', 'P-101B', 'a diversion valve that does not follow stops the raw milk pumps'],
  ['CN-402', 'F-401', 'a backed-up or jammed outfeed stops the filler'],
  ['CW-401', 'F-401', 'too many rejects hold the filler'],
];

const linksOf = (rows: readonly Row[], kind: AssetLink['kind']): readonly AssetLink[] => rows.map(([from, to, text]) => ({ from, to, kind, text }));

/** How disturbances travel through Line 4, as its flow sheets and interlock tables show it. Says what can reach what, never what has failed. */
export const line4Links: readonly AssetLink[] = [
  ...linksOf(feeds, 'feeds'),
  ...linksOf(supplies, 'supplies'),
  ...linksOf(measures, 'measures'),
  ...linksOf(interlocks, 'interlocks'),
];
