import { describe, expect, it } from 'vitest';
import { scrubText } from '../../../../src/core/http/scrub.ts';
import type { ExampleExchange } from '../../../../src/core/rules/rule.ts';
import { SAML_UNTIL, samlPost, samlXml } from '../../../../src/core/rules/support/example-flows.ts';
import { NOW } from '../../../../src/core/rules/support/examples.ts';
import { attemptsOf, brokenOf, resultOf } from './harness.ts';

const FORM = 'application/x-www-form-urlencoded';
const REQUEST =
  '<samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_q1" AssertionConsumerServiceURL="https://app.example.com/acs" Destination="https://idp.example.net/sso"><saml:Issuer xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">https://app.example.com</saml:Issuer></samlp:AuthnRequest>';
const SESSION = 'sid=f3b1c5a9d7e24b6f8a90c1d2e3f4a5b6; HttpOnly; Secure; Path=/';

/** A request by redirect (the encoder's DEFLATE is left out: the decoder takes base64 of XML too). */
function ask(relay: string | null = 'r1', xml = REQUEST): ExampleExchange {
  const query = `SAMLRequest=${encodeURIComponent(btoa(xml))}${relay === null ? '' : `&RelayState=${relay}`}`;
  return {
    url: 'https://app.example.com/login',
    type: 'document',
    status: 302,
    response: { location: `https://idp.example.net/sso?${query}` },
  };
}

function answer(xml = samlXml(), relay: string | null = 'r1', rest: ExampleExchange = {}): ExampleExchange {
  const post = samlPost(xml, { response: { location: '/', 'set-cookie': SESSION }, ...rest });
  if (relay !== null) post.requestBody?.fields.push({ name: 'RelayState', value: relay });
  return post;
}

