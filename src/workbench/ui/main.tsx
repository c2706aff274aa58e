import '@mantine/core/styles.css';
import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import { CasesScreen } from '../screens/cases/screen.tsx';
import { startTexts } from './i18n.ts';

await startTexts();
createRoot(document.getElementById('root')!).render(
  <MantineProvider defaultColorScheme="auto">
    <QueryClientProvider client={new QueryClient()}>
      <CasesScreen />
    </QueryClientProvider>
  </MantineProvider>,
);
