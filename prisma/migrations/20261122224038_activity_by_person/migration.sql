-- CreateIndex
CREATE INDEX "Deed_driveId_userId_seq_idx" ON "Deed"("driveId", "userId", "seq");
