import { defineNeighbour } from '../../harness/stack.mjs';
import { DEBIAN, startSimpleSaml } from './start.mjs';

/** The SAML identity provider that the service providers sign in at. Its pages live on `localhost`, theirs on `127.0.0.1`. */
export const stack = defineNeighbour({
  name: 'simplesamlphp',
  product: 'SimpleSAMLphp of Debian',
  debian: DEBIAN,
  start: ({ port, data, ports }) =>
    startSimpleSaml({ port, data, origin: `http://localhost:${port}`, providers: providers(ports) }),
});

/** @param {Record<string, number>} ports */
function providers(ports) {
  const passport = `$metadata['passport-sp'] = ['AssertionConsumerService' => 'http://127.0.0.1:${ports['saml-sp']}/acs',
    'NameIDFormat' => 'urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified', 'simplesaml.nameidattribute' => 'uid',
    'validate.authnrequest' => false, 'saml20.sign.response' => true];`;
  const mellon = `$metadata['http://127.0.0.1:${ports['apache-mellon']}/mellon/metadata'] = [
    'AssertionConsumerService' => 'http://127.0.0.1:${ports['apache-mellon']}/mellon/postResponse',
    'SingleLogoutService' => 'http://127.0.0.1:${ports['apache-mellon']}/mellon/logout',
    'NameIDFormat' => 'urn:oasis:names:tc:SAML:2.0:nameid-format:transient', 'validate.authnrequest' => false,
    'sign.logout' => true];`;
  return `${ports['saml-sp'] ? passport : ''}\n${ports['apache-mellon'] ? mellon : ''}`;
}
