/**
 * Configurations of devices: asked for by one node at a time, kept when they differ from the one
 * before, without secrets where people see them and sealed as a whole. Start at {@link
 * io.dotmac.sub.core.provisioning.backup.BackupRound}.
 */
@NullMarked
package io.dotmac.sub.core.provisioning.backup;

import org.jspecify.annotations.NullMarked;
