'use client'
/** A file of the drive in the whole window. All of it is fetched when the first file is opened. */
import { onDemand } from '../kit/on-demand'

export const Preview = onDemand(async () => (await import('./preview-window')).PreviewWindow)
