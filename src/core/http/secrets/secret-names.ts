import { detach } from '../detach.ts';

/** What a value is that must never be kept. */
export type SecretKind = 'password' | 'one-time-code' | 'client-secret' | 'code-verifier' | 'private-key' | 'assertion';

/** Words for a password in many languages, as they stand in a name that has lost its accents and separators. */
const PASSWORD = new RegExp(
  [
    // English with its misspellings, German, Nordic, Dutch, Afrikaans
    'passw(?:o(?!rdless)|r|d|$)|pasword|passphrase|passcode|passord|kennwort|losenord|adgangskode|kodeord|lykilord|wachtwoord|wagwoord',
    // Romance
    'contrasen|contrasinal|motdepasse|motpasse|palavrapasse|palavrachave|senha|parolachiave',
    // Slavic, Baltic, Finnic, Hungarian, Albanian, Turkish, Romanian and others that say "parol"
    'haslo|heslo|lozink|geslo|slaptazod|salasana|tunnussana|parool|jelsz|fjalekalim|sifre|parol(?!e(?:e|d))|pasahitz|cyfrinair',
    // Indonesian, Malay, Vietnamese, Swahili, Chinese and Japanese in Latin letters
    'katasandi|katalaluan|matkhau|nenosiri|yonghumima|denglumima|pasuwado|bimilbeonho',
    // Other scripts
    'пароль|парол|лозинк|гасло|密码|密碼|口令|パスワ|暗証番号|비밀번호|암호|패스워드|סיסמ|كلمةالمرور|كلمةالسر|كلمهالمرور|كلمهعبور|رمزعبور|گذرواژه|پسورد|รหัสผ่าน|पासवर्ड|κωδικ|συνθηματικ|პაროლ|գաղտնաբառ',
    'secretanswer|securityanswer|mnemonic|seedphrase|recoveryphrase',
  ].join('|'),
);
/** Words that name one when they stand alone. */
const PASSWORD_WORDS = new Set(
  'pass pw pwd psw pswd pwrd pword passwd passe mdp clave pin pincode pins nip puk cvv cvc cvv2 csc sandi mima'.split(
    ' ',
  ),
);
/** The same with nothing between them and the word before: `userpass`, `loginpwd`, `bindpw`. */
const PASSWORD_TAIL =
  /(?:pwd|pswd|(?:user|usr|usuario|login|logon|log|my|new|old|cur|current|re|conf|confirm|auth|db|smtp|ftp|imap|pop|ldap|bind|admin|root|account|acct|acc|member|mail|email|txt|inp|input|wifi|proxy|store|key|http|ssh|web|client|customer|guest|vpn|app|master|temp|tmp|plain|raw|enc|encrypted|hashed|md5|sha|cert|pkcs|zip|pdf|my)(?:pass|pw|psw|pin))$/;

const ONE_TIME = new RegExp(
  [
    '^(?:x|github|gitlab|sms|mail|email|user|login|verify|verification|input|enter|txt|your|customer|mobile|phone|app|auth)*[th]?otp(?:code|value|input|pin|number|digits?|pass|text|field)?$',
    'onetime(?:code|pass|pin|key|pw)|einmal(?:code|pass|kennwort)|usage?unique',
    '(?:sms|e?mail|phone|mobile|text|verif(?:y|ication)?|confirm(?:ation)?|security|sicherheits|bestatigungs|login|logon|signin|access|authenticat(?:or|ion)|mfa|2fa|tfa|twofa|twofactor|twostep|2step|secondfactor|factor|totp|recovery|backup|scratch|magic|reset|dynamic|approval|device(?:verification)?|unlock|pin|tan)code$',
    '^code(?:sms|otp|2fa|mfa|verification|verif|securite|confirmation|pin)$|^kod(?:sms|pin)$|codigo(?:de)?(?:verificacion|verificacao|seguridad|seguranca|acceso|acesso|sms)|codice(?:di)?(?:verifica|sicurezza|otp)|codede(?:verification|securite|confirmation)|doorcode',
    '^(?:2fa|tfa|twofa|mfa|twofactor|secondfactor)(?:pin|value|input|otp|digits?)?$',
    '^(?:x|sms|push|photo|chip|m|i|e|mobile|user|login)?tan(?:nr|nummer|number|code|input)?$|yanzhengma|验证码|驗證碼|認証コード|確認コード|인증번호|인증코드|код(?:подтверждения|изсмс|смс)',
  ].join('|'),
);

