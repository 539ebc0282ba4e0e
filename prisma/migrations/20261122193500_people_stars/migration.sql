-- AlterTable
ALTER TABLE "User" ADD COLUMN "disabled" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "Invitation" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "tokenHash" TEXT NOT NULL,
    "email" TEXT,
    "admin" BOOLEAN NOT NULL,
    "quotaBytes" BIGINT,
    "createdAt" BIGINT NOT NULL,
    "expiresAt" BIGINT NOT NULL
);

-- CreateTable
CREATE TABLE "Star" (
    "userId" TEXT NOT NULL,
    "driveId" TEXT NOT NULL,
    "nodeId" TEXT NOT NULL,
    "at" BIGINT NOT NULL,

    PRIMARY KEY ("userId", "driveId", "nodeId"),
    CONSTRAINT "Star_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Star_driveId_fkey" FOREIGN KEY ("driveId") REFERENCES "Drive" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "Invitation_tokenHash_key" ON "Invitation"("tokenHash");

-- CreateIndex
CREATE INDEX "Star_userId_driveId_at_idx" ON "Star"("userId", "driveId", "at");

-- CreateIndex
CREATE INDEX "Revision_driveId_authorId_at_idx" ON "Revision"("driveId", "authorId", "at");
