package dev.meteo.sensor.files;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import dev.meteo.cli.UserError;
import dev.meteo.messages.Reading;
import dev.meteo.messages.ReadingEncoder;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What a check found, for programs: one line of JSON in ASCII. */
final class CheckJson {
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private CheckJson() {}

  static String line(
      FileCheck check, FileReport report, @Nullable RowReader rows, @Nullable UserError failure)
      throws IOException {
    StringWriter line = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(line)) {
      json.writeStartObject();
      json.writeArrayFieldStart("readings");
      for (Reading reading : check.readings()) {
        json.writeRawValue(new String(ReadingEncoder.encode(reading), StandardCharsets.UTF_8));
      }
      json.writeEndArray();
      json.writeNumberField("air", check.air());
      json.writeNumberField("co2", check.co2());
      json.writeNumberField("gaps", report.gaps());
      json.writeNumberField("repeated", report.repetitions());
      json.writeArrayFieldStart("skipped");
      for (FileReport.Skipped skipped : report.skippedLines()) {
        json.writeStartObject();
        json.writeNumberField("line", skipped.line());
        json.writeStringField("reason", skipped.reason());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeArrayFieldStart("warnings");
      for (String warning : FileCheck.warnings(report, rows)) {
        json.writeString(warning);
      }
      json.writeEndArray();
      layout(json, report, rows == null ? null : rows.layout());
      if (failure != null) {
        json.writeStringField("error", failure.getMessage());
      }
      json.writeEndObject();
    }
    return line.toString();
  }

  private static void layout(JsonGenerator json, FileReport report, @Nullable Layout layout)
      throws IOException {
    boolean known = layout != null;
    json.writeStringField(
        "separator", known ? String.valueOf(layout.splitter().separator()) : null);
    json.writeStringField("decimal", known ? String.valueOf(layout.decimal().sign()) : null);
    json.writeStringField("encoding", known ? report.encoding().name() : null);
    json.writeFieldName("headerLine");
    if (known) {
      json.writeNumber(layout.headerLine());
    } else {
      json.writeNull();
    }
    json.writeStringField("zone", known ? FileZone.name(layout.zone()) : null);
  }
}
