package dev.meteo.messages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What senders get wrong, and that they are told in words of their own world. */
class RefusalWordsTest {
  private static final String START = "{\"kind\":\"air\",\"sensor\":\"s\",\"timestamp\":";
  private static final String GOOD =
      START + "\"2026-11-30T16:30:20Z\",\"temperature\":21,\"humidity\":40}";

  private final ReadingDecoder decoder =
      new ReadingDecoder(InstantSource.fixed(Instant.parse("2026-12-01T00:00:00Z")));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"kind":"air","sensor":"s","timestamp":"2026-11-30T16:30:20Z","temperature":"21.4"} | send the number without quotes
          {"temperature":"21,4"} | without quotes and with a decimal point
          {"timestamp":"2026-11-30T16:30:20"} | it has no zone: end it with Z, or an offset such as +01:00
          {"timestamp":"2026-11-30 16:30:20"} | put a T for the blank
          {"timestamp":"2026-11-30T16:30:20+0000"} | its offset must be written as +01:00
          {"timestamp":1796056310} | seconds since 1970; send that as "2026-11-30T16:31:50Z"
          {"timestamp":1796056310224} | milliseconds since 1970; send that as "2026-11-30T16:31:50.224Z"
          {"timestamp":"1796056310"} | seconds since 1970; send that as "2026-11-30T16:31:50Z"
          {"temperature":NaN} | temperature must be a finite number, not NaN
          {"temperature":-Infinity} | temperature must be a finite number, not -Infinity
          {'kind': 'air'} | JSON has double quotes
          eyJraW5kIjogImFpciIsICJzZW5zb3IiOiAiY2FzZSJ9 | base64
          {"kind":"air","sensor": | cut off
          "{\\"kind\\":1}" | send the JSON in it as it is
          {"temperature":nan} | "nan" is no JSON value
          """)
  void saysWhatIsWrongAndWhatToDo(String body, String words) {
    String said = refusal(body.getBytes(UTF_8)).detail();

    assertThat(said).contains(words);
    assertThat(said).doesNotContainIgnoringCase("feature").doesNotContainIgnoringCase("token");
    assertThat(said).doesNotContain("REDACTED").doesNotContain("`");
  }

  @Test
  void namesCompressionAndUtf16() throws IOException {
    assertThat(refusal(gzip(GOOD)).detail()).contains("compressed by gzip");
    assertThat(refusal("\uFEFF{}".getBytes(java.nio.charset.StandardCharsets.UTF_16LE)).detail())
        .contains("the body is UTF-16");
  }

  @Test
  void notANumberCostsItsReadingOnly() {
    String bad = GOOD.replace("21,", "NaN,");
    List<DecodedReading> decoded =
        decoder.decode(("[" + GOOD + "," + bad + "," + GOOD + "]").getBytes(UTF_8));

    assertThat(decoded)
        .extracting(reading -> reading instanceof DecodedReading.Accepted)
        .containsExactly(true, false, true);
  }

  @Test
  void inflatesWhatIsSaidToBeGzip() throws IOException {
    MessageContent content = MessageContent.of("GZip", gzip(GOOD));

    assertThat(content.refusal()).isNull();
    assertThat(new String(content.body(), UTF_8)).isEqualTo(GOOD);
  }

  @Test
  void inflatesNoMoreThanABodyMayHave() throws IOException {
    MessageContent content = MessageContent.of("gzip", gzip(" ".repeat(50_000_000)));

    assertThat(content.refusal()).isNotNull();
    assertThat(String.valueOf(content.refusal())).startsWith("body too large: ");
  }

  @ParameterizedTest
  @CsvSource({"base64, is not read", "deflate, is not read", "gzip, and the body is not"})
  void namesOtherEncodings(String encoding, String words) {
    MessageContent content = MessageContent.of(encoding, GOOD.getBytes(UTF_8));

    assertThat(String.valueOf(content.refusal()))
        .startsWith("bad content encoding: ")
        .contains(encoding)
        .contains(words);
  }

  @ParameterizedTest
  @CsvSource({"utf-8", "UTF-8", "identity", "''"})
  void takesEncodingsThatChangeNothing(String encoding) {
    assertThat(MessageContent.of(encoding, GOOD.getBytes(UTF_8)).refusal()).isNull();
  }

  private Refusal refusal(byte[] body) {
    DecodedReading only = decoder.decode(body).getFirst();
    return ((DecodedReading.Refused) only).refusal();
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }
}
