'use client'
/** Every dialog of sync, fetched when the first of them opens. */
import { ConnectDialog } from '../connect/connect-dialog'
import { AheadDialog } from '../sync/ahead-dialog'
import { BrakeDialog } from '../sync/brake-dialog'
import { DisconnectDialog } from '../sync/disconnect-dialog'
import { PreviewDialog } from '../sync/preview-dialog'

export function Dialogs() {
  return (
    <>
      <ConnectDialog />
      <PreviewDialog />
      <AheadDialog />
      <BrakeDialog />
      <DisconnectDialog />
    </>
  )
}
