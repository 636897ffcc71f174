import { expect, test } from 'vitest';
import { isJsonType } from '../../../src/core/http/media-type.ts';
import { readBodyText } from '../../../src/core/http/request-body.ts';

const types = [
  'application/json',
  'application/vnd.api+json',
  'application/x-amz-json-1.1',
  'application/x-amz-json-1.0',
  'application/x-ndjson',
  'application/jsonl',
  'application/json-seq',
  'text/json',
  'application/graphql+json',
  'application/json-rpc',
  'application/jsonrequest',
];

test.each(types)('%s is JSON', (type) => expect(isJsonType(type)).toBe(true));
test.each(['text/plain', 'application/javascript', 'application/jose', 'text/html', 'application/jsonp-callback'])(
  '%s is none',
  (type) => expect(isJsonType(type)).toBe(false),
);
test.each([...types, 'text/plain'])('fields of a body of type %s are named', (type) => {
  const { fields } = readBodyText(type, '{"AuthParameters":{"USERNAME":"ada","PASSWORD":"x"}}');
  expect(fields.map(({ name }) => name)).toEqual(['AuthParameters.USERNAME', 'AuthParameters.PASSWORD']);
});
test('of lines of JSON the first is read', () => {
  const { fields } = readBodyText('application/x-ndjson', '{"user":"a","password":"b"}\n{"more":1}\n');
  expect(fields.map(({ name }) => name)).toEqual(['user', 'password']);
});
