import type { Browser } from 'playwright-core';

/** The browser of the npm package, without a sandbox (it runs as root) and drawing in software: for benches and tests. */
export async function launchChromium(): Promise<Browser> {
  const { chromium } = await import('playwright-core');
  const { default: binary } = await import('@sparticuz/chromium');
  return chromium.launch({
    executablePath: await binary.executablePath(),
    args: ['--no-sandbox', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'],
    headless: true,
  });
}
