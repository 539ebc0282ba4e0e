/**
 * The headers of every page and of the files that pages are made of. Only scripts that carry the nonce of this very answer
 * run, and what those load; nothing comes from elsewhere, nothing frames us. The API has headers of its own (routes.ts).
 */

export interface PageSettings {
  /** Hot reloading compiles scripts out of text, and listens on a socket. */
  readonly dev: boolean
  /** Where the bytes of files come from when not from here. */
  readonly contentOrigin: string | undefined
}

/** Whoever has the address of a shared link has the link: it goes nowhere with a click or a picture. */
const LINK = /^\/s\//
/** Files of the build and of public/: scripts of workers are among them, which have no nonce. */
const STATIC = /^\/(_next\/static\/|icons\/|sw\.js$)/

const SAME = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': [
    ...['accelerometer', 'browsing-topics', 'camera', 'display-capture', 'geolocation', 'gyroscope', 'hid', 'magnetometer'],
    ...['microphone', 'midi', 'payment', 'publickey-credentials-get', 'serial', 'usb', 'xr-spatial-tracking'],
  ]
    .map(feature => `${feature}=()`)
    .join(', '),
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  // No drive is for search machines, and a shared link least of all.
  'x-robots-tag': 'noindex',
}

/** `pathname`: of the request; `nonce`: made for it alone. */
export function pageHeaders(pathname: string, nonce: string, settings: PageSettings): Readonly<Record<string, string>> {
  return {
    ...SAME,
    'content-security-policy': STATIC.test(pathname) ? workerPolicy(settings) : pagePolicy(nonce, settings),
    'referrer-policy': LINK.test(pathname) ? 'no-referrer' : 'same-origin',
  }
}

function pagePolicy(nonce: string, { dev, contentOrigin }: PageSettings): string {
  return policy({
    'default-src': "'none'",
    'script-src': ["'self'", `'nonce-${nonce}'`, "'strict-dynamic'", dev && "'unsafe-eval'"],
    // Components set styles on elements, and some bring a sheet of their own.
    'style-src': ["'self'", "'unsafe-inline'"],
    'img-src': ["'self'", 'blob:', 'data:', contentOrigin],
    'media-src': ["'self'", 'blob:', contentOrigin],
    'font-src': "'self'",
    'connect-src': ["'self'", contentOrigin],
    'worker-src': ["'self'", dev && 'blob:'],
    'manifest-src': "'self'",
    'frame-src': "'none'",
    'object-src': "'none'",
    'base-uri': "'none'",
    'form-action': "'self'",
    'frame-ancestors': "'none'",
  })
}

function workerPolicy({ dev, contentOrigin }: PageSettings): string {
  return policy({
    'default-src': "'none'",
    'script-src': ["'self'", dev && "'unsafe-eval'"],
    'connect-src': ["'self'", contentOrigin],
    'worker-src': "'self'",
    'style-src': "'unsafe-inline'",
    'frame-ancestors': "'none'",
  })
}

type Sources = string | readonly (string | false | undefined)[]

function policy(directives: Readonly<Record<string, Sources>>): string {
  return Object.entries(directives)
    .map(([name, sources]) => [name, ...[sources].flat().filter(Boolean)].join(' '))
    .join('; ')
}
