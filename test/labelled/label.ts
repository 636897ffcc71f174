import type { Exchange } from '../../src/core/http/exchange.ts';
import type { LoginId, ShapeId, StrategyId } from '../../src/core/strategy/strategy.ts';
import { type Browser, createBrowser } from './browser.ts';

/** A capture with what is true about it. */
export interface Labelled {
  name: string;
  /** Registrable domain that the label is about. */
  site: string;
  strategies: readonly StrategyId[];
  logins: readonly LoginId[];
  shapes?: readonly ShapeId[];
  pkce?: string;
  exchanges: readonly Exchange[];
}

export interface Truth {
  site?: string;
  is: StrategyId | readonly StrategyId[];
  login?: LoginId | readonly LoginId[];
  shape?: ShapeId | readonly ShapeId[];
  pkce?: string;
}

/** Records a visit and says what is true about it. `site` is `shop.example` unless it says another. */
export function visit(name: string, truth: Truth, walk: (browser: Browser) => void): Labelled {
  const browser = createBrowser();
  walk(browser);
  return {
    name,
    site: truth.site ?? 'shop.example',
    strategies: list(truth.is),
    logins: truth.login === undefined ? [] : list(truth.login),
    ...(truth.shape === undefined ? {} : { shapes: list(truth.shape) }),
    ...(truth.pkce === undefined ? {} : { pkce: truth.pkce }),
    exchanges: browser.exchanges,
  };
}

function list<Item extends string>(one: Item | readonly Item[]): readonly Item[] {
  return typeof one === 'string' ? [one] : one;
}
