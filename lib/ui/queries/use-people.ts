'use client'
/** The accounts of the server, for administrators. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { PersonChange } from '../../core/protocol/people'
import { changePerson, changeServerSettings, getPeople, getServerSettings, invite, withdrawInvitation } from '../api/people'

const KEY = ['people']
const SETTINGS_KEY = ['server-settings']

export function usePeople(admin: boolean) {
  return useQuery({ queryKey: KEY, queryFn: getPeople, enabled: admin })
}

export function useInvite() {
  const queries = useQueryClient()
  return useMutation({ mutationFn: invite, onSuccess: () => queries.invalidateQueries({ queryKey: KEY }) })
}

export function useWithdrawInvitation() {
  const queries = useQueryClient()
  return useMutation({ mutationFn: withdrawInvitation, onSettled: () => queries.invalidateQueries({ queryKey: KEY }) })
}

export function useChangePerson() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ id, change }: { readonly id: string; readonly change: PersonChange }) => changePerson(id, change),
    onSettled: () => queries.invalidateQueries({ queryKey: KEY }),
  })
}

export function useServerSettings(admin: boolean) {
  return useQuery({ queryKey: SETTINGS_KEY, queryFn: getServerSettings, enabled: admin })
}

export function useChangeServerSettings() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: changeServerSettings,
    onSuccess: settings => queries.setQueryData(SETTINGS_KEY, settings),
  })
}
