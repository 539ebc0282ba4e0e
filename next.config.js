/** @type {import('next').NextConfig} */
export default {
  reactStrictMode: true,
  poweredByHeader: false,
  // The API answers with its own headers; these are for pages and their files.
  headers: async () => [{ source: '/((?!api/).*)', headers: PAGE_HEADERS }],
}

const PAGE_HEADERS = Object.entries({
  'Content-Security-Policy': "frame-ancestors 'none'; base-uri 'self'; form-action 'self'; object-src 'none'",
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
}).map(([key, value]) => ({ key, value }))
