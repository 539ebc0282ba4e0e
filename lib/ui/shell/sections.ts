/** The pictures of the sections, and where each of them is offered. */
import {
  Activity,
  ChartPie,
  Clock,
  Files,
  GitFork,
  Link2,
  type LucideIcon,
  MonitorSmartphone,
  Search,
  Settings,
  Star,
  Trash2,
  Users,
} from 'lucide-react'
import type { Section } from './route'

export const SECTION_ICONS: Record<Section, LucideIcon> = {
  files: Files,
  recent: Clock,
  starred: Star,
  links: Link2,
  search: Search,
  conflicts: GitFork,
  activity: Activity,
  trash: Trash2,
  devices: MonitorSmartphone,
  storage: ChartPie,
  settings: Settings,
  people: Users,
}

/** The rail, above and below the gap. */
export const PLACES: readonly Section[] = ['files', 'recent', 'starred', 'links', 'conflicts', 'activity', 'trash']
export const TOOLS: readonly Section[] = ['devices', 'storage', 'settings', 'people']

/** A phone has room for four, and a way to the others. */
export const PHONE_PLACES: readonly Section[] = ['files', 'recent', 'search', 'activity']
export const PHONE_OTHERS: readonly Section[] = ['starred', 'links', 'conflicts', 'trash', ...TOOLS]
