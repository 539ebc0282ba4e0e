'use client'
/** Shared links, of one drive and of one person, and what administrators demand of them. Whatever changes asks anew for both. */
import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { DriveId } from '../../core/ids'
import type { LinkChange, NewLink, SharedLink } from '../../core/protocol/links'
import { changeLink, changeLinkPolicy, getLinkPolicy, getLinks, getMyLinks, makeLink, revokeLink, rotateLink } from '../api/links'
import { driveKey } from './drive-key'

const MINE = ['links']
const POLICY = ['link-policy']

export function useLinks(drive: DriveId) {
  return useQuery({ queryKey: driveKey(drive, 'links'), queryFn: () => getLinks(drive) })
}

/** What visitors do at them is news too. */
export function useMyLinks() {
  return useQuery({ queryKey: MINE, queryFn: getMyLinks, refetchOnMount: 'always' })
}

export async function askLinksAnew(queries: QueryClient, drive: DriveId): Promise<void> {
  await Promise.all([MINE, driveKey(drive, 'links')].map(queryKey => queries.invalidateQueries({ queryKey })))
}

/** Done when the lists know it. */
function useAct<Asked, Answer>(drive: DriveId, act: (asked: Asked) => Promise<Answer>) {
  const queries = useQueryClient()
  return useMutation({ mutationFn: act, onSettled: () => askLinksAnew(queries, drive) })
}

export function useMakeLink(drive: DriveId) {
  return useAct(drive, (link: NewLink) => makeLink(drive, link))
}

export function useChangeLink(link: SharedLink) {
  return useAct(link.drive, (change: LinkChange) => changeLink(link, change))
}

export function useRotateLink(link: SharedLink) {
  return useAct(link.drive, () => rotateLink(link))
}

export function useRevokeLink(link: SharedLink) {
  return useAct(link.drive, () => revokeLink(link))
}

export function useLinkPolicy() {
  return useQuery({ queryKey: POLICY, queryFn: getLinkPolicy })
}

export function useChangeLinkPolicy() {
  const queries = useQueryClient()
  return useMutation({ mutationFn: changeLinkPolicy, onSuccess: policy => queries.setQueryData(POLICY, policy) })
}
