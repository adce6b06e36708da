package org.gradcheck4j.harness.application.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.gradcheck4j.harness.application.suite.EngineVerdict;
import org.gradcheck4j.harness.application.suite.Expectations;
import org.gradcheck4j.harness.application.suite.Gpu;
import org.gradcheck4j.harness.application.suite.GradedRun;
import org.gradcheck4j.harness.judgement.EngineRun;
import org.gradcheck4j.reference.ReferenceEngine;
import org.junit.jupiter.api.Test;

/** What the report says of a run on a GPU, and does not say of one on the CPU. */
class GpuReportTest {

    private static final GradedRun RUN = SampleRuns.run(new ReferenceEngine());
    private static final String SENTENCE =
            "Tesla T4 (compute capability 7.5), driver 470.82.01, CUDA 11.6, cuBLAS 11.8.1,"
                    + " TF32 off; device memory in use: 3 MiB before ND4J started, 1,327 MiB during the run";

    private static String onGpu(GradedRun run, String name) {
        return Objects.requireNonNull(new AgreementReport(run, SampleRuns.ON_GPU, SampleRuns.ORIGIN)
                .files()
                .get(name));
    }

    @Test
    void page_and_summary_show_that_arrays_were_on_the_device() {
        assertThat(onGpu(RUN, "index.html"))
                .contains("<dt>GPU</dt><dd>" + SENTENCE + "</dd>", "<dt>BLAS</dt><dd>CUBLAS</dd>");
        assertThat(onGpu(RUN, "summary.md")).endsWith("\nGPU: " + SENTENCE + ".\n");
        assertThat(SampleRuns.file(RUN, "index.html")).doesNotContain("<dt>GPU</dt>");
        assertThat(SampleRuns.file(RUN, "summary.md")).doesNotContain("GPU: ");
    }

    @Test
    void run_json_has_it_and_satisfies_the_published_schema() throws IOException {
        JsonNode file = new ObjectMapper().readTree(onGpu(RUN, "run.json"));
        try (InputStream schema = RunFile.class.getResourceAsStream("run.schema.json")) {
            assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                            .getSchema(schema)
                            .validate(file))
                    .isEmpty();
        }
        JsonNode gpu = file.get("provenance").get("gpu");
        assertThat(gpu.get("floatProducts").textValue()).isEqualTo("TF32 off");
        assertThat(gpu.get("memoryDuringMiB").longValue()).isEqualTo(1327);
        assertThat(new ObjectMapper()
                        .readTree(SampleRuns.file(RUN, "run.json"))
                        .get("provenance")
                        .has("gpu"))
                .as("of a CPU")
                .isFalse();
    }

    @Test
    void memory_that_the_driver_does_not_tell_is_unknown() {
        assertThat(new Gpu("a GPU", "1", "11.6", "11.8.1", "TF32 off", null, null).sentence())
                .isEqualTo("a GPU, driver 1, CUDA 11.6, cuBLAS 11.8.1, TF32 off; device memory in use: unknown");
    }

    @Test
    void repeats_that_differ_are_counted_and_nothing_is_said_if_none_does() {
        List<EngineVerdict> verdicts = RUN.verdicts();
        List<EngineVerdict> differing = List.of(verdicts.get(0), repeating(verdicts.get(1), 12.5));
        String sentence =
                "1 gradient of 2 had other bits when computed again, by up to 12.5 ulp. Of each, the repeat that"
                        + " differs most was judged, too";

        GradedRun run = new GradedRun(differing, Expectations.NONE, true);
        assertThat(onGpu(run, "summary.md")).endsWith("\n" + sentence + ".\n");
        assertThat(onGpu(run, "index.html")).contains("<dt>Repeats</dt><dd>" + sentence + "</dd>");
        assertThat(onGpu(RUN, "index.html")).doesNotContain("<dt>Repeats</dt>");
    }

    private static EngineVerdict repeating(EngineVerdict of, double ulps) {
        EngineRun run = new EngineRun(
                of.run().output(),
                of.run().arithmetic(),
                of.run().judgement(),
                ulps,
                of.run().nanos());
        return new EngineVerdict(
                of.testCase(), of.precision(), of.engine(), run, of.expectation(), of.outputZ(), of.plots());
    }
}
