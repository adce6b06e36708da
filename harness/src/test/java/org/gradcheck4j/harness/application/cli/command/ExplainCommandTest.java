package org.gradcheck4j.harness.application.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gradcheck4j.harness.DiagnosisId;
import org.gradcheck4j.harness.application.cli.Invocation;
import org.gradcheck4j.harness.application.explain.DiagnosisTexts;
import org.gradcheck4j.harness.application.explain.Walk;
import org.gradcheck4j.harness.diagnosis.Diagnosis;
import org.gradcheck4j.harness.diagnosis.hypothesis.Hypotheses;
import org.gradcheck4j.harness.diagnosis.hypothesis.Hypothesis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code explain}: the walk, and every diagnosis on one screen each. */
class ExplainCommandTest {

    private static final int LINES = 24;
    private static final int COLUMNS = 80;

    private static final DiagnosisTexts TEXTS = DiagnosisTexts.load();

    @Test
    void every_diagnosis_has_a_text_and_every_text_a_diagnosis() {
        Set<String> ids = Hypotheses.all().stream()
                .map(Hypothesis::id)
                .map(DiagnosisId::text)
                .collect(Collectors.toCollection(TreeSet::new));
        Diagnosis.WITHOUT_HYPOTHESIS.forEach(id -> ids.add(id.text()));
        assertThat(TEXTS.ids()).containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    void each_text_fits_on_a_screen() {
        for (String id : TEXTS.ids()) {
            Invocation explained = Invocation.of("explain", id);
            assertThat(explained.exitCode()).isZero();
            assertThat(explained.out().lines()).as(id).hasSizeBetween(8, LINES);
            assertThat(explained.out().lines()).as(id).allMatch(line -> line.length() <= COLUMNS);
            assertThat(explained.out()).startsWith(id + "\n" + TEXTS.summary(id) + "\n\n");
        }
    }

    @Test
    void all_are_listed() {
        assertThat(Invocation.of("explain", "all").out().lines())
                .hasSize(1 + TEXTS.ids().size());
    }

    @Test
    void without_an_id_it_is_the_walk() {
        Invocation walk = Invocation.of("explain");
        assertThat(walk.exitCode()).isZero();
        assertThat(walk.out()).isEqualTo(Walk.text());
    }

    @Test
    void the_page_is_written_over_what_is_there(@TempDir Path folder) throws IOException {
        Path page = Files.writeString(folder.resolve("why.html"), "what was there, and was long".repeat(10_000));
        Invocation written = Invocation.of("explain", "--html", page.toString());
        assertThat(written.exitCode()).isZero();
        assertThat(written.out()).isEqualTo("page: " + page + "\n");
        assertThat(page).hasContent(Walk.html());
    }

    @Test
    void a_path_that_cannot_be_written_is_refused(@TempDir Path folder) throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        Path missing = folder.resolve("missing").resolve("why.html");
        assertThat(refusal("--html", folder.toString())).isEqualTo("--html %s: is a folder, expected a file", folder);
        assertThat(refusal("--html", missing.toString()))
                .isEqualTo("--html %s: cannot be written: there is no such folder", missing);
        assertThat(refusal("--html", file.resolve("why.html").toString()))
                .isEqualTo("--html %s/why.html: cannot be written: Not a directory", file);
        assertThat(refusal("--html", ""))
                .isEqualTo("invalid value for option '--html': '', expected the name of a file or a folder"
                        + " (see 'gradcheck4j explain --help')");
        assertThat(missing).doesNotExist();
    }

    @Test
    void there_is_no_page_about_a_diagnosis(@TempDir Path folder) {
        Path page = folder.resolve("why.html");
        assertThat(refusal("sum-not-mean", "--html", page.toString()))
                .isEqualTo("--html %s: there is no page about 'sum-not-mean', only about A[i-1]", page);
        assertThat(page).doesNotExist();
    }

    private static String refusal(String... arguments) {
        Invocation refused = Invocation.of(
                Stream.concat(Stream.of("explain"), Stream.of(arguments)).toArray(String[]::new));
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err()).startsWith("gradcheck4j: ").endsWith("\n").containsOnlyOnce("\n");
        return refused.err().strip().replace("gradcheck4j: ", "");
    }

    @Test
    void two_mistakes_are_explained_one_after_the_other() {
        assertThat(Invocation.of("explain", "transposed+sum-not-mean").out())
                .isEqualTo(Invocation.of("explain", "sum-not-mean").out() + "\n"
                        + Invocation.of("explain", "transposed").out());
    }

    @Test
    void one_that_is_near_no_other_is_answered_with_the_list() {
        assertThat(Invocation.of("explain", "relu").err())
                .isEqualTo("gradcheck4j: unknown diagnosis 'relu': 'gradcheck4j explain all' lists all\n");
    }

    @Test
    void a_mistyped_one_is_answered_with_those_near_it() {
        Invocation mistyped = Invocation.of("explain", "sum-not-means");
        assertThat(mistyped.exitCode()).isEqualTo(2);
        assertThat(mistyped.err())
                .startsWith("gradcheck4j: unknown diagnosis 'sum-not-means', did you mean sum-not-mean, ")
                .endsWith("? 'gradcheck4j explain all' lists all\n");
    }
}
