package dev.meteo.grpc.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meteo.grpc.wire.TerminalLease;
import dev.meteo.grpc.wire.TerminalRegistration;
import dev.meteo.store.Position;
import dev.meteo.store.WindowHistory;
import org.junit.jupiter.api.Test;

class TerminalServiceTest {
  private static final WindowHistory.Span SPAN =
      new WindowHistory.Span(new Position(900, 1), new Position(300, 4));

  @Test
  void whoHasSomethingGoesOnThere() {
    TerminalLease lease = TerminalService.lease(at("500-0"), SPAN);

    assertThat(lease.getAfter()).isEqualTo("500-0");
    assertThat(lease.getLatest()).isEqualTo("900-1");
    assertThat(lease.getGone()).isFalse();
  }

  @Test
  void whoHasTheLastThatIsTrimmedMissesNothing() {
    assertThat(TerminalService.lease(at("300-4"), SPAN).getGone()).isFalse();
  }

  @Test
  void whoHasLessIsToldThatSomethingIsGone() {
    TerminalLease lease = TerminalService.lease(at("300-3"), SPAN);

    assertThat(lease.getGone()).isTrue();
    assertThat(lease.getAfter()).isEqualTo("300-3");
  }

  @Test
  void whoKnowsAnotherHistoryGetsAllOfThisOne_andIsTold() {
    TerminalLease lease = TerminalService.lease(at("900-2"), SPAN);

    assertThat(lease.getGone()).isTrue();
    assertThat(lease.getAfter()).isEqualTo("0-0");
  }

  @Test
  void whoHasNothingGetsAllThereIs_andMissesNothing() {
    TerminalRegistration nothing = TerminalRegistration.newBuilder().setNothing(true).build();

    assertThat(TerminalService.lease(nothing, SPAN).getAfter()).isEqualTo("0-0");
    assertThat(TerminalService.lease(nothing, SPAN).getGone()).isFalse();
  }

  @Test
  void whoWantsOnlyWhatIsNewBeginsAtTheEnd() {
    TerminalRegistration onlyNew = TerminalRegistration.newBuilder().setOnlyNew(true).build();

    assertThat(TerminalService.lease(onlyNew, SPAN).getAfter()).isEqualTo("900-1");
  }

  @Test
  void whatIsNoPositionIsRefused() {
    assertThatThrownBy(() -> TerminalService.lease(at("yesterday"), SPAN))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static TerminalRegistration at(String position) {
    return TerminalRegistration.newBuilder().setPosition(position).build();
  }
}
