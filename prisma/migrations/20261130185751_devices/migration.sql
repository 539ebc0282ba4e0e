-- CreateTable
CREATE TABLE "DeviceFolder" (
    "deviceId" TEXT NOT NULL,
    "driveId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "why" TEXT,
    "cursor" BIGINT NOT NULL,
    "waiting" INTEGER NOT NULL,
    "waits" TEXT NOT NULL,
    "at" BIGINT NOT NULL,

    PRIMARY KEY ("deviceId", "driveId"),
    CONSTRAINT "DeviceFolder_deviceId_fkey" FOREIGN KEY ("deviceId") REFERENCES "Device" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "DeviceFolder_driveId_fkey" FOREIGN KEY ("driveId") REFERENCES "Drive" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "DeviceFolder_driveId_idx" ON "DeviceFolder"("driveId");

-- CreateIndex
CREATE INDEX "Revision_driveId_at_idx" ON "Revision"("driveId", "at");