const CLIENT_SECRET =
  /(?<!no)secret$|^secrets?$|secret(?:key|accesskey|value|hash|base|keybase|data|string|text|\d)$|^xsecret|(?:client|app|api|consumer)secret(?!basic|post|jwt|expires|proof)/;
const VERIFIER = /(?:code|pkce)verifier|verifiercode|^verifier$|verifier(?:code|pkce)$/;
const PRIVATE_KEY =
  /privatekey(?!jwt)|privkey|privateexponent|privatepem|clientkeydata|cleprivee|privaterschlussel|claveprivada|chaveprivada/;
/** What one party of OAuth hands another to get a token for; compared whole. */
const ASSERTION = new Set(['assertion', 'clientassertion', 'subjecttoken', 'actortoken', 'devicecode']);

/** Last words of a name that say it holds no such value: a fact about one, or a credential that is followed. */
const OTHER = new Set(
  (
    'token tokens ticket session sessionid sid jwt cookie id ids uid uuid signature hint hints visible visibility shown hidden ' +
    'strength policy expired expires expiry exp expiration changed updated at url uri href required enabled disabled supported allowed ' +
    'length minlength maxlength error errors attempts age status method methods grant flow protected manager question prompt label ' +
    'placeholder requirements rules count through port ports validity'
  ).split(' '),
);
/** Credentials that go with ordinary requests under the name of a secret. */
const KEPT = new Set(['xhasuraadminsecret', 'xtelegrambotapisecrettoken']);
/** Last piece of a path that adds nothing to the one before: `password.value`, `pin[0]`. */
const EMPTY_PIECE = /^(?:\d*|value|val|text|raw|plain|plaintext|input|content|data)$/i;

