package io.dotmac.sub.server.api.notify;

import io.dotmac.sub.core.notify.choice.NotificationChoice;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/** Says what is wanted; what is left out stays as it is. */
record ChangeChoices(@NotNull @Size(max = 20) List<NotificationChoice> choices) {}
