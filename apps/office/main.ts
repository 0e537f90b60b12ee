import { onShutdown, startOffice } from '#composition';
import { court } from '#apps/court';
import { dosvy } from '#apps/dosvy';
import { ngo } from '#apps/ngo';
import { police } from '#apps/police';

const office = await startOffice({ police, dosvy, court, ngo });
onShutdown(() => office.stop());
process.stdout.write(`ToldOnce is ready: ${office.gateway.url}/graphql\n`);
