import { runService } from '#composition';
import { ngo } from './index.js';

await runService(ngo);