describe('SAML', () => {
  it('tells a sign-in by redirect and POST with its checks', () => {
    const [attempt, ...more] = attemptsOf([ask(), answer()]);
    expect(more).toEqual([]);
    expect(attempt).toMatchObject({
      protocol: 'saml',
      outcome: 'worked',
      site: 'example.com',
      provider: 'idp.example.net',
    });
    expect(attempt?.steps.map(({ kind, exchange }) => `${exchange} ${kind}`)).toEqual([
      '1 saml-request',
      '2 saml-response',
      '2 session',
    ]);
    expect(attempt?.steps[1]?.facts).toMatchObject({
      Audience: 'https://app.example.com',
      Recipient: 'https://app.example.com/acs',
    });
    expect(attempt?.checks.map(({ id, result }) => `${id} ${result}`)).toEqual([
      'saml-in-response-to ok',
      'relay-state ok',
      'saml-destination ok',
      'saml-recipient ok',
      'saml-audience ok',
      'saml-time ok',
    ]);
  });

  it.each([
    ['InResponseTo of another request', answer(samlXml(['_q1', '_q9'])), 'saml-in-response-to different'],
    ['no InResponseTo', answer(samlXml([' InResponseTo="_q1"', ''])), 'saml-in-response-to absent'],
    [
      'another Destination',
      answer(samlXml(['Destination="https://app.example.com/acs"', 'Destination="https://old.example.com/acs"'])),
      'saml-destination different',
    ],
    [
      'another Recipient',
      answer(samlXml(['Recipient="https://app.example.com/acs"', 'Recipient="http://app.example.com/acs"'])),
      'saml-recipient different',
    ],
    ['another audience', answer(samlXml(['>https://app.example.com<', '>urn:other<'])), 'saml-audience different'],
    [
      'an assertion that had ended',
      answer(samlXml([SAML_UNTIL, new Date(NOW - 3_600_000).toISOString()])),
      'saml-time expired',
    ],
    [
      'an assertion of the future',
      answer(samlXml([new Date(NOW - 30_000).toISOString(), new Date(NOW + 240_000).toISOString()])),
      'saml-time too-early',
    ],
    ['another RelayState', answer(samlXml(), 'r2'), 'relay-state different'],
    ['no RelayState', answer(samlXml(), null), 'relay-state absent'],
  ])('finds %s', (_, response, wrong) => {
    expect(attemptsOf([ask(), response]).flatMap(brokenOf)).toEqual([wrong]);
  });

  it('says of an answer whose request was not seen what cannot be compared', () => {
    const [attempt] = attemptsOf([answer()]);
    expect(brokenOf(attempt)).toEqual([]);
    expect(resultOf(attempt, 'saml-in-response-to')).toBe('unseen no-request');
    expect(resultOf(attempt, 'saml-audience')).toBe('unseen audience-unknown');
  });

  it('takes an answer to no request for one that the identity provider began', () => {
    const [attempt] = attemptsOf([answer(samlXml([' InResponseTo="_q1"', '']), null)]);
    expect(attempt?.traits).toContain('unsolicited');
    expect(resultOf(attempt, 'saml-in-response-to')).toBe('unseen unsolicited');
    expect(brokenOf(attempt)).toEqual([]);
  });

  it('tells what an encrypted assertion hides', () => {
    const xml = samlXml().replace(
      /<saml:Assertion.*<\/saml:Assertion>/,
      '<saml:EncryptedAssertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"><x/></saml:EncryptedAssertion>',
    );
    const [attempt] = attemptsOf([ask(), answer(xml)]);
    expect(resultOf(attempt, 'saml-in-response-to')).toBe('ok');
    expect(resultOf(attempt, 'saml-audience')).toBe('unseen encrypted');
    expect(attempt?.traits).toContain('encrypted');
  });

  it('tells a refusal by the identity provider', () => {
    const xml = samlXml().replace(
      '<saml:Assertion',
      '<samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Responder"/></samlp:Status><saml:Assertion',
    );
    expect(attemptsOf([ask(), answer(xml)])[0]).toMatchObject({
      outcome: 'refused',
      because: { code: 'error-response', said: 'Responder' },
    });
  });

  it.each([
    ['cut short', btoa(samlXml()).slice(0, 600)],
    ['no XML', btoa('hello, this is no message')],
    ['with an entity', btoa(`<!DOCTYPE x [<!ENTITY a "b">]>${samlXml()}`)],
    [
      'huge',
      btoa(`<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_r1">${'<a>'.repeat(30_000)}`),
    ],
    ['empty', ''],
  ])('finds nothing wrong in a message that is %s beyond what can be read', (_, value) => {
    const post: ExampleExchange = {
      ...answer(),
      requestBody: {
        mediaType: FORM,
        fields: [
          { name: 'SAMLResponse', value },
          { name: 'RelayState', value: 'r1' },
        ],
      },
    };
    const [attempt] = attemptsOf([ask(), post]);
    expect(brokenOf(attempt)).toEqual([]);
    expect(attempt?.steps.find(({ kind }) => kind === 'saml-response')?.problems.length).toBeGreaterThan(0);
  });

  it('names the step that is missing', () => {
    expect(attemptsOf([ask()])[0]).toMatchObject({
      outcome: 'half-way',
      missing: 'saml-response',
      site: 'example.com',
    });
  });
});

const WS_ASK = 'https://sts.example.net/wsfed?wa=wsignin1.0&wtrealm=https%3A%2F%2Fapp.example.com%2F&wctx=c1';

