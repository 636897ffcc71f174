import type { Exchange } from '../http/exchange.ts';

/** One line of the list of requests. */
export interface ExchangeRow {
  id: string;
  number: number;
  at: number;
  method: string;
  url: string;
  type: Exchange['type'];
  /** 0 while there is no response. */
  status: number;
  error?: string;
  fromCache?: boolean;
  /** Missed when it happened, and taken from what DevTools had recorded. */
  filledIn?: boolean;
  durationMs?: number;
  /** Registrable domain of the page it was made for. */
  site: string;
  /** Pseudonyms and names of credentials it carried, strongest first; and of those the response set. */
  sent: RowCredential[];
  received: RowCredential[];
  authBytes: number;
}

export interface RowCredential {
  id: string;
  name: string;
  role: string;
  kind: string;
}
