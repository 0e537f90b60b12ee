import { runGateway } from '#composition';

await runGateway();
