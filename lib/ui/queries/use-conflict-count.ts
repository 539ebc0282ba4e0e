'use client'
/** How many conflict copies there are, as far as they were asked for; for the way to them, which every screen has. */
import { useConflicts } from './use-past'

/** 0 while that is not known. */
export function useConflictCount(): number {
  return useConflicts().items?.length ?? 0
}
