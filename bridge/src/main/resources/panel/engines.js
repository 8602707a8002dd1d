// Who can make shots; asked when the panel opens and when the settings do.
import { get } from './bridge.js';

let known = [];
export const engines = () => known;

export async function findEngines(check) {
  known = (await get('/v1/engines' + (check ? '?check=true' : ''))).items;
  return known;
}
