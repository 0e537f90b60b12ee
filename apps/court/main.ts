import { runService } from '#composition';
import { court } from './index.js';

await runService(court);
