package org.gradcheck4j.harness.application.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gradcheck4j.exact.ExactOracle;
import org.gradcheck4j.exact.ExactSolution;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.ForwardPass;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Layer;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.reference.ReferenceEngine;
import org.junit.jupiter.api.Test;

/**
 * The page is right, complete in itself, and small. Its numbers are computed anew from what is chosen on it: inputs,
 * labels, weights and biases.
 */
class WhyPageTest {

    private static final ShownPage PAGE = new ShownPage(Walk.html());

    private static final Network NETWORK = new Network(List.of(
            new Layer(PAGE.matrix("W[1]"), PAGE.matrix("b[1]")), new Layer(PAGE.matrix("W[2]"), PAGE.matrix("b[2]"))));

    private static final Batch BATCH = new Batch(PAGE.matrix("X"), PAGE.matrix("y"));

    private static final ExactSolution EXACT = ExactOracle.of(NETWORK, BATCH);

    private static final ReferenceEngine ENGINE = new ReferenceEngine();

    /** Half a unit of the fourth decimal, and what the comparison itself rounds. */
    private static final double SHOWN = 0.5e-4 + 1e-12;

    /** Two units of the fourth decimal, and half a one since the number shown is rounded too. */
    private static final double TWO_UNITS = 2.5e-4;

    /** What the page may weigh. */
    private static final int MOST_BYTES = 60_000;

    @Test
    void forward_pass_is_the_engine_s() {
        ForwardPass forward = ENGINE.forward(NETWORK, BATCH, Precision.DOUBLE).orElseThrow();
        shows("A[1]", forward.activations().get(0));
        shows("A[2]", forward.activations().get(1));
        shows("Z[1]", EXACT.Z().get(0).rounded());
        shows("Z[2]", EXACT.Z().get(1).rounded());
    }

    @Test
    void gradient_is_the_engine_s() {
        Gradients gradients = ENGINE.gradients(NETWORK, BATCH, Precision.DOUBLE);
        for (int i = 1; i <= 2; i++) {
            shows("dW[%d]".formatted(i), gradients.layer(i).dW());
            shows("db[%d]".formatted(i), gradients.layer(i).db());
        }
    }

    @Test
    void backward_pass_is_the_formula_s() {
        Matrix A1 = EXACT.A().get(0).rounded();
        Matrix dZ2 = EXACT.A().get(1).rounded().map(BATCH.y(), (a, y) -> a - y);
        Matrix dA1 = PAGE.matrix("W[2]ᵀ").times(dZ2);
        Matrix slopes = A1.map(a -> a * (1 - a));
        shows("dZ[2]", dZ2);
        shows("W[2]ᵀ", PAGE.matrix("W[2]").transpose());
        shows("dA[1]", dA1);
        shows("σ′(Z[1])", slopes);
        shows("dZ[1]", dA1.map(slopes, (da, slope) -> da * slope));
    }

    @Test
    void each_outer_product_is_dz_times_a() {
        List<List<List<String>>> products = PAGE.outerProducts();
        assertThat(products).hasSize(6);
        for (int n = 0; n < 6; n++) {
            int k = n % 3;
            int layer = n < 3 ? 2 : 1;
            Matrix dZ = EXACT.dZ().get(layer - 1).rounded();
            Matrix A = layer == 1 ? BATCH.X() : EXACT.A().get(0).rounded();
            List<String> header = products.get(n).get(0);
            List<List<String>> rows = products.get(n).subList(1, products.get(n).size());
            assertThat(rows).hasSize(dZ.rows());
            for (int c = 0; c < 2; c++) {
                assertThat(ShownPage.number(header.get(1 + c))).isCloseTo(A.get(c, k), within(SHOWN));
                for (int r = 0; r < rows.size(); r++) {
                    assertThat(ShownPage.number(rows.get(r).get(0))).isCloseTo(dZ.get(r, k), within(SHOWN));
                    assertThat(ShownPage.number(rows.get(r).get(1 + c)))
                            .isCloseTo(dZ.get(r, k) * A.get(c, k), within(SHOWN));
                }
            }
        }
    }

