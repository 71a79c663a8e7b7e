package io.dotmac.sub.devices.transport;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What a terminal would show of the bytes it got, as far as command lines use one: carriage return,
 * backspace, cursor to the left and right, erase. So a pager that is painted over with blanks is
 * gone, and no escape sequence stays in a text. Bytes may be cut anywhere.
 */
public final class Screen {
  private static final int WIDEST = 65_536;

  private final CharsetDecoder decoder = StandardCharsets.UTF_8
      .newDecoder()
      .onMalformedInput(CodingErrorAction.REPLACE)
      .onUnmappableCharacter(CodingErrorAction.REPLACE);
  private final StringBuilder parameters = new StringBuilder();
  private final List<String> lines = new ArrayList<>();
  private final StringBuilder current = new StringBuilder();
  private ByteBuffer undecoded = ByteBuffer.allocate(0);
  private State state = State.TEXT;
  private int cursor;

  private enum State {
    TEXT,
    ESCAPE,
    SEQUENCE,
    /** Title of a window and the like: until BEL or ESC. */
    STRING
  }

  /** Shows more bytes. */
  public void print(byte[] bytes, int length) {
    ByteBuffer in = ByteBuffer.allocate(undecoded.remaining() + length);
    in.put(undecoded).put(bytes, 0, length).flip();
    CharBuffer out = CharBuffer.allocate(in.remaining() + 1);
    decoder.decode(in, out, false);
    undecoded = in.slice();
    out.flip();
    while (out.hasRemaining()) {
      print(out.get());
    }
  }

  /** The lines that are ended, without blanks at their ends. */
  public List<String> lines() {
    return lines;
  }

  /** The line that is being written, without blanks at its end. */
  public String current() {
    return current.toString().stripTrailing();
  }

  /** Takes the line that is being written away. */
  public void eraseCurrent() {
    current.setLength(0);
    cursor = 0;
  }

  /** An empty screen; a sequence that has begun still ends. */
  public void clear() {
    lines.clear();
    eraseCurrent();
  }

  private void print(char c) {
    switch (state) {
      case TEXT -> text(c);
      case ESCAPE -> {
        parameters.setLength(0);
        state = c == '[' ? State.SEQUENCE : c == ']' ? State.STRING : State.TEXT;
      }
      case SEQUENCE -> {
        if (c >= '@' && c <= '~') {
          state = State.TEXT;
          control(c);
        } else if (parameters.length() < 32) {
          parameters.append(c);
        }
      }
      case STRING -> {
        if (c == '\u0007') {
          state = State.TEXT;
        } else if (c == '\u001b') {
          state = State.ESCAPE;
        }
      }
    }
  }

  private void text(char c) {
    switch (c) {
      case '\u001b' -> state = State.ESCAPE;
      case '\n' -> {
        lines.add(current());
        eraseCurrent();
      }
      case '\r' -> cursor = 0;
      case '\b' -> cursor = Math.max(0, cursor - 1);
      case '\t' -> put(' ');
      default -> {
        if (c >= ' ' && c != '\u007f') {
          put(c);
        }
      }
    }
  }

  private void put(char c) {
    if (cursor >= WIDEST) {
      return;
    }
    while (current.length() < cursor) {
      current.append(' ');
    }
    if (cursor < current.length()) {
      current.setCharAt(cursor, c);
    } else {
      current.append(c);
    }
    cursor++;
  }

  private void control(char kind) {
    switch (kind) {
      case 'D' -> cursor = Math.max(0, cursor - count());
      case 'C' -> cursor = Math.min(WIDEST, cursor + count());
      case 'G' -> cursor = Math.min(WIDEST, count() - 1);
      case 'K' -> {
        if (parameters.toString().equals("2")) {
          current.setLength(0);
        } else if (parameters.length() == 0 || parameters.toString().equals("0")) {
          current.setLength(Math.min(cursor, current.length()));
        }
      }
      default -> {
        // Colours, modes and questions about the cursor show nothing.
      }
    }
  }

  private int count() {
    int count = 0;
    for (int i = 0; i < parameters.length() && Character.isDigit(parameters.charAt(i)); i++) {
      count = Math.min(WIDEST, count * 10 + parameters.charAt(i) - '0');
    }
    return Math.max(1, count);
  }
}
