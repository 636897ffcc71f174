import { finish } from './build.ts';
import { type Context, messagesOf, type Protocol } from './context.ts';
import { checkDpop } from './dpop.ts';
import { type Message, readValue } from './message.ts';
import type { Attempt, AttemptStep, ProtocolId } from './model.ts';
import { tokenSteps } from './oauth-authorization.ts';
import { isRefusedToken, outcomeOfToken } from './oauth-token.ts';
import { createStep, stepOf } from './step.ts';

const GRANTS: Readonly<Record<string, ProtocolId>> = {
  password: 'oauth-password',
  'http://auth0.com/oauth/grant-type/password-realm': 'oauth-password',
  client_credentials: 'oauth-client-credentials',
  refresh_token: 'oauth-refresh',
  'urn:ietf:params:oauth:grant-type:device_code': 'oauth-device',
  'urn:ietf:params:oauth:grant-type:token-exchange': 'oauth-token-exchange',
  'urn:ietf:params:oauth:grant-type:jwt-bearer': 'oauth-jwt-bearer',
};

/** OAuth 2.0 without redirects: password, client credentials, refresh, device, token exchange, JWT bearer. */
export const oauthGrants: Protocol = (context) => {
  const groups: { protocol: ProtocolId; tokens: Message[] }[] = [];
  for (const message of messagesOf(context, 'token-request')) {
    const grant = message.parameters.get('grant_type') ?? '';
    const protocol = Object.hasOwn(GRANTS, grant) ? GRANTS[grant] : undefined;
    if (!protocol) continue;
    const last = groups.at(-1);
    // A device asks again and again; and what the server asked to be sent again belongs to the first.
    if (last && isRetry(last.tokens.at(-1), message)) last.tokens.push(message);
    else groups.push({ protocol, tokens: [message] });
  }
  return groups.flatMap((group) => toAttempt(group.protocol, group.tokens, context) ?? []);
};

function isRetry(before: Message | undefined, message: Message): boolean {
  return (
    before !== undefined &&
    before.place === message.place &&
    before.parameters.get('grant_type') === message.parameters.get('grant_type') &&
    outcomeOfToken(before) === 'open' &&
    before.seen.status > 0
  );
}

function toAttempt(protocol: ProtocolId, tokens: Message[], context: Context): Attempt | undefined {
  const last = tokens.at(-1) as Message;
  const { seen, host } = last;
  const steps: AttemptStep[] = [];
  if (protocol === 'oauth-device') {
    const asked = messagesOf(context, 'device-request').findLast(
      (one) => one.seen.number < (tokens[0]?.seen.number ?? 0) && one.hostname === last.hostname,
    );
    if (asked) steps.push(stepOf(asked, 'device-request', { hands: ['device_code', 'user_code'] }));
    else steps.push(createStep('device-request', { seen: 'elsewhere', host }));
  }
  const shown = tokens.length > 4 ? [...tokens.slice(0, 2), ...tokens.slice(-2)] : tokens;
  for (const token of shown) steps.push(...tokenSteps(token));
  const said = seen.answer?.description ?? seen.answer?.error;
  const asks = protocol === 'oauth-device' && /^(?:authorization_pending|slow_down)$/.test(seen.answer?.error ?? '');
  const outcome = outcomeOfToken(last);
  return finish(
    {
      aim: protocol === 'oauth-refresh' ? 'renew' : 'sign-in',
      protocol,
      traits: [
        ...((readValue(last, 'scope') ?? '').split(/\s+/).includes('openid') ? (['openid'] as const) : []),
        ...(tokens.some((token) => token.seen.proof) ? (['dpop'] as const) : []),
      ],
      ...(outcome === 'granted'
        ? { outcome: 'worked', because: { code: 'tokens', exchange: seen.id } }
        : asks
          ? { outcome: 'half-way', because: { code: 'step-missing', exchange: seen.id }, missing: 'provider-sign-in' }
          : isRefusedToken(last) || seen.status >= 400
            ? { outcome: 'refused', because: { code: 'error-answer', exchange: seen.id, ...(said ? { said } : {}) } }
            : seen.status === 0
              ? { outcome: 'half-way', because: { code: 'no-answer', exchange: seen.id }, missing: 'token-response' }
              : { outcome: 'worked', because: { code: 'answered', exchange: seen.id } }),
      site: context.siteOf(seen.pageHost || seen.hostname),
      ...(seen.pageHost === '' || seen.pageHost === seen.hostname ? {} : { provider: host }),
      steps,
      checks: checkDpop(tokens, context),
    },
    context,
  );
}
