import { endpoint } from '@/lib/server/context'

export const PATCH = endpoint('renameDrive')
