/** A whole content in memory, for those few that were looked at to be small. */
import type { FileContent } from './content'

export async function collectContent(content: FileContent): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(content.size)
  let at = 0
  for await (const part of content.read(0, content.size)) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}
