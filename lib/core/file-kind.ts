/** Which kind of file a name promises: for storage by kind, for the filter of a search. Decides nothing about contents. */
import { splitExtension } from './name'

export const FILE_KINDS = ['image', 'video', 'audio', 'pdf', 'text', 'sheet', 'slides', 'code', 'archive', 'other'] as const

export type FileKind = (typeof FILE_KINDS)[number]

const EXTENSIONS: Record<Exclude<FileKind, 'other'>, string> = {
  image: 'arw avif bmp cr2 cr3 dng gif heic heif ico jpeg jpg nef png psd raw svg tif tiff webp',
  video: '3gp avi m4v mkv mov mp4 mpeg mpg webm wmv',
  audio: 'aac aif aiff flac m4a mid mp3 ogg opus wav wma',
  pdf: 'pdf',
  text: 'doc docx epub log markdown md odt org pages rst rtf tex txt',
  sheet: 'csv numbers ods tsv xls xlsx',
  slides: 'key odp ppt pptx',
  code: 'bat c cc cpp cs css dart ex fs go h hpp htm html ini java jl js json jsx kt less lua m mjs php pl ps1 py r rb rs sass scala scss sh sql svelte swift toml ts tsx vue xml yaml yml zig',
  archive: '7z bz2 dmg gz iso jar rar tar tgz xz zip zst',
}

const known = kindByExtension(EXTENSIONS)

export function fileKind(name: string): FileKind {
  return known(name) ?? 'other'
}

/** `extensions`: those of each kind, parted by spaces. The answer is `undefined` for a name with none of them. */
export function kindByExtension<Kind extends string>(extensions: Readonly<Record<Kind, string>>): (name: string) => Kind | undefined {
  const kinds = new Map<string, Kind>()
  for (const kind in extensions) for (const extension of extensions[kind].split(' ')) kinds.set(extension, kind)
  return name => kinds.get(extensionOf(name))
}

/** In small letters, without the dot; empty when there is none. */
export function extensionOf(name: string): string {
  return splitExtension(name).extension.slice(1).toLowerCase()
}
