/** How a file can be shown, by what its name promises. Pure; whether the bytes keep the promise is seen later. */
import { kindByExtension } from '../../core/file-kind'

/**
 * `reduced`: no browser shows it, at most the server has a small picture of it. `guess`: nothing is known by the name;
 * the first bytes say whether it is text.
 */
export type PreviewKind =
  | 'image'
  | 'drawing'
  | 'reduced'
  | 'video'
  | 'audio'
  | 'pdf'
  | 'markdown'
  | 'table'
  | 'text'
  | 'zip'
  | 'none'
  | 'guess'

const EXTENSIONS: Record<Exclude<PreviewKind, 'guess'>, string> = {
  // HEIC by some browsers; who cannot says so.
  image: 'apng avif bmp gif heic heif ico jfif jpeg jpg png webp',
  drawing: 'svg',
  reduced: 'tif tiff psd 3fr arw cr2 cr3 crw dng erf kdc mef mos mrw nef nrw orf pef raf raw rw2 rwl sr2 srf srw x3f',
  video: 'm4v mkv mov mp4 ogv webm',
  audio: 'aac aif aiff flac m4a mp3 oga ogg opus wav weba',
  pdf: 'pdf',
  markdown: 'markdown md mdown mkd',
  table: 'csv tsv tab',
  text: 'asc bash bat bib c cc cfg clj cmake cmd conf cpp cs css cxx dart diff el env erl ex exs fish fs go gradle graphql groovy h hpp hs htm html ics ini ipynb java jl js json json5 jsonc jsonl jsx kt kts less lisp log lua m mjs cjs mm ndjson nix patch php pl pm po properties ps1 py r rb rs rst sass scala scss sh sql srt styl sub swift tcl tex toml ts tsx txt vb vcf vim vtt vue xhtml xml yaml yml zig zsh',
  zip: 'cbz jar zip',
  none: '7z a accdb aab ai apk app avi bin blend bz2 class deb dll dmg doc docm docx dwg dxf eot epub exe flv gz img indd iso key lib lz4 lzma mdb mid midi mobi mpeg mpg msi numbers o odp ods odt otf pages parquet pkg ppt pptm pptx pyc rar rpm rtf skp so sqlite sqlite3 sketch swf tar tgz ttf vmdk wasm wma wmv woff woff2 xls xlsb xlsm xlsx xz zst',
}

const known = kindByExtension(EXTENSIONS)

export function previewKind(name: string): PreviewKind {
  return known(name) ?? 'guess'
}
