import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startProcess } from '../../harness/process.mjs';
import { ALICE } from '../../harness/stack.mjs';

/** The Debian packages it needs. */
export const DEBIAN = ['simplesamlphp', 'php-cli', 'php-xml', 'php-mbstring', 'openssl'];

/**
 * Starts it with `alice` as its one user.
 *
 * @param {{ port: number, data: string, origin: string, providers: string }} options `origin` is where browsers reach it; `providers` is
 *   PHP that fills `$metadata` with the service providers it knows.
 */
export function startSimpleSaml({ port, data, origin, providers }) {
  for (const folder of ['config', 'metadata', 'cert', 'tmp', 'log', 'data']) mkdirSync(join(data, folder));
  const certificate = ['-keyout', join(data, 'cert/server.pem'), '-out', join(data, 'cert/server.crt')];
  const request = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=idp', ...certificate];
  execFileSync('openssl', request, { stdio: 'ignore' });
  const write = (/** @type {string} */ name, /** @type {string} */ php) =>
    writeFileSync(join(data, name), `<?php\n${php}\n`);
  write('config/config.php', settings(origin, data));
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
  write('metadata/saml20-sp-remote.php', providers);
  return startProcess('php', ['-S', `127.0.0.1:${port}`, '-t', '/usr/share/simplesamlphp/www'], {
    cwd: data,
    env: { SIMPLESAMLPHP_CONFIG_DIR: join(data, 'config') },
  });
}

/**
 * @param {string} origin
 * @param {string} data
 */
function settings(origin, data) {
  return `require '/etc/simplesamlphp/config.php';
$config = array_merge($config, [
  'baseurlpath' => '${origin}/',
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
