import { setting } from './declare-setting.ts';
import { choice, flag, issuer, scopes, secret, text, texts } from './setting-kinds.ts';

/** Sign-in with the company's own identity provider (OpenID Connect); without issuer and client id there is none. */
export const SIGN_IN_SETTINGS = {
  oidcIssuer: setting('signIn', issuer, {
    ...{ default: null, example: 'https://login.example.com' },
    zh: ['身份提供方地址', '公司身份提供方（OpenID Connect）的 Issuer 地址；不填则只用密码登录。'],
    en: [
      'Identity provider',
      'The issuer of the company’s own OpenID Connect provider; unset: people sign in by password alone.',
    ],
  }),
  oidcClientId: setting('signIn', text(255), {
    ...{ default: null, example: 'huashu' },
    zh: ['客户端 ID', '本系统在身份提供方登记的客户端 ID（client_id）。'],
    en: ['Client ID', 'Under which the provider knows this desk (client_id).'],
  }),
  oidcClientSecret: setting('signIn', secret(500), {
    ...{ default: null, example: 'correct-horse-7' },
    zh: ['客户端密钥', '身份提供方给的密钥；保存后不再显示，也不会导出。换了身份提供方地址就要重新填写。'],
    en: [
      'Client secret',
      'From the provider; never shown again once it is saved, and never exported. Another provider needs it entered again.',
    ],
  }),
  oidcName: setting('signIn', text(40), {
    ...{ default: null, example: 'Spruce ID' },
    zh: ['登录按钮上的名称', '登录页按钮上写的身份提供方名称；不填就写“公司账号”。'],
    en: ['Name on the button', 'What the sign-in page calls the provider; unset: “your company account”.'],
  }),
  oidcScopes: setting('signIn', scopes, {
    ...{ default: 'openid email profile', example: 'openid email profile' },
    zh: ['请求的范围', '向身份提供方请求的 scope，用空格分隔；必须有 openid，匹配邮箱需要 email。'],
    en: [
      'Scopes',
      'What is asked of the provider, separated by spaces; openid is needed, and email for matching by address.',
    ],
  }),
  oidcMatchMail: setting('signIn', flag, {
    ...{ default: true, example: '1' },
    zh: [
      '按邮箱匹配账号',
      '第一次登录时，按已验证的邮箱找到团队里的账号，之后只认这个身份。管理员和应急账号从不自动匹配。',
    ],
    en: [
      'Match by email',
      'At their first sign-in people get the account with their verified email address, afterwards only their identity counts. Administrators and the emergency account are never matched.',
    ],
  }),
  oidcDomains: setting('signIn', texts(50, 253), {
    ...{ default: [], example: 'example.com, example.cn' },
    zh: [
      '允许的邮箱域名',
      '只有这些域名的邮箱会被匹配或新建账号，用逗号分隔；不填则匹配不限域名，但不新建账号。',
    ],
    en: [
      'Email domains',
      'Only addresses of these are matched or get new accounts, comma-separated. Unset: addresses of all domains are matched, and no accounts are made.',
    ],
  }),
  oidcVouches: setting('signIn', flag, {
    ...{ default: false, example: '1' },
    zh: [
      '信任未标记的邮箱',
      '身份提供方没有说明邮箱是否已验证时，也当作已验证。只有当用户不能自己填写邮箱时才可打开，否则别人可以冒用同事的邮箱。',
    ],
    en: [
      'Trust its addresses',
      'Addresses count as verified although the provider does not say so. Only where people cannot enter addresses there themselves: else anybody can claim a colleague’s. An address that it calls unverified never counts.',
    ],
  }),
  oidcNewAccounts: setting('signIn', flag, {
    ...{ default: false, example: '1' },
    zh: ['自动新建账号', '没有账号的人第一次登录时新建账号；需要先填写允许的邮箱域名。'],
    en: [
      'Make accounts',
      'Who has no account yet gets one at their first sign-in; needs the email domains above.',
    ],
  }),
  oidcNewRole: setting('signIn', choice('agent', 'lead'), {
    ...{ default: 'agent', example: 'lead' },
    zh: ['新账号的角色', '只在新建时使用，之后在“团队”里修改，登录不会改动。'],
    en: ['Role of new accounts', 'Given once, when the account is made; afterwards the screen Team decides.'],
  }),
  oidcSecondStep: setting('signIn', choice('desk', 'provider'), {
    ...{ default: 'desk', example: 'provider' },
    zh: [
      '两步验证以谁为准',
      '本系统：在这里开启了两步验证的人，用身份提供方登录后还要输入动态码；身份提供方：由它负责，这里不再询问。',
    ],
    en: [
      'Second step',
      'The desk’s: who has two-step verification here is asked for its code after the provider too. The provider’s: its own counts, and the desk’s is not asked for.',
    ],
  }),
  passwordsOff: setting('signIn', flag, {
    ...{ default: false, example: '1' },
    zh: [
      '关闭密码登录',
      '除应急账号外，只能用身份提供方登录。打开前，您自己要先用身份提供方登录，应急账号要有密码和两步验证。',
    ],
    en: [
      'Passwords off',
      'Everybody but the emergency account signs in by the provider alone. Before, you have to be signed in by the provider yourself, and the emergency account needs a password and two-step verification.',
    ],
  }),
  emergencyAccount: setting('signIn', text(32), {
    ...{ default: null, example: 'admin' },
    zh: ['应急账号', '关闭密码后仍能用密码登录的管理员账号，身份提供方不可用时使用。'],
    en: [
      'Emergency account',
      'The administrator who can sign in by password with passwords off, for when the provider is not there.',
    ],
  }),
};
