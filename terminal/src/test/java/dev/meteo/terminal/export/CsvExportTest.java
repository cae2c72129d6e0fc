package dev.meteo.terminal.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meteo.terminal.Samples;
import java.io.IOException;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class CsvExportTest {
  @Test
  void eachCoefficientHasARowAndWhatNobodyMeasuredIsEmpty() throws IOException {
    StringWriter text = new StringWriter();
    try (CsvExport csv = CsvExport.to(text)) {
      csv.write(Samples.summary(0, 2, 0.5, null), Samples.start(2));
    }

    assertThat(text.toString().split("\r\n", -1))
        .containsExactly(
            "start,end,revision,coefficient,count,sum,mean,stddev,min,max,newest,received",
            "2026-03-01T12:00:00Z,2026-03-01T12:00:05Z,2,wellness,121,60.5,0.5,0.04,0.4,0.6,"
                + "2026-03-01T12:00:04.800Z,2026-03-01T12:00:10Z",
            "2026-03-01T12:00:00Z,2026-03-01T12:00:05Z,2,pollution,0,,,,,,,2026-03-01T12:00:10Z",
            "");
  }
}
