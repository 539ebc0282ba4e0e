/**
 * The folder that the product lies in, with app/, prisma/ and the packages: two folders up from here, and from the
 * bundle of the built server, which this is part of (scripts/build-server.mjs).
 */
import { join } from 'node:path'

export const ROOT = join(import.meta.dirname, '..', '..')
