import express from 'express';
import session from 'express-session';
import { behindProxy, page } from '../../failures/live/http.ts';
import { importServer } from '../../failures/live/packages.ts';
import { shows } from '../../failures/live/steps.ts';
import { defineFlow } from '../flow.ts';

const app = 'keys.smew.example';

declare module 'express-session' {
  interface SessionData {
    challenge: string;
    owner: string;
  }
}

interface Passkey {
  id: string;
  publicKey: Uint8Array;
  counter: number;
}
type Options = { challenge: string };
/** The part of @simplewebauthn/server that is used here. */
interface WebAuthn {
  generateRegistrationOptions(options: object): Promise<Options>;
  verifyRegistrationResponse(
    options: object,
  ): Promise<{ verified: boolean; registrationInfo?: { credential: Passkey } }>;
  generateAuthenticationOptions(options: object): Promise<Options>;
  verifyAuthenticationResponse(options: object): Promise<{ verified: boolean }>;
}

const SCRIPT = `
  const post = async (path, value) => (await fetch(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(value ?? {}) })).json();
  async function register() {
    const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(await post('/register/options'));
    const credential = await navigator.credentials.create({ publicKey });
    const { verified } = await post('/register/verify', credential.toJSON());
    document.title = 'Registered ' + verified;
  }
  async function signIn() {
    const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(await post('/login/options'));
    const credential = await navigator.credentials.get({ publicKey });
    const { verified } = await post('/login/verify', credential.toJSON());
    const me = await fetch('/api/me');
    document.title = 'Signed in ' + verified + ' ' + me.status;
  }`;

function createApp(webauthn: WebAuthn) {
  const server = express();
  const passkeys = new Map<string, Passkey>();
  const here = { expectedOrigin: `https://${app}`, expectedRPID: 'smew.example' };
  server.set('trust proxy', 1);
  const cookie = { httpOnly: true, secure: true, sameSite: 'lax' } as const;
  server.use(session({ secret: 's', resave: false, saveUninitialized: false, name: 'smew.sid', cookie }));
  server.use(express.json());
  server.get('/', (_ask, answer) => void answer.send(page('Smew', '', SCRIPT)));
  server.post('/register/options', async (ask, answer) => {
    const person = { userName: 'mira', rpName: 'Smew', rpID: 'smew.example' };
    const selection = { residentKey: 'required', userVerification: 'required' };
    const options = await webauthn.generateRegistrationOptions({ ...person, authenticatorSelection: selection });
    ask.session.challenge = options.challenge;
    answer.json(options);
  });
  server.post('/register/verify', async (ask, answer) => {
    const expectedChallenge = ask.session.challenge;
    const { verified, registrationInfo } = await webauthn.verifyRegistrationResponse({
      response: ask.body,
      expectedChallenge,
      ...here,
    });
    if (registrationInfo) passkeys.set(registrationInfo.credential.id, registrationInfo.credential);
    answer.json({ verified });
  });
  server.post('/login/options', async (ask, answer) => {
    const options = await webauthn.generateAuthenticationOptions({
      rpID: 'smew.example',
      userVerification: 'required',
    });
    ask.session.challenge = options.challenge;
    answer.json(options);
  });
  server.post('/login/verify', async (ask, answer) => {
    const credential = passkeys.get((ask.body as { id: string }).id);
    const expectedChallenge = ask.session.challenge;
    const { verified } = await webauthn.verifyAuthenticationResponse({
      response: ask.body,
      expectedChallenge,
      credential,
      ...here,
    });
    ask.session.regenerate(() => {
      if (verified) ask.session.owner = 'mira';
      answer.json({ verified });
    });
  });
  server.get('/api/me', (ask, answer) => {
    if (ask.session.owner) answer.json({ name: ask.session.owner });
    else answer.status(401).json({ error: 'sign in' });
  });
  return server;
}

export const flow = defineFlow({
  name: 'webauthn',
  product: '@simplewebauthn/server with the authenticator of Chromium’s tests',
  hosts: [app],
  only: { browser: 'chromium', because: 'Firefox offers no virtual authenticator to what drives it' },
  async start() {
    const webauthn = await importServer<WebAuthn>('@simplewebauthn/server/esm/index.js', 'flows');
    const { handler, close } = behindProxy(createApp(webauthn), { 'x-forwarded-proto': 'https' });
    return {
      hosts: { [app]: handler },
      close,
      async drive(tab) {
        const devtools = await tab.createCDPSession();
        await devtools.send('WebAuthn.enable');
        await devtools.send('WebAuthn.addVirtualAuthenticator', {
          options: {
            protocol: 'ctap2',
            transport: 'internal',
            hasResidentKey: true,
            hasUserVerification: true,
            isUserVerified: true,
            automaticPresenceSimulation: true,
          },
        });
        await tab.goto(`https://${app}/`);
        await tab.evaluate('register()');
        await shows(tab, 'Registered true');
        await tab.evaluate('signIn()');
        await shows(tab, 'Signed in true 200');
      },
    };
  },
  attempts: [
    {
      title: 'Signed in by WebAuthn (passkey)',
      outcome: 'Worked',
      steps: ['WebAuthn options', 'Credentials', 'Session of the site'],
      values: {
        'WebAuthn options': { rpId: 'smew.example', userVerification: 'required' },
        Credentials: {
          'rp.id': 'smew.example',
          flags: /\bUP\b.*\bUV\b/,
          signCount: /^\d+$/,
          origin: `https://${app}`,
          authenticatordata: 'not kept',
          signature: 'not kept',
        },
      },
      ok: [
        'rp.id fits the host',
        'the answer has the challenge that was given',
        'the authenticator answered for this origin',
        'the person was verified, as was asked',
        'the session ID changed at the sign-in (smew.sid)',
      ],
    },
  ],
});
