import { ALICE, defineStack } from '../../harness/stack.mjs';
import { visit } from '../../harness/steps.mjs';
import { startTomcat, TOMCAT } from '../common/tomcat.mjs';

export const stack = defineStack({
  name: 'tomcat-basic',
  product: 'Tomcat 10.1 of Debian, its manager behind HTTP Basic authentication',
  debian: TOMCAT,
  httpCredentials: ALICE,
  start: (context) =>
    startTomcat(context, {
      'conf/Catalina/localhost/manager.xml':
        '<Context path="/manager" docBase="/usr/share/tomcat10-admin/manager" privileged="true"/>',
    }),
  login: async (page, { url }) => {
    await page.goto(`${url}/manager/html`);
  },
  use: (page, { url }) => visit(page, `${url}/manager`, ['/html', '/status', '/status/all', '/html/list', '/html']),
  truth: { strategy: ['basic'], logins: ['http-challenge'], shape: ['traditional'] },
});
