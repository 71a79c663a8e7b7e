package io.dotmac.sub.billing.dunning;

import io.dotmac.sub.core.catalog.policy.DunningAction;
import io.dotmac.sub.core.event.DomainEvent;
import io.dotmac.sub.core.event.EventContext;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happened to a dunning case. */
public sealed interface DunningEvent extends DomainEvent {
  UUID account();

  /** Whose account it is; absent for an organization's. */
  @Nullable
  UUID subscriber();

  @Override
  default EventContext context() {
    return new EventContext(subscriber(), account(), null, null, null);
  }

  /** A case was opened. */
  record DunningStarted(
      UUID dunningCase, UUID account, @Nullable UUID subscriber, UUID invoice, LocalDate dueOn)
      implements DunningEvent {
    @Override
    public String type() {
      return "dunning.started";
    }
  }

  /** A step was taken; {@code subscriptions} are the services it was about. */
  record DunningActionExecuted(
      UUID dunningCase,
      UUID account,
      @Nullable UUID subscriber,
      UUID invoice,
      int step,
      DunningAction action,
      List<UUID> subscriptions)
      implements DunningEvent {
    /** Copies the list. */
    public DunningActionExecuted {
      subscriptions = List.copyOf(subscriptions);
    }

    @Override
    public String type() {
      return "dunning.action_executed";
    }
  }

  /** Nothing is overdue any more, or the case was closed by hand. */
  record DunningResolved(
      UUID dunningCase, UUID account, @Nullable UUID subscriber) implements DunningEvent {
    @Override
    public String type() {
      return "dunning.resolved";
    }
  }

  /** No step is taken for now. */
  record DunningPaused(
      UUID dunningCase,
      UUID account,
      @Nullable UUID subscriber,
      @Nullable String reason) implements DunningEvent {
    @Override
    public String type() {
      return "dunning.paused";
    }
  }

  /** What was promised was not paid by its day; steps are taken again. */
  record PromiseBroken(UUID shield, UUID account, @Nullable UUID subscriber)
      implements DunningEvent {
    @Override
    public String type() {
      return "dunning.promise_broken";
    }
  }
}
