import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineStack } from '../../harness/stack.mjs';
import { loginAtSamlProvider, visit } from '../../harness/steps.mjs';
import { startApache } from '../common/apache.mjs';

export const stack = defineStack({
  name: 'apache-mellon',
  product: 'Apache httpd with mod_auth_mellon, at SimpleSAMLphp',
  debian: ['apache2-bin', 'libapache2-mod-auth-mellon', 'openssl'],
  needs: ['simplesamlphp'],
  start: async (context) => {
    const { data, port, ports } = context;
    const certificate = ['-keyout', join(data, 'sp.key'), '-out', join(data, 'sp.cert')];
    const request = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=sp', ...certificate];
    execFileSync('openssl', request, { stdio: 'ignore' });
    const provider = await fetch(`http://localhost:${ports.simplesamlphp}/saml2/idp/metadata.php`);
    writeFileSync(join(data, 'idp.xml'), await provider.text());
    const key = readFileSync(join(data, 'sp.cert'), 'utf8').replace(/-----[A-Z ]+-----|\s/g, '');
    writeFileSync(join(data, 'sp.xml'), describeProvider(`http://127.0.0.1:${port}/mellon`, key));
    return startApache(
      context,
      ['auth_mellon'],
      `
<Location "/">
  MellonEnable "auth"
  AuthType Mellon
  Require valid-user
  MellonEndpointPath "/mellon"
  MellonSPPrivateKeyFile ${data}/sp.key
  MellonSPCertFile ${data}/sp.cert
  MellonSPMetadataFile ${data}/sp.xml
  MellonIdPMetadataFile ${data}/idp.xml
  MellonSecureCookie secure
</Location>`,
    );
  },
  login: async (page, { url }) => {
    await page.goto(url);
    await loginAtSamlProvider(page, `${url}/`);
  },
  use: (page, { url }) =>
    visit(page, url, ['/index.html', '/orders-1.html', '/orders-2.html', '/orders-3.html', '/index.html']),
  logout: async (page, { url }) => {
    await page.goto(`${url}/mellon/logout?ReturnTo=${encodeURIComponent(`${url}/`)}`);
  },
  truth: { strategy: ['session-cookie'], logins: ['saml'], shape: ['federated', 'traditional'] },
});

/**
 * The metadata of a service provider.
 * @param {string} endpoint
 * @param {string} key Its certificate, in base64.
 */
function describeProvider(endpoint, key) {
  const saml = 'urn:oasis:names:tc:SAML:2.0';
  return `<EntityDescriptor entityID="${endpoint}/metadata" xmlns="${saml}:metadata">
  <SPSSODescriptor AuthnRequestsSigned="false" WantAssertionsSigned="true" protocolSupportEnumeration="${saml}:protocol">
    <KeyDescriptor use="signing">
      <ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#">
        <ds:X509Data><ds:X509Certificate>${key}</ds:X509Certificate></ds:X509Data>
      </ds:KeyInfo>
    </KeyDescriptor>
    <SingleLogoutService Binding="${saml}:bindings:HTTP-Redirect" Location="${endpoint}/logout"/>
    <NameIDFormat>${saml}:nameid-format:transient</NameIDFormat>
    <AssertionConsumerService index="0" isDefault="true" Binding="${saml}:bindings:HTTP-POST" Location="${endpoint}/postResponse"/>
  </SPSSODescriptor>
</EntityDescriptor>`;
}
