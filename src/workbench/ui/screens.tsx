import type { ComponentType } from 'react';
import type { Action } from '../access/policy.ts';

type ScreenModule = { readonly Screen: ComponentType };

/** A screen: a folder under screens/ with screen.tsx (exports `Screen`), and texts.<language>.json. */
export interface ScreenEntry {
  /** Folder under screens/, namespace of its texts, key of its name in the navigation (ui/texts: `nav.<name>`). */
  readonly name: string;
  /** Below /case/<id>/; '' is the case's first screen. A screen of no case begins with a stroke. */
  readonly path: string;
  /** Stands in the navigation, in the order of this list. */
  readonly nav?: true;
  /** For people who may do this; undefined: for everybody who may open the case. */
  readonly needs?: Action;
  /** Answers without anybody being signed in. */
  readonly open?: true;
  readonly load: () => Promise<ScreenModule>;
}

/** Every screen, a line each: lazy, so that nobody loads what they do not open. */
export const SCREENS: readonly ScreenEntry[] = [
  { name: 'cases', path: '/', load: () => import('../screens/cases/screen.tsx') },
  { name: 'overview', path: '', nav: true, load: () => import('../screens/overview/screen.tsx') },
  {
    name: 'exhibits',
    path: 'exhibits',
    nav: true,
    needs: 'case.read',
    load: () => import('../screens/exhibits/screen.tsx'),
  },
  {
    name: 'victims',
    path: 'victims',
    nav: true,
    needs: 'case.read',
    load: () => import('../screens/victims/screen.tsx'),
  },
  {
    name: 'operators',
    path: 'operators',
    nav: true,
    needs: 'case.read',
    load: () => import('../screens/operators/screen.tsx'),
  },
  {
    name: 'network',
    path: 'network',
    nav: true,
    needs: 'case.read',
    load: () => import('../screens/network/screen.tsx'),
  },
  {
    name: 'review',
    path: 'review',
    nav: true,
    needs: 'case.judge',
    load: () => import('../screens/review/screen.tsx'),
  },
  { name: 'search', path: 'search', nav: true, needs: 'case.read', load: () => import('../screens/search/screen.tsx') },
  { name: 'mapping', path: 'mapping/$id', needs: 'case.map', load: () => import('../screens/mapping/screen.tsx') },
  {
    name: 'complaints',
    path: 'complaints',
    nav: true,
    needs: 'case.read',
    load: () => import('../screens/complaints/screen.tsx'),
  },
  {
    name: 'ledger',
    path: 'ledger',
    nav: true,
    needs: 'ledger.read',
    load: () => import('../screens/ledger/screen.tsx'),
  },
  {
    name: 'audit',
    path: 'audit',
    nav: true,
    needs: 'audit.read',
    load: () => import('../screens/audit/screen.tsx'),
  },
  { name: 'number', path: 'number/$id', needs: 'case.read', load: () => import('../screens/number/screen.tsx') },
  { name: 'operator', path: 'operator/$id', needs: 'case.read', load: () => import('../screens/operator/screen.tsx') },
  {
    name: 'service-account',
    path: 'account/$id',
    needs: 'case.read',
    load: () => import('../screens/service-account/screen.tsx'),
  },
  { name: 'sign-in', path: '/sign-in', open: true, load: () => import('../screens/sign-in/screen.tsx') },
  { name: 'invitation', path: '/invitation', open: true, load: () => import('../screens/invitation/screen.tsx') },
  { name: 'account', path: '/account', load: () => import('../screens/account/screen.tsx') },
  { name: 'people', path: '/people', load: () => import('../screens/people/screen.tsx') },
];
