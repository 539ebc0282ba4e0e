-- CreateTable
CREATE TABLE "SpareChunk" (
    "driveId" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    PRIMARY KEY ("driveId", "hash"),
    CONSTRAINT "SpareChunk_driveId_fkey" FOREIGN KEY ("driveId") REFERENCES "Drive" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Deed" (
    "driveId" TEXT NOT NULL,
    "seq" BIGINT NOT NULL,
    "at" BIGINT NOT NULL,
    "userId" TEXT NOT NULL,
    "deviceId" TEXT NOT NULL,
    "what" TEXT NOT NULL,
    "nodeId" TEXT NOT NULL,
    "folder" BOOLEAN NOT NULL,
    "path" TEXT NOT NULL,
    "fromPath" TEXT,
    "below" INTEGER NOT NULL,

    PRIMARY KEY ("driveId", "seq"),
    CONSTRAINT "Deed_driveId_fkey" FOREIGN KEY ("driveId") REFERENCES "Drive" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Node" (
    "driveId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "folder" BOOLEAN NOT NULL,
    "parentId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameKey" TEXT NOT NULL,
    "liveKey" TEXT,
    "seq" BIGINT NOT NULL,
    "deleted" BOOLEAN NOT NULL,
    "deletedAt" BIGINT,
    "deletedBy" TEXT,
    "deletedByUser" TEXT,
    "deleteConfirmed" BOOLEAN NOT NULL DEFAULT false,
    "purged" BOOLEAN NOT NULL DEFAULT false,
    "revisionId" TEXT,
    "changedBy" TEXT NOT NULL,
    "conflictOf" TEXT,
    "conflictBase" TEXT,
    "conflictTheirs" TEXT,

    PRIMARY KEY ("driveId", "id"),
    CONSTRAINT "Node_driveId_fkey" FOREIGN KEY ("driveId") REFERENCES "Drive" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
INSERT INTO "new_Node" ("changedBy", "conflictBase", "conflictOf", "conflictTheirs", "deleteConfirmed", "deleted", "deletedAt", "deletedBy", "driveId", "folder", "id", "liveKey", "name", "nameKey", "parentId", "revisionId", "seq") SELECT "changedBy", "conflictBase", "conflictOf", "conflictTheirs", "deleteConfirmed", "deleted", "deletedAt", "deletedBy", "driveId", "folder", "id", "liveKey", "name", "nameKey", "parentId", "revisionId", "seq" FROM "Node";
DROP TABLE "Node";
ALTER TABLE "new_Node" RENAME TO "Node";
CREATE INDEX "Node_driveId_parentId_idx" ON "Node"("driveId", "parentId");
CREATE INDEX "Node_driveId_deletedAt_idx" ON "Node"("driveId", "deletedAt");
CREATE INDEX "Node_driveId_conflictOf_idx" ON "Node"("driveId", "conflictOf");
CREATE UNIQUE INDEX "Node_driveId_liveKey_key" ON "Node"("driveId", "liveKey");
CREATE UNIQUE INDEX "Node_driveId_seq_key" ON "Node"("driveId", "seq");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE INDEX "Deed_driveId_nodeId_seq_idx" ON "Deed"("driveId", "nodeId", "seq");
