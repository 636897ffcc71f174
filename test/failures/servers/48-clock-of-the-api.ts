import { answerPreflight, cors, type Handler, json } from '../live/http.ts';
import { createProvider, showPage } from '../live/provider.ts';
import { defineScenario } from '../live/scenario.ts';
import { seconds } from '../live/tokens.ts';

const [app, api, provider] = ['app.ruffwing.example', 'api.ruffwing.example', 'id.ruffwing-id.example'] as const;
/** Seconds that the clock of the API is behind. */
const BEHIND = 300;

const answer: Handler = (ask, response) => {
  const date = { date: new Date((seconds() - BEHIND) * 1000).toUTCString() };
  if (answerPreflight(ask, response, date)) return;
  const [, claims = ''] = (ask.headers.authorization ?? '').split('.');
  const { iat } = JSON.parse(Buffer.from(claims, 'base64url').toString());
  if (iat <= seconds() - BEHIND) json(response, [], 200, cors(ask, date));
  else {
    const challenge = 'Bearer error="invalid_token", error_description="The token is not valid yet"';
    json(response, { error: 'invalid_token' }, 401, cors(ask, { ...date, 'www-authenticate': challenge }));
  }
};

/** The clock of the API is behind, so that new tokens are of its future. */
export const scenario = defineScenario({
  file: '48-clock-of-the-api',
  source: 'jwtk/jjwt #61; simov/grant PR #195',
  hosts: [app, api, provider],
  truth: {
    cause: 'clock-apart',
    mentions: [/5 min(?:utes)? behind/, /other servers agree/],
    wrong: [/expired/, /clock of its computer is wrong/],
  },
  start() {
    const server = createProvider({ app, provider, title: 'Ruffwing' });
    return {
      hosts: { [app]: showPage('Ruffwing'), [api]: answer, [provider]: server.handler },
      async drive(tab) {
        await server.start(tab);
        const [made] = await server.redeem(tab);
        await tab.evaluate(
          async (origin, token) => {
            const headers = { authorization: `Bearer ${token}` };
            for (let count = 0; count < 2; count += 1) await fetch(`${origin}/v1/boats`, { headers });
          },
          `https://${api}`,
          made?.access_token,
        );
      },
    };
  },
});
