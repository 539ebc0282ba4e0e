'use client'
/**
 * The signed-in app in a state that is hard to reach, for looking at it: `/gallery?state=asking&at=/files`. The address
 * becomes `at`, so that the app finds itself where it would be; `drive=uploading` shows a made-up drive in that state. Only while developing.
 */
import { useSearchParams } from 'next/navigation'
import { Suspense, useCallback, useEffect, useMemo, useState } from 'react'
import type { DriveId } from '../../core/ids'
import { ActivityScreen } from '../activity/activity-screen'
import { ConflictsScreen } from '../conflicts/conflicts-screen'
import { DevicesScreen } from '../devices/devices-screen'
import { FilesScreen } from '../files/files-screen'
import { LinksScreen } from '../links/links-screen'
import { PeopleScreen } from '../people/people-screen'
import { RecentScreen } from '../recent/recent-screen'
import { SearchScreen } from '../search/search-screen'
import { SettingsScreen } from '../settings/settings-screen'
import { DriveApp } from '../shell/drive-app'
import { type Section, sectionOf } from '../shell/route'
import { StarredScreen } from '../starred/starred-screen'
import { StorageScreen } from '../storage/storage-screen'
import { TrashScreen } from '../trash/trash-screen'
import { fakeClient } from './fake-client'
import { fakeDriveClient } from './fake-drive-client'

const SCREENS: Record<Section, () => React.JSX.Element> = {
  files: FilesScreen,
  recent: RecentScreen,
  starred: StarredScreen,
  links: LinksScreen,
  search: SearchScreen,
  conflicts: ConflictsScreen,
  activity: ActivityScreen,
  trash: TrashScreen,
  devices: DevicesScreen,
  storage: StorageScreen,
  settings: SettingsScreen,
  people: PeopleScreen,
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
  const [{ state, at, drive }] = useState({
    state: query.get('state') ?? 'up-to-date',
    at: query.get('at') ?? '/files',
    drive: query.get('drive'),
  })
  const [there, setThere] = useState(false)
  useEffect(() => {
    window.history.replaceState(null, '', at)
    setThere(true)
  }, [at])
  const open = useCallback(async () => fakeClient(state), [state])
  const openDrive = useMemo(() => (drive === null ? undefined : async (id: DriveId) => fakeDriveClient(id, drive)), [drive])
  const Screen = SCREENS[sectionOf(at) ?? 'files']
  if (!there) return null
  return (
    <DriveApp openClient={open} {...(openDrive && { openDrive })}>
      <Screen />
    </DriveApp>
  )
}