/** Names remembered, and their longest; what comes from outside is bounded. */
const MAX_KNOWN = 4000;
const MAX_NAME = 128;
/** What no name has that is only a name: URLs and JSON stand in such places too, with secrets in them. */
const HAS_VALUE = /[="'{?&\s]|%(?:25)*(?:3[df]|2[267]|7b)/i;
const known = new Map<string, SecretKind | ''>();

/**
 * What the value of a header, cookie, parameter, field, claim, member or storage key of this name is, if it must never be kept. The
 * name may be a path (`user[password]`, `wsse:Password`), and percent-encoded. Looked up once a name. Never throws.
 */
export function secretKind(name: string): SecretKind | undefined {
  const remembered = known.get(name);
  if (remembered !== undefined) return remembered === '' ? undefined : remembered;
  const kind = judgeName(name.length > MAX_NAME ? name.slice(-MAX_NAME) : name);
  if (mayBeRemembered(name)) {
    if (known.size >= MAX_KNOWN) known.clear();
    known.set(detach(name), kind ?? '');
  }
  return kind;
}

/** Whether a name may be kept in memory, for when it comes again. */
export function mayBeRemembered(name: string): boolean {
  return name.length <= MAX_NAME && !HAS_VALUE.test(name);
}

function judgeName(name: string): SecretKind | undefined {
  const pieces = decode(name)
    .split(/[.[\]:/]+/)
    .filter((piece) => piece !== '');
  while (pieces.length > 1 && EMPTY_PIECE.test(pieces.at(-1) as string)) pieces.pop();
  const last = pieces.at(-1) ?? '';
  const kind = judgeWords(wordsOf(last));
  if (kind !== undefined || pieces.length === 1) return kind;
  // `code.verifier`, `auth0.pkce.code_verifier.state`: other names are told by their last piece alone.
  return VERIFIER.test(flatten(wordsOf(pieces.join(' ')))) ? 'code-verifier' : undefined;
}

function decode(name: string): string {
  let text = name;
  for (let round = 0; round < 3 && text.includes('%'); round++) {
    try {
      text = decodeURIComponent(text);
    } catch {
      break;
    }
  }
  return text.replace(/\\u([\da-fA-F]{4})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

/** Words in lower case without accents: `newPassword-2` is `new`, `password`, `2`. */
function wordsOf(name: string): string[] {
  return name
    .normalize('NFKD')
    .replace(/\p{Mn}(?<=[\u0300-\u036f])/gu, '')
    .normalize('NFC')
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .toLowerCase()
    .replace(/[łøđðıßæœ]/g, (letter) => PLAIN[letter] ?? letter)
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '');
}

const PLAIN: Readonly<Record<string, string>> = { ł: 'l', ø: 'o', đ: 'd', ð: 'd', ı: 'i', ß: 'ss', æ: 'ae', œ: 'oe' };

function flatten(words: readonly string[]): string {
  return words.join('');
}

function judgeWords(all: readonly string[]): SecretKind | undefined {
  const words = [...all];
  while (words.length > 1 && /^\d+$/.test(words.at(-1) as string)) words.pop();
  const last = (words.at(-1) ?? '').replace(/(?<=[^\d])\d{1,2}$/, '');
  const flat = flatten(words).replace(/(?<=\p{L})\d{1,3}$/u, '');
  if (ASSERTION.has(flat)) return 'assertion';
  if (KEPT.has(flat) || (OTHER.has(last) && flat !== last)) return undefined;
  if (VERIFIER.test(flat)) return 'code-verifier';
  if (PRIVATE_KEY.test(flat)) return 'private-key';
  if (ONE_TIME.test(flat) || words.includes('otp') || words.includes('totp')) return 'one-time-code';
  if (PASSWORD.test(flat) || PASSWORD_TAIL.test(flat) || PASSWORD_WORDS.has(last)) return 'password';
  if (CLIENT_SECRET.test(flat)) return 'client-secret';
  return words.some((word) => PASSWORD_WORDS.has(word.replace(/\d+$/, ''))) ? 'password' : undefined;
}

/** Members of a JSON Web Key that are private (RFC 7518 sections 6.2.2, 6.3.2 and 6.4.1), and of keys that make their own words of it. */
const PRIVATE_MEMBERS = new Set(['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k', 'priv']);

/** True for a member that is private in an object with these members, because the object is a JSON Web Key. */
export function isPrivateMember(name: string, has: (member: string) => boolean): boolean {
  return PRIVATE_MEMBERS.has(name) && (has('kty') || (has('n') && has('e')) || (has('crv') && has('x')));
}

/** Values that are no secret whatever they stand under. */
export function isHarmless(value: string): boolean {
  return value.length < 10 && /^(?:|true|false|null|undefined|none)$/i.test(value);
}

/** Names that an authorization code goes by too; a number of a few digits under them was typed by a person. */
const TYPED =
  /^(?:code|token|auth_?code|otp_?token|(?:verification|verify|confirmation|mfa|2fa|login|two_?factor)_?token)$/i;

/** True for a one-time code by name and shape. `others` are the names beside it: those of OAuth make it an authorization code. */
export function isTypedCode(name: string, value: string, others: (name: string) => boolean): boolean {
  return (
    value.length <= 9 &&
    /^(?:\d{4,8}|\d{3,4}[- +]\d{3,4})$/.test(value) &&
    TYPED.test(
      name
        .slice(-64)
        .replace(/[[\]]+$/, '')
        .replace(/^.*[.[\]:-]/, ''),
    ) &&
    !['state', 'grant_type', 'redirect_uri', 'iss', 'session_state', 'scope', 'id_token', 'code_verifier'].some(others)
  );
}
