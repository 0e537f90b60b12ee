import { runService } from '#composition';
import { dosvy } from './index.js';

await runService(dosvy);
