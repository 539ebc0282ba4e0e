/** Which kind of file a name promises, for its picture. Pure. */

export type FileKind = 'image' | 'video' | 'audio' | 'text' | 'sheet' | 'code' | 'archive' | 'other'

const EXTENSIONS: Record<Exclude<FileKind, 'other'>, string> = {
  image: 'avif bmp gif heic heif ico jpeg jpg png psd raw svg tif tiff webp',
  video: 'avi m4v mkv mov mp4 mpeg mpg webm wmv',
  audio: 'aac aif aiff flac m4a mid mp3 ogg opus wav wma',
  text: 'doc docx epub key log md odp odt pages pdf ppt pptx rtf tex txt',
  sheet: 'csv numbers ods tsv xls xlsx',
  code: 'c cc cpp cs css go h html ini java js json jsx kt lua php py rb rs sh sql swift toml ts tsx vue xml yaml yml',
  archive: '7z bz2 dmg gz iso jar rar tar tgz xz zip zst',
}

const KINDS = new Map<string, FileKind>(
  Object.entries(EXTENSIONS).flatMap(([kind, extensions]) =>
    extensions.split(' ').map(extension => [extension, kind as FileKind] as const),
  ),
)

export function fileKind(name: string): FileKind {
  const dot = name.lastIndexOf('.')
  return (dot > 0 && KINDS.get(name.slice(dot + 1).toLowerCase())) || 'other'
}
