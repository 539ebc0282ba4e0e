'use client'
/**
 * The signed-in app in a state that is hard to reach, for looking at it: `/gallery?state=asking&at=/files`. The address
 * becomes `at`, so that the app finds itself where it would be. Only while developing.
 */
import { useSearchParams } from 'next/navigation'
import { Suspense, useCallback, useEffect, useState } from 'react'
import { ActivityScreen } from '../activity/activity-screen'
import { DevicesScreen } from '../devices/devices-screen'
import { FilesScreen } from '../files/files-screen'
import { SettingsScreen } from '../settings/settings-screen'
import { DriveApp } from '../shell/drive-app'
import { type Section, sectionOf } from '../shell/route'
import { fakeClient } from './fake-client'

const SCREENS: Record<Section, () => React.JSX.Element> = {
  files: FilesScreen,
  activity: ActivityScreen,
  devices: DevicesScreen,
  settings: SettingsScreen,
}

export function Gallery() {
  return (
    <Suspense>
      <InState />
    </Suspense>
  )
}

function InState() {
  const query = useSearchParams()
  const [{ state, at }] = useState({ state: query.get('state') ?? 'up-to-date', at: query.get('at') ?? '/files' })
  const [there, setThere] = useState(false)
  useEffect(() => {
    window.history.replaceState(null, '', at)
    setThere(true)
  }, [at])
  const open = useCallback(async () => fakeClient(state), [state])
  const Screen = SCREENS[sectionOf(at) ?? 'files']
  if (!there) return null
  return (
    <DriveApp openClient={open}>
      <Screen />
    </DriveApp>
  )
}
