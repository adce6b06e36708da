package org.gradcheck4j.harness.application.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import org.gradcheck4j.harness.application.cli.Invocation;
import org.gradcheck4j.harness.application.cli.output.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareCommandTest {

    private final Path folder;

    CompareCommandTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void engines_are_judged_on_the_case_that_the_options_describe() {
        Invocation invocation = compare("--layers", "30,4,1", "--batch", "8", "--precision", "float32", "--seed", "3");
        assertThat(invocation.err()).isEmpty();
        assertThat(invocation.out().lines().toList())
                .first()
                .isEqualTo("wdbc, standardised, 8 of 569 samples, seed 3, 30-4-1, in float");
        assertThat(invocation.out()).contains("reference  agree");
        assertThat(invocation.exitCode()).isZero();
    }

    @Test
    void a_tolerance_of_the_users_is_applied_instead() {
        Invocation invocation = compare("--precision", "float", "--tolerance", "ulp:0");
        assertThat(invocation.out())
                .contains("compare in float: reference disagrees at ")
                .contains("  tolerance      0.0 ulp of float, as given")
                .contains("  replay         gradcheck4j compare --data wdbc --layers 30,16,8,1 --batch 32 --seed 1"
                        + " --precision float --engines reference --tolerance ulp:0")
                .contains("  seed           1\n");
        assertThat(invocation.exitCode()).isEqualTo(ExitCode.DISAGREE.code());
    }

    @Test
    void json_is_one_object_a_verdict_and_nothing_else() throws Exception {
        Invocation invocation = compare("--json");
        assertThat(invocation.err()).isEmpty();
        assertThat(invocation.out().lines()).hasSize(1);
        JsonNode line = new ObjectMapper().readTree(invocation.out());
        assertThat(line.get("engine").textValue()).isEqualTo("reference");
        assertThat(line.get("verdict").textValue()).isEqualTo("agree");
        assertThat(line.get("entries").intValue()).isPositive();
    }

    @Test
    void steps_are_judged_one_by_one() throws Exception {
        Invocation invocation = Invocation.of(
                "compare",
                "--engines",
                "dl4j-multilayer,reference",
                "--layers",
                "30,3,1",
                "--batch",
                "8",
                "--steps",
                "2",
                "--learning-rate",
                "0.5");
        assertThat(invocation.err()).isEmpty();
        assertThat(invocation.out())
                .startsWith("wdbc, standardised, 8 of 569 samples, seed 1, 30-3-1, in double, learning rate 0.5\n"
                        + "step  updater    engine ")
                .containsPattern("\n1 +sgd +dl4j-multilayer +agree ")
                .containsPattern("\n2 +sgd +reference +agree ")
                .containsPattern("\n1 +nesterovs +dl4j-multilayer +agree ")
                .containsPattern("\n1 +adam +dl4j-multilayer +agree ")
                .doesNotContainPattern("adam +reference");
        assertThat(invocation.exitCode()).isZero();

        Invocation json =
                Invocation.of("compare", "--engines", "reference", "--steps", "2", "--learning-rate", "0.5", "--json");
        assertThat(json.out().lines()).hasSize(2);
        JsonNode line = new ObjectMapper().readTree(json.out().lines().toList().get(1));
        assertThat(line.get("step").intValue()).isEqualTo(2);
        assertThat(line.get("updater").textValue()).isEqualTo("sgd");
        assertThat(line.get("verdict").textValue()).isEqualTo("agree");
        assertThat(line.get("fractionOfBound").doubleValue()).isBetween(0.0, 1.0);
    }

    private Invocation compare(String... options) {
        String[] common = {
            "compare",
            "--engines",
            "reference",
            "--report",
            folder.resolve("report").toString()
        };
        String[] all = java.util.Arrays.copyOf(common, common.length + options.length);
        System.arraycopy(options, 0, all, common.length, options.length);
        return Invocation.of(all);
    }
}
