package org.gradcheck4j.harness.application.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
import org.gradcheck4j.harness.application.suite.Provenance;
import org.gradcheck4j.harness.judgement.EngineRun;
import org.gradcheck4j.reference.ReferenceEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgreementFileTest {

    private static final String NAME = "agreement.json";
    private static final String SCHEMA = "agreement.schema.json";
    private static final String RUN_SCHEMA = "run.schema.json";

    private final ObjectMapper mapper = new ObjectMapper();

    @Test
    void every_outcome_satisfies_the_published_schema() throws IOException {
        GradedRun mixed = SampleRuns.mixed(SampleRuns.expects("reference", "disagree", "xor"));
        assertThat(schema(SCHEMA).validate(mapper.readTree(SampleRuns.file(mixed, NAME))))
                .isEmpty();
        assertThat(schema(SCHEMA).validate(mapper.readTree(SampleRuns.file(SampleRuns.run(), NAME))))
                .isEmpty();
    }

    @Test
    void schema_refuses_an_unknown_outcome_and_an_unknown_property() throws IOException {
        String file = SampleRuns.file(SampleRuns.mixed(), NAME);
        assertThat(schema(SCHEMA).validate(mapper.readTree(file.replace("\"disagree\"", "\"perhaps\""))))
                .isNotEmpty();
        assertThat(schema(SCHEMA).validate(mapper.readTree(file.replace("\"coverage\"", "\"covering\""))))
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {SCHEMA, RUN_SCHEMA})
    void schema_is_published_as_it_is_used(String name) throws IOException {
        try (InputStream used = AgreementFile.class.getResourceAsStream(name)) {
            assertThat(used).isNotNull();
            assertThat(Files.readAllBytes(Path.of("..", "docs", name))).isEqualTo(used.readAllBytes());
        }
    }

    @Test
    void same_run_gives_the_same_bytes() {
        assertThat(SampleRuns.file(SampleRuns.mixed(), NAME)).isEqualTo(SampleRuns.file(SampleRuns.mixed(), NAME));
    }

    @Test
    void a_tensor_has_one_line_and_a_verdict_several() {
        List<String> lines = SampleRuns.file(SampleRuns.mixed(), NAME).lines().toList();
        assertThat(lines).filteredOn(line -> line.contains("\"parameter\"")).allSatisfy(line -> assertThat(line)
                .containsOnlyOnce("\"parameter\"")
                .contains("\"atol\": ", "\"worst\": [{"));
        assertThat(lines).filteredOn(line -> line.contains("\"outcome\"")).allSatisfy(line -> assertThat(line)
                .doesNotContain("\"engine\""));
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
                                each.run().arithmetic(),
                                each.run().judgement(),
                                3,
                                each.run().nanos() + 1),
                        each.expectation(),
                        each.outputZ(),
                        each.plots()))
                .toList();
        Provenance elsewhere = new Provenance("x", "x", "x", "x", "x", 2, "x", "CPU", "1.0", "x", "x", 9, null);
        assertThat(new AgreementReport(new GradedRun(slower, Expectations.NONE, true), elsewhere, SampleRuns.ORIGIN)
                        .files()
                        .get(NAME))
                .isEqualTo(SampleRuns.file(run, NAME));
    }

    @Test
    void properties_stand_in_their_order() throws IOException {
        JsonNode file = mapper.readTree(SampleRuns.file(SampleRuns.mixed(), NAME));
        assertThat(file.fieldNames())
                .toIterable()
                .containsExactly(
                        "schemaVersion",
                        "tool",
                        "command",
                        "seed",
                        "backend",
                        "wholeSuite",
                        "passes",
                        "conclusion",
                        "vanished",
                        "cases");
        JsonNode drawn = mapper.readTree(SampleRuns.file(SampleRuns.run(new ReferenceEngine()), NAME));
        assertThat(drawn.at("/cases/0/verdicts/0/tensors/0").fieldNames())
                .toIterable()
                .containsExactly(
                        "parameter",
                        "rows",
                        "columns",
                        "largest",
                        "tested",
                        "wellTested",
                        "wellTestedOfNorm",
                        "disagreeing",
                        "unusual",
                        "fractionOfBound",
                        "errorOfLargest",
                        "rtol",
                        "atol",
                        "worst",
                        "all");
    }

    @Test
    void number_that_is_not_finite_is_null_and_a_word_says_what_it_is() throws IOException {
        JsonNode file = mapper.readTree(SampleRuns.file(SampleRuns.run(SampleRuns.NOT_A_NUMBER), NAME));
        JsonNode worst = file.at("/cases/0/verdicts/0/tensors/0/worst/0");
        assertThat(worst.get("actual").isNull()).isTrue();
        assertThat(worst.get("actualIs").textValue()).isEqualTo("NaN");
        assertThat(worst.get("fractionOfBound").isNull()).isTrue();
        assertThat(worst.get("fractionOfBoundIs").textValue()).isEqualTo("Infinity");
        assertThat(worst.get("expected").isNumber()).isTrue();
        assertThat(worst.has("expectedIs")).isFalse();
    }

    @Test
    void schema_refuses_a_null_without_its_word_and_a_word_without_its_null() throws IOException {
        String file = SampleRuns.file(SampleRuns.run(SampleRuns.NOT_A_NUMBER), NAME);
        assertThat(schema(SCHEMA).validate(mapper.readTree(file))).isEmpty();
        assertThat(schema(SCHEMA).validate(mapper.readTree(file.replaceFirst("\"actualIs\": \"NaN\",", ""))))
                .isNotEmpty();
        assertThat(schema(SCHEMA).validate(mapper.readTree(file.replaceFirst("\"actual\": null", "\"actual\": 1"))))
                .isNotEmpty();
    }

    @Test
    void run_is_told_with_tool_command_seed_and_unit_roundoff() throws IOException {
        JsonNode file = mapper.readTree(SampleRuns.file(SampleRuns.run(new ReferenceEngine()), NAME));
        assertThat(file.at("/tool/version").textValue()).isEqualTo("1.2.3");
        assertThat(file.at("/tool/commit").textValue()).isEqualTo("abc123");
        assertThat(file.get("command").textValue()).isEqualTo("gradcheck4j suite");
        assertThat(file.get("seed").textValue()).isEqualTo("none");
        assertThat(file.at("/cases/0/verdicts/0/unitRoundoff").doubleValue()).isEqualTo(0x1p-53);
    }

    @Test
    void an_error_is_told_as_a_share_of_its_value_and_of_the_largest_of_its_tensor() throws IOException {
        JsonNode file = mapper.readTree(SampleRuns.file(SampleRuns.run(SampleRuns.DOUBLED), NAME));
        JsonNode tensor = file.at("/cases/0/verdicts/0/tensors/0");
        JsonNode entry = tensor.at("/worst/0");
        assertThat(entry.get("relativeError").doubleValue()).isCloseTo(1, within(1e-14));
        assertThat(entry.get("errorOfLargest").doubleValue())
                .isEqualTo(
                        entry.get("error").doubleValue() / tensor.get("largest").doubleValue());
    }

    @Test
    void every_entry_of_a_drawn_verdict_is_counted_once() throws IOException {
        JsonNode file = mapper.readTree(SampleRuns.file(
                SampleRuns.run(SampleRuns.cases().subList(0, 1), Expectations.NONE, SampleRuns.DOUBLED), NAME));
        JsonNode tensor = file.at("/cases/0/verdicts/0/tensors/0");
        JsonNode counts = tensor.at("/all/byUlps");
        int counted = counts.get("zeros").intValue() + counts.get("notFinite").intValue();
        for (JsonNode bin : counts.get("bins")) {
            counted += bin.get("entries").intValue();
        }
        assertThat(counted)
                .isEqualTo(tensor.get("rows").intValue() * tensor.get("columns").intValue());
        assertThat(tensor.at("/all/map/fractionOfBound")).hasSize(counted);
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
        assertThat(schema(RUN_SCHEMA).validate(run)).isEmpty();
        assertThat(run.at("/provenance/host").asText()).isEqualTo("host");
        assertThat(run.at("/verdicts/0").fieldNames())
                .toIterable()
                .containsExactly("caseId", "precision", "engine", "repeatUlps", "nanos");
    }

    private static JsonSchema schema(String name) throws IOException {
        try (InputStream in = AgreementFile.class.getResourceAsStream(name)) {
            assertThat(in).isNotNull();
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(in);
        }
    }
}
