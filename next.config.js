import createNextIntlPlugin from 'next-intl/plugin'

const withNextIntl = createNextIntlPlugin({
  requestConfig: './lib/ui/i18n/request.ts',
  // Messages are parsed by the build, so that no parser is sent to the browser.
  experimental: { messages: { path: './lib/ui/messages', format: 'json', locales: 'infer', precompile: true } },
})

/** @type {import('next').NextConfig} */
const config = {
  reactStrictMode: true,
  poweredByHeader: false,
  // `npm run check` does it, and tests are no part of a build.
  typescript: { ignoreBuildErrors: true },
  // The API answers with its own headers; these are for pages and their files.
  headers: async () => [{ source: '/((?!api/).*)', headers: PAGE_HEADERS }],
  // `page.dev.tsx` is a page while developing, and does not exist in what is built.
  pageExtensions: process.env.NODE_ENV === 'development' ? ['tsx', 'ts', 'dev.tsx'] : ['tsx', 'ts'],
}

const PAGE_HEADERS = Object.entries({
  'Content-Security-Policy': "frame-ancestors 'none'; base-uri 'self'; form-action 'self'; object-src 'none'",
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
}).map(([key, value]) => ({ key, value }))

export default withNextIntl(config)
