// A real OpenID Connect provider, a process of its own: its address, people and moods are told over `/control`.
import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import Provider from 'oidc-provider';

const { port, redirectUri, clientId, clientSecret } = JSON.parse(process.argv[2]);
const realNow = Date.now.bind(Date);
const issuer = `http://127.0.0.1:${port}`;

/** People by their subject, with their claims. */
let people = {};
/** Who is at the browser; null: a page asks. */
let who = null;
/** `up`, `down` (nobody answers), `hanging` (never an answer), `broken` (500), `denying`, `stranger` (another issuer). */
let mood = 'up';
/** How often who it is was asked, although the browser was known. */
let asked = 0;
let keys = 0;
let provider = made();

function made() {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  keys += 1;
  const one = new Provider(issuer, {
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [redirectUri],
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    jwks: {
      keys: [{ ...privateKey.export({ format: 'jwk' }), kid: `key-${keys}`, alg: 'RS256', use: 'sig' }],
    },
    cookies: { keys: ['of a test'] },
    pkce: { required: () => true },
    ttl: {
      IdToken: 3600,
      AccessToken: 600,
      AuthorizationCode: 60,
      Session: 3600,
      Grant: 3600,
      Interaction: 600,
    },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name', 'preferred_username'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    findAccount: (_context, sub) => ({ accountId: sub, claims: () => ({ sub, ...people[sub] }) }),
    // Everybody has agreed already.
    loadExistingGrant: async (context) => {
      const known = context.oidc.session.grantIdFor(clientId);
      if (known) return context.oidc.provider.Grant.find(known);
      const grant = new context.oidc.provider.Grant({
        clientId: context.oidc.client.clientId,
        accountId: context.oidc.session.accountId,
      });
      grant.addOIDCScope('openid email profile');
      await grant.save();
      return grant;
    },
  });
  one.on('server_error', (_context, error) => console.error(error));
  return one;
}

async function interact(request, response, url) {
  asked += 1;
  const chosen = url.searchParams.get('who') ?? who;
  if (chosen === null) {
    const links = Object.entries(people).map(([sub, { name }]) => `<p><a href="?who=${sub}">${name}</a></p>`);
    response.setHeader('content-type', 'text/html; charset=utf-8');
    return response.end(`<!doctype html><title>Spruce ID</title><h1>Spruce ID</h1>${links.join('')}`);
  }
  const result = mood === 'denying' ? { error: 'access_denied' } : { login: { accountId: chosen } };
  await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
}

async function control(request, response) {
  let text = '';
  for await (const part of request) text += part;
  const told = JSON.parse(text);
  if (told.people) people = told.people;
  if ('who' in told) who = told.who;
  if (told.mood) mood = told.mood;
  // The clock of this process; all of the provider lives by it.
  if (told.skew !== undefined) Date.now = () => realNow() + told.skew * 1000;
  if (told.rotate) provider = made();
  response.end(JSON.stringify({ asked }));
}

createServer((request, response) => {
  const url = new URL(request.url, issuer);
  if (url.pathname === '/control') return void control(request, response);
  if (mood === 'down') return void request.socket.destroy();
  if (mood === 'hanging') return;
  if (mood === 'broken') return void response.writeHead(500).end('out of order');
  if (mood === 'stranger' && url.pathname.includes('.well-known')) {
    response.setHeader('content-type', 'application/json');
    return void response.end(
      JSON.stringify({ issuer: 'https://other.example', authorization_endpoint: issuer }),
    );
  }
  if (url.pathname.startsWith('/interaction/')) return void interact(request, response, url);
  provider.callback()(request, response);
}).listen(port, '127.0.0.1', () => process.send('ready'));
