package io.dotmac.sub.radius.packet;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Something that holds attributes in order: a received packet, or a block that will be sent. */
public sealed interface AttributeSource permits PacketView, AttributeBlock {
  /** A new cursor before the first attribute. */
  AttributeCursor attributes();

  /** The first value of {@code key} that can be decoded. */
  default <T> Optional<T> first(AttributeKey<T> key) {
    AttributeCursor cursor = attributes();
    while (cursor.next()) {
      if (cursor.is(key)) {
        Optional<T> value = cursor.value(key);
        if (value.isPresent()) {
          return value;
        }
      }
    }
    return Optional.empty();
  }

  /** Every value of {@code key} that can be decoded, in order. */
  default <T> List<T> all(AttributeKey<T> key) {
    List<T> values = new ArrayList<>();
    AttributeCursor cursor = attributes();
    while (cursor.next()) {
      if (cursor.is(key)) {
        cursor.value(key).ifPresent(values::add);
      }
    }
    return List.copyOf(values);
  }

  /** How often {@code key} occurs, decodable or not. */
  default int count(AttributeKey<?> key) {
    int found = 0;
    AttributeCursor cursor = attributes();
    while (cursor.next()) {
      if (cursor.is(key)) {
        found++;
      }
    }
    return found;
  }

  /** Whether {@code key} occurs at least once, decodable or not. */
  default boolean has(AttributeKey<?> key) {
    AttributeCursor cursor = attributes();
    while (cursor.next()) {
      if (cursor.is(key)) {
        return true;
      }
    }
    return false;
  }

  /**
   * All values of {@code key} joined in order: the form in which a long value such as EAP-Message
   * travels. Empty when there is none.
   */
  default byte[] joined(AttributeKey<byte[]> key) {
    int length = 0;
    AttributeCursor cursor = attributes();
    while (cursor.next()) {
      length += cursor.is(key) ? cursor.valueLength() : 0;
    }
    byte[] whole = new byte[length];
    int at = 0;
    cursor = attributes();
    while (cursor.next()) {
      if (cursor.is(key)) {
        cursor.copyValue(whole, at);
        at += cursor.valueLength();
      }
    }
    return whole;
  }

  /**
   * Every value of {@code key}, each put together from its pieces: for attributes whose values may
   * be long, those of the spaces 245 and 246 and of WiMAX.
   */
  default List<byte[]> whole(AttributeKey<?> key) {
    List<byte[]> values = new ArrayList<>();
    ByteArrayOutputStream pieces = new ByteArrayOutputStream();
    AttributeCursor cursor = attributes();
    boolean open = false;
    while (cursor.next()) {
      if (cursor.is(key)) {
        byte[] piece = cursor.octets();
        pieces.write(piece, 0, piece.length);
        open = cursor.more();
        if (!open) {
          values.add(pieces.toByteArray());
          pieces.reset();
        }
      }
    }
    if (open) {
      values.add(pieces.toByteArray());
    }
    return List.copyOf(values);
  }
}
