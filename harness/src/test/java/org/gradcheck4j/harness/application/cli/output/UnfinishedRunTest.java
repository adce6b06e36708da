package org.gradcheck4j.harness.application.cli.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gradcheck4j.harness.application.record.RecordedRuns;
import org.gradcheck4j.harness.application.suite.EngineTask;
import org.gradcheck4j.harness.application.suite.EngineVerdict;
import org.gradcheck4j.model.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnfinishedRunTest {

    private static final EngineTask FATAL = new EngineTask("fatal", "small", Precision.FLOAT);

    private final Path file;
    private final StringWriter err = new StringWriter();
    private final Streams streams =
            new Streams(new PrintWriter(new StringWriter()), new PrintWriter(err), false, Colours.OFF);

    UnfinishedRunTest(@TempDir Path folder) {
        file = folder.resolve("out/unfinished.jsonl");
    }

    @Test
    void a_file_that_is_of_no_run_is_not_emptied() throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "mine");
        assertThatThrownBy(() -> UnfinishedRun.of(file, streams)).hasMessageContaining("is of no run of this program");
        assertThat(file).hasContent("mine");
    }

    @Test
    void a_run_that_died_leaves_its_verdicts_and_names_what_it_died_in() throws IOException {
        List<EngineVerdict> verdicts = RecordedRuns.run(RecordedRuns.right("one"), RecordedRuns.right("two"))
                .verdicts();
        try (UnfinishedRun run = UnfinishedRun.of(file, streams)) {
            for (EngineVerdict each : verdicts) {
                run.begins(each.task());
                run.ends(each);
            }
            run.begins(FATAL);
        }
        List<String> lines = Files.readString(file).strip().lines().toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(1)).isEqualTo(VerdictJson.line(verdicts.get(1)));
        assertThat(new ObjectMapper().readTree(lines.get(2)).get("running").asText())
                .isEqualTo("fatal on small in float");
        assertThat(err.toString()).isEmpty();

        try (UnfinishedRun next = UnfinishedRun.of(file, streams)) {
            assertThat(err.toString())
                    .isEqualTo(
                            "gradcheck4j: " + file + ": an earlier run did not end: it died while it computed fatal on"
                                    + " small in float; verdicts before that: 2" + System.lineSeparator());
            next.done();
        }
        assertThat(file).doesNotExist();
    }

    @Test
    void of_several_that_were_computed_all_are_named() throws IOException {
        EngineTask other = new EngineTask("other", "small", Precision.DOUBLE);
        EngineTask third = new EngineTask("third", "small", Precision.HALF);
        try (UnfinishedRun run = UnfinishedRun.of(file, streams)) {
            run.begins(third);
            run.begins(FATAL);
            run.begins(other);
            run.ends(third);
        }
        UnfinishedRun.of(file, streams).close();
        assertThat(err.toString())
                .endsWith("it died while it computed fatal on small in float, or other on small in double"
                        + System.lineSeparator());
    }

    @Test
    void another_run_at_the_same_time_does_without() throws IOException {
        try (UnfinishedRun run = UnfinishedRun.of(file, streams);
                UnfinishedRun other = UnfinishedRun.of(file, streams)) {
            run.begins(FATAL);
            other.begins(FATAL);
            other.done();
            assertThat(file).content().contains("fatal on small in float");
            run.done();
        }
        assertThat(err.toString()).isEmpty();
    }
}
