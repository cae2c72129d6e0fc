package dev.meteo.compare.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meteo.compare.result.Comparison;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Leaves what it wrote in target/sample-report, to look at. */
final class ReportFilesTest {
  private static final Path FOLDER = Path.of("target", "sample-report");
  private static final Comparison COMPARISON = Samples.comparison(5000);

  private static Document page;

  @BeforeAll
  static void writeOnce() throws Exception {
    ReportFiles.write(COMPARISON, Optional.of(Samples.comparison(4200)), FOLDER);
    page = parsed(html());
  }

  @Test
  void jsonIsTheComparison() {
    assertThat(Comparison.read(FOLDER.resolve("report.json"))).isEqualTo(COMPARISON);
  }

  @Test
  void pageIsWellFormedAndItsIdsAreUnique() throws Exception {
    List<String> ids = attributes(page, "id");
    assertThat(ids).doesNotHaveDuplicates().hasSizeGreaterThan(50);
    assertThat(attributes(page, "href"))
        .allMatch(it -> ids.contains(it.substring(1)), "leads to an id");
    assertThat(attributes(page, "aria-labelledby"))
        .allSatisfy(it -> assertThat(ids).contains(it.split(" ")));
  }

  @Test
  void pageNeedsNothingButItself() throws Exception {
    assertThat(attributes(page, "src")).isEmpty();
    assertThat(html()).doesNotContain("<link", "<script", "@import", "url(", "http://", "https://");
  }

  @Test
  void hostileTextsStayTexts() throws Exception {
    assertThat(page.getElementsByTagName("script").getLength()).isZero();
    assertThat(page.getElementsByTagName("img").getLength()).isZero();
    assertThat(page.getElementsByTagName("i").getLength()).isZero();
    assertThat(page.getDocumentElement().getTextContent())
        .contains("<script>alert(1)</script>")
        .doesNotContain("\u202E");
    assertThat(markdown())
        .contains("&lt;script&gt;alert(1)&lt;/script&gt; \\| \\`x\\`")
        .doesNotContain("<script>alert", "[a](javascript", "\n# no heading", "\u202E");
  }

  @Test
  void plotsAreFilesThatStandAlone() throws Exception {
    try (Stream<Path> files = Files.list(FOLDER.resolve("plots"))) {
      for (Path file : files.toList()) {
        Element svg = parsed(Files.readString(file)).getDocumentElement();
        assertThat(svg.getTagName()).isEqualTo("svg");
        assertThat(svg.getAttribute("xmlns")).isEqualTo("http://www.w3.org/2000/svg");
        assertThat(svg.getElementsByTagName("title").item(0).getTextContent()).isNotBlank();
        assertThat(svg.getElementsByTagName("desc").item(0).getTextContent()).isNotBlank();
        assertThat(svg.getElementsByTagName("style").getLength()).isEqualTo(1);
        assertThat(Files.readString(file)).doesNotContain("NaN", "Infinity");
      }
    }
  }

  @Test
  void markdownLinksThePlotsAndHasThePagesSentences() throws Exception {
    List<String> names =
        markdown()
            .lines()
            .filter(line -> line.startsWith("!["))
            .map(line -> line.replaceFirst(".*\\((plots/.*)\\)$", "$1"))
            .toList();
    assertThat(names)
        .hasSizeGreaterThan(30)
        .allMatch(it -> Files.exists(FOLDER.resolve(it)), "exists");
    NodeList captions = page.getElementsByTagName("figcaption");
    assertThat(captions.getLength()).isEqualTo(names.size());
    for (int i = 0; i < captions.getLength(); i++) {
      assertThat(markdown()).contains(MarkdownWriter.escape(captions.item(i).getTextContent()));
    }
  }

  private static String html() throws IOException {
    return Files.readString(FOLDER.resolve("report.html"));
  }

  private static String markdown() throws IOException {
    return Files.readString(FOLDER.resolve("report.md"));
  }

  private static Document parsed(String xml)
      throws ParserConfigurationException, IOException, SAXException {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(xml)));
  }

  private static List<String> attributes(Document page, String name) {
    NodeList all = page.getElementsByTagName("*");
    return Stream.iterate(0, i -> i < all.getLength(), i -> i + 1)
        .map(i -> ((Element) all.item(i)).getAttribute(name))
        .filter(it -> !it.isEmpty())
        .toList();
  }
}
