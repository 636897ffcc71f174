import { cors, json } from '../live/http.ts';
import { createProvider, showPage } from '../live/provider.ts';
import { defineScenario } from '../live/scenario.ts';
import { random } from '../live/tokens.ts';

const [app, provider] = ['app.turnstone.example', 'as.turnstone-id.example'] as const;

function hasNonce(proof = '..'): boolean {
  const claims = Buffer.from(proof.split('.')[1] ?? '', 'base64url').toString();
  return claims !== '' && JSON.parse(claims).nonce !== undefined;
}

/** The token endpoint asks for a nonce in a header that its page may not read. */
export const scenario = defineScenario({
  file: '24-dpop-nonce-not-exposed',
  hosts: [app, provider],
  start() {
    const server = createProvider({
      app,
      provider,
      title: 'Turnstone',
      onToken(ask, response) {
        const { dpop } = ask.headers;
        if (hasNonce(typeof dpop === 'string' ? dpop : undefined)) return false;
        const error_description = 'Authorization server requires nonce in DPoP proof';
        json(response, { error: 'use_dpop_nonce', error_description }, 400, cors(ask, { 'dpop-nonce': random(18) }));
        return true;
      },
    });
    return {
      hosts: { [app]: showPage('Turnstone'), [provider]: server.handler },
      async drive(tab) {
        await server.start(tab);
        await tab.evaluate(
          async (endpoint, back) => {
            const encode = (value: string | ArrayBuffer) =>
              btoa(typeof value === 'string' ? value : String.fromCharCode(...new Uint8Array(value)))
                .replaceAll('+', '-')
                .replaceAll('/', '_')
                .replaceAll('=', '');
            const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, [
              'sign',
              'verify',
            ]);
            const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', pair.publicKey);
            const query = new URLSearchParams(location.search);
            const { verifier } = JSON.parse(sessionStorage.getItem(`oidc.${query.get('state')}`) ?? '{}');
            let nonce: string | null = null;
            for (let count = 0; count < 2; count += 1) {
              const head = { typ: 'dpop+jwt', alg: 'ES256', jwk: { kty, crv, x, y } };
              const iat = Math.floor(Date.now() / 1000);
              const claims: Record<string, unknown> = {
                jti: crypto.randomUUID(),
                htm: 'POST',
                htu: endpoint,
                iat,
                ...(nonce ? { nonce } : {}),
              };
              const input: string = `${encode(JSON.stringify(head))}.${encode(JSON.stringify(claims))}`;
              const algorithm = { name: 'ECDSA', hash: 'SHA-256' };
              const signed = await crypto.subtle.sign(algorithm, pair.privateKey, new TextEncoder().encode(input));
              const answer: Response = await fetch(endpoint, {
                method: 'POST',
                headers: { dpop: `${input}.${encode(signed)}` },
                body: new URLSearchParams({
                  grant_type: 'authorization_code',
                  client_id: 'web-spa',
                  code: query.get('code') ?? '',
                  code_verifier: verifier,
                  redirect_uri: back,
                }),
              });
              nonce = answer.headers.get('dpop-nonce');
            }
          },
          `https://${provider}/token`,
          `https://${app}/callback`,
        );
      },
    };
  },
});
