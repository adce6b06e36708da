package org.gradcheck4j.harness.application.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gradcheck4j.harness.application.cli.FlippedEngine;
import org.gradcheck4j.reference.ReferenceEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepFolderTest {

    private static final String SCHEMA = "sweep.schema.json";

    @Test
    void the_summary_satisfies_the_published_schema_and_names_files_that_are_there(@TempDir Path folder)
            throws Exception {
        Sweep sweep = new Sweep(List.of(new FlippedEngine(), new ReferenceEngine()), 3);
        SweepSummary summary = sweep.judge(0, 40, each -> {});
        SweepOrigin origin = new SweepOrigin("1.0", "abc", "gradcheck4j sweep");

        new SweepFolder(folder).write(origin, 3, summary, sweep.findings(summary, each -> {}), sweep.worst(summary));

        JsonNode written =
                new ObjectMapper().readTree(folder.resolve("sweep.json").toFile());
        assertThat(schema().validate(written)).isEmpty();
        assertThat(written.get("findings")).hasSize(1);
        assertThat(written.at("/findings/0/cause").asText()).isEqualTo("sign-flipped");
        assertThat(written.at("/findings/0/files"))
                .hasSize(2)
                .allMatch(name -> Files.exists(folder.resolve(name.asText())));
        assertThat(written.get("worst"))
                .hasSize(2)
                .allMatch(each -> Files.exists(folder.resolve(each.get("file").asText())));
    }

    @Test
    void engines_whose_names_are_alike_have_files_of_their_own(@TempDir Path folder) throws Exception {
        Sweep sweep = new Sweep(List.of(new FlippedEngine("a b"), new FlippedEngine("a-b")), 3);
        SweepSummary summary = sweep.judge(0, 20, each -> {});

        new SweepFolder(folder)
                .write(
                        new SweepOrigin("1", "a", "c"),
                        3,
                        summary,
                        sweep.findings(summary, each -> {}),
                        sweep.worst(summary));

        assertThat(folder.resolve("found-a-b-sign-flipped.npz")).exists();
        assertThat(folder.resolve("found-a-b-sign-flipped_2.npz")).exists();
        assertThat(folder.resolve("SweepABSignFlippedTest_2.java"))
                .content()
                .contains("class SweepABSignFlippedTest_2 {");
    }

    @Test
    void schema_is_published_as_it_is_used() throws Exception {
        try (InputStream used = SweepFolder.class.getResourceAsStream(SCHEMA)) {
            assertThat(used).isNotNull();
            assertThat(Files.readAllBytes(Path.of("..", "docs", SCHEMA))).isEqualTo(used.readAllBytes());
        }
    }

    private static JsonSchema schema() throws IOException {
        try (InputStream in = SweepFolder.class.getResourceAsStream(SCHEMA)) {
            assertThat(in).isNotNull();
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(in);
        }
    }
}
