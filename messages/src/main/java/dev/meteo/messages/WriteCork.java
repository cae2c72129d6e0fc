package dev.meteo.messages;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what a connection writes together while it is held: the client flushes after each message,
 * and a packet for each costs sender and broker more than the message itself. Whoever holds it must
 * release it before waiting for any answer. Safe for concurrent use.
 */
public final class WriteCork {
  private static final int ROOM_BYTES = 64 * 1024;

  private volatile boolean held;
  private volatile @Nullable Corked stream;

  /** From now on, nothing but what has no room is sent. */
  public void hold() {
    held = true;
  }

  /** Sends what was kept, and from now on everything at once. */
  public void release() throws IOException {
    held = false;
    Corked current = stream;
    if (current != null) {
      current.flush();
    }
  }

  /** Sockets that write through this cork; the latest one is the one that counts. */
  SocketFactory sockets() {
    return new PlainSockets() {
      @Override
      public Socket createSocket() {
        return new CorkedSocket();
      }
    };
  }

  private final class CorkedSocket extends Socket {
    @Override
    public OutputStream getOutputStream() throws IOException {
      Corked corked = new Corked(super.getOutputStream());
      held = false;
      stream = corked;
      return corked;
    }
  }

  /** Like a buffered stream, but a flush may be put off. */
  private final class Corked extends FilterOutputStream {
    private final byte[] buffer = new byte[ROOM_BYTES];
    private int used;

    Corked(OutputStream stream) {
      super(stream);
    }

    @Override
    public synchronized void write(int value) throws IOException {
      write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
      if (length > buffer.length - used) {
        send();
      }
      if (length > buffer.length) {
        out.write(bytes, offset, length);
      } else {
        System.arraycopy(bytes, offset, buffer, used, length);
        used += length;
      }
    }

    @Override
    public synchronized void flush() throws IOException {
      if (!held) {
        send();
      }
    }

    private void send() throws IOException {
      int length = used;
      used = 0;
      out.write(buffer, 0, length);
      out.flush();
    }
  }
}
