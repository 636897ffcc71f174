import type { EventName, Events, ParamsOf, RequestName, ResultOf } from './protocol.ts';

/** How a page talks to the background about one tab. The port client implements it, and a fixture for pages without a browser. */
export interface Connection {
  /** Asks the background. Rejects when the background has no answer, never because a worker had to be started again. */
  request<N extends RequestName>(name: N, params: ParamsOf<N>): Promise<ResultOf<N>>;
  /** Listens to what the background tells about the watched tab; returns how to stop. */
  on<N extends EventName>(name: N, listener: (payload: Events[N]) => void): () => void;
  /** Called each time the connection was made again after it broke: what is shown may be out of date. */
  onReconnect(listener: () => void): () => void;
}
