import { apiPart } from '../server/api.ts';
import { accountRoutes } from './account/routes.ts';
import { auditRoutes } from './audit/routes.ts';
import { buildRoutes } from './builds/routes.ts';
import { caseRoutes } from './cases/routes.ts';
import { complaintRoutes } from './complaints/routes.ts';
import { exhibitRoutes } from './exhibits/routes.ts';
import { explainRoutes } from './explain/routes.ts';
import { ledgerRoutes } from './ledger/routes.ts';
import { mappingRoutes } from './mapping/routes.ts';
import { networkRoutes } from './network/routes.ts';
import { noteRoutes } from './notes/routes.ts';
import { numberRoutes } from './number/routes.ts';
import { operatorRoutes } from './operator/routes.ts';
import { overviewRoutes } from './overview/routes.ts';
import { peopleRoutes } from './people/routes.ts';
import { reviewRoutes } from './review/routes.ts';
import { searchRoutes } from './search/routes.ts';
import { serviceAccountRoutes } from './service-account/routes.ts';
import { signInRoutes } from './sign-in/routes.ts';
import { tableRoutes } from './tables/routes.ts';
import { viewRoutes } from './views/routes.ts';

/** The API of every screen, a line each; its type is what the browser's client is made of. */
export const screenRoutes = apiPart()
  .route('/', accountRoutes)
  .route('/', auditRoutes)
  .route('/', buildRoutes)
  .route('/', caseRoutes)
  .route('/', complaintRoutes)
  .route('/', exhibitRoutes)
  .route('/', explainRoutes)
  .route('/', ledgerRoutes)
  .route('/', mappingRoutes)
  .route('/', networkRoutes)
  .route('/', noteRoutes)
  .route('/', numberRoutes)
  .route('/', operatorRoutes)
  .route('/', overviewRoutes)
  .route('/', peopleRoutes)
  .route('/', reviewRoutes)
  .route('/', searchRoutes)
  .route('/', serviceAccountRoutes)
  .route('/', signInRoutes)
  .route('/', tableRoutes)
  .route('/', viewRoutes);

export type ApiType = typeof screenRoutes;
