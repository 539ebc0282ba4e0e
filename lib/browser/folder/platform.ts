/** The parts of File System Access that Chromium has and TypeScript's library does not know. Each may be missing. */

export interface MovableFileHandle extends FileSystemFileHandle {
  move?(parent: FileSystemDirectoryHandle, name: string): Promise<void>
}

export interface PermissionHandle extends FileSystemHandle {
  queryPermission?(descriptor: { mode: 'readwrite' }): Promise<PermissionState>
  /** Only in a window, from a click. */
  requestPermission?(descriptor: { mode: 'readwrite' }): Promise<PermissionState>
}

export interface ObserverRecord {
  readonly type: 'appeared' | 'disappeared' | 'modified' | 'moved' | 'errored' | 'unknown'
  readonly relativePathComponents: readonly string[]
  readonly relativePathMovedFrom?: readonly string[] | null
}

export interface FolderObserver {
  observe(handle: FileSystemHandle, options: { recursive: boolean }): Promise<void>
  disconnect(): void
}

export type FolderObserverClass = new (callback: (records: readonly ObserverRecord[]) => void) => FolderObserver

/** `undefined` where folders cannot be watched (Android, older Chromium). */
export function folderObserverClass(): FolderObserverClass | undefined {
  return (globalThis as { FileSystemObserver?: FolderObserverClass }).FileSystemObserver
}

/** Windows has mandatory locks and short names; elsewhere the same refusals mean permissions. */
export function isWindows(): boolean {
  const { userAgentData } = navigator as { userAgentData?: { platform: string } }
  return (userAgentData?.platform ?? navigator.platform).startsWith('Win')
}
