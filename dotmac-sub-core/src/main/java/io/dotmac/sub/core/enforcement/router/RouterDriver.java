package io.dotmac.sub.core.enforcement.router;

import io.dotmac.sub.core.provisioning.device.SuspendBy;
import io.dotmac.sub.core.provisioning.run.StepRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells routers and line terminals what to hold back; no transaction is open. */
public interface RouterDriver {
  /**
   * One thing.
   *
   * @param value an address, the name of a login, or the serial number of an ONT
   * @param held whether it is to be held back, or not any more
   * @param note whose it is, for people at the router
   */
  record Task(SuspendBy way, String value, boolean held, String note) {}

  /**
   * What came of it.
   *
   * @param obstacle what is in the way; absent when it was read back as wanted
   * @param retryable whether the same may succeed later
   */
  record Answer(@Nullable String obstacle, boolean retryable) {
    /** It is as wanted. */
    public static final Answer DONE = new Answer(null, false);
  }

  /** Does all of it in one session, as far as it goes; one answer for each, in their order. */
  List<Answer> tell(StepRequest.Target router, List<Task> tasks);
}
