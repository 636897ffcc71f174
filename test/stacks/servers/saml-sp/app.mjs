import { Strategy } from '@node-saml/passport-saml';
import express from 'express';
import session from 'express-session';
import passport from 'passport';
import { HOST, PORT, page } from '../common/pages.mjs';

const provider = `http://localhost:${process.env.PORT_OF_SIMPLESAMLPHP}`;
const metadata = await (await fetch(`${provider}/saml2/idp/metadata.php`)).text();
const idpCert = /X509Certificate>([A-Za-z0-9+/=\s]+)</.exec(metadata)?.[1] ?? '';
const verify = (profile, done) => done(null, { id: profile.nameID });
const options = {
  callbackUrl: `http://${HOST}:${PORT}/acs`,
  entryPoint: `${provider}/saml2/idp/SSOService.php`,
  issuer: 'passport-sp',
  audience: 'passport-sp',
  idpCert,
  wantAuthnResponseSigned: true,
  wantAssertionsSigned: false,
  acceptedClockSkewMs: 5000,
  disableRequestedAuthnContext: true,
};
passport.use('saml', new Strategy(options, verify, verify));
passport.serializeUser((user, done) => done(null, user));
passport.deserializeUser((user, done) => done(null, user));

const app = express();
app.use(session({ secret: 'keyboard cat', resave: false, saveUninitialized: false, name: 'sp.sid' }));
app.use(express.urlencoded({ extended: false }));
app.use(passport.initialize(), passport.session());
const signedIn = (request, response, next) => (request.user ? next() : response.sendStatus(401));
app.get('/', (_request, response) => response.send(page('<a href="/login">Sign in</a>')));
app.get('/login', passport.authenticate('saml'));
app.post('/acs', passport.authenticate('saml', { failureRedirect: '/' }), (_request, response) =>
  response.redirect('/me'),
);
app.get('/me', signedIn, (request, response) => response.send(page(`Hello ${request.user.id}`)));
app.get('/orders/:id', signedIn, (_request, response) => response.send(page('An order')));
app.get('/bye', (_request, response) =>
  response.send(page('<form method="post" action="/logout"><button>Log out</button></form>')),
);
app.post('/logout', (request, response) => request.session.destroy(() => response.clearCookie('sp.sid').redirect('/')));
app.listen(PORT, HOST);
