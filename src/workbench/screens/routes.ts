import { OpenAPIHono } from '@hono/zod-openapi';
import type { WorkbenchEnv } from '../server/env.ts';
import { caseRoutes } from './cases/routes.ts';

/** The API of every screen, a line each; its type is what the browser's client is made of. */
export const screenRoutes = new OpenAPIHono<WorkbenchEnv>().route('/', caseRoutes);

export type ApiType = typeof screenRoutes;
