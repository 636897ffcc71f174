import type { SecretKind } from '../../../../src/core/http/secrets/secret-names.ts';

const words = (text: string) => text.split(/[ \n]+/).filter((word) => word !== '');

/** Names under which a value must never be kept, as sites, libraries and forms write them. */
export const NAMES: Readonly<Record<SecretKind, readonly string[]>> = {
  password: words(`
    password Password PASSWORD passwd passwrd pasword passphrase pass_phrase pass-code passcode pass pwd pw psw pswd pword
    new_password newPassword new-password NewPassword userPassword user_password password2 password_2 password1 passwordConfirm password_confirmation
    confirmPassword repeat_password old_password currentPassword current-password loginPassword txtPassword password_input j_password
    _password _wpcf_password user_pass userpass userpwd user_pwd usrpwd loginpwd bindpw bind_pw root_pw my_pw pw1 pw2 pwd1 pass1 pass2 db_pass
    dbPass DB_PASSWORD passwordHash hashed_password passwd_hash PasswordDigest pin PIN pin[] user.pin userPin newPin cvv cvc cvv2 puk nip
    motdepasse mot_de_passe motDePasse mot-de-passe mdp contraseña contrasena contraseñaNueva clave senha novaSenha palavra-passe
    wachtwoord nieuw_wachtwoord kennwort neuesKennwort passwort Passwort2 passord lösenord losenord adgangskode kodeord salasana
    hasło haslo nowe_haslo heslo lozinka geslo jelszó jelszo parola parolă parole şifre sifre yeniSifre пароль новый_пароль пароль2 密码 新密碼 口令
    パスワード 비밀번호 סיסמה كلمة_المرور رمز_عبور รหัสผ่าน पासवर्ड κωδικός matkhau mật_khẩu kata_sandi katasandi mima lykilorð wagwoord
    secret_answer securityAnswer mnemonic seed_phrase recoveryPhrase wsse:Password X-Password X-Auth-Pass contrase%C3%B1a
  `),
  'one-time-code': words(`
    otp OTP otp_code otpCode X-OTP X-GitHub-OTP totp totp_code TOTPCode hotp one_time_code oneTimeCode one-time-code onetimepin mfa_code mfaCode mfacode
    2fa 2fa_code twoFactorCode two_factor_code twofactor tfa_code sms_code smsCode verification_code verificationCode verify_code
    confirmation_code security_code login_code email_code phoneCode access_code authenticator_code backup_code recoveryCode magic_code
    pinCode pin_code tan mTAN smsTan tan_nr einmalcode codigo_verificacion codigoDeSeguridad code_sms codeOtp 验证码 X-2FA-Code
  `),
  'client-secret': words(`
    client_secret clientSecret client-secret CLIENT_SECRET secret app_secret appSecret api_secret apiSecret consumer_secret oauth_client_secret
    shared_secret webhook_secret signing_secret secretKey secret_key secret_access_key secretAccessKey SecretAccessKey X-Client-Secret
    jwt_secret session_secret oauth_token_secret client_secret_2 secretKeyBase
  `),
  'code-verifier': words(`
    code_verifier codeVerifier codeverifier code-verifier code.verifier pkce_verifier pkceVerifier pkceCodeVerifier PKCE_verifier
    auth0.pkce.code_verifier next-auth.pkce.code_verifier
  `),
  'private-key': words('private_key privateKey private-key rsaPrivateKey privkey ssh_private_key privateKeyPem'),
  assertion: words(
    'assertion client_assertion clientAssertion subject_token subjecttoken subject-token actor_token device_code',
  ),
};

/** Names that only sound so. */
export const OPEN_NAMES = words(`
  access_token refresh_token id_token token code state nonce key kid k d p q api_key apikey sid session session_id sessionid PHPSESSID JSESSIONID
  connect.sid passport passport.user PassportSession passenger passed bypass compass pass_ticket passToken password_reset_token csrf_token
  authorization auth user username login email grant_type response_type scope redirect_uri code_challenge code_challenge_method user_code
  password_hint passwordVisible password_changed_at pwd_exp passwordExpired password_required password_url pin_id pinned spin opinion tank tango
  tangent mandate secretary secret_token secretId verifier_url oauth_verifier X-Hasura-Admin-Secret X-Auth-Token X-Api-Key Set-Cookie Authorization
  status_code error_code country_code zip_code promo_code at_hash c_hash s_hash sub iss aud exp iat jti private_key_id client_secret_expires_at
  mfa_token otp_session X-Requested-With Sec-WebSocket-Key keyword passive passage page pwa input output hash wa wctx
`);