    @Test
    void differences_are_those_of_the_loss() {
        for (int layer = 1; layer <= 2; layer++) {
            List<List<String>> rows = PAGE.table("differences" + layer);
            Matrix W = NETWORK.layer(layer).weights();
            assertThat(rows).hasSize(W.size());
            for (int k = 0; k < W.size(); k++) {
                double above = loss(layer, k, 0.001);
                double below = loss(layer, k, -0.001);
                List<String> row = rows.get(k);
                assertThat(ShownPage.number(row.get(0))).isEqualTo(W.get(k));
                assertThat(ShownPage.number(row.get(1))).isCloseTo(above, within(0.51e-8));
                assertThat(ShownPage.number(row.get(2))).isCloseTo(below, within(0.51e-8));
                assertThat(ShownPage.number(row.get(3))).isCloseTo((above - below) / 0.002, within(SHOWN));
                // By hand, from the eight digits shown, the four decimals come out the same but for the last.
                double byHand = (ShownPage.number(row.get(1)) - ShownPage.number(row.get(2))) / 0.002;
                assertThat(byHand).isCloseTo(ShownPage.number(row.get(3)), within(1e-4));
            }
        }
    }

    @Test
    void wrong_formulas_are_as_wrong_as_they_are_said_to_be() {
        for (int layer = 1; layer <= 2; layer++) {
            Matrix dZ = EXACT.dZ().get(layer - 1).rounded();
            Matrix ones = Matrix.filled(3, 2, 1);
            Matrix without = dZ.times(ones).map(sum -> sum / 3);
            Matrix own =
                    dZ.times(EXACT.A().get(layer - 1).rounded().transpose()).map(sum -> sum / 3);
            shows("1/m · Σ dZ[%d] in each column".formatted(layer), without);
            shows("1/m · dZ[%d] A[%d]ᵀ".formatted(layer, layer), own);
            String card = PAGE.card(layer == 1 ? "without X" : "without A[1]");
            double error = largest(without, EXACT.dW().get(layer - 1).rounded());
            assertThat(Pattern.compile("<dd>([^<]*)</dd>").matcher(card).results())
                    .hasSize(2)
                    .allSatisfy(dd -> assertThat(ShownPage.number(dd.group(1))).isCloseTo(error, within(SHOWN)));
        }
        assertThat(PAGE.card("with its own A[1]"))
                .contains("<dd>%.4f</dd>"
                        .formatted(largest(
                                PAGE.matrix("1/m · dZ[1] A[1]ᵀ"),
                                EXACT.dW().get(0).rounded())));
        assertThat(PAGE.card("with its own A[2]"))
                .contains("The shape does not fit: W[2] is <span class=\"nowrap\">[1 × 2]</span>.");
    }

    @Test
    void chain_rule_is_that_of_one_neuron() {
        DoubleUnaryOperator a = w -> 1 / (1 + Math.exp(-(w * 3 + 0.5)));
        DoubleUnaryOperator loss = w -> -Math.log(a.applyAsDouble(w));
        double out = a.applyAsDouble(0.5);
        defines("z = w·x + b", 2);
        defines("a = σ(z)", out);
        defines("ℓ = −y ln a − (1 − y) ln(1 − a)", loss.applyAsDouble(0.5));
        defines("∂z/∂w = x", 3);
        defines("∂a/∂z = a(1 − a)", out * (1 - out));
        defines("∂ℓ/∂a = (a − y)/(a(1 − a))", -1 / out);
        defines("∂ℓ/∂w, their product", 3 * (out - 1));
        List<List<String>> nudges = PAGE.table("nudges");
        assertThat(nudges).extracting(row -> row.get(0)).containsExactly("0.501", "0.499");
        assertThat(ShownPage.number(nudges.get(0).get(1))).isCloseTo(loss.applyAsDouble(0.501), within(0.51e-8));
        assertThat(ShownPage.number(nudges.get(1).get(1))).isCloseTo(loss.applyAsDouble(0.499), within(0.51e-8));
    }

    @Test
    void by_hand_each_number_comes_out_but_for_its_last_digit() {
        Matrix A1 = PAGE.matrix("A[1]");
        Matrix dZ2 = PAGE.matrix("dZ[2]");
        Matrix dZ1 = PAGE.matrix("dZ[1]");
        double b2 = PAGE.matrix("b[2]").get(0);
        byHand("A[1]", PAGE.matrix("Z[1]").map(WhyPageTest::sigmoid));
        byHand("Z[2]", PAGE.matrix("W[2]").times(A1).map(z -> z + b2));
        byHand("A[2]", PAGE.matrix("Z[2]").map(WhyPageTest::sigmoid));
        byHand("dZ[2]", PAGE.matrix("A[2]").map(PAGE.matrix("y"), (a, y) -> a - y));
        byHand("dW[2]", dZ2.times(A1.transpose()).map(sum -> sum / 3));
        byHand("db[2]", dZ2.times(Matrix.filled(3, 1, 1)).map(sum -> sum / 3));
        byHand("dA[1]", PAGE.matrix("W[2]ᵀ").times(dZ2));
        byHand("σ′(Z[1])", A1.map(a -> a * (1 - a)));
        byHand("dZ[1]", PAGE.matrix("dA[1]").map(PAGE.matrix("σ′(Z[1])"), (da, slope) -> da * slope));
        byHand("dW[1]", dZ1.times(PAGE.matrix("X").transpose()).map(sum -> sum / 3));
        byHand("1/m · dZ[1] A[1]ᵀ", dZ1.times(A1.transpose()).map(sum -> sum / 3));
        double chain = ShownPage.number(PAGE.definition("∂z/∂w = x"))
                * ShownPage.number(PAGE.definition("∂a/∂z = a(1 − a)"))
                * ShownPage.number(PAGE.definition("∂ℓ/∂a = (a − y)/(a(1 − a))"));
        assertThat(chain).isCloseTo(ShownPage.number(PAGE.definition("∂ℓ/∂w, their product")), within(TWO_UNITS));
    }

