import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { Suspense } from 'react';
import { ApiError } from './client.ts';
import { Loading } from './parts/states.tsx';
import { workbenchRouter } from './router.tsx';
import { toSignIn } from './session.ts';
import { cssVariables, theme } from './theme.ts';

/** What the server refused is not asked again; what did not reach it is, twice. */
const queries = new QueryClient({
  queryCache: new QueryCache({ onError: toSignIn }),
  mutationCache: new MutationCache({ onError: toSignIn }),
  defaultOptions: {
    queries: {
      retry: (times, error) => !(error instanceof ApiError) && times < 2,
      refetchOnWindowFocus: false,
      staleTime: 30_000,
    },
  },
});
const router = workbenchRouter(queries);

/** The nonce that the page came with, for the style elements that Mantine makes; see the content security policy. */
function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
}

// Mantine's modals hide the page's scroll bar by a style element of a library that looks for the nonce here.
Object.assign(globalThis, { __webpack_nonce__: styleNonce() });

export function App() {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      defaultColorScheme="auto"
      getStyleNonce={styleNonce}
    >
      <QueryClientProvider client={queries}>
        <Notifications position="bottom-right" />
        <Suspense fallback={<Loading />}>
          <RouterProvider router={router} />
        </Suspense>
      </QueryClientProvider>
    </MantineProvider>
  );
}
