package org.gradcheck4j.harness.application.sweep;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradcheck4j.harness.application.suite.EngineVerdict;
import org.gradcheck4j.harness.judgement.Engines;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.EngineOutput;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;

/**
 * A finding as the source of a JUnit test, to be pasted: it fails for as long as the engine is wrong.
 *
 * @param className of the test
 * @param finding that it is about
 */
record JUnitTest(String className, ShrunkMistake finding) {

    /** {@return a name for the class, such as {@code SweepMyEngineTransposedTest}} */
    static String className(ShrunkMistake finding) {
        return "Sweep" + camelCase(finding.engine().name()) + camelCase(finding.cause()) + "Test";
    }

    /** {@return the source of the class} */
    String source() {
        EngineVerdict shrunk = finding.shrunk();
        Network network = shrunk.testCase().network();
        Batch batch = shrunk.testCase().batch();
        String engine = Engines.typeOf(finding.engine()).getName().replace('$', '.');
        return """
                import static org.gradcheck4j.harness.assertions.GradientAssertions.assertThat;

                import org.gradcheck4j.model.Batch;
                import org.gradcheck4j.model.GradientEngine;
                import org.gradcheck4j.model.Network;
                import org.gradcheck4j.model.Precision;
                import org.junit.jupiter.api.Test;

                /** Found by a sweep of gradcheck4j: %s. */
                class %s {

                    @Test
                    void agreesWithFormula() {
                        GradientEngine engine = new %s();
                        Network network = Network.of(
                                new double[][][] {%s},
                                new double[][] {%s});
                        Batch batch = Batch.ofRows(
                                new double[][] %s,
                                new double[] %s);
                        Precision precision = Precision.%s;

                        %s
                                .as(engine.name())
                                .agreesWithFormula(network, batch, precision, engine.arithmetic(precision));
                    }
                }
                """.formatted(
                        finding.cause(),
                        className,
                        engine,
                        joined(network.layers().stream().map(layer -> rows(layer.weights()))),
                        joined(network.layers().stream().map(layer -> numbers(layer.bias()))),
                        rows(batch.X().transpose()),
                        numbers(batch.y()),
                        shrunk.precision(),
                        asserted(shrunk));
    }

    /** The forward pass is judged, too, if the engine shows it. */
    private static String asserted(EngineVerdict shrunk) {
        boolean showsForwardPass =
                shrunk.run().output().flatMap(EngineOutput::forward).isPresent();
        return showsForwardPass ? """
                        var output = engine.output(network, batch, precision);
                                assertThat(output.gradients())
                                        .withForwardPass(output.forward().orElseThrow())""" : "assertThat(engine.gradients(network, batch, precision))";
    }

    private static String camelCase(String id) {
        return Arrays.stream(id.split("[^A-Za-z0-9]+"))
                .filter(word -> !word.isEmpty())
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining());
    }

    private static String rows(Matrix matrix) {
        return "{%s}".formatted(joined(Arrays.stream(matrix.toRows()).map(JUnitTest::numbers)));
    }

    private static String numbers(Matrix matrix) {
        return numbers(matrix.toArray());
    }

    private static String numbers(double[] values) {
        return "{%s}".formatted(joined(IntStream.range(0, values.length).mapToObj(k -> number(values[k]))));
    }

    /** Java reads back the same double; a whole number needs no point. */
    private static String number(double value) {
        String text = Double.toString(value);
        return text.endsWith(".0") && !text.equals("-0.0") ? text.substring(0, text.length() - 2) : text;
    }

    private static String joined(Stream<String> parts) {
        return parts.collect(Collectors.joining(", "));
    }
}
