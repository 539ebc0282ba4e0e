-- CreateTable
CREATE TABLE "ServerMeta" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "value" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "User" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "emailVerified" BOOLEAN NOT NULL DEFAULT false,
    "image" TEXT,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "admin" BOOLEAN NOT NULL DEFAULT false,
    "quotaBytes" BIGINT
);

-- CreateTable
CREATE TABLE "Session" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "token" TEXT NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    "ipAddress" TEXT,
    "userAgent" TEXT,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "userId" TEXT NOT NULL,
    CONSTRAINT "Session_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Account" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "accountId" TEXT NOT NULL,
    "providerId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "accessToken" TEXT,
    "refreshToken" TEXT,
    "idToken" TEXT,
    "accessTokenExpiresAt" DATETIME,
    "refreshTokenExpiresAt" DATETIME,
    "scope" TEXT,
    "password" TEXT,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "Account_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Verification" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "identifier" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP
);

-- CreateTable
CREATE TABLE "Device" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "userId" TEXT NOT NULL,
    "sessionId" TEXT,
    "name" TEXT NOT NULL,
    "browser" TEXT NOT NULL,
    "platform" TEXT NOT NULL,
    "createdAt" BIGINT NOT NULL,
    "lastSeenAt" BIGINT NOT NULL,
    "revokedAt" BIGINT,
    CONSTRAINT "Device_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Device_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Lead" (
    "deviceId" TEXT NOT NULL,
    "driveId" TEXT NOT NULL,
    "fence" INTEGER NOT NULL,

    PRIMARY KEY ("deviceId", "driveId"),
    CONSTRAINT "Lead_deviceId_fkey" FOREIGN KEY ("deviceId") REFERENCES "Device" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Lead_driveId_fkey" FOREIGN KEY ("driveId") REFERENCES "Drive" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Drive" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "ownerId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "createdAt" BIGINT NOT NULL,
    "seq" BIGINT NOT NULL DEFAULT 1,
    "usedBytes" BIGINT NOT NULL DEFAULT 0,
    "liveFiles" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "Drive_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Node" (
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
    "deleteConfirmed" BOOLEAN NOT NULL DEFAULT false,
    "revisionId" TEXT,
    "changedBy" TEXT NOT NULL,
    "conflictOf" TEXT,
    "conflictBase" TEXT,
    "conflictTheirs" TEXT,

    PRIMARY KEY ("driveId", "id"),
    CONSTRAINT "Node_driveId_fkey" FOREIGN KEY ("driveId") REFERENCES "Drive" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Revision" (
    "driveId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "nodeId" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "size" BIGINT NOT NULL,
    "mtime" BIGINT NOT NULL,
    "chunkCount" INTEGER NOT NULL,
    "manifest" BLOB,
    "authorId" TEXT NOT NULL,
    "deviceId" TEXT NOT NULL,
    "at" BIGINT NOT NULL,

    PRIMARY KEY ("driveId", "id"),
    CONSTRAINT "Revision_driveId_fkey" FOREIGN KEY ("driveId") REFERENCES "Drive" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Pack" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "driveId" TEXT NOT NULL,
    "size" BIGINT NOT NULL,
    "createdAt" BIGINT NOT NULL,
    CONSTRAINT "Pack_driveId_fkey" FOREIGN KEY ("driveId") REFERENCES "Drive" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Chunk" (
    "driveId" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "packId" TEXT NOT NULL,
    "offset" INTEGER NOT NULL,
    "size" INTEGER NOT NULL,

    PRIMARY KEY ("driveId", "hash"),
    CONSTRAINT "Chunk_driveId_fkey" FOREIGN KEY ("driveId") REFERENCES "Drive" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Chunk_packId_fkey" FOREIGN KEY ("packId") REFERENCES "Pack" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "CommitOp" (
    "driveId" TEXT NOT NULL,
    "opId" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "at" BIGINT NOT NULL,

    PRIMARY KEY ("driveId", "opId"),
    CONSTRAINT "CommitOp_driveId_fkey" FOREIGN KEY ("driveId") REFERENCES "Drive" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "User_email_key" ON "User"("email");

-- CreateIndex
CREATE UNIQUE INDEX "Session_token_key" ON "Session"("token");

-- CreateIndex
CREATE INDEX "Session_userId_idx" ON "Session"("userId");

-- CreateIndex
CREATE INDEX "Account_userId_idx" ON "Account"("userId");

-- CreateIndex
CREATE INDEX "Verification_identifier_idx" ON "Verification"("identifier");

-- CreateIndex
CREATE INDEX "Device_userId_idx" ON "Device"("userId");

-- CreateIndex
CREATE INDEX "Device_sessionId_idx" ON "Device"("sessionId");

-- CreateIndex
CREATE INDEX "Drive_ownerId_idx" ON "Drive"("ownerId");

-- CreateIndex
CREATE INDEX "Node_driveId_parentId_idx" ON "Node"("driveId", "parentId");

-- CreateIndex
CREATE INDEX "Node_driveId_deletedAt_idx" ON "Node"("driveId", "deletedAt");

-- CreateIndex
CREATE UNIQUE INDEX "Node_driveId_liveKey_key" ON "Node"("driveId", "liveKey");

-- CreateIndex
CREATE UNIQUE INDEX "Node_driveId_seq_key" ON "Node"("driveId", "seq");

-- CreateIndex
CREATE INDEX "Revision_driveId_nodeId_idx" ON "Revision"("driveId", "nodeId");

-- CreateIndex
CREATE INDEX "Revision_driveId_content_idx" ON "Revision"("driveId", "content");

-- CreateIndex
CREATE INDEX "Pack_driveId_idx" ON "Pack"("driveId");

-- CreateIndex
CREATE INDEX "Chunk_packId_idx" ON "Chunk"("packId");

-- CreateIndex
CREATE INDEX "CommitOp_at_idx" ON "CommitOp"("at");
