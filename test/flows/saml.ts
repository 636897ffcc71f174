import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express, { type Request, type RequestHandler } from 'express';
import session from 'express-session';
import { behindProxy, page, passTo } from '../failures/live/http.ts';
import { needDebian, requireServer } from '../failures/live/packages.ts';
import { shows } from '../failures/live/steps.ts';
import { findFreePort, waitForPort } from '../stacks/harness/process.mjs';
import { ALICE } from '../stacks/harness/stack.mjs';
import { clickThrough, fill } from '../stacks/harness/steps.mjs';
import { DEBIAN, startSimpleSaml } from '../stacks/servers/simplesamlphp/start.mjs';
import type { AttemptTruth, FlowSite } from './flow.ts';

type Profile = { nameID: string };
type Done = (error: null, user: unknown) => void;
type Verify = (profile: Profile, done: Done) => void;
type SamlStrategy = { logout(ask: Request, done: (error: unknown, url: string) => void): void };
interface PassportSaml {
  Strategy: new (options: object, signOn: Verify, logout: Verify) => SamlStrategy;
}
interface Passport {
  use(name: string, strategy: SamlStrategy): void;
  serializeUser(write: (user: unknown, done: Done) => void): void;
  deserializeUser(read: (user: unknown, done: Done) => void): void;
  initialize(): RequestHandler;
  session(): RequestHandler;
  authenticate(name: string): RequestHandler;
}

/** passport-saml as service provider and SimpleSAMLphp as identity provider; the request goes by the binding that is named. */
export async function startSaml(
  app: string,
  provider: string,
  binding: 'HTTP-POST' | 'HTTP-Redirect',
): Promise<FlowSite> {
  needDebian(DEBIAN);
  const data = mkdtempSync(join(tmpdir(), 'watchword-saml-'));
  const port = await findFreePort();
  const providers = `$metadata['pochard'] = ['AssertionConsumerService' => 'https://${app}/acs',
    'SingleLogoutService' => 'https://${app}/slo', 'NameIDFormat' => 'urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified',
    'simplesaml.nameidattribute' => 'uid', 'validate.authnrequest' => false, 'saml20.sign.response' => true, 'sign.logout' => true];`;
  const running = startSimpleSaml({ port, data, origin: `https://${provider}`, providers });
  await waitForPort(port, running);
  const metadata = await (await fetch(`http://127.0.0.1:${port}/saml2/idp/metadata.php`)).text();
  const { Strategy } = requireServer<PassportSaml>('@node-saml/passport-saml', 'saml');
  const saml = new Strategy(
    {
      callbackUrl: `https://${app}/acs`,
      entryPoint: `https://${provider}/saml2/idp/SSOService.php`,
      logoutUrl: `https://${provider}/saml2/idp/SingleLogoutService.php`,
      logoutCallbackUrl: `https://${app}/slo`,
      issuer: 'pochard',
      audience: 'pochard',
      idpCert: /X509Certificate>([A-Za-z0-9+/=\s]+)</.exec(metadata)?.[1] ?? '',
      authnRequestBinding: binding,
      // Only the Redirect binding deflates (SAML bindings, section 3.5.4).
      skipRequestCompression: binding === 'HTTP-POST',
      wantAuthnResponseSigned: true,
      wantAssertionsSigned: false,
      acceptedClockSkewMs: 5000,
      disableRequestedAuthnContext: true,
    },
    (profile, done) => done(null, profile),
    (profile, done) => done(null, profile),
  );
  const { handler, close } = behindProxy(createServiceProvider(saml), { 'x-forwarded-proto': 'https' });
  return {
    hosts: { [app]: handler, [provider]: passTo(port, { request: { 'x-forwarded-proto': 'https' } }) },
    async close() {
      await close();
      await running.stop();
      rmSync(data, { recursive: true, force: true });
    },
    async drive(tab) {
      await tab.goto(`https://${app}/`);
      await tab.click('#sign');
      await fill(tab, 'input[name=username]', ALICE.username);
      await fill(tab, 'input[name=password]', ALICE.password);
      await tab.keyboard.press('Enter');
      await shows(tab, 'Hello alice');
      await clickThrough(tab, '#orders');
      await tab.goto(`https://${app}/me`);
      // The library deflates the request to sign out only where it deflates that to sign in.
      if (binding === 'HTTP-POST') return;
      await tab.click('#out');
      await shows(tab, 'Welcome');
    },
  };
}

