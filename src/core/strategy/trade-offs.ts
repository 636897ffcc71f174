import type { SiteFacts } from './facts.ts';
import { measure } from './measure.ts';
import type { StrategyReport, TradeOff } from './strategy.ts';
import { weighCors } from './trade-offs/cors.ts';
import { weighDataStorage } from './trade-offs/data-storage.ts';
import { weighDataTransmission } from './trade-offs/data-transmission.ts';
import { weighScalability } from './trade-offs/scalability.ts';
import { weighSecurity } from './trade-offs/security.ts';
import { weighSize } from './trade-offs/size.ts';
import { weighStatefulness } from './trade-offs/statefulness.ts';

/** The seven dimensions of "JWT or session?" for this site: what it does, what was measured, and what the other approach would change. `now` in ms. */
export function weighTradeOffs(facts: SiteFacts, strategy: StrategyReport, now: number): TradeOff[] {
  const measured = measure(facts, strategy, now);
  if (measured === undefined) return [];
  return [
    weighStatefulness,
    weighDataStorage,
    weighScalability,
    weighSecurity,
    weighDataTransmission,
    weighSize,
    weighCors,
  ].map((weigh) => weigh(measured));
}
