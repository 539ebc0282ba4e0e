'use client'
/** Several files and folders as one zip file; more of them than an address holds are asked for first. */
import { Download } from 'lucide-react'
import { useState } from 'react'
import type { NodeId } from '../../core/ids'
import { MOST_IN_ADDRESS, orderVisitedZip, visitedZipUrl } from '../api/visit'
import { followDownload } from '../files/follow-download'
import { Button, type ButtonProps } from '../kit/button'
import { toast } from '../kit/toast'
import { useFaultText } from '../queries/use-fault-text'
import { DownloadLink, useCounted } from './download-link'
import { useVisit } from './visit-context'

interface DownloadZipProps {
  readonly nodes: readonly NodeId[]
  /** Of the zip, without its ending. */
  readonly name: string
  readonly text: string
  readonly size?: ButtonProps['size']
}

export function DownloadZip(props: DownloadZipProps) {
  const { token } = useVisit()
  const { nodes, name, ...look } = props
  return nodes.length <= MOST_IN_ADDRESS ? <DownloadLink url={visitedZipUrl(token, nodes, name)} {...look} /> : <Ordered {...props} />
}

function Ordered({ nodes, name, text, size = 'md' }: DownloadZipProps) {
  const { token, exhausted } = useVisit()
  const faultText = useFaultText()
  const counted = useCounted()
  const [busy, setBusy] = useState(false)
  const order = async () => {
    setBusy(true)
    try {
      followDownload(await orderVisitedZip(token, nodes, name), '')
      counted()
    } catch (error) {
      toast(faultText(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Button tone="primary" size={size} busy={busy} disabled={exhausted} focusableWhenDisabled={exhausted} onClick={() => void order()}>
      <Download size={16} aria-hidden />
      {text}
    </Button>
  )
}
