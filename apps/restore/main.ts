import { runRestore } from '#composition';

await runRestore(process.argv.slice(2));
