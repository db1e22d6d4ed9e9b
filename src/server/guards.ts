import { timingSafeEqual } from "node:crypto";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";

export interface Guard {
  /** The names under which it may be asked for, with their ports: what else a page on the web makes of our address is refused. */
  readonly hosts: ReadonlySet<string>;
  /** Asked for where it is open beyond this machine; null on loopback. */
  readonly token: string | null;
}

/** Nothing from elsewhere runs in the desk, and nobody frames it. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

const COOKIE = "sayso_token";

/**
 * Guards every request: against rebinding (the Host must be ours), cross-site requests (the Origin, where there is one,
 * must be ours, and what changes anything must be JSON, which no form sends), and those without the token.
 */
export function guard(server: FastifyInstance, { hosts, token }: Guard): void {
  server.addHook("onRequest", async (request, reply) => {
    reply.headers({
      "content-security-policy": POLICY,
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-resource-policy": "same-origin",
      "permissions-policy": "camera=(), geolocation=(), microphone=()",
    });
    if (!hosts.has(request.headers.host ?? "")) return refuse(reply, 421, "host", "This address is not served here.");
    const { origin } = request.headers;
    if (origin !== undefined && !hosts.has(hostOf(origin)))
      return refuse(reply, 403, "origin", "Pages of other addresses may not ask.");
    if (token !== null && !isAllowed(request, reply, token))
      return refuse(reply, 401, "token", "The token is missing or wrong.");
    return;
  });
}

/** By header or cookie; an address with `?token=` sets the cookie, so that a browser can come in. */
function isAllowed(request: FastifyRequest, reply: FastifyReply, token: string): boolean {
  const asked = new URL(request.url, "http://sayso").searchParams.get("token");
  if (asked !== null && isSame(asked, token)) {
    reply.header("set-cookie", `${COOKIE}=${encodeURIComponent(token)}; HttpOnly; SameSite=Strict; Path=/`);
    return true;
  }
  const bearer = /^Bearer (.+)$/.exec(request.headers.authorization ?? "")?.[1];
  const cookie = new RegExp(`(?:^|; )${COOKIE}=([^;]*)`).exec(request.headers.cookie ?? "")?.[1];
  return [bearer, cookie === undefined ? undefined : decoded(cookie)].some(
    (given) => given !== undefined && isSame(given, token),
  );
}

/** Takes the same time wherever two tokens differ. */
function isSame(a: string, b: string): boolean {
  const [x, y] = [Buffer.from(a), Buffer.from(b)];
  return x.length === y.length && timingSafeEqual(x, y);
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

function hostOf(origin: string): string {
  try {
    return new URL(origin).host;
  } catch {
    return "";
  }
}

function refuse(reply: FastifyReply, status: number, code: string, message: string): FastifyReply {
  const remedy = "Open the address that Sayso printed when it started.";
  return reply.code(status).send({ error: { code, message, remedy } });
}
