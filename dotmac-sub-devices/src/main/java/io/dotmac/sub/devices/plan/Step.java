package io.dotmac.sub.devices.plan;

import java.util.List;

/**
 * One request of a plan and what takes it back.
 *
 * @param request what is sent
 * @param undo what takes it back, in order; empty when the request changes nothing or cannot be
 *     taken back
 */
public record Step(Request request, List<Request> undo) {
  public Step {
    undo = List.copyOf(undo);
  }

  /** A step that needs no undo: it moves between modes, or the step before it undoes both. */
  public static Step of(Request request) {
    return new Step(request, List.of());
  }

  /** A step and its undo. */
  public static Step of(Request request, Request... undo) {
    return new Step(request, List.of(undo));
  }
}
