import type { Exchange } from '../core/http/exchange.ts';
import type { RequestDetails } from './web-request.ts';

/** An exchange while it grows, before a capture gives it a number. */
export interface Draft {
  exchange: Omit<Exchange, 'id' | 'number' | 'redirectedFrom' | 'pageUrl'>;
  /** The facts that tell which tab and page it belongs to. */
  details: RequestDetails;
  /** The draft whose redirect, or whose demand for credentials, led here. */
  previous?: Draft;
  /** The request was sent before this worker ran. */
  lost: boolean;
}
