package dev.meteo.messages;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.Socket;

/** Makes sockets that are read from only while a gate is open. */
final class GatedSockets extends PlainSockets {
  private final InboundGate gate;

  GatedSockets(InboundGate gate) {
    this.gate = gate;
  }

  @Override
  public Socket createSocket() {
    gate.reset(); // what the last connection had in hand went with it
    return new GatedSocket(gate);
  }

  private static final class GatedSocket extends Socket {
    private final InboundGate gate;

    GatedSocket(InboundGate gate) {
      this.gate = gate;
    }

    @Override
    public InputStream getInputStream() throws IOException {
      return new GatedStream(super.getInputStream());
    }

    private final class GatedStream extends FilterInputStream {
      GatedStream(InputStream stream) {
        super(stream);
      }

      @Override
      public int read() throws IOException {
        awaitRoom();
        return super.read();
      }

      @Override
      public int read(byte[] bytes, int offset, int length) throws IOException {
        awaitRoom();
        return super.read(bytes, offset, length);
      }

      private void awaitRoom() throws IOException {
        try {
          gate.awaitRoom(GatedSocket.this::isClosed);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw (IOException) new InterruptedIOException("interrupted at the gate").initCause(e);
        }
      }
    }
  }
}
