package dev.meteo.terminal.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.terminal.Terminal;
import com.googlecode.lanterna.terminal.virtual.DefaultVirtualTerminal;
import com.googlecode.lanterna.terminal.virtual.VirtualTerminalListener;
import dev.meteo.terminal.Dashboards;
import dev.meteo.terminal.Samples;
import dev.meteo.terminal.Signs;
import dev.meteo.terminal.model.AlertRule;
import dev.meteo.terminal.model.Dashboard;
import dev.meteo.terminal.model.Happening;
import dev.meteo.terminal.view.Controls;
import dev.meteo.terminal.view.Scene;
import dev.meteo.terminal.view.Theme;
import java.io.IOException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractStringAssert;
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
    screen = opened(Dashboards.starting(), false);
  }

  private DashboardScreen opened(Dashboard dashboard, boolean bell) throws IOException {
    DashboardScreen opened =
        new DashboardScreen(
            terminal,
            keys::take,
            new DashboardScreen.Setup(
                new Capabilities(false, true, Capabilities.Colours.TRUE),
                Controls.initial(Theme.DEFAULT, bell),
                dashboard,
                InstantSource.fixed(Samples.NOON),
                ZoneOffset.UTC),
            requests);
    opened.start();
    return opened;
  }

  private static final class Rings implements VirtualTerminalListener {
    private final AtomicInteger rings;

    Rings(AtomicInteger rings) {
      this.rings = rings;
    }

    @Override
    public void onBell() {
      rings.incrementAndGet();
    }

    @Override
    public void onFlush() {}

    @Override
    public void onClose() {}

    @Override
    public void onResized(Terminal resized, TerminalSize size) {}
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

    awaitPicture(picture -> picture.contains("[WAITING]"));
  }

  @Test
  void keysWork() {
    press("?");
    awaitPicture(picture -> picture.contains("any key closes"));
    press("x");
    awaitPicture(picture -> picture.doesNotContain("any key closes"));
    press("<space>");
    awaitPicture(picture -> picture.contains("PAUSED"));
    press("q");
    await().untilAsserted(() -> assertThat(quits).hasValue(1));
  }

  @Test
  void overTheListsNoKeyMovesTheChartsAndNoneIsHintedAt() {
    screen.accept(Dashboards.recorded(Samples.summary(0, 1), Samples.summary(9, 1)));
    press("s");
    awaitPicture(picture -> picture.contains("SENSORS"));
    Stream.of("<left>", "<pageup>", "<home>", "[", "+", "b").forEach(this::press);
    awaitPicture(picture -> picture.contains("the bell rings"));
    assertThat(picture()).doesNotContain("[BACK");
    press("<down>");
    awaitPicture(picture -> picture.contains("q quit").doesNotContain("scroll"));

    press("s");
    awaitPicture(picture -> picture.contains("scroll").doesNotContain(" at "));
  }

  @Test
  void whatWasChosenIsSaidForAWhile() {
    press("b");
    awaitPicture(picture -> picture.contains("the bell rings"));
    press("b");
    awaitPicture(picture -> picture.contains("the bell is off"));
    press("t");
    awaitPicture(picture -> picture.contains("theme light"));
    press("y");
    awaitPicture(picture -> picture.contains("values from 0 to 1"));
    press("g");
    awaitPicture(picture -> picture.contains("plain characters"));

    awaitPicture(picture -> picture.contains("q quit"));
  }

  @Test
  void theKeyThatQuitsJustClosesTheHelpPage() {
    press("?");
    awaitPicture(picture -> picture.contains("any key closes"));
    press("q");
    awaitPicture(picture -> picture.doesNotContain("any key closes"));
    assertThat(quits).hasValue(0);

    press("?");
    keys.add(new KeyStroke('c', true, false));
    await().untilAsserted(() -> assertThat(quits).hasValue(1));
  }

  @Test
  void whatFollowsTheKeyThatQuitsIsLeftToOthers() {
    keys.addAll(List.of(KeyStroke.fromString("q"), KeyStroke.fromString("?")));
    await().untilAsserted(() -> assertThat(quits).hasValue(1));

    screen.accept(new Happening.LinkUp(Samples.NOON, "mq1:5672"));
    awaitPicture(picture -> picture.contains("[WAITING]"));
    assertThat(keys).containsExactly(KeyStroke.fromString("?"));
  }

  @Test
  void whatIsTypedIntoTheFilterIsNoCommand() {
    screen.accept(Signs.came(Samples.NOON, 12, 1));
    press("/");
    Stream.of("q", "s", "<bs>", "<bs>", "r", "o", "<enter>").forEach(this::press);
    awaitPicture(picture -> picture.contains("/ro 6", "roof-12"));
    assertThat(picture()).doesNotContain("cellar").doesNotContain("/ro_");
    assertThat(quits).hasValue(0);

    press("/");
    press("x");
    awaitPicture(picture -> picture.contains("/rox_ 0", "none of that name"));
    keys.add(new KeyStroke('c', true, false));
    await().untilAsserted(() -> assertThat(quits).hasValue(1));
  }

  @Test
  void tabWalksThroughThePanelsAndEnterShowsOneAlone() {
    press("<tab>");
    awaitPicture(picture -> picture.contains("▸ AIR WELLNESS", "POLLUTION"));
    press("<enter>");
    awaitPicture(picture -> picture.doesNotContain("POLLUTION"));
    press("<enter>");
    press("<tab>");
    awaitPicture(picture -> picture.contains("── AIR WELLNESS", "▸ POLLUTION"));
    press("<tab>");
    press("<tab>");
    awaitPicture(picture -> picture.contains("▸ WORKERS", "no word of them"));
    press("<esc>");
    awaitPicture(picture -> picture.contains("── AIR WELLNESS", "EVENTS"));
  }

  @Test
  void anotherSizeIsFilled() {
    terminal.setTerminalSize(new TerminalSize(160, 45));

    awaitPicture(picture -> picture.contains("CONNECTION", "WINDOWS"));
  }

  @Test
  void closingGivesTheTerminalBack() {
    screen.close();
    screen.close();

    assertThat(terminal.isCursorVisible()).isTrue();
    assertThat(picture()).doesNotContain("meteo hall");
  }

  @Test
  void anExceptionThatNobodyCaughtGivesTheTerminalBackFirst() throws InterruptedException {
    Thread thread =
        new Thread(
            () -> {
              throw new IllegalStateException("on purpose");
            });
    thread.start();
    thread.join();

    await().untilAsserted(() -> assertThat(quits).hasValue(1));
    assertThat(terminal.isCursorVisible()).isTrue();
    assertThat(picture()).doesNotContain("meteo hall");
    assertThatThrownBy(screen::requireUnbroken).hasMessageContaining("on purpose");
  }

  @Test
  void theBellRingsWhenAnAlertBegins() throws IOException {
    screen.close();
    AtomicInteger rings = new AtomicInteger();
    terminal.addVirtualTerminalListener(new Rings(rings));
    screen = opened(Dashboards.starting(AlertRule.parse("wellness<0.5")), true);

    screen.accept(Dashboards.recorded(Samples.summary(0, 1, 0.6, 0.4)));
    screen.accept(Dashboards.recorded(Samples.summary(1, 1, 0.4, 0.4)));
    screen.accept(Dashboards.recorded(Samples.summary(2, 1, 0.49, 0.4)));

    awaitPicture(picture -> picture.contains("ALERT wellness < 0.50"));
    await().untilAsserted(() -> assertThat(rings).hasValue(1));
  }

  private void press(String key) {
    keys.add(KeyStroke.fromString(key));
  }

  private void awaitPicture(Consumer<AbstractStringAssert<?>> expected) {
    await().untilAsserted(() -> expected.accept(assertThat(picture())));
  }

  /** What is on the screen; drawing goes on on another thread, and holds the terminal's lock. */
  private String picture() {
    synchronized (terminal) {
      return terminal.toString();
    }
  }
}
