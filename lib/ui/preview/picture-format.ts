/** What kind of picture a name promises, where browsers do not show it or only some do. Pure. */
import { kindByExtension } from '../../core/file-kind'

export type PictureFormat = 'heic' | 'tiff' | 'photoshop' | 'raw'

const EXTENSIONS: Record<PictureFormat, string> = {
  heic: 'heic heif',
  tiff: 'tif tiff',
  photoshop: 'psd',
  raw: '3fr arw cr2 cr3 crw dng erf kdc mef mos mrw nef nrw orf pef raf raw rw2 rwl sr2 srf srw x3f',
}

/** `undefined`: another, which every browser should show. */
export const pictureFormat: (name: string) => PictureFormat | undefined = kindByExtension(EXTENSIONS)
