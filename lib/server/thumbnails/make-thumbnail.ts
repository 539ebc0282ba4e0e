/**
 * Makes one small picture at a time out of whatever somebody uploaded, in a process of its own: decoders are where
 * hostile files hurt. Takes only formats on the list, and no more pixels than a large camera has.
 */
import sharp from 'sharp'
import { serveJobs } from '../helper/serve-jobs'

export interface ThumbnailJob {
  readonly bytes: Uint8Array
  /** Of the longer side, in pixels. */
  readonly size: number
}

const MAX_PIXELS = 100_000_000
const MAX_SECONDS = 15
const QUALITY = 78
const LOADERS = ['Jpeg', 'Png', 'Webp', 'Nsgif', 'Tiff', 'Heif', 'Svg']

sharp.cache(false)
sharp.concurrency(1)
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({ operation: LOADERS.map(loader => `VipsForeignLoad${loader}`) })

/** The first page or frame, turned as the camera was held. */
async function make({ bytes, size }: ThumbnailJob): Promise<Uint8Array> {
  return sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error', pages: 1 })
    .autoOrient()
    .resize(size, size, { fit: 'inside', withoutEnlargement: true })
    .webp({ quality: QUALITY, effort: 3 })
    .timeout({ seconds: MAX_SECONDS })
    .toBuffer()
}

serveJobs(make)
