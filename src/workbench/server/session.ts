import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { createMiddleware } from 'hono/factory';
import type { Access } from '../access/access.ts';
import { dismissed } from '../access/openid.ts';
import type { Person } from '../access/people.ts';
import { ABSOLUTE_MS, type How } from '../access/sessions.ts';
import type { AuditTrail } from '../audit/trail.ts';
import type { WorkbenchEnv } from './env.ts';
import { isSecure, type Reach } from './reach.ts';

/** Over https the name itself keeps other hosts and paths from setting the cookie (RFC 6265bis, __Host-). */
export function cookieName(reach: Reach): string {
  return isSecure(reach) ? '__Host-ringbreak_session' : 'ringbreak_session';
}

/** Tells the handler who asks, when somebody is signed in. What a person may do is read anew at every request. */
export function whoAsks(access: Access, trail: AuditTrail, reach: Reach) {
  return createMiddleware<WorkbenchEnv>(async (c, next) => {
    c.set('access', access);
    c.set('trail', trail);
    c.set('reach', reach);
    const token = getCookie(c, cookieName(reach));
    const session = token === undefined ? undefined : access.sessions.find(token);
    const person = session && access.people.get(session.person);
    if (person && !person.dismissedAt) {
      c.set('session', session);
      c.set('user', person);
    }
    await next();
  });
}

/** Signs somebody in: a new session, the old one of this browser ended, both written down. */
export async function signIn(c: Context<WorkbenchEnv>, person: Person, how: How): Promise<void> {
  if (person.dismissedAt) throw dismissed();
  const { access, trail, reach } = c.var;
  const name = cookieName(reach);
  const token = access.sessions.begin(person.id, how, c.req.header('user-agent') ?? '', getCookie(c, name));
  await trail.noteEverywhere({ type: 'signed_in', person: person.id, how });
  setCookie(c, name, token, {
    httpOnly: true,
    sameSite: 'Strict',
    path: '/',
    secure: isSecure(reach),
    maxAge: ABSOLUTE_MS / 1000,
  });
}

/** Ends the session of this browser. */
export async function signOut(c: Context<WorkbenchEnv>): Promise<void> {
  const { access, trail, reach, session } = c.var;
  if (session) {
    access.sessions.end(session.person, session.id);
    await trail.noteEverywhere({ type: 'signed_out', person: session.person, how: 'by_hand' });
  }
  deleteCookie(c, cookieName(reach), { path: '/', secure: isSecure(reach) });
}

/** The network address that asks; of a proxy it is believed what the proxy itself added. */
export function addressOf(c: Context<WorkbenchEnv>): string {
  const forwarded = c.var.reach.behindProxy ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined;
  if (forwarded) return forwarded;
  try {
    return getConnInfo(c).remote.address ?? '';
  } catch {
    // Not over a socket: a test that asks the app itself.
    return '';
  }
}
