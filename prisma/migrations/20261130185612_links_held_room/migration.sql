-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_LinkUpload" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "linkId" TEXT NOT NULL,
    "driveId" TEXT NOT NULL,
    "parentId" TEXT NOT NULL,
    "folders" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "size" BIGINT NOT NULL,
    "reserved" BIGINT NOT NULL DEFAULT 0,
    "sent" BIGINT NOT NULL DEFAULT 0,
    "movedAt" BIGINT NOT NULL DEFAULT 0,
    "network" TEXT NOT NULL DEFAULT '',
    "mtime" BIGINT NOT NULL DEFAULT 0,
    "createdAt" BIGINT NOT NULL,
    CONSTRAINT "LinkUpload_linkId_fkey" FOREIGN KEY ("linkId") REFERENCES "Link" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
INSERT INTO "new_LinkUpload" ("createdAt", "driveId", "folders", "id", "linkId", "mtime", "name", "parentId", "reserved", "size") SELECT "createdAt", "driveId", "folders", "id", "linkId", "mtime", "name", "parentId", "reserved", "size" FROM "LinkUpload";
DROP TABLE "LinkUpload";
ALTER TABLE "new_LinkUpload" RENAME TO "LinkUpload";
CREATE INDEX "LinkUpload_linkId_idx" ON "LinkUpload"("linkId");
CREATE INDEX "LinkUpload_driveId_idx" ON "LinkUpload"("driveId");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
