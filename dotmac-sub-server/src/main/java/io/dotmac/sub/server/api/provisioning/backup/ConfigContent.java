package io.dotmac.sub.server.api.provisioning.backup;

import io.dotmac.sub.core.provisioning.backup.ConfigBackupId;

/** The text of a configuration. */
public record ConfigContent(ConfigBackupId id, String content) {}
