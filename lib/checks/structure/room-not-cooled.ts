import { Check } from '../check';
import { Severity } from '../finding';
import { number, some } from '../words';
import { uncooledRooms } from './uncooled-rooms';

/** Share of the heat of IT that UPS and boards may give to rooms of which nothing is said (engineering default). */
const SMALL = 0.01;

/** Losses that no loop takes: a plant that was left out of the loads of the cooling. */
export const roomNotCooled: Check = {
  id: 'structure/room-not-cooled',
  code: 'RoomNotCooled',
  severity: Severity.WARNING,
  title: 'the losses of UPS, boards and rectifiers are taken, but for one hundredth of the heat of IT',
  reason: 'A power plant that is not among the loads of the cooling heats its room, and chillers are sized without it.',
  inputs: ['coolant links', 'UpsModel.curve', 'DcRectifierProps.efficiency'],
  source: 'completeness of the design; 1 % is an engineering default',
  acknowledgeable: true,
  evaluate: (analysis) => {
    const rooms = uncooledRooms(analysis);
    const lossKw = rooms.reduce((sum, room) => sum + room.lossKw, 0);
    const limit = SMALL * analysis.totals.itThermalKw;
    if (limit === 0 || lossKw <= limit * (1 + 1e-9)) {
      return [];
    }
    const paths = rooms.map(({ asset }) => asset.path);
    return [
      {
        path: paths[0],
        message: `the losses of ${paths.length} UPS, boards or rectifiers, ${number(lossKw)} kW, are taken by nothing: ${some(paths)}`,
        measured: lossKw,
        limit,
        unit: 'kW',
        fix: "put their power plant among the 'loads' of a cooling plant, or let a loop cool them",
      },
    ];
  },
};
