import { serve } from '../raw/pool.ts';
import { blockJob } from './jobs.ts';

serve(blockJob);