function wsAnswer(changes: [string, string][] = [], wctx: string | null = 'c1'): ExampleExchange {
  const from = new Date(NOW - 30_000).toISOString();
  const xml = `<t:RequestSecurityTokenResponse xmlns:t="http://schemas.xmlsoap.org/ws/2005/02/trust"><t:RequestedSecurityToken><saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:1.0:assertion" Issuer="https://sts.example.net"><saml:Conditions NotBefore="${from}" NotOnOrAfter="${SAML_UNTIL}"><saml:AudienceRestrictionCondition><saml:Audience>https://app.example.com/</saml:Audience></saml:AudienceRestrictionCondition></saml:Conditions></saml:Assertion></t:RequestedSecurityToken></t:RequestSecurityTokenResponse>`;
  const fields = [
    { name: 'wa', value: 'wsignin1.0' },
    { name: 'wresult', value: changes.reduce((text, [a, b]) => text.replaceAll(a, b), xml) },
    ...(wctx === null ? [] : [{ name: 'wctx', value: wctx }]),
  ];
  return {
    url: 'https://app.example.com/',
    method: 'POST',
    type: 'document',
    status: 302,
    requestBody: { mediaType: FORM, fields },
    response: { location: '/home', 'set-cookie': SESSION },
  };
}

describe('WS-Federation', () => {
  const start: ExampleExchange = { url: WS_ASK, type: 'document' };

  it('tells a sign-in with its checks', () => {
    const [attempt] = attemptsOf([start, wsAnswer()]);
    expect(attempt).toMatchObject({ protocol: 'ws-federation', outcome: 'worked', provider: 'sts.example.net' });
    expect(attempt?.checks.map(({ id, result }) => `${id} ${result}`)).toEqual([
      'ws-context ok',
      'ws-realm ok',
      'ws-time ok',
    ]);
  });

  it.each([
    ['another wctx', wsAnswer([], 'c2'), 'ws-context different'],
    ['no wctx', wsAnswer([], null), 'ws-context absent'],
    ['another audience', wsAnswer([['>https://app.example.com/<', '>urn:other<']]), 'ws-realm different'],
    ['a token that had ended', wsAnswer([[SAML_UNTIL, new Date(NOW - 3_600_000).toISOString()]]), 'ws-time expired'],
  ])('finds %s', (_, response, wrong) => {
    expect(attemptsOf([start, response]).flatMap(brokenOf)).toEqual([wrong]);
  });

  it('says nothing wrong without the request', () => {
    expect(attemptsOf([wsAnswer()]).flatMap(brokenOf)).toEqual([]);
  });
});

describe('CAS', () => {
  const start: ExampleExchange = {
    url: 'https://cas.example.net/login?service=https%3A%2F%2Fapp.example.com%2Fcas',
    type: 'document',
  };
  const ticket = (path = '/cas', rest: ExampleExchange = {}): ExampleExchange => ({
    url: `https://app.example.com${path}?ticket=ST-1-abcdefghijklmnop`,
    type: 'document',
    status: 302,
    response: { location: path, 'set-cookie': SESSION },
    ...rest,
  });

  it('tells a sign-in with its checks', () => {
    const [attempt] = attemptsOf([start, ticket()]);
    expect(attempt).toMatchObject({ protocol: 'cas', outcome: 'worked', provider: 'cas.example.net' });
    expect(attempt?.checks.map(({ id, result }) => `${id} ${result}`)).toEqual(['cas-service ok', 'cas-once ok']);
  });

  it('finds another service, and a ticket that is used twice', () => {
    expect(attemptsOf([start, ticket('/other')]).flatMap(brokenOf)).toEqual(['cas-service different']);
    expect(attemptsOf([start, ticket(), ticket('/cas', { status: 401 })]).flatMap(brokenOf)).toEqual([
      'cas-once reused',
    ]);
  });
});

describe('an assertion in XML', () => {
  it('is kept as it is in base64, but for what is a secret in it; what a client is known by is not', () => {
    const xml =
      '<t:RSTR><saml:Assertion xmlns:saml="s"><saml:Audience>urn:app</saml:Audience><Password>hunter22</Password></saml:Assertion></t:RSTR>';
    expect(scrubText(xml)).toContain('<saml:Audience>urn:app</saml:Audience>');
    expect(scrubText(xml)).not.toContain('hunter22');
    expect(scrubText('<assertion>abcdefghijkl</assertion>')).not.toContain('abcdefghijkl');
    expect(scrubText('<Assertion>abcdefghijkl</Assertion>')).not.toContain('abcdefghijkl');
  });
});
