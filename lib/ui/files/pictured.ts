/** What the server makes small pictures of; others need not be asked for. Pure. */
import { extensionOf } from '../../core/file-kind'

const PICTURED = new Set('avif gif jpeg jpg png svg tif tiff webp'.split(' '))

export function isPictured(name: string): boolean {
  return PICTURED.has(extensionOf(name))
}
