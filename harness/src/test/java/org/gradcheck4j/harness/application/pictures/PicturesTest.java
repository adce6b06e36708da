package org.gradcheck4j.harness.application.pictures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.gradcheck4j.harness.application.plot.ConfusionMatrix;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class PicturesTest {

    private static final Path DOCS = Path.of("..", "docs");

    @Test
    void pictures_show_the_tables_beside_them() throws IOException {
        for (Map.Entry<String, String> drawn : Pictures.of(DOCS).entrySet()) {
            assertThat(DOCS.resolve(drawn.getKey()))
                    .as("drawn by ci/pictures from the tables in docs")
                    .hasContent(drawn.getValue());
        }
    }

    @Test
    void pictures_are_well_formed_and_say_in_words_what_they_show() throws Exception {
        for (String svg : Pictures.of(DOCS).values()) {
            var root = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(svg)))
                    .getDocumentElement();
            assertThat(root.getAttribute("aria-labelledby")).isEqualTo("title description");
            for (String words : List.of("title", "desc")) {
                assertThat(root.getElementsByTagName(words).item(0).getTextContent())
                        .isNotBlank();
            }
        }
    }

    @Test
    void matrix_counts_what_the_summary_above_it_says() throws IOException {
        Document certification = Document.read(DOCS.resolve("certification.md"));
        ConfusionMatrix matrix = FaultMatrix.matrix(certification);
        assertThat(certification.lines().stream().map(String::strip))
                .anyMatch(line ->
                        line.startsWith("named correctly    %d of %d (".formatted(matrix.right(), matrix.all())));
        assertThat(Files.readString(DOCS.resolve("certification.md")))
                .contains("![Which injected fault was named how: %,d of %,d stand on the diagonal]"
                        .formatted(matrix.right(), matrix.all()));
    }

    @Test
    void table_is_found_by_its_heading_and_its_first_column() {
        Document page = new Document(
                "page.md",
                List.of(
                        "| a | b |",
                        "|---|---|",
                        "| 1 | 2 |",
                        "",
                        "# more",
                        "| a | b |",
                        "|---|---|",
                        "| x | y |",
                        "end"));
        assertThat(page.from("# more").table("a")).containsExactly(List.of("a", "b"), List.of("x", "y"));
        assertThatThrownBy(() -> page.table("c")).hasMessage("page.md has no line that starts with '| c |'");
    }
}
