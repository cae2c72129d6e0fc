package dev.meteo.proxy;

import dev.meteo.store.OutboxEntry;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/**
 * A publisher that has somebody else hear, too, whether this proxy leads.
 *
 * @param leads hears it
 */
record LeadingPublisher(WindowPublisher publisher, Consumer<Boolean> leads)
    implements WindowPublisher {
  @Override
  public boolean publish(String token, List<OutboxEntry> entries)
      throws IOException, InterruptedException {
    return publisher.publish(token, entries);
  }

  @Override
  public void check() throws IOException {
    publisher.check();
  }

  @Override
  public boolean readHistory(Consumer<byte[]> each) throws IOException, InterruptedException {
    return publisher.readHistory(each);
  }

  @Override
  public void tell(byte[] body) {
    publisher.tell(body);
  }

  @Override
  public void leads(boolean leading) {
    leads.accept(leading);
    publisher.leads(leading);
  }
}
