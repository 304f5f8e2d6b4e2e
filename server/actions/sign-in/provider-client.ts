import type * as OpenId from 'openid-client';
import type { Logger } from 'pino';
import type { Claims, Provider } from '../../domain/account/identity.ts';
import { isRefusal, refuse, type Refusal } from '../../domain/refusal.ts';
import { boundedFetch } from './bounded-fetch.ts';
import { PROVIDER_AWAY, refusalOf } from './provider-faults.ts';

/** How long the provider may take for one answer, ms. */
const PATIENCE_MS = 4000;
/** How long all of the questions of one sign-in may take together, ms. */
const ALL_MS = 9000;
/** How far its clock may be off, in seconds. */
const CLOCK_TOLERANCE_S = 60;

/** What a sign-in that was begun has to be compared with when the browser comes back. */
export interface Begun {
  issuer: string;
  state: string;
  nonce: string;
  /** Of PKCE: whoever has seen the address alone cannot use its code. */
  verifier: string;
}

/** What the provider says of itself. */
type Metadata = Readonly<OpenId.ServerMetadata>;

/**
 * Asks the identity provider (OpenID Connect, code flow with PKCE). It is looked up with each sign-in, so that the desk
 * starts without it, notices at once that it is away or back, and never uses keys that it has given up.
 */
export class ProviderClient {
  #asking: { key: string; metadata: Promise<Metadata> } | null = null;

  /** `redirectUri`: where the provider sends people back to, exactly. */
  constructor(
    private readonly redirectUri: string,
    private readonly production: boolean,
    private readonly log: Logger,
  ) {}

  /** Where the browser is to go, and what to compare its return with. `again`: the provider shall ask who it is. */
  async begin(
    provider: Provider,
    { again }: { again: boolean },
  ): Promise<{ location: string; begun: Begun } | Refusal> {
    const client = await openId();
    const config = await this.#configuration(client, provider);
    if (isRefusal(config)) return config;
    const begun: Begun = {
      issuer: provider.issuer,
      state: client.randomState(),
      nonce: client.randomNonce(),
      verifier: client.randomPKCECodeVerifier(),
    };
    const location = client.buildAuthorizationUrl(config, {
      redirect_uri: this.redirectUri,
      scope: provider.scopes,
      state: begun.state,
      nonce: begun.nonce,
      code_challenge: await client.calculatePKCECodeChallenge(begun.verifier),
      code_challenge_method: 'S256',
      ...(again ? { prompt: 'login' } : {}),
    });
    return { location: location.href, begun };
  }

  /** Who has come back, from the query that the provider has sent their browser with. */
  async finish(provider: Provider, begun: Begun, query: string): Promise<Claims | Refusal> {
    if (begun.issuer !== provider.issuer) return OTHER_PROVIDER;
    const client = await openId();
    const config = await this.#configuration(client, provider);
    if (isRefusal(config)) return config;
    try {
      // Made from the public address: what a proxy has made of the request does not matter.
      const address = new URL(`${this.redirectUri}?${query.replace(/^\?/, '')}`);
      const tokens = await client.authorizationCodeGrant(config, address, {
        ...{ expectedState: begun.state, expectedNonce: begun.nonce, pkceCodeVerifier: begun.verifier },
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      if (!claims) return PROVIDER_AWAY;
      const isTold = config.serverMetadata().userinfo_endpoint !== undefined;
      // Many providers name the address only there. Its subject has to be that of the token.
      const told = isTold ? await client.fetchUserInfo(config, tokens.access_token, claims.sub) : claims;
      return claimsFrom(claims, told);
    } catch (error) {
      return this.#refused(error);
    }
  }

  async #configuration(client: typeof OpenId, provider: Provider): Promise<OpenId.Configuration | Refusal> {
    const { issuer, clientId, clientSecret } = provider;
    const isPlain = issuer.startsWith('http:');
    if (isPlain && this.production) return PLAIN;
    try {
      const metadata = await this.#metadata(client, provider);
      // A configuration of its own for each sign-in, and with it the keys as they are now.
      const config = new client.Configuration(
        metadata,
        clientId,
        { [client.clockTolerance]: CLOCK_TOLERANCE_S },
        authentication(client, metadata, clientSecret),
      );
      config[client.customFetch] = boundedFetch(ALL_MS);
      config.timeout = PATIENCE_MS / 1000;
      client.enableNonRepudiationChecks(config);
      // oxlint-disable-next-line typescript/no-deprecated -- Only for a provider on this machine, outside production.
      if (isPlain) client.allowInsecureRequests(config);
      return config;
    } catch (error) {
      return this.#refused(error);
    }
  }

  /** One question for all who sign in at the same time. */
  async #metadata(client: typeof OpenId, { issuer, clientId }: Provider): Promise<Metadata> {
    const key = `${issuer} ${clientId}`;
    if (this.#asking?.key === key) return this.#asking.metadata;
    // oxlint-disable-next-line typescript/no-deprecated -- As above.
    const execute = issuer.startsWith('http:') ? [client.allowInsecureRequests] : [];
    const metadata = client
      .discovery(new URL(issuer), clientId, undefined, client.None(), {
        ...{ execute, timeout: PATIENCE_MS / 1000, [client.customFetch]: boundedFetch(ALL_MS) },
      })
      .then((config) => ofIssuer(config.serverMetadata(), issuer));
    this.#asking = { key, metadata };
    try {
      return await metadata;
    } finally {
      if (this.#asking.metadata === metadata) this.#asking = null;
    }
  }

  #refused(error: unknown): Refusal {
    const { refusal, cause } = refusalOf(error);
    this.log.warn({ cause, refused: refusal.message }, 'identity provider: sign-in failed');
    return refusal;
  }
}

/** Desks without a provider never load it. */
const openId = (): Promise<typeof OpenId> => import('openid-client');

/** Of a provider that speaks for the people of anybody (an address for all tenants) nothing that it says can be believed. */
function ofIssuer(metadata: Metadata, issuer: string): Metadata {
  if (new URL(metadata.issuer).href === new URL(issuer).href) return metadata;
  throw new Error('The provider has another issuer.');
}

/** How the desk proves to the provider that it is itself: as the provider takes it. */
function authentication(
  client: typeof OpenId,
  { token_endpoint_auth_methods_supported: taken }: Metadata,
  secret: string | null,
): OpenId.ClientAuth {
  if (secret === null) return client.None();
  // What OpenID Connect Discovery says of a provider that names none.
  const methods = taken ?? ['client_secret_basic'];
  return methods.includes('client_secret_basic')
    ? client.ClientSecretBasic(secret)
    : client.ClientSecretPost(secret);
}

/** Address and whether it is verified come from one place: one of them must not vouch for the other. */
function claimsFrom(token: OpenId.IDToken, told: OpenId.IDToken | OpenId.UserInfoResponse): Claims {
  const mail = told.email === undefined ? token : told;
  return {
    ...{ issuer: token.iss, subject: token.sub },
    ...{ mail: mail.email, mailVerified: mail.email_verified },
    name: told.name ?? token['name'],
    userName: told.preferred_username ?? token['preferred_username'],
  };
}

const OTHER_PROVIDER = refuse(
  'conflict',
  'The identity provider of this desk has been changed. Start again.',
);
const PLAIN = refuse(
  'unavailable',
  'The identity provider is not set up rightly: its address must begin with https. Tell your administrator.',
);
