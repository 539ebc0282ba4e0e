'use client'
/** A file of the drive in the whole window. All of it is fetched when the first file is opened. */
import dynamic from 'next/dynamic'

export const Preview = dynamic(async () => (await import('./preview-window')).PreviewWindow, { ssr: false })
