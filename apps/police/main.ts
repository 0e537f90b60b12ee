import { runService } from '#composition';
import { police } from './index.js';

await runService(police);
