import { type FlowView, readView } from '../../../src/core/flow/parameters.ts';
import type { ExampleExchange } from '../../../src/core/rules/rule.ts';
import { createExchanges } from '../../../src/core/rules/support/examples.ts';

/** What is read of an exchange in short form. */
export function viewOf(short: ExampleExchange): FlowView {
  const [exchange] = createExchanges({ exchanges: [short] });
  const view = exchange && readView(exchange);
  if (view === undefined) throw new Error('an address that cannot be fetched');
  return view;
}

/** A POST with these fields; `name=value` where the value is known. */
export function post(url: string, fields: string[], more: ExampleExchange = {}, mediaType = FORM): ExampleExchange {
  const requestBody = {
    mediaType,
    fields: fields.map((field) => {
      const [name = '', ...value] = field.split('=');
      return value.length === 0 ? { name } : { name, value: value.join('=') };
    }),
  };
  return { url, method: 'POST', requestBody, ...more };
}

export const FORM = 'application/x-www-form-urlencoded';
export const JSON_TYPE = 'application/json';

/** A redirect to there. */
export const redirect = (location: string, more: ExampleExchange = {}): ExampleExchange => ({
  status: 302,
  response: { location },
  ...more,
});
