/**
 * Which files may be shown in the browser, and as what: by name, and only types that run nothing and ask for nothing.
 * Never HTML, SVG or XML. Whatever the bytes really are, `nosniff` keeps a browser to the type that is said here.
 */
import { splitExtension } from '../../core/name'

const TYPES: Record<string, string> = {
  'image/avif': 'avif',
  'image/bmp': 'bmp',
  'image/gif': 'gif',
  'image/heic': 'heic',
  'image/heif': 'heif',
  'image/jpeg': 'jpg jpeg jpe jfif',
  'image/png': 'png apng',
  'image/webp': 'webp',
  'image/x-icon': 'ico',
  'audio/aac': 'aac',
  'audio/flac': 'flac',
  'audio/mp4': 'm4a',
  'audio/mpeg': 'mp3',
  'audio/ogg': 'oga ogg opus',
  'audio/wav': 'wav',
  'audio/webm': 'weba',
  'video/mp4': 'mp4 m4v',
  'video/ogg': 'ogv',
  'video/quicktime': 'mov',
  'video/webm': 'webm',
  'application/pdf': 'pdf',
  'text/plain; charset=utf-8':
    'bash bat c cc cfg cmd conf cpp cs css csv cts cxx dart diff env ex exs fish go gradle groovy h hpp hs ini java jl js json json5 jsonl jsx kt kts less lisp log lua m markdown md mdx mjs mk ml mts nim patch php pl pm properties ps1 py r rb rs rst sass scala scss sh sql srt swift tex text toml ts tsv tsx txt vb vim vtt yaml yml zig zsh',
}

const BY_EXTENSION = new Map(
  Object.entries(TYPES).flatMap(([type, extensions]) => extensions.split(' ').map(extension => [extension, type] as const)),
)

/** The value of Content-Type; `undefined`: a download. */
export function passiveType(name: string): string | undefined {
  return BY_EXTENSION.get(splitExtension(name).extension.slice(1).toLowerCase())
}