    @Test
    void loss_is_the_engine_s() {
        double loss = ENGINE.forward(NETWORK, BATCH, Precision.DOUBLE)
                .orElseThrow()
                .loss()
                .orElseThrow();
        assertThat(ShownPage.number(PAGE.first("<span id=\"loss\">([^<]*)<"))).isCloseTo(loss, within(SHOWN));
    }

    @Test
    void table_of_moves_has_x_in_its_first_column_and_in_its_last() {
        assertThat(PAGE.table("moves")).hasSize(6).allSatisfy(row -> {
            double x = ShownPage.number(row.get(0));
            assertThat(row).extracting(ShownPage::number).containsExactly(x, 0.5 * x + 0.5, x + 0.5, 0.5 * x, x);
        });
    }

    @Test
    void small_moves_go_through_the_chain() {
        double out = sigmoid(2);
        List<Double> moves = Pattern.compile("= (−?[0-9.]+[0-9])")
                .matcher(PAGE.first("<p id=\"chain-moves\">(.*?)</p>"))
                .results()
                .map(found -> ShownPage.number(found.group(1)))
                .toList();
        assertThat(moves).hasSize(3);
        assertThat(moves.get(0)).isEqualTo(0.003);
        assertThat(moves.get(1)).isCloseTo(0.003 * out * (1 - out), within(0.51e-7));
        assertThat(moves.get(2)).isCloseTo(0.003 * (out - 1), within(0.51e-7));
    }

    @Test
    void first_entry_of_the_gradient_is_the_mean_of_three_products() {
        List<Double> mean = numbers("first-mean");
        List<Double> products = numbers("first-products");
        assertThat(mean).hasSize(5);
        assertThat(products).hasSize(6);
        for (int k = 0; k < 3; k++) {
            double dz = EXACT.dZ().get(1).rounded().get(0, k);
            double a = EXACT.A().get(0).rounded().get(0, k);
            assertThat(mean.get(k)).isCloseTo(dz * a, within(SHOWN));
            assertThat(products.get(2 * k)).isCloseTo(dz, within(SHOWN));
            assertThat(products.get(2 * k + 1)).isCloseTo(a, within(SHOWN));
        }
        assertThat(mean.get(3)).isEqualTo(3);
        assertThat(mean.get(4)).isCloseTo(EXACT.dW().get(1).rounded().get(0), within(SHOWN));
    }

    private static List<Double> numbers(String id) {
        return Pattern.compile("(− ?)?([0-9.]+)")
                .matcher(PAGE.first("<p id=\"" + id + "\"[^>]*>(.*?)</p>").replace("&#x3D;", "="))
                .results()
                .map(found -> (found.group(1) == null ? 1 : -1) * ShownPage.number(found.group(2)))
                .toList();
    }

    @Test
    void right_formula_s_error_is_called_rounding_and_a_wrong_one_s_is_not() {
        assertThat(PAGE.all("<article class=\"good\">(.*?)</article>"))
                .hasSize(2)
                .allMatch(card -> card.contains("what is left is rounding"));
        assertThat(PAGE.all("<article class=\"bad\">(.*?)</article>"))
                .hasSize(4)
                .noneMatch(card -> card.contains("rounding"));
    }

