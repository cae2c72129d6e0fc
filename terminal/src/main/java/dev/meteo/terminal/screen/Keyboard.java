package dev.meteo.terminal.screen;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * What is typed, in UTF-8 and character by character: what nobody asked for yet stays in the
 * terminal, for whoever reads it next. To close it ends a read that waits, which sees the end. For
 * one reading thread.
 */
final class Keyboard extends Reader {
  private final FileInputStream file;
  private final FileChannel channel;
  private final ByteBuffer one = ByteBuffer.allocate(1);
  private String rest = "";

  /**
   * @param file closed with this
   */
  Keyboard(FileInputStream file) {
    this.file = file;
    this.channel = file.getChannel();
  }

  /** Reads one character, however many are asked for. */
  @Override
  public int read(char[] characters, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, characters.length);
    if (length == 0) {
      return 0;
    }
    String next = rest.isEmpty() ? codePoint() : rest;
    if (next.isEmpty()) {
      return -1;
    }
    characters[offset] = next.charAt(0);
    rest = next.substring(1);
    return 1;
  }

  @Override
  public boolean ready() throws IOException {
    return !rest.isEmpty() || (channel.isOpen() && file.available() > 0);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  /** Empty at the end. */
  private String codePoint() throws IOException {
    byte[] bytes = new byte[4];
    int length = 0;
    int expected = 1;
    while (length < expected) {
      int next = octet();
      if (next < 0) {
        return "";
      }
      bytes[length++] = (byte) next;
      expected = lengthOf(bytes[0]);
    }
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }

  /** How many bytes a character has that begins with this one; 1 where none does. */
  private static int lengthOf(byte first) {
    int ones = Integer.numberOfLeadingZeros(~(first << 24));
    return ones >= 2 && ones <= 4 ? ones : 1;
  }

  private int octet() throws IOException {
    try {
      one.clear();
      return channel.read(one) < 0 ? -1 : Byte.toUnsignedInt(one.get(0));
    } catch (ClosedChannelException e) {
      return -1;
    }
  }
}
