import { runReplay } from '#composition';
import { court } from '#apps/court';
import { dosvy } from '#apps/dosvy';
import { ngo } from '#apps/ngo';
import { police } from '#apps/police';

await runReplay(process.argv.slice(2), [police, dosvy, court, ngo]);
