/** Starts the built server in this process: what `npm start` comes to, and what the end-to-end tests start. */
process.env.NODE_ENV = 'production'
process.env.NEXT_TELEMETRY_DISABLED = '1'
// Traces in the log name our files and lines, not those of the bundle.
process.setSourceMapsEnabled(true)
await import('../.next/lockstep/server.mjs')