function createServiceProvider(saml: SamlStrategy) {
  const passport = requireServer<Passport>('passport', 'saml');
  passport.use('saml', saml);
  passport.serializeUser((user, done) => done(null, user));
  passport.deserializeUser((user, done) => done(null, user));
  const app = express();
  app.set('trust proxy', 1);
  const cookie = { httpOnly: true, secure: true, sameSite: 'none' } as const;
  app.use(session({ secret: 's', resave: false, saveUninitialized: false, name: 'pochard.sid', cookie }));
  app.use(express.urlencoded({ extended: false }), passport.initialize(), passport.session());
  app.get('/', (_ask, answer) => void answer.send(page('Welcome', '<a id="sign" href="/login">Sign in</a>')));
  app.get('/login', passport.authenticate('saml'));
  app.post('/acs', passport.authenticate('saml'), (_ask, answer) => answer.redirect('/me'));
  const links = '<a id="orders" href="/orders">Orders</a> <a id="out" href="/logout">Log out</a>';
  app.get('/me', (ask, answer) => {
    const { user } = ask as { user?: Profile };
    if (user) answer.send(page(`Hello ${user.nameID}`, links));
    else answer.redirect('/');
  });
  app.get('/orders', (ask, answer) => {
    if ((ask as { user?: Profile }).user) answer.send(page('Orders', links));
    else answer.redirect('/');
  });
  app.get('/logout', (ask, answer) => saml.logout(ask, (_error, url) => answer.redirect(url)));
  app.get('/slo', (ask, answer) => {
    ask.session.destroy(() => {
      answer.clearCookie('pochard.sid', cookie);
      answer.redirect('/');
    });
  });
  return app;
}

/** What has to be told of such a run. */
export function samlAttempts(app: string, provider: string): AttemptTruth[] {
  const issuer = `https://${provider}/saml2/idp/metadata.php`;
  return [
    {
      title: 'Signed out by SAML 2.0, logout',
      outcome: 'Worked',
      steps: ['Sign-out request', 'Back from the sign-out'],
      values: {
        'Sign-out request': {
          message: 'LogoutRequest',
          Issuer: 'pochard',
          Destination: `https://${provider}/saml2/idp/SingleLogoutService.php`,
        },
        'Back from the sign-out': {
          message: 'LogoutResponse',
          Issuer: issuer,
          Destination: `https://${app}/slo`,
          StatusCode: 'Success',
          sigalg: /rsa-sha256$/,
        },
      },
      ok: ['the sign-out cleared the session’s cookie (pochard.sid)'],
      unseen: ['what was signed out opens nothing any more'],
    },
    {
      title: 'Signed in by SAML 2.0',
      outcome: 'Worked',
      steps: ['SAML request', 'SAML response', 'Session of the site'],
      values: {
        'SAML request': {
          message: 'AuthnRequest',
          Issuer: 'pochard',
          Destination: `https://${provider}/saml2/idp/SSOService.php`,
          AssertionConsumerServiceURL: `https://${app}/acs`,
        },
        'SAML response': {
          message: 'Response',
          Issuer: issuer,
          Destination: `https://${app}/acs`,
          Recipient: `https://${app}/acs`,
          StatusCode: 'Success',
          Audience: 'pochard',
          Attributes: 'uid, email',
          Signed: 'message, assertion',
          Algorithms: 'rsa-sha256, sha256',
        },
      },
      ok: [
        'Audience is the service provider',
        'Destination is where it was delivered',
        'InResponseTo names the request',
        'Recipient is where it was delivered',
        'it was delivered in its time',
      ],
    },
  ];
}
