package io.dotmac.sub.billing.gateway;

import java.net.URI;
import java.util.function.Function;

/** What became of saving a way to pay. */
public sealed interface SetupOutcome {
  /** Exactly one of the functions is called: the one for what happened. */
  <R> R match(Function<Saved, R> saved, Function<AtPage, R> atPage, Function<Failed, R> failed);

  /**
   * It is saved.
   *
   * @param key what it was asked for with; whoever asked compares it
   */
  record Saved(String key, SavedMethod method) implements SetupOutcome {
    @Override
    public <R> R match(
        Function<Saved, R> saved, Function<AtPage, R> atPage, Function<Failed, R> failed) {
      return saved.apply(this);
    }
  }

  /**
   * The payer has to act on a page.
   *
   * @param setupId asks about it later
   */
  record AtPage(String setupId, URI next) implements SetupOutcome {
    @Override
    public <R> R match(
        Function<Saved, R> saved, Function<AtPage, R> atPage, Function<Failed, R> failed) {
      return atPage.apply(this);
    }
  }

  /** It is not saved, or the provider does not save any. */
  record Failed(String code) implements SetupOutcome {
    @Override
    public <R> R match(
        Function<Saved, R> saved, Function<AtPage, R> atPage, Function<Failed, R> failed) {
      return failed.apply(this);
    }
  }
}
