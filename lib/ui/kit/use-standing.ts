'use client'
/** Whether the moment has come for what nobody waits for. */
import { useEffect, useState } from 'react'
import { onceStanding } from './once-standing'

export function useStanding(): boolean {
  const [standing, setStanding] = useState(false)
  useEffect(() => onceStanding(() => setStanding(true)), [])
  return standing
}
