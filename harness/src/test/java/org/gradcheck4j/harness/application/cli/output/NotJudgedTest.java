package org.gradcheck4j.harness.application.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file without a verdict has a line of JSON and a test case nevertheless, which say why. */
class NotJudgedTest {

    @Test
    void a_line_of_json_says_why() {
        StringWriter out = new StringWriter();
        VerdictJson.printNotJudged(new PrintWriter(out), "a.npz", "internal error", "IllegalStateException: \"so\"");
        assertThat(out.toString().strip())
                .isEqualTo("{\"file\":\"a.npz\",\"verdict\":\"internal error\","
                        + "\"reason\":\"IllegalStateException: \\\"so\\\"\"}");
    }

    @Test
    void a_test_case_says_why(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("junit.xml");
        JUnitXml suite = new JUnitXml();
        suite.notJudged("a.npz", "refused", "no zip");
        suite.notJudged("b.npz", "internal error", "IllegalStateException: <so>");
        suite.write(file);
        assertThat(Files.readString(file))
                .contains(
                        "tests=\"2\" failures=\"0\" errors=\"2\"",
                        "name=\"a.npz\"><error type=\"refused\" message=\"no zip\">no zip</error>",
                        "name=\"b.npz\"><error type=\"internal error\" message=\"IllegalStateException: &lt;so",
                        "</error></testcase>");
    }
}
