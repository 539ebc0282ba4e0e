'use client'
/** The places where this account is signed in. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { listSessions, revokeSession } from '../api/account'

const KEY = ['sessions']

export function useSessions() {
  return useQuery({ queryKey: KEY, queryFn: listSessions })
}

export function useRevokeSession() {
  const queries = useQueryClient()
  return useMutation({ mutationFn: revokeSession, onSuccess: () => queries.invalidateQueries({ queryKey: KEY }) })
}
