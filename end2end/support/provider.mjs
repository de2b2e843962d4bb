// An OpenID Connect provider for the stories, as an organisation has one: people with addresses, a page where
// they sign in, single sign-on, signing out with back-channel logout. Started as a program of its own:
// node provider.mjs PORT 'JSON of the client' 'JSON of the people'. People are by what they type at "login";
// POST /people changes them while it runs.
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';

import Provider from 'oidc-provider';

const [port, client, people] = [Number(process.argv[2]), JSON.parse(process.argv[3]), JSON.parse(process.argv[4])];
const issuer = `http://127.0.0.1:${port}`;

const page = (title, form) => `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>${title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"></head><body><main><h1>${title}</h1>${form}</main></body></html>`;

// Other keys at every start.
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const key = { ...privateKey.export({ format: 'jwk' }), alg: 'RS256', use: 'sig', kid: randomUUID() };

const provider = new Provider(issuer, {
  jwks: { keys: [key] },
  clients: [{ grant_types: ['authorization_code'], response_types: ['code'], ...client }],
  cookies: { keys: ['of the stories'] },
  claims: { openid: ['sub', 'groups'], email: ['email', 'email_verified'] },
  features: {
    devInteractions: { enabled: false },
    backchannelLogout: { enabled: true },
    rpInitiatedLogout: {
      logoutSource: (ctx, form) => {
        ctx.body = page('Sign out of the organisation?', `${form}<button form="op.logoutForm" name="logout" value="yes">Yes, sign me out</button>`);
      },
    },
  },
  interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
  // Nobody is asked for consent: the organisation has given it.
  loadExistingGrant: async (ctx) => {
    const grant = new provider.Grant({ clientId: ctx.oidc.client.clientId, accountId: ctx.oidc.session.accountId });
    grant.addOIDCScope('openid email');
    await grant.save();
    return grant;
  },
  findAccount: (_, sub) => {
    const found = Object.values(people).find((one) => one.sub === sub);
    return found && { accountId: sub, claims: () => found };
  },
  // Programs on this machine are told, too, that somebody signed out.
  fetch: (url, { dispatcher: _, ...options }) => fetch(url, options),
});
provider.on('backchannel.error', (_, error) => console.error('back-channel logout', error.message));
provider.on('server_error', (_, error) => console.error(error));

async function body(request) {
  let text = '';
  for await (const piece of request) text += piece;
  return text;
}

async function interaction(request, response) {
  if (request.method === 'GET') {
    await provider.interactionDetails(request, response);
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(page('Sign in to the organisation', `<form method="post"><label>Login <input name="login"></label> <button>Sign in</button></form>`));
    return;
  }
  const person = people[new URLSearchParams(await body(request)).get('login')];
  const result = person ? { login: { accountId: person.sub } } : { error: 'access_denied' };
  await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
}

createServer(async (request, response) => {
  try {
    if (request.url.startsWith('/interaction/')) return await interaction(request, response);
    if (request.url === '/people' && request.method === 'POST') {
      Object.assign(people, JSON.parse(await body(request)));
      return response.end();
    }
    return await provider.callback()(request, response);
  } catch (error) {
    console.error(error);
    response.statusCode = 500;
    return response.end(String(error));
  }
}).listen(port, '127.0.0.1', () => console.log(`ready at ${issuer}`));
