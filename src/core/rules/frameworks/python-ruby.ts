import type { Framework } from './framework.ts';

/** Frameworks of Python and Ruby. */
export const PYTHON_RUBY: readonly Framework[] = [
  {
    name: 'Django',
    versions: '2.1 and later',
    cookies: /^(?:sessionid|csrftoken)$/,
    formats: ['django-signing'],
    headers: /^(?:WSGIServer|gunicorn)/i,
    settings: {
      secure: 'SESSION_COOKIE_SECURE = True',
      'http-only': 'SESSION_COOKIE_HTTPONLY = True, which is the default',
      'same-site': "SESSION_COOKIE_SAMESITE = 'Lax', which is the default",
      lifetime: 'SESSION_COOKIE_AGE = 86400, in seconds, or SESSION_EXPIRE_AT_BROWSER_CLOSE = True',
      name: "SESSION_COOKIE_NAME = '__Host-sessionid', with SESSION_COOKIE_SECURE = True",
      domain: 'SESSION_COOKIE_DOMAIN = None',
      renew: 'django.contrib.auth.login(request, user), or request.session.cycle_key()',
      end: 'django.contrib.auth.logout(request), or request.session.flush()',
    },
    others: [
      {
        cookies: /^csrftoken$/,
        settings: {
          secure: 'CSRF_COOKIE_SECURE = True',
          'http-only': 'CSRF_COOKIE_HTTPONLY = True, where no script reads it',
          'same-site': "CSRF_COOKIE_SAMESITE = 'Lax', which is the default",
          lifetime: 'CSRF_COOKIE_AGE = 86400, in seconds; None ends with the browser',
          name: "CSRF_COOKIE_NAME = '__Host-csrftoken', with CSRF_COOKIE_SECURE = True",
          domain: 'CSRF_COOKIE_DOMAIN = None',
        },
      },
    ],
  },
  {
    name: 'Flask',
    versions: '2.3 and later',
    cookies: /^session$/,
    shared: true,
    formats: ['itsdangerous'],
    headers: /^Werkzeug/i,
    settings: {
      secure: 'SESSION_COOKIE_SECURE = True',
      'http-only': 'SESSION_COOKIE_HTTPONLY = True, which is the default',
      'same-site': "SESSION_COOKIE_SAMESITE = 'Lax'",
      lifetime:
        'PERMANENT_SESSION_LIFETIME = timedelta(days=1); without session.permanent the cookie ends with the browser',
      name: "SESSION_COOKIE_NAME = '__Host-session'",
      domain: 'SESSION_COOKIE_DOMAIN = None',
      end: 'session.clear()',
    },
  },
  {
    name: 'Starlette',
    versions: '0.30 and later',
    cookies: /^session$/,
    shared: true,
    headers: /^uvicorn/i,
    settings: {
      secure: 'SessionMiddleware(app, https_only=True)',
      'same-site': "SessionMiddleware(app, same_site='lax'), which is the default",
      lifetime: 'SessionMiddleware(app, max_age=86400), in seconds; None ends with the browser',
      name: "SessionMiddleware(app, session_cookie='__Host-session', https_only=True)",
      domain: 'SessionMiddleware(app) without domain',
      end: 'request.session.clear()',
    },
  },
  {
    name: 'Tornado',
    versions: '6.3 and later',
    cookies: /^_xsrf$/,
    formats: ['tornado-signed'],
    headers: /^TornadoServer/i,
    settings: {
      secure: 'set_signed_cookie(name, value, secure=True)',
      'http-only': 'set_signed_cookie(name, value, httponly=True)',
      'same-site': "set_signed_cookie(name, value, samesite='Lax')",
      lifetime: 'set_signed_cookie(name, value, expires_days=1)',
      domain: 'set_signed_cookie(name, value) without domain',
      end: 'clear_cookie(name)',
    },
    others: [
      {
        cookies: /^_xsrf$/,
        settings: {
          secure: 'xsrf_cookie_kwargs=dict(secure=True) in the settings of the Application',
          'http-only':
            'xsrf_cookie_kwargs=dict(httponly=True) in the settings of the Application, where no script reads it',
          'same-site': "xsrf_cookie_kwargs=dict(samesite='Lax') in the settings of the Application",
          lifetime: 'xsrf_cookie_kwargs=dict(expires_days=1) in the settings of the Application',
          name: "xsrf_cookie_name='__Host-xsrf' and xsrf_cookie_kwargs=dict(secure=True), which works over https only",
          domain: 'xsrf_cookie_kwargs without domain',
        },
      },
    ],
  },
  {
    name: 'Rails',
    versions: '6.1 and later',
    cookies: /^_(?:.+_session|session_id)$/,
    formats: ['rails-signed', 'rails-encrypted', 'rails-encrypted-cbc'],
    headers: /^Phusion Passenger|^Puma/i,
    settings: {
      secure: 'config.force_ssl = true, or secure: true in the options of config.session_store',
      'http-only': 'httponly: true in the options of config.session_store, which is the default',
      'same-site': 'same_site: :lax in the options of config.session_store',
      lifetime: 'expire_after: 1.day in the options of config.session_store',
      name: "key: '__Host-session', secure: true in the options of config.session_store",
      domain: 'config.session_store without domain',
      renew: 'reset_session before the user is written into the session',
      end: 'reset_session',
    },
    others: [
      {
        cookies: /^remember_.+_token$/,
        settings: {
          secure: 'config.rememberable_options = { secure: true } of Devise, or config.force_ssl = true',
          'same-site': 'config.rememberable_options = { same_site: :lax } of Devise',
          lifetime: 'config.remember_for = 2.weeks of Devise',
          end: 'sign_out, which forgets the user',
        },
      },
      {
        cookies: /^(?!.*sess)/i,
        settings: {
          secure: 'config.force_ssl = true, or cookies.encrypted[:name] = { value: …, secure: true }',
          'http-only': 'cookies.encrypted[:name] = { value: …, httponly: true }',
          'same-site': 'cookies.encrypted[:name] = { value: …, same_site: :lax }',
          lifetime: 'cookies.encrypted[:name] = { value: …, expires: 1.day }',
          domain: 'cookies.encrypted[:name] = { value: … } without domain',
          end: 'cookies.delete(:name)',
        },
      },
    ],
  },
  {
    name: 'Rack or Sinatra',
    versions: 'rack-session 1 and later',
    cookies: /^rack\.session$/,
    formats: ['rails-signed', 'rails-encrypted', 'rack-encrypted'],
    headers: /^(?:WEBrick|Thin)/i,
    settings: {
      secure:
        'use Rack::Session::Cookie, secure: true (Sinatra: set :sessions, secure: true); behind a proxy that ends TLS it must send X-Forwarded-Proto, or no cookie is set',
      'http-only':
        'use Rack::Session::Cookie, httponly: true (Sinatra: set :sessions, httponly: true), which is the default',
      'same-site': 'use Rack::Session::Cookie, same_site: :lax (Sinatra: set :sessions, same_site: :lax)',
      lifetime:
        'use Rack::Session::Cookie, expire_after: 86400 (Sinatra: set :sessions, expire_after: 86400), in seconds',
      name: "use Rack::Session::Cookie, key: '__Host-session', secure: true (Sinatra: set :sessions, key: '__Host-session', secure: true)",
      domain: 'use Rack::Session::Cookie without domain',
      renew: "env['rack.session.options'][:renew] = true, where the session is kept on the server",
      end: "session.clear, and env['rack.session.options'][:drop] = true where the session is kept on the server",
    },
  },
];
