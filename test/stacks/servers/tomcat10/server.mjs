import { ALICE, defineStack } from '../../harness/stack.mjs';
import { clickThrough, fill, visit } from '../../harness/steps.mjs';
import { startTomcat, TOMCAT } from '../common/tomcat.mjs';

const html = (/** @type {string} */ body) => `<!doctype html><link rel="icon" href="data:,">${body}`;

export const stack = defineStack({
  name: 'tomcat10',
  product: 'Tomcat 10.1 of Debian, FORM authentication',
  debian: TOMCAT,
  firstPage: '/shop/my/index.jsp',
  start: (context) =>
    startTomcat(context, {
      'webapps/shop/WEB-INF/web.xml': `<web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
  <security-constraint>
    <web-resource-collection><web-resource-name>all</web-resource-name><url-pattern>/my/*</url-pattern></web-resource-collection>
    <auth-constraint><role-name>customer</role-name></auth-constraint>
  </security-constraint>
  <login-config>
    <auth-method>FORM</auth-method>
    <form-login-config><form-login-page>/login.html</form-login-page><form-error-page>/error.html</form-error-page></form-login-config>
  </login-config>
  <security-role><role-name>customer</role-name></security-role>
</web-app>`,
      'webapps/shop/login.html': html(`<form method="post" action="j_security_check"><input name="j_username">
        <input name="j_password" type="password"><button>Log in</button></form>`),
      'webapps/shop/error.html': html('Wrong'),
      'webapps/shop/my/index.jsp': html('Hello <%= request.getRemoteUser() %> <%= request.getParameter("order") %>'),
      'webapps/shop/bye.jsp': html('<% session.invalidate(); %>Bye'),
    }),
  login: async (page, { url }) => {
    await page.goto(`${url}/shop/my/index.jsp`);
    await fill(page, '[name=j_username]', ALICE.username);
    await fill(page, '[name=j_password]', ALICE.password);
    await clickThrough(page, 'button');
  },
  use: (page, { url }) => visit(page, `${url}/shop/my/index.jsp`, ['', '?order=1', '?order=2', '?order=3', '']),
  logout: async (page, { url }) => {
    await page.goto(`${url}/shop/bye.jsp`);
  },
  truth: { strategy: ['session-cookie'], logins: ['form'], shape: ['traditional'] },
});
