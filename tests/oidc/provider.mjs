// A real OpenID Connect provider for the tests: node provider.mjs PORT REDIRECT_URI PEOPLE.json
// PEOPLE.json maps a login to its claims and is read at each request, so that a test can change them.
import { readFileSync } from "node:fs";
import http from "node:http";
import { Provider } from "oidc-provider";

const [port, redirectUri, peopleFile] = process.argv.slice(2);
const issuer = `http://127.0.0.1:${port}`;
const people = () => JSON.parse(readFileSync(peopleFile, "utf8"));

const provider = new Provider(issuer, {
  clients: [
    { client_id: "snijvlak", client_secret: "geheim-van-de-proef", redirect_uris: [redirectUri] },
  ],
  cookies: { keys: ["proef"] },
  claims: { openid: ["sub", "groups", "amr"], email: ["email"], profile: ["name"] },
  conformIdTokenClaims: false,
  pkce: { required: () => true },
  features: { devInteractions: { enabled: false } },
  interactions: { url: (_, interaction) => `/inloggen/${interaction.uid}` },
  findAccount: (_, login) => ({
    accountId: login,
    claims: async () => ({ sub: login, ...people()[login] }),
  }),
  // Whoever signs in may: there is no page that asks for consent.
  loadExistingGrant: async (ctx) => {
    const grant = new ctx.oidc.provider.Grant({
      clientId: ctx.oidc.client.clientId,
      accountId: ctx.oidc.session.accountId,
    });
    grant.addOIDCScope("openid email profile");
    await grant.save();
    return grant;
  },
});

const page = `<!doctype html><html lang="nl"><title>Inloggen</title><form method="post">
<label>Naam <input name="login"></label><button>Inloggen</button></form></html>`;

const answer = provider.callback();
http
  .createServer((request, response) => {
    if (!request.url.startsWith("/inloggen/")) return answer(request, response);
    if (request.method === "GET") {
      response.setHeader("Content-Type", "text/html");
      return response.end(page);
    }
    let body = "";
    request.on("data", (part) => (body += part));
    request.on("end", () => {
      const login = new URLSearchParams(body).get("login");
      provider.interactionFinished(request, response, {
        login: { accountId: login, amr: people()[login]?.amr ?? [], remember: false },
      });
    });
  })
  .listen(Number(port), "127.0.0.1", () => console.log("ready"));
