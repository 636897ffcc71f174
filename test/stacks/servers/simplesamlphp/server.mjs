import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startProcess } from '../../harness/process.mjs';
import { ALICE, defineNeighbour } from '../../harness/stack.mjs';

/** The SAML identity provider that the service providers sign in at. Its pages live on `localhost`, theirs on `127.0.0.1`. */
export const stack = defineNeighbour({
  name: 'simplesamlphp',
  product: 'SimpleSAMLphp of Debian',
  debian: ['simplesamlphp', 'php-cli', 'php-xml', 'php-mbstring', 'openssl'],
  start: ({ port, data, ports }) => {
    for (const folder of ['config', 'metadata', 'cert', 'tmp', 'log', 'data']) mkdirSync(join(data, folder));
    const certificate = ['-keyout', join(data, 'cert/server.pem'), '-out', join(data, 'cert/server.crt')];
    const request = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=idp', ...certificate];
    execFileSync('openssl', request, { stdio: 'ignore' });
    const write = (/** @type {string} */ name, /** @type {string} */ php) =>
      writeFileSync(join(data, name), `<?php\n${php}\n`);
    write('config/config.php', settings(port, data));
    write(
      'config/authsources.php',
      `$config = ['example-userpass' => ['exampleauth:UserPass', '${ALICE.username}:${ALICE.password}' =>
         ['uid' => ['${ALICE.username}'], 'email' => ['${ALICE.email}']]]];`,
    );
    write(
      'metadata/saml20-idp-hosted.php',
      `$metadata['__DYNAMIC:1__'] = ['host' => '__DEFAULT__', 'privatekey' => 'server.pem', 'certificate' => 'server.crt',
         'auth' => 'example-userpass', 'userid.attribute' => 'uid'];`,
    );
    write('metadata/saml20-sp-remote.php', providers(ports));
    return startProcess('php', ['-S', `127.0.0.1:${port}`, '-t', '/usr/share/simplesamlphp/www'], {
      cwd: data,
      env: { SIMPLESAMLPHP_CONFIG_DIR: join(data, 'config') },
    });
  },
});

/**
 * @param {number} port
 * @param {string} data
 */
function settings(port, data) {
  return `require '/etc/simplesamlphp/config.php';
$config = array_merge($config, [
  'baseurlpath' => 'http://localhost:${port}/',
  'certdir' => '${data}/cert/',
  'metadatadir' => '${data}/metadata',
  'datadir' => '${data}/data/',
  'tempdir' => '${data}/tmp',
  'loggingdir' => '${data}/log/',
  'logging.handler' => 'file',
  'secretsalt' => 'a salt for tests that protects nothing',
  'auth.adminpassword' => 'not used by any test',
  'enable.saml20-idp' => true,
  'module.enable' => ['exampleauth' => true, 'core' => true, 'saml' => true],
  'store.type' => 'phpsession',
  'session.phpsession.savepath' => '${data}/tmp',
  'session.cookie.secure' => false,
  'session.cookie.samesite' => 'Lax',
  'language.cookie.samesite' => 'Lax',
]);`;
}

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
