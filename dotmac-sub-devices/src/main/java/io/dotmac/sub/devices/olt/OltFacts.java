package io.dotmac.sub.devices.olt;

import java.util.List;

/**
 * What a line terminal is.
 *
 * @param product its model
 * @param version its firmware
 * @param patch its patch level; may be empty
 * @param boards by slot
 */
public record OltFacts(String product, String version, String patch, List<Board> boards) {
  public OltFacts {
    boards = List.copyOf(boards);
  }
}
