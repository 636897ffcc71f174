import { digestBody } from '../../src/core/credential/body-digest.ts';
import { createBook } from '../../src/core/credential/book.ts';
import type { Observed } from '../../src/core/credential/observed.ts';
import { createObserver } from '../../src/core/credential/observer.ts';
import type { Exchange } from '../../src/core/http/exchange.ts';

/** Reads exchanges, one after the other, into what the layers above the credentials observe: the exchange, and its body where there is one. */
export function createObservedExchanges(siteOf: (host: string) => string): (exchange: Exchange) => Observed[] {
  const book = createBook({ siteOf });
  const observer = createObserver({ book, siteOf });
  return ({ responseBody, ...exchange }) => {
    const facts = [observer.observe({ kind: 'exchange', exchange })];
    if (responseBody)
      facts.push(
        observer.observe({ kind: 'body', exchange: { ...exchange, responseBody }, body: digestBody(responseBody) }),
      );
    return facts.filter((fact) => fact !== undefined);
  };
}
