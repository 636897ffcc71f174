/** What a value of a shape is, and so how it must be treated. */
export type ShapeClass =
  | 'jwt'
  | 'token'
  | 'sealed'
  | 'session'
  | 'session-id'
  /** Must never stand in a page served to others. */
  | 'secret'
  /** Made to stand in pages. */
  | 'publishable'
  | 'key-id'
  | 'identifier'
  | 'message'
  /** A serialized object of a language: reading it back may run code. */
  | 'serialized';

/** A form that values of one kind have. */
export interface TokenShape {
  id: string;
  class: ShapeClass;
  label: string;
  /** The characters a value can begin with; empty for any. Most values are settled by it alone. */
  first: string;
  /** How sure the shape alone is. */
  certainty: 'high' | 'medium' | 'low';
  /** Set on shapes distinct enough to be looked for in running text: a pattern of how they begin. */
  inText?: string;
  pattern: RegExp;
}

/**
 * Shapes of tokens, keys and sealed values, the specific before the general. The patterns are anchored, and no two repetitions in
 * one can match the same text, so each takes linear time.
 */
// biome-ignore format: one shape a line reads as the table it is
export const TOKEN_SHAPES: readonly TokenShape[] = [
  { id: 'jws-compact', class: 'jwt', label: 'Signed token (JWS)', first: 'e', certainty: 'medium', pattern: /^e[yw][A-Za-z0-9_-]+\.(?:[A-Za-z0-9_-]*)\.[A-Za-z0-9_-]*$/ },
  { id: 'jwe-compact', class: 'jwt', label: 'Encrypted token (JWE)', first: 'e', certainty: 'medium', pattern: /^e[yw][A-Za-z0-9_-]+\.[A-Za-z0-9_-]*\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$/ },
  { id: 'sd-jwt', class: 'jwt', label: 'Token with selective disclosure (SD-JWT)', first: 'e', certainty: 'medium', pattern: /^e[yw][A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+(?:~[A-Za-z0-9_-]*)+$/ },
  { id: 'paseto', class: 'token', label: 'PASETO', first: 'v', certainty: 'high', inText: 'v[1-4]\\.(?:local|public)\\.', pattern: /^v[1-4]\.(?:local|public)\.[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)?$/ },
  { id: 'laravel-encrypted', class: 'sealed', label: 'Laravel encrypted value', first: 'e', certainty: 'high', pattern: /^eyJpdiI6[A-Za-z0-9+/=%]+$/ },
  { id: 'itsdangerous', class: 'sealed', label: 'itsdangerous signed value (Flask, Starlette)', first: '', certainty: 'medium', pattern: /^\.?[\w+/-]+={0,2}\.[\w-]{5,8}\.(?:[\w-]{27}|[\w-]{43}|[\w-]{64}|[\w-]{86})$/ },
  { id: 'django-signed', class: 'sealed', label: 'Django signed value', first: '', certainty: 'medium', pattern: /^[A-Za-z0-9_.-]+:[A-Za-z0-9]{6}:[A-Za-z0-9_-]{27,43}$/ },
  { id: 'express-signed', class: 'sealed', label: 'Express signed value', first: 's', certainty: 'high', pattern: /^s(?::|%3A)[^.]+\.[A-Za-z0-9+/%]{40,}={0,1}$/ },
  { id: 'iron-sealed', class: 'sealed', label: 'Iron sealed value', first: 'F', certainty: 'high', pattern: /^Fe26\.2\*\d*\*[0-9a-f]{64}\*[A-Za-z0-9_-]{22}\*[A-Za-z0-9_-]+\*\d*\*[0-9a-f]{64}\*[A-Za-z0-9_-]{43}(?:~2)?$/ },
  { id: 'rails-encrypted', class: 'sealed', label: 'Rails encrypted value', first: '', certainty: 'medium', pattern: /^[A-Za-z0-9+/_%-]{8,}={0,2}(?:--|%2D%2D)[A-Za-z0-9+/=%]{16,24}(?:--|%2D%2D)[A-Za-z0-9+/=%]{22,28}$/ },
  { id: 'rails-signed', class: 'sealed', label: 'Rails signed value', first: '', certainty: 'medium', pattern: /^[A-Za-z0-9+/=_%-]{4,}--[0-9a-f]{40,64}$/ },
  { id: 'aspnet-dataprotection', class: 'sealed', label: 'ASP.NET Core protected value', first: 'C', certainty: 'high', pattern: /^CfDJ8[A-Za-z0-9_-]{20,}$/ },
  { id: 'aspnet-session', class: 'session-id', label: 'ASP.NET session ID', first: '', certainty: 'low', pattern: /^[a-z0-5]{24}$/ },
  { id: 'tomcat-jsessionid', class: 'session-id', label: 'Servlet session ID', first: '', certainty: 'low', pattern: /^[0-9A-F]{32}(?:\.[\w-]+)?$/ },
  { id: 'phoenix-signed', class: 'sealed', label: 'Phoenix signed value', first: 'S', certainty: 'high', inText: 'SFMyNTY', pattern: /^SFMyNTY\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$/ },
  { id: 'fernet', class: 'sealed', label: 'Fernet token', first: 'g', certainty: 'high', inText: 'gAAAAA', pattern: /^gAAAAA[A-Za-z0-9_-]{60,}={0,2}$/ },
  { id: 'tornado-signed', class: 'sealed', label: 'Tornado signed value', first: '"2', certainty: 'high', pattern: /^"?2\|1:\d\|\d+:\d+\|\d+:[^|]*\|\d+:[A-Za-z0-9+/=]*\|[0-9a-f]{64}"?$/ },
  { id: 'gorilla-securecookie', class: 'sealed', label: 'Gorilla secure cookie', first: 'M', certainty: 'low', pattern: /^MT[A-Za-z0-9]{8,}[A-Za-z0-9_|=-]{30,}$/ },
  { id: 'ruby-marshal', class: 'serialized', label: 'Ruby Marshal data', first: 'B', certainty: 'medium', pattern: /^BAh[7bJI]/ },
  { id: 'java-serialized', class: 'serialized', label: 'Java serialized object', first: 'ra', certainty: 'high', pattern: /^(?:rO0AB|aced0005)/ },
  { id: 'dotnet-binaryformatter', class: 'serialized', label: '.NET BinaryFormatter data', first: 'A', certainty: 'high', pattern: /^AAEAAAD\/\/\/\/\// },
  { id: 'saml-b64', class: 'message', label: 'SAML message', first: 'P', certainty: 'high', pattern: /^PD94bWwg|^PHNhbW[wx]|^PFJlc3BvbnNl/ },
  { id: 'macaroon', class: 'token', label: 'Macaroon', first: 'MA', certainty: 'medium', pattern: /^(?:MDA[A-Za-z0-9_-]{20,}|AgE[A-Za-z0-9_-]{20,})={0,2}$/ },
  { id: 'biscuit', class: 'token', label: 'Biscuit', first: 'E', certainty: 'low', pattern: /^E[mnop][A-Za-z0-9_-]{60,}={0,2}$/ },
  { id: 'uuid', class: 'identifier', label: 'UUID', first: '0123456789abcdef', certainty: 'high', pattern: /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/ },
  { id: 'github-pat', class: 'secret', label: 'GitHub token', first: 'g', certainty: 'high', inText: 'gh[pousr]_', pattern: /^gh[pousr]_[0-9A-Za-z]{36,}$/ },
  { id: 'github-fine-grained', class: 'secret', label: 'GitHub fine-grained token', first: 'g', certainty: 'high', inText: 'github_pat_', pattern: /^github_pat_\w{82}$/ },
  { id: 'gitlab-pat', class: 'secret', label: 'GitLab token', first: 'g', certainty: 'high', inText: 'gl(?:pat|dt|rt|ft|oas|ptt|soat|agent|cbt|imt|ffct)-', pattern: /^gl(?:pat|dt|rt|ft|oas|ptt|soat|agent|cbt|imt|ffct)-[\w.-]{20,}$/ },
  { id: 'slack', class: 'secret', label: 'Slack token', first: 'x', certainty: 'high', inText: 'xox[abeoprs][-.]|xapp-', pattern: /^xox[abeoprs](?:\.xox[bp])?-[\w-]{10,}$|^xapp-\d-[A-Z0-9]+-\d+-[a-z0-9]+$/ },
  { id: 'slack-cookie', class: 'session', label: 'Slack session', first: 'x', certainty: 'high', pattern: /^xoxd-[\w%+/=-]{20,}$/ },
  { id: 'stripe-secret', class: 'secret', label: 'Stripe secret key', first: 'sr', certainty: 'high', inText: '[sr]k_(?:test|live|prod)_', pattern: /^(?:sk|rk)_(?:test|live|prod)_[A-Za-z0-9]{10,99}$/ },
  { id: 'stripe-publishable', class: 'publishable', label: 'Stripe publishable key', first: 'p', certainty: 'high', inText: 'pk_(?:test|live)_', pattern: /^pk_(?:test|live)_[A-Za-z0-9]{10,}$/ },
  { id: 'google-access', class: 'token', label: 'Google access token', first: 'y', certainty: 'high', inText: 'ya29\\.', pattern: /^ya29\.[A-Za-z0-9._-]{20,}$/ },
  { id: 'google-refresh', class: 'token', label: 'Google refresh token', first: '1', certainty: 'medium', pattern: /^1\/\/[0-9A-Za-z_-]{30,}$/ },
  { id: 'google-api-key', class: 'publishable', label: 'Google API key', first: 'A', certainty: 'high', inText: 'AIza', pattern: /^AIza[\w-]{35}$/ },
  { id: 'google-client-secret', class: 'secret', label: 'Google client secret', first: 'G', certainty: 'high', inText: 'GOCSPX-', pattern: /^GOCSPX-[\w-]{28}$/ },
  { id: 'aws-access-key-id', class: 'key-id', label: 'AWS access key ID', first: 'A', certainty: 'high', inText: 'A3T[A-Z0-9]|A[KS]IA|ABIA|ACCA', pattern: /^(?:A3T[A-Z0-9]|AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}$/ },
  { id: 'azure-client-secret', class: 'secret', label: 'Microsoft Entra client secret', first: '', certainty: 'medium', pattern: /^[A-Za-z0-9_~.]{3}\dQ~[A-Za-z0-9_~.-]{31,34}$/ },
  { id: 'entra-refresh-or-ests', class: 'token', label: 'Microsoft Entra token', first: '01', certainty: 'medium', pattern: /^[01]\.A[A-Za-z0-9_-]{20,}(?:\.[A-Za-z0-9_-]+)*$/ },
  { id: 'openai', class: 'secret', label: 'OpenAI API key', first: 's', certainty: 'high', inText: 'sk-[A-Za-z0-9]{4}', pattern: /^sk-(?:proj|svcacct|admin)-[\w-]{20,}$|^sk-[A-Za-z0-9]{20}T3BlbkFJ[A-Za-z0-9]{20}$/ },
  { id: 'anthropic', class: 'secret', label: 'Anthropic API key', first: 's', certainty: 'high', inText: 'sk-ant-', pattern: /^sk-ant-(?:api03|admin01)-[\w-]{80,}$/ },
  { id: 'npm', class: 'secret', label: 'npm token', first: 'n', certainty: 'high', inText: 'npm_', pattern: /^npm_[A-Za-z0-9]{36}$/ },
  { id: 'pypi', class: 'secret', label: 'PyPI token', first: 'p', certainty: 'high', inText: 'pypi-Ag', pattern: /^pypi-AgEIcHlwaS5vcmc[\w-]{50,}$/ },
  { id: 'sendgrid', class: 'secret', label: 'SendGrid API key', first: 'S', certainty: 'high', inText: 'SG\\.', pattern: /^SG\.[\w-]{22}\.[\w-]{43}$/ },
  { id: 'twilio', class: 'secret', label: 'Twilio API key', first: 'S', certainty: 'low', pattern: /^SK[0-9a-f]{32}$/ },
  { id: 'shopify', class: 'secret', label: 'Shopify token', first: 's', certainty: 'high', inText: 'shp(?:at|ca|pa|ss)_', pattern: /^shp(?:at|ca|pa|ss)_[0-9a-fA-F]{32}$/ },
  { id: 'huggingface', class: 'secret', label: 'Hugging Face token', first: 'h', certainty: 'high', inText: 'hf_', pattern: /^hf_[A-Za-z]{34}$/ },
  { id: 'databricks', class: 'secret', label: 'Databricks token', first: 'd', certainty: 'high', inText: 'dapi', pattern: /^dapi[a-f0-9]{32}(?:-\d)?$/ },
  { id: 'digitalocean', class: 'secret', label: 'DigitalOcean token', first: 'd', certainty: 'high', inText: 'do[opr]_v1_', pattern: /^do[opr]_v1_[a-f0-9]{64}$/ },
  { id: 'vault', class: 'secret', label: 'Vault token', first: 'h', certainty: 'high', inText: 'hv[bs]\\.', pattern: /^hv[bs]\.[\w-]{90,300}$/ },
  { id: 'grafana-sa', class: 'secret', label: 'Grafana token', first: 'ge', certainty: 'high', pattern: /^glsa_[A-Za-z0-9]{32}_[A-Fa-f0-9]{8}$|^eyJrIjoi[A-Za-z0-9]{70,}={0,3}$/ },
  { id: 'doppler', class: 'secret', label: 'Doppler token', first: 'd', certainty: 'high', inText: 'dp\\.pt\\.', pattern: /^dp\.pt\.[A-Za-z0-9]{43}$/ },
  { id: 'postman', class: 'secret', label: 'Postman API key', first: 'P', certainty: 'high', inText: 'PMAK-', pattern: /^PMAK-[a-f0-9]{24}-[a-f0-9]{34}$/ },
  { id: 'planetscale', class: 'secret', label: 'PlanetScale token', first: 'p', certainty: 'high', inText: 'pscale_', pattern: /^pscale_(?:tkn|oauth|pw)_[\w=.-]{32,64}$/ },
  { id: 'notion', class: 'secret', label: 'Notion token', first: 'n', certainty: 'high', inText: 'ntn_', pattern: /^ntn_[0-9]{11}[A-Za-z0-9]{35}$/ },
  { id: 'linear', class: 'secret', label: 'Linear API key', first: 'l', certainty: 'high', inText: 'lin_api_', pattern: /^lin_api_[A-Za-z0-9]{40}$/ },
  { id: 'sentry', class: 'secret', label: 'Sentry token', first: 's', certainty: 'high', pattern: /^sntry[su]_[\w+/=-]{40,}$/ },
  { id: 'facebook-page', class: 'secret', label: 'Facebook access token', first: 'E', certainty: 'medium', inText: 'EAA', pattern: /^EAA[A-Za-z0-9]{50,}$/ },
  { id: 'telegram-bot', class: 'secret', label: 'Telegram bot token', first: '0123456789', certainty: 'medium', pattern: /^\d{5,16}:A[\w-]{34}$/ },
  { id: 'okta-api', class: 'secret', label: 'Okta API token', first: '0', certainty: 'low', pattern: /^00[\w=-]{40}$/ },
  { id: 'mapbox-public', class: 'publishable', label: 'Mapbox public token', first: 'p', certainty: 'high', inText: 'pk\\.eyJ', pattern: /^pk\.eyJ[\w-]+\.[\w-]+$/ },
  { id: 'mapbox-secret', class: 'secret', label: 'Mapbox secret token', first: 's', certainty: 'high', inText: 'sk\\.eyJ', pattern: /^sk\.eyJ[\w-]+\.[\w-]+$/ },
  { id: 'supabase-publishable', class: 'publishable', label: 'Supabase publishable key', first: 's', certainty: 'high', inText: 'sb_publishable_', pattern: /^sb_publishable_[\w-]{20,}$/ },
  { id: 'supabase-secret', class: 'secret', label: 'Supabase secret key', first: 's', certainty: 'high', inText: 'sb_secret_', pattern: /^sb_secret_[\w-]{20,}$/ },
  { id: 'ntlm', class: 'message', label: 'NTLM message', first: 'T', certainty: 'high', pattern: /^TlRMTVNTUAAB|^TlRMTVNTUAAD/ },
  { id: 'negotiate-spnego', class: 'message', label: 'SPNEGO token (Kerberos)', first: 'Y', certainty: 'medium', pattern: /^YI[A-Za-z0-9+/]{20,}/ },
];
