import type { Framework } from './framework.ts';

/** Cookies beside the session take these from it; the names of those cookies have no setting. */
const LARAVEL_COOKIES = {
  secure: "SESSION_SECURE_COOKIE=true ('secure' in config/session.php), which holds for this cookie too",
  'same-site': "'same_site' => 'lax' in config/session.php, which holds for this cookie too",
  domain: "'domain' => null in config/session.php, which holds for this cookie too",
};

/** PHP and its frameworks; those that keep PHP's cookie stand before it. */
export const PHP: readonly Framework[] = [
  {
    name: 'Laravel',
    versions: '9 and later',
    cookies: /^(?:laravel[_-]session|remember_[a-z]+_[0-9a-f]{40})$/,
    formats: ['laravel-encrypted'],
    settings: {
      secure: "SESSION_SECURE_COOKIE=true ('secure' in config/session.php)",
      'http-only': "'http_only' => true in config/session.php, which is the default",
      'same-site': "'same_site' => 'lax' in config/session.php, which is the default",
      lifetime: "SESSION_LIFETIME=120, in minutes ('expire_on_close' => true ends with the browser)",
      name: 'SESSION_COOKIE=__Host-session',
      domain: "'domain' => null in config/session.php",
      renew: '$request->session()->regenerate()',
      end: '$request->session()->invalidate()',
    },
    others: [
      {
        cookies: /^remember_[a-z]+_[0-9a-f]{40}$/,
        settings: {
          ...LARAVEL_COOKIES,
          lifetime: "'remember' => 43200 of the guard in config/auth.php, in minutes",
          end: 'Auth::logout(), which gives the user a new remember token',
        },
      },
      { cookies: /^XSRF-TOKEN$/, settings: LARAVEL_COOKIES },
      { cookies: /^(?!.*sess)/i, settings: LARAVEL_COOKIES },
    ],
  },
  {
    name: 'Symfony',
    versions: '5.4 and later',
    cookies: /^REMEMBERME$/,
    formats: ['remember-me-hash'],
    headers: /symfony/i,
    settings: {
      secure: 'security.firewalls.main.remember_me.secure: true',
      'http-only': 'security.firewalls.main.remember_me.httponly: true, which is the default',
      'same-site': 'security.firewalls.main.remember_me.samesite: lax',
      lifetime: 'security.firewalls.main.remember_me.lifetime: 2592000, in seconds; the default is a year',
      name: 'security.firewalls.main.remember_me.name: __Host-REMEMBERME, with secure: true',
      domain: 'security.firewalls.main.remember_me without domain',
      end: 'security.firewalls.main.logout, which deletes the cookie',
    },
  },
  {
    name: 'WordPress',
    versions: '4.0 and later',
    cookies: /^wordpress_(?:logged_in_|sec_)?[0-9a-f]{32}$/,
    formats: ['wordpress'],
    headers: /wordpress/i,
    settings: {
      secure: "define('FORCE_SSL_ADMIN', true) in wp-config.php, with siteurl and home over https",
      lifetime: "add_filter('auth_cookie_expiration', …), in seconds",
      domain: "define('COOKIE_DOMAIN', false) in wp-config.php",
      end: 'wp_logout(), which ends the session token too',
    },
  },
  {
    name: 'PHP',
    versions: '7.3 and later',
    cookies: /^PHPSESSID$/,
    headers: /^PHP\//i,
    settings: {
      secure: 'session.cookie_secure = 1 in php.ini',
      'http-only': 'session.cookie_httponly = 1 in php.ini',
      'same-site': 'session.cookie_samesite = "Lax" in php.ini',
      lifetime: 'session.cookie_lifetime = 0 in php.ini: the cookie ends with the browser',
      name: 'session.name = __Host-session in php.ini, with session.cookie_secure = 1',
      domain: 'session.cookie_domain = in php.ini, left empty',
      renew: 'session_regenerate_id(true), and session.use_strict_mode = 1 in php.ini',
      end: 'session_destroy(), and setcookie(session_name(), …) with a time in the past',
    },
  },
];
