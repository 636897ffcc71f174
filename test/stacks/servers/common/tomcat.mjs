import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startProcess } from '../../harness/process.mjs';
import { ALICE } from '../../harness/stack.mjs';

export const TOMCAT = ['tomcat10', 'tomcat10-admin'];

/**
 * Starts Tomcat with alice as its user.
 *
 * @param {{ port: number, data: string }} context
 * @param {Record<string, string>} files Path below `webapps` or `conf`, and text.
 */
export function startTomcat({ port, data }, files) {
  for (const folder of ['conf', 'logs', 'temp', 'webapps', 'work']) mkdirSync(join(data, folder));
  for (const name of ['web.xml', 'catalina.properties']) cpSync(join('/etc/tomcat10', name), join(data, 'conf', name));
  const all = {
    'conf/server.xml': `<Server port="-1">
  <GlobalNamingResources>
    <Resource name="users" auth="Container" type="org.apache.catalina.UserDatabase"
      factory="org.apache.catalina.users.MemoryUserDatabaseFactory" pathname="conf/tomcat-users.xml"/>
  </GlobalNamingResources>
  <Service name="Catalina">
    <Connector port="${port}" address="127.0.0.1"/>
    <Engine name="Catalina" defaultHost="localhost">
      <Realm className="org.apache.catalina.realm.UserDatabaseRealm" resourceName="users"/>
      <Host name="localhost" appBase="webapps"/>
    </Engine>
  </Service>
</Server>`,
    'conf/tomcat-users.xml': `<tomcat-users xmlns="http://tomcat.apache.org/xml" version="1.0">
  <role rolename="manager-gui"/><role rolename="customer"/>
  <user username="${ALICE.username}" password="${ALICE.password}" roles="manager-gui,customer"/>
</tomcat-users>`,
    ...files,
  };
  for (const [name, text] of Object.entries(all)) {
    mkdirSync(join(data, name, '..'), { recursive: true });
    writeFileSync(join(data, name), text);
  }
  const quick = '-XX:TieredStopAtLevel=1 -XX:+UseSerialGC';
  const env = { CATALINA_OPTS: quick, CATALINA_HOME: '/usr/share/tomcat10', CATALINA_BASE: data };
  return startProcess('/usr/share/tomcat10/bin/catalina.sh', ['run'], { cwd: data, env });
}
