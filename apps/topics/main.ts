import { runTopics } from '#composition';

await runTopics(process.argv.slice(2));
