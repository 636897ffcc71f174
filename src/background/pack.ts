import type { Exchange, Header } from '../core/http/exchange.ts';

/** A text that comes again by its number, one seen only once as it is. */
export type PackedText = number | string;

/** An exchange with every text that repeats replaced by its number. */
export type PackedExchange = [
  number: number,
  url: PackedText,
  method: PackedText,
  type: PackedText,
  status: number,
  startedAt: number,
  requestHeaders: PackedText[],
  responseHeaders: PackedText[],
  rest: PackedRest,
];

type PackedRest = Pick<
  Exchange,
  'endedAt' | 'redirectedFrom' | 'error' | 'fromCache' | 'unseen' | 'requestBody' | 'filledIn' | 'echoes'
> & {
  page?: PackedText;
  initiator?: PackedText;
};

/** Gives a text its number, or the text when it is not worth one. */
export type NumberOf = (text: string) => PackedText;
/** The same for a header: its text is its name, a new line, and its value. */
export type NumberOfHeader = (header: Header) => PackedText;

/** Packs an exchange. */
export function packExchange(
  exchange: Exchange,
  numberOf: NumberOf,
  numberOfHeader: NumberOfHeader = ({ name, value }) => numberOf(`${name}\n${value}`),
): PackedExchange {
  const rest: PackedRest = {};
  if (exchange.endedAt !== undefined) rest.endedAt = exchange.endedAt;
  if (exchange.redirectedFrom !== undefined) rest.redirectedFrom = exchange.redirectedFrom;
  if (exchange.error !== undefined) rest.error = exchange.error;
  if (exchange.fromCache) rest.fromCache = true;
  if (exchange.unseen) rest.unseen = exchange.unseen;
  if (exchange.filledIn) rest.filledIn = true;
  if (exchange.echoes) rest.echoes = exchange.echoes;
  if (exchange.requestBody) rest.requestBody = exchange.requestBody;
  if (exchange.pageUrl !== undefined) rest.page = numberOf(exchange.pageUrl);
  if (exchange.initiator !== undefined) rest.initiator = numberOf(exchange.initiator);
  return [
    exchange.number,
    numberOf(exchange.url),
    numberOf(exchange.method),
    numberOf(exchange.type),
    exchange.status,
    exchange.startedAt,
    exchange.requestHeaders.map(numberOfHeader),
    exchange.responseHeaders.map(numberOfHeader),
    rest,
  ];
}

/** All texts of a packed exchange, each as often as it is used. */
export function textsOf([, url, method, type, , , sent, received, rest]: PackedExchange): PackedText[] {
  const texts = [url, method, type, ...sent, ...received];
  if (rest.page !== undefined) texts.push(rest.page);
  if (rest.initiator !== undefined) texts.push(rest.initiator);
  return texts;
}

/** Only those texts that have a number. */
export function numbersOf(packed: PackedExchange): number[] {
  return textsOf(packed).filter((text) => typeof text === 'number');
}

/** Unpacks; undefined when a text is missing. */
export function unpackExchange(
  packed: PackedExchange,
  textOf: (text: number) => string | undefined,
): Exchange | undefined {
  const [number, url, method, type, status, startedAt, sent, received, { page, initiator, ...rest }] = packed;
  if (numbersOf(packed).some((text) => textOf(text) === undefined)) return undefined;
  const text = (one: PackedText) => (typeof one === 'string' ? one : (textOf(one) ?? ''));
  const unpackHeader = (one: PackedText): Header => {
    const line = text(one);
    // A header's name holds no newline; its value may, in Firefox.
    const end = line.indexOf('\n');
    return { name: line.slice(0, end), value: line.slice(end + 1) };
  };
  const exchange: Exchange = {
    ...rest,
    id: String(number),
    number,
    url: text(url),
    method: text(method),
    type: text(type) as Exchange['type'],
    status,
    startedAt,
    requestHeaders: sent.map(unpackHeader),
    responseHeaders: received.map(unpackHeader),
  };
  if (page !== undefined) exchange.pageUrl = text(page);
  if (initiator !== undefined) exchange.initiator = text(initiator);
  return exchange;
}
