package dev.meteo.grpc.link;

import io.grpc.Drainable;
import io.grpc.KnownLength;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.Marshaller;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** Passes a message on as the bytes it came in, without looking into it. */
public final class ByteBody implements Marshaller<byte[]> {
  private static final ByteBody MARSHALLER = new ByteBody();

  private ByteBody() {}

  /** The method with requests and responses as bytes. */
  public static MethodDescriptor<byte[], byte[]> both(MethodDescriptor<?, ?> method) {
    return method.toBuilder(MARSHALLER, MARSHALLER).build();
  }

  /** The method with requests as bytes. */
  public static <T> MethodDescriptor<byte[], T> requests(MethodDescriptor<?, T> method) {
    return method.toBuilder(MARSHALLER, method.getResponseMarshaller()).build();
  }

  @Override
  public InputStream stream(byte[] value) {
    return new Body(value);
  }

  @Override
  public byte[] parse(InputStream stream) {
    try {
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory failed", e);
    }
  }

  /** Tells gRPC its length and writes itself at once, which saves a copy of each message. */
  private static final class Body extends ByteArrayInputStream implements KnownLength, Drainable {
    Body(byte[] bytes) {
      super(bytes);
    }

    @Override
    public synchronized int drainTo(OutputStream target) throws IOException {
      int drained = available();
      target.write(buf, pos, drained);
      pos = count;
      return drained;
    }
  }
}
