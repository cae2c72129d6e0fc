package dev.meteo.terminal.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.terminal.virtual.DefaultVirtualTerminal;
import dev.meteo.terminal.Dashboards;
import dev.meteo.terminal.Samples;
import dev.meteo.terminal.model.Happening;
import dev.meteo.terminal.view.Controls;
import dev.meteo.terminal.view.Scene;
import java.io.IOException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class DashboardScreenTest {
  private final DefaultVirtualTerminal terminal =
      new DefaultVirtualTerminal(new TerminalSize(80, 24));
  private final BlockingQueue<KeyStroke> keys = new LinkedBlockingQueue<>();
  private final AtomicInteger quits = new AtomicInteger();
  private final UserRequests requests =
      new UserRequests() {
        @Override
        public void quit() {
          quits.incrementAndGet();
        }

        @Override
        public void export(Scene scene, int columns, int rows) {}

        @Override
        public void picture(Scene scene, int columns, int rows) {}
      };
  private DashboardScreen screen;

  @BeforeEach
  void start() throws IOException {
    screen =
        new DashboardScreen(
            terminal,
            keys::take,
            new DashboardScreen.Setup(
                new Capabilities(false, true, Capabilities.Colours.TRUE),
                Controls.initial(),
                Dashboards.starting(),
                InstantSource.fixed(Samples.NOON),
                ZoneOffset.UTC),
            requests);
    screen.start();
  }

  @AfterEach
  void close() {
    screen.close();
  }

  @Test
  void theFirstPictureIsThereBeforeAnythingHappens() {
    assertThat(picture()).contains("meteo hall", "[CONNECTING]", "waiting for the first");
    assertThat(terminal.isCursorVisible()).isFalse();
  }

  @Test
  void whatHappensIsDrawn() {
    screen.accept(new Happening.LinkUp(Samples.NOON, "mq1:5672"));

    await().untilAsserted(() -> assertThat(picture()).contains("[WAITING]"));
  }

  @Test
  void keysWork() {
    keys.add(KeyStroke.fromString("?"));
    await().untilAsserted(() -> assertThat(picture()).contains("any key closes"));
    keys.add(KeyStroke.fromString("x"));
    await().untilAsserted(() -> assertThat(picture()).doesNotContain("any key closes"));
    keys.add(KeyStroke.fromString("<space>"));
    await().untilAsserted(() -> assertThat(picture()).contains("PAUSED"));
    keys.add(KeyStroke.fromString("q"));
    await().untilAsserted(() -> assertThat(quits).hasValue(1));
  }

  @Test
  void anotherSizeIsFilled() {
    terminal.setTerminalSize(new TerminalSize(160, 45));

    await().untilAsserted(() -> assertThat(picture()).contains("CONNECTION", "WINDOWS"));
  }

  @Test
  void closingGivesTheTerminalBack() {
    screen.close();
    screen.close();

    assertThat(terminal.isCursorVisible()).isTrue();
    assertThat(picture()).doesNotContain("meteo hall");
  }

  /** What is on the screen; drawing goes on on another thread, and holds the terminal's lock. */
  private String picture() {
    synchronized (terminal) {
      return terminal.toString();
    }
  }
}
