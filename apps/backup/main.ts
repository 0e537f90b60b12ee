import { runBackup } from '#composition';

await runBackup(process.argv.slice(2));
