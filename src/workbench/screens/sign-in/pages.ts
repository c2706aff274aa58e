import { Hono } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { isRingbreakError } from '../../../base/errors.ts';
import type { WorkbenchEnv } from '../../server/env.ts';
import { notFound } from '../../server/errors.ts';
import { isSecure } from '../../server/reach.ts';
import { signIn } from '../../server/session.ts';

const FLOW_COOKIE = 'ringbreak_openid';

/** Addresses that a browser opens itself on the way in: the printed link, the way to the agency's sign-in and back. */
export const signInPages = new Hono<WorkbenchEnv>()
  .get('/sign-in/openid', async (c) => {
    const { access, site, reach } = c.var;
    if (!access.openId) throw notFound();
    const { address, token } = await access.openId.begin(site);
    // Lax: the browser comes back from another site, which would keep a strict cookie at home.
    setCookie(c, FLOW_COOKIE, token, {
      httpOnly: true,
      sameSite: 'Lax',
      path: '/sign-in/openid',
      secure: isSecure(reach),
      maxAge: 600,
    });
    return c.redirect(address);
  })
  .get('/sign-in/openid/back', async (c) => {
    const { access, site } = c.var;
    if (!access.openId) throw notFound();
    const token = getCookie(c, FLOW_COOKIE) ?? '';
    deleteCookie(c, FLOW_COOKIE, { path: '/sign-in/openid' });
    try {
      const person = await access.openId.finish(new URL(c.req.url).search, token, site);
      await signIn(c, person, 'openid');
      return c.redirect('/');
    } catch (error) {
      if (!isRingbreakError(error)) throw error;
      return c.redirect(`/sign-in?refused=${error.code}`);
    }
  })
  .get('/sign-in/:token', async (c, next) => {
    const { access } = c.var;
    // What a browser loads beforehand, or a program looks at, must not use the link up.
    const ahead = c.req.header('sec-purpose') ?? c.req.header('purpose') ?? '';
    if (ahead.includes('prefetch') || c.req.method === 'HEAD') return next();
    const taken = access.once.take('printed_link', c.req.param('token'));
    if (!taken) return c.redirect('/sign-in?refused=LINK_USED');
    await signIn(c, access.people.get(taken.person!), 'printed_link');
    return c.redirect('/');
  });