    /** A number that no test above places would be one that nobody has checked. */
    @Test
    void no_other_number_is_on_the_page() {
        Set<String> known = new HashSet<>(List.of("2.718", "0.501", "0.499", "0.001"));
        WalkNumbers walk = WalkNumbers.computed();
        Pattern.compile("−?\\d+\\.\\d+")
                .matcher(Walk.text().replace('-', '−'))
                .results()
                .forEach(found -> known.add(found.group()));
        Stream.of(walk.small().last(), walk.small().inner())
                .flatMap(layer -> layer.trials().stream())
                .filter(FormulaTrial::fits)
                .forEach(trial -> known.addAll(List.of(trial.errorFromExact(), trial.errorFromDifferences())));
        assertThat(PAGE.decimals()).hasSizeGreaterThan(150).isSubsetOf(known);
    }

    @Test
    void policy_allows_its_own_style_and_script_and_nothing_else() throws Exception {
        String policy = PAGE.first("http-equiv=\"Content-Security-Policy\" content=\"([^\"]*)\"")
                .replace("&#x27;", "'")
                .replace("&#x3D;", "=");
        assertThat(policy)
                .startsWith("default-src 'none'; ")
                .contains("style-src '%s';".formatted(hash(PAGE.first("<style>(.*?)</style>"))))
                .contains("script-src '%s';".formatted(hash(PAGE.first("<script>(.*?)</script>"))))
                .doesNotContain("unsafe", "http");
        assertThat(PAGE.html()).doesNotContainPattern("<[^>]* (style|on[a-z]+)=");
    }

    @Test
    void it_needs_nothing_but_itself() {
        assertThat(PAGE.all("(?:src|href)=\"([^\"#][^\"]*)\"")).containsExactly("data:,");
        assertThat(PAGE.html()).doesNotContain("url(", "@import", "http://", "https://");
    }

    @Test
    void every_link_leads_to_a_step() {
        List<String> ids = PAGE.all(" id=\"([^\"]*)\"").toList();
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(PAGE.all("href=\"#([^\"]*)\"")).hasSize(11).isSubsetOf(ids);
        assertThat(PAGE.all("<section id=\"([^\"]*)\">")).hasSize(10);
        assertThat(PAGE.all("<h2><span>(\\d+)</span>"))
                .containsExactly("1", "2", "3", "4", "5", "6", "7", "8", "9", "10");
    }

    @Test
    void it_is_small_and_has_no_gap() {
        assertThat(PAGE.html().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(MOST_BYTES);
        assertThat(PAGE.text()).doesNotContain("{{", "NaN", "Infinity", "null");
    }

    @Test
    void answers_are_not_shown_before_they_are_asked_for() {
        String predict = PAGE.first("<section id=\"predict\">(.*?)</section>");
        assertThat(predict.replaceAll("(?s)<details>.*?</details>", "")).doesNotContain("No.", "2 before", "1.5");
        assertThat(PAGE.html()).doesNotContain("<details open");
    }

    private static void shows(String name, Matrix expected) {
        Matrix shown = PAGE.matrix(name);
        assertThat(shown.shape()).as(name).isEqualTo(expected.shape());
        for (int k = 0; k < expected.size(); k++) {
            assertThat(shown.get(k)).as(name).isCloseTo(expected.get(k), within(SHOWN));
        }
        assertThat(PAGE.html()).contains("<b>%s</b> <span>%s</span>".formatted(name, expected.shape()));
    }

    private static void byHand(String name, Matrix computed) {
        Matrix shown = PAGE.matrix(name);
        for (int k = 0; k < shown.size(); k++) {
            assertThat(computed.get(k)).as(name).isCloseTo(shown.get(k), within(TWO_UNITS));
        }
    }

    private static double sigmoid(double z) {
        return 1 / (1 + Math.exp(-z));
    }

    private static void defines(String term, double expected) {
        assertThat(ShownPage.number(PAGE.definition(term))).as(term).isCloseTo(expected, within(SHOWN));
    }

    private static double loss(int layer, int k, double step) {
        Layer one = NETWORK.layer(layer);
        Layer moved = new Layer(one.weights().withEntries(n -> one.weights().get(n) + (n == k ? step : 0)), one.bias());
        Network network = new Network(layer == 1 ? List.of(moved, NETWORK.layer(2)) : List.of(NETWORK.layer(1), moved));
        return ENGINE.forward(network, BATCH, Precision.DOUBLE)
                .orElseThrow()
                .loss()
                .orElseThrow();
    }

    private static double largest(Matrix one, Matrix other) {
        double largest = 0;
        for (int k = 0; k < one.size(); k++) {
            largest = Math.max(largest, Math.abs(one.get(k) - other.get(k)));
        }
        return largest;
    }

    private static String hash(String content) throws Exception {
        return "sha256-"
                + Base64.getEncoder()
                        .encodeToString(
                                MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8)));
    }
}
