/** Builds the app and its service worker when a source changed: a step of `npm test`, as others go on beside it. */
import { ensureBuild } from './setup.mjs'

ensureBuild()
