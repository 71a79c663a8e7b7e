package io.dotmac.sub.server.api.network.plant;

import io.dotmac.sub.core.network.plant.map.MapLayer;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an upload made and changed, or would make and change. */
public record UploadView(boolean dryRun, int made, int changed, int same, List<Line> lines) {
  /** What becomes of a feature. */
  public enum Effect {
    MADE,
    CHANGED,
    SAME
  }

  /**
   * One feature of the upload.
   *
   * @param id of the thing we have; absent when it is new
   * @param fields those that differ
   */
  public record Line(
      int feature,
      MapLayer layer,
      @Nullable String name,
      Effect effect,
      @Nullable UUID id,
      List<String> fields) {}
}
