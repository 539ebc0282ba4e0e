/** The pictures of the sections. */
import { Activity, Files, type LucideIcon, MonitorSmartphone, Settings } from 'lucide-react'
import type { Section } from './route'

export const SECTION_ICONS: Record<Section, LucideIcon> = {
  files: Files,
  activity: Activity,
  devices: MonitorSmartphone,
  settings: Settings,
}
