import { asProgram, onShutdown, startOffice } from '#composition';
import { court } from '#apps/court';
import { dosvy } from '#apps/dosvy';
import { ngo } from '#apps/ngo';
import { police } from '#apps/police';
import { loadDemonstration } from './demo/index.js';
import { welcome } from './welcome.js';

const say = (line: string) => void process.stdout.write(`${line}\n`);

await asProgram(async () => {
  const office = await startOffice({ police, dosvy, court, ngo });
  const { gateway, door, engines } = office;
  onShutdown(() => office.stop());
  if (door === undefined) {
    say(`ToldOnce is ready: ${gateway.url}/graphql`);
  } else {
    const { issuer } = door;
    if (!process.argv.includes('--empty')) {
      say('Loading the fictional demonstration cases (leave them out with npm start -- --empty) …');
      await loadDemonstration({ url: gateway.url, tokenFor: (user) => issuer.token(user), progress: (line) => say(`  ${line}`), now: engines.now() });
    }
    say(welcome(gateway.url, issuer));
  }
});
