import type { Calendar } from '../../calendar.js';
import type { Life } from '../../life.js';
import type { OfficeApi } from '../../office-api.js';
import { register } from '../../registration.js';
import { theInterview } from './the-interview.js';
import { theNight } from './the-night.js';
import { theShelter } from './the-shelter.js';
import { theTrial } from './the-trial.js';
import { theWayHome } from './the-way-home.js';
import { girl } from './who-and-what.js';

export const key = 'night-hotline';

/** From the night call to the last visit at home, as far as it can be recorded so far. */
export async function nightHotline(api: OfficeApi, calendar: Calendar): Promise<void> {
  const registrar = { user: 'police-1710', key, at: calendar.at(girl.daysAgo, '01:25') };
  const { id: childId } = await register(api, registrar, girl, { village: 'ភូមិគំរូ' });
  let life: Life = { api, calendar, key, person: girl, childId };
  for (const part of [theNight, theInterview, theShelter, theTrial, theWayHome]) life = await part(life);
}
