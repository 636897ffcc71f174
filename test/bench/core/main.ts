import { benchGrowth } from './growth.ts';
import { benchHar } from './har.ts';
import { benchMemory } from './memory.ts';
import { benchReading } from './reading.ts';

// Each in a process of its own, so that none inherits a heap or a compiler's opinion from another.
const parts: Record<string, () => void | Promise<void>> = {
  reading: benchReading,
  growth: benchGrowth,
  har: benchHar,
  memory: benchMemory,
};

const part = parts[process.argv[2] ?? ''];
if (part === undefined) throw new Error(`One of: ${Object.keys(parts).join(', ')}`);
await part();
