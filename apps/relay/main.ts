import { runRelay } from '#composition';

await runRelay();
