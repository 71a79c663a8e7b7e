package io.dotmac.sub.core.provisioning.backup;

import org.jspecify.annotations.Nullable;

/**
 * What may be said about a configuration.
 *
 * @param keepForever whether it is never deleted
 * @param notes for people
 */
public record BackupNotes(boolean keepForever, @Nullable String notes) {}
