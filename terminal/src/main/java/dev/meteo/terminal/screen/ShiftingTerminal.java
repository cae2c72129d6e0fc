package dev.meteo.terminal.screen;

import com.googlecode.lanterna.terminal.ansi.ANSITerminal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * A terminal of ANSI sequences that moves cells by deleting and inserting characters, which every
 * such terminal since the VT102 understands.
 */
abstract class ShiftingTerminal extends ANSITerminal implements LineShifter {
  private final Charset charset;

  ShiftingTerminal(InputStream in, OutputStream out, Charset charset) {
    super(in, out, charset);
    this.charset = charset;
  }

  @Override
  public void shiftLeft(int row, int from, int to, int by) throws IOException {
    resetColorAndSGR();
    setCursorPosition(from, row);
    sequence(by + "P");
    if (to < findTerminalSize().getColumns()) {
      setCursorPosition(to - by, row);
      sequence(by + "@");
    }
  }

  /** Lanterna's own would add a zero byte to every character of two bytes. */
  @Override
  public void putCharacter(char c) throws IOException {
    writeToTerminal(String.valueOf(c).getBytes(charset));
  }

  @Override
  public void putString(String string) throws IOException {
    writeToTerminal(string.getBytes(charset));
  }

  private void sequence(String end) throws IOException {
    writeToTerminal(("\u001b[" + end).getBytes(StandardCharsets.US_ASCII));
  }
}
