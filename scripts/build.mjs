/** Builds the app, its service worker and the server when a source changed: a step of `npm test`, as others go on beside it. */
import { ensureBuild } from './setup.mjs'

ensureBuild()
