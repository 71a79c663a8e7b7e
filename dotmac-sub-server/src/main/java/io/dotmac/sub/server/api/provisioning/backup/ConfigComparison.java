package io.dotmac.sub.server.api.provisioning.backup;

import io.dotmac.sub.core.provisioning.backup.ConfigBackup;
import io.dotmac.sub.core.provisioning.backup.ConfigBackupId;
import io.dotmac.sub.core.provisioning.backup.ConfigBackups;
import io.dotmac.sub.devices.backup.UnifiedDiff;
import java.util.List;

/**
 * What differs between two configurations.
 *
 * @param linesAdded how many lines the newer has and the older has not, place by place
 * @param linesRemoved how many lines the older has and the newer has not
 * @param diff in the unified form; empty when they are the same
 */
public record ConfigComparison(
    ConfigBackupId older, ConfigBackupId newer, long linesAdded, long linesRemoved, String diff) {
  static ConfigComparison of(ConfigBackups.Pair pair) {
    List<UnifiedDiff.Line> lines =
        UnifiedDiff.lines(pair.older().content(), pair.newer().content());
    return new ConfigComparison(
        pair.older().id(),
        pair.newer().id(),
        count(lines, UnifiedDiff.Line.Kind.ADDED),
        count(lines, UnifiedDiff.Line.Kind.REMOVED),
        UnifiedDiff.text(
            name(pair.older()),
            name(pair.newer()),
            pair.older().content(),
            pair.newer().content()));
  }

  private static long count(List<UnifiedDiff.Line> lines, UnifiedDiff.Line.Kind kind) {
    return lines.stream().filter(line -> line.kind() == kind).count();
  }

  private static String name(ConfigBackup backup) {
    return backup.device() + " " + backup.takenAt();
  }
}
