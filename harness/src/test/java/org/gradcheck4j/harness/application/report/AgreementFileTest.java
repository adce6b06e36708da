package org.gradcheck4j.harness.application.report;

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
import org.gradcheck4j.harness.application.suite.EngineVerdict;
import org.gradcheck4j.harness.application.suite.Expectations;
import org.gradcheck4j.harness.application.suite.GradedRun;
import org.gradcheck4j.harness.judgement.EngineRun;
import org.gradcheck4j.reference.ReferenceEngine;
import org.junit.jupiter.api.Test;

class AgreementFileTest {

    private static final String NAME = "agreement.json";
    private static final String SCHEMA = "agreement.schema.json";

    private final ObjectMapper mapper = new ObjectMapper();

    @Test
    void every_outcome_satisfies_the_published_schema() throws IOException {
        GradedRun mixed = SampleRuns.mixed(SampleRuns.expects("reference", "disagree", "xor"));
        assertThat(schema().validate(mapper.readTree(SampleRuns.file(mixed, NAME))))
                .isEmpty();
        assertThat(schema().validate(mapper.readTree(SampleRuns.file(SampleRuns.run(), NAME))))
                .isEmpty();
    }

    @Test
    void schema_refuses_an_unknown_outcome_and_an_unknown_property() throws IOException {
        String file = SampleRuns.file(SampleRuns.mixed(), NAME);
        assertThat(schema().validate(mapper.readTree(file.replace("\"disagree\"", "\"perhaps\""))))
                .isNotEmpty();
        assertThat(schema().validate(mapper.readTree(file.replace("\"coverage\"", "\"covering\""))))
                .isNotEmpty();
    }

    @Test
    void schema_is_published_as_it_is_used() throws IOException {
        Path published = Path.of("..", "docs", SCHEMA);
        try (InputStream used = AgreementFile.class.getResourceAsStream(SCHEMA)) {
            assertThat(used).isNotNull();
            assertThat(Files.readAllBytes(published)).isEqualTo(used.readAllBytes());
        }
    }

    @Test
    void same_run_gives_the_same_bytes() {
        assertThat(SampleRuns.file(SampleRuns.mixed(), NAME)).isEqualTo(SampleRuns.file(SampleRuns.mixed(), NAME));
    }

    @Test
    void nothing_that_differs_between_runs_is_in_it() {
        GradedRun run = SampleRuns.run(new ReferenceEngine());
        List<EngineVerdict> slower = run.verdicts().stream()
                .map(each -> new EngineVerdict(
                        each.testCase(),
                        each.precision(),
                        each.engine(),
                        new EngineRun(
                                each.run().output(),
                                each.run().judgement(),
                                3,
                                each.run().nanos() + 1),
                        each.expectation()))
                .toList();
        Provenance elsewhere = new Provenance("x", "x", "x", "x", 2, "x", "CPU", "1.0", "x", "x", 9, "x");
        assertThat(new AgreementReport(
                                new GradedRun(slower, Expectations.NONE, true), elsewhere, SampleRuns.EXPLANATION)
                        .files()
                        .get(NAME))
                .isEqualTo(SampleRuns.file(run, NAME));
    }

    @Test
    void properties_stand_in_their_order() throws IOException {
        JsonNode file = mapper.readTree(SampleRuns.file(SampleRuns.mixed(), NAME));
        assertThat(file.fieldNames())
                .toIterable()
                .containsExactly("schemaVersion", "backend", "wholeSuite", "passes", "conclusion", "vanished", "cases");
        assertThat(file.at("/cases/0/verdicts/0/tensors/0").fieldNames())
                .toIterable()
                .containsExactly(
                        "parameter",
                        "rows",
                        "columns",
                        "tested",
                        "wellTested",
                        "wellTestedOfNorm",
                        "disagreeing",
                        "unusual",
                        "fractionOfBound",
                        "rtol",
                        "atol",
                        "worst");
    }

    @Test
    void numbers_that_are_not_finite_are_strings() throws IOException {
        JsonNode file = mapper.readTree(SampleRuns.file(SampleRuns.run(SampleRuns.NOT_A_NUMBER), NAME));
        JsonNode worst = file.at("/cases/0/verdicts/0/tensors/0/worst/0");
        assertThat(worst.get("actual").asText()).isEqualTo("NaN");
        assertThat(worst.get("actual").isTextual()).isTrue();
        assertThat(worst.get("fractionOfBound").asText()).isEqualTo("Infinity");
    }

    @Test
    void numbers_read_back_as_the_same_doubles() throws IOException {
        GradedRun run = SampleRuns.run(new ReferenceEngine());
        JsonNode file = mapper.readTree(SampleRuns.file(run, NAME));
        assertThat(file.at("/cases/0/verdicts/0/tensors/0/worst/0/expected").asDouble())
                .isEqualTo(run.verdicts()
                        .get(0)
                        .verdict()
                        .tensors()
                        .get(0)
                        .worst()
                        .get(0)
                        .expected());
    }

    @Test
    void diagnosis_is_named_where_there_is_one() throws IOException {
        JsonNode file =
                mapper.readTree(SampleRuns.file(SampleRuns.run(SampleRuns.DOUBLED, new ReferenceEngine()), NAME));
        assertThat(file.at("/cases/0/verdicts/0/diagnosis").asText()).isEqualTo("accumulated");
        assertThat(file.at("/cases/0/verdicts/1").has("diagnosis")).isFalse();
    }

    @Test
    void hostile_names_come_back_as_they_were() throws IOException {
        JsonNode file = mapper.readTree(SampleRuns.file(SampleRuns.mixed(), NAME));
        assertThat(file.at("/cases/2/id").asText()).isEqualTo(SampleRuns.HOSTILE);
    }

    @Test
    void times_and_repeats_are_in_the_run_file() throws IOException {
        JsonNode run = mapper.readTree(SampleRuns.file(SampleRuns.mixed(), "run.json"));
        assertThat(run.at("/provenance/host").asText()).isEqualTo("host");
        assertThat(run.at("/verdicts/0").fieldNames())
                .toIterable()
                .containsExactly("caseId", "precision", "engine", "repeatUlps", "nanos");
    }

    private static JsonSchema schema() throws IOException {
        try (InputStream in = AgreementFile.class.getResourceAsStream(SCHEMA)) {
            assertThat(in).isNotNull();
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(in);
        }
    }
}
