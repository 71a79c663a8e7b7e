package io.dotmac.sub.core.subscriber.contact;

import com.fasterxml.jackson.databind.JsonNode;
import io.dotmac.sub.core.problem.Checks;
import io.dotmac.sub.core.subscriber.ContactMethod;
import io.dotmac.sub.core.subscriber.EmailAddress;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * A way to reach a subscriber.
 *
 * @param address an e-mail address, a phone number or a push token
 */
@Embeddable
public record ChannelDetails(
    @Column(name = "channel_type") ContactMethod channelType,
    @Column(name = "address") String address,
    @Nullable @Column(name = "label") String label,
    @Column(name = "is_primary") boolean isPrimary,

    @Nullable @JdbcTypeCode(SqlTypes.JSON) @Column(name = "metadata")
    JsonNode metadata) {
  /** JSON's null is no value. */
  public ChannelDetails {
    metadata = metadata == null || metadata.isNull() ? null : metadata;
  }

  void check() {
    new Checks()
        .present("/channel_type", channelType)
        .required("/address", address, 500)
        .rule(
            channelType != ContactMethod.EMAIL
                || address == null
                || address.isBlank()
                || EmailAddress.isValid(address),
            "/address",
            "email",
            "an e-mail address was expected and '" + address + "' found")
        .text("/label", label, 100)
        .done();
  }
}
