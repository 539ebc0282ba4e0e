import { PHASE_PRODUCTION_SERVER } from 'next/constants.js'

const INTL = {
  requestConfig: './lib/ui/i18n/request.ts',
  // Messages are parsed by the build, so that no parser is sent to the browser.
  experimental: { messages: { path: './lib/ui/messages', format: 'json', locales: 'infer', precompile: true } },
}

/** As in `lib/ui/shell/route.ts`. */
const SECTIONS = 'files|recent|starred|links|search|conflicts|activity|trash|devices|storage|settings|people'

/** @type {import('next').NextConfig} */
const config = {
  reactStrictMode: true,
  poweredByHeader: false,
  // `npm run check` does it, and tests are no part of a build.
  typescript: { ignoreBuildErrors: true },
  // Off altogether: the guard before Next knows its path in one spelling, and it fetches pictures for whoever asks.
  images: { unoptimized: true },
  // Any drive but the first has the same pages below its own id; the page finds the drive in the address.
  rewrites: async () => [{ source: `/d/:drive/:section(${SECTIONS})/:rest*`, destination: '/:section/:rest*' }],
  // `page.dev.tsx` is a page while developing, and does not exist in what is built.
  pageExtensions: process.env.NODE_ENV === 'development' ? ['tsx', 'ts', 'dev.tsx'] : ['tsx', 'ts'],
}

/** The plugin is for what builds: it takes a while to load, and a server that has its build needs nothing of it. */
export default async phase => {
  if (phase === PHASE_PRODUCTION_SERVER) return config
  const { default: createNextIntlPlugin } = await import('next-intl/plugin')
  return createNextIntlPlugin(INTL)(config)
}
