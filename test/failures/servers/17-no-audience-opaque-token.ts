import { answerPreflight, cors, type Handler, json } from '../live/http.ts';
import { createProvider, showPage } from '../live/provider.ts';
import { defineScenario } from '../live/scenario.ts';
import { base64url, random } from '../live/tokens.ts';

const [app, api, provider] = ['app.bittern.example', 'api.bittern.example', 'bittern.id-cloud.example'] as const;
const WORDS = 'Invalid Compact JWS';

const answer: Handler = (ask, response) => {
  if (answerPreflight(ask, response)) return;
  const challenge = `Bearer realm="api", error="invalid_token", error_description="${WORDS}"`;
  json(response, { code: 'invalid_token', message: WORDS }, 401, cors(ask, { 'www-authenticate': challenge }));
};

/** No audience was asked for, so the token is encrypted for the provider itself. */
export const scenario = defineScenario({
  file: '17-no-audience-opaque-token',
  hosts: [app, api, provider],
  start() {
    const head = base64url(JSON.stringify({ alg: 'dir', enc: 'A256GCM', iss: `https://${provider}/` }));
    const tokens = () => ({ access_token: `${head}..${random(12)}.${random(180)}.${random(16)}` });
    const server = createProvider({ app, provider, title: 'Bittern', tokens });
    return {
      hosts: { [app]: showPage('Bittern'), [api]: answer, [provider]: server.handler },
      async drive(tab) {
        await server.start(tab);
        const [made] = await server.redeem(tab);
        await tab.evaluate(
          async (origin, token) => {
            for (let count = 0; count < 2; count += 1)
              await fetch(`${origin}/orders`, { headers: { authorization: `Bearer ${token}` } });
          },
          `https://${api}`,
          made?.access_token,
        );
      },
    };
  },
});
