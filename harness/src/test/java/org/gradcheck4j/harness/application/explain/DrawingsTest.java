package org.gradcheck4j.harness.application.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.InputSource;

/** The drawings show the numbers that they are given. */
class DrawingsTest {

    private static final WalkNumbers WALK = WalkNumbers.computed();
    private static final Pattern TEXT = Pattern.compile("<text [^>]*>([^<]*)</text>");

    static Stream<String> drawings() {
        return Stream.of(
                new SlopeDrawing(WALK.linear()).svg(),
                new ChainDrawing(WALK.chain()).svg(),
                new NetworkDrawing(WALK.small().solution().network()).svg(),
                ConnectionDrawing.of(WALK.small().last()).svg());
    }

    @ParameterizedTest
    @MethodSource("drawings")
    void each_is_well_formed_and_says_in_words_what_it_shows(String svg) throws Exception {
        var root = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(svg)))
                .getDocumentElement();
        assertThat(root.getTagName()).isEqualTo("svg");
        assertThat(root.getAttribute("role")).isEqualTo("img");
        assertThat(root.getAttribute("aria-label")).hasSizeGreaterThan(40).endsWith(".");
        assertThat(svg).doesNotContain("style=", "%s", "null");
    }

    @ParameterizedTest
    @MethodSource("drawings")
    void nothing_is_drawn_outside_the_view_box(String svg) {
        double[] box = numbers(svg, "viewBox=\"0 0 (\\d+) (\\d+)\"");
        assertThat(values(svg, " c?x[12]?=\"([^\"]*)\"")).allMatch(x -> x >= 0 && x <= box[0]);
        assertThat(values(svg, " c?y[12]?=\"([^\"]*)\"")).allMatch(y -> y >= 0 && y <= box[1]);
    }

    @Test
    void slope_rises_by_x_for_each_unit_of_the_weight() {
        String svg = new SlopeDrawing(new LinearMove(0.5, 3, 0.5, 0.5)).svg();
        double[] run = numbers(svg, "class=\"run\" x1=\"([^\"]*)\" y1=\"([^\"]*)\" x2=\"([^\"]*)\" y2=\"([^\"]*)\"");
        double[] rise = numbers(svg, "class=\"rise\" x1=\"([^\"]*)\" y1=\"([^\"]*)\" x2=\"([^\"]*)\" y2=\"([^\"]*)\"");
        double unit = numbers(svg, "data-unit=\"([^\"]*)\"")[0];
        assertThat(run[1]).isEqualTo(run[3]);
        assertThat(rise[0]).isEqualTo(rise[2]).isEqualTo(run[2]);
        // h·x = 1.5 units upwards.
        assertThat(rise[1] - rise[3]).isEqualTo(1.5 * unit);
        assertThat(texts(svg)).contains("h = 0.5", "h·x = 1.5", "w = 0.5", "w + h = 1");
    }

    @Test
    void extreme_inputs_of_the_slider_stay_in_the_picture() {
        for (double x : new double[] {-3, 3}) {
            nothing_is_drawn_outside_the_view_box(new SlopeDrawing(new LinearMove(0.5, x, 0.5, 0.5)).svg());
        }
    }

    @Test
    void chain_shows_three_factors() {
        assertThat(texts(new ChainDrawing(WALK.chain()).svg()))
                .containsSubsequence("w", "z", "a", "ℓ")
                .contains("∂z/∂w", "× 3", "∂a/∂z", "× 0.1050", "∂ℓ/∂a", "× −1.1353");
    }

    @Test
    void network_has_an_arrow_with_its_weight_for_each_connection() {
        String svg = new NetworkDrawing(WALK.small().solution().network()).svg();
        assertThat(texts(svg)).contains("−1", "1.5", "2", "−0.5", "−2", "−3");
        assertThat(Pattern.compile("<polygon").matcher(svg).results()).hasSize(6);
        assertThat(Pattern.compile("<circle").matcher(svg).results()).hasSize(5);
    }

    @Test
    void connection_multiplies_its_two_ends() {
        assertThat(texts(new ConnectionDrawing(0.75, -0.5).svg()))
                .containsSubsequence(
                        "0.7500", "−0.5000", "w has a gradient of dz · a", "−0.3750", "b has one of dz · 1", "−0.5000");
    }

    @Test
    void arrow_ends_at_the_rim_of_its_circle_and_names_are_escaped() {
        String svg = new Diagram("id", 100, 100, "a < b & \"c\"")
                .arrow("s", 10, 50, 90, 50, 20)
                .text("t", 1, 2.25, "<script>")
                .markup();
        assertThat(svg)
                .contains("aria-label=\"a &lt; b &amp; &quot;c&quot;\"", "&lt;script>", "y=\"2.2\"")
                .contains("x1=\"30\" y1=\"50\" x2=\"62\" y2=\"50\"", "points=\"70,50 62,54 62,46\"");
    }

    private static List<String> texts(String svg) {
        return TEXT.matcher(svg).results().map(found -> found.group(1)).toList();
    }

    private static Stream<Double> values(String svg, String pattern) {
        return Pattern.compile(pattern).matcher(svg).results().map(found -> Double.valueOf(found.group(1)));
    }

    private static double[] numbers(String svg, String pattern) {
        MatchResult found =
                Pattern.compile(pattern).matcher(svg).results().findFirst().orElseThrow();
        double[] numbers = new double[found.groupCount()];
        for (int k = 0; k < numbers.length; k++) {
            numbers[k] = Double.parseDouble(found.group(k + 1));
        }
        return numbers;
    }
}
