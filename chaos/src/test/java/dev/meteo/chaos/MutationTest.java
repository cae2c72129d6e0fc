package dev.meteo.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meteo.chaos.fault.Catalogue;
import dev.meteo.chaos.fault.FaultKind;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MutationTest {
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void theFaultsThatShowItExist(Mutation mutation) {
    List<String> names = Catalogue.all().stream().map(FaultKind::name).toList();
    assertThat(mutation.proofs()).isNotEmpty();
    assertThat(mutation.faults()).isNotEmpty().isSubsetOf(names);
    assertThat(Mutation.named(mutation.word())).isEqualTo(mutation);
  }
}
