package org.gradcheck4j.harness.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BiFunction;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradcheck4j.harness.cases.CsvData;
import org.gradcheck4j.harness.cases.SeededCases;
import org.gradcheck4j.harness.comparison.Outcome;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.EngineOutput;
import org.gradcheck4j.model.ForwardPass;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.LayerGradient;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Right engines as libraries have them, of whose arithmetic nothing is declared: none is called wrong. */
class UndeclaredEnginesTest {

    /** From where on Eigen's σ in float is constant. */
    private static final double EIGENS_CLAMP = 18;

    /** A right engine. */
    private enum Kind {
        /** Plain loops, as in NumPy. */
        PLAIN,
        /** σ as (1 + t)/2 with t = tanh(z/2). */
        TANH,
        /** The same, and σ' as (1 − t²)/4. */
        TANH_AND_SLOPE,
        /** σ of z clamped to ±18, as in Eigen. */
        CLAMPED,
        /** Subnormal results become 0, as in TensorFlow. */
        FLUSHED
    }

    private static Stream<Arguments> engines() {
        return Stream.of(Precision.values()).flatMap(precision -> Stream.of(Kind.values())
                .filter(kind -> kind != Kind.CLAMPED || precision == Precision.FLOAT)
                .flatMap(kind -> Stream.of(1.0, 8.0, 40.0, 200.0).map(scale -> Arguments.of(precision, kind, scale))));
    }

    @ParameterizedTest
    @MethodSource("engines")
    void a_right_engine_is_never_called_wrong(Precision precision, Kind kind, double scale) {
        Batch batch = CsvData.wdbc().standardised().draw(32, 1);
        for (int seed = 1; seed <= 5; seed++) {
            Network network = SeededCases.network(scale, seed, 30, 16, 8, 1);
            Judgement judgement = judged(kind, precision, network, batch);
            assertThat(judgement.verdict().outcome())
                    .as("seed %d: %s", seed, text(judgement))
                    .isIn(Outcome.AGREE, Outcome.INCONCLUSIVE, Outcome.UNSUPPORTED);
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void a_right_engine_of_an_ordinary_network_agrees(Precision precision, Kind kind, double seed) {
        Network network = SeededCases.network(1, (long) seed, 30, 16, 8, 1);
        Judgement judgement =
                judged(kind, precision, network, CsvData.wdbc().standardised().draw(32, 1));
        // Of a half that may be flushed, too little is known.
        Outcome expected = precision == Precision.HALF && kind == Kind.FLUSHED ? Outcome.INCONCLUSIVE : Outcome.AGREE;
        assertThat(judgement.verdict().outcome()).as(text(judgement)).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(names = {"DOUBLE", "FLOAT"})
    void running_sums_over_thousands_of_samples_agree(Precision precision) {
        Network network = SeededCases.network(1, 1, 30, 16, 8, 1);
        Judgement judgement = judged(Kind.PLAIN, precision, network, SeededCases.batch(30, 4000, 1));
        assertThat(judgement.verdict().outcome()).as(text(judgement)).isEqualTo(Outcome.AGREE);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void a_flushed_half_agrees_if_its_sums_are_short(long seed) {
        Network network = SeededCases.network(1, seed, 3, 2, 1);
        Judgement judgement = judged(Kind.FLUSHED, Precision.HALF, network, SeededCases.batch(3, 4, seed));
        assertThat(judgement.verdict().outcome()).as(text(judgement)).isEqualTo(Outcome.AGREE);
    }

    private static String text(Judgement judgement) {
        return new VerdictMessage("case", "engine", judgement).text(Map.of());
    }

    private static Judgement judged(Kind kind, Precision precision, Network network, Batch batch) {
        GradientCheck check = GradientCheck.of(network, batch, precision);
        EngineOutput output = new LoopEngine(precision, kind)
                .output(check.solution().network(), check.solution().batch());
        return check.judge(output, Arithmetic.undeclared(precision));
    }

    /** Backprop with plain loops, rounded to a precision. */
    private record LoopEngine(Precision precision, Kind kind) {

        private double round(double value) {
            double rounded = precision.round(value);
            return kind == Kind.FLUSHED && Math.abs(rounded) < precision.smallestNormal() ? 0 : rounded;
        }

        private double tanh(double z) {
            return round(Math.tanh(round(z / 2)));
        }

        private double sigmoid(double z) {
            return switch (kind) {
                case TANH, TANH_AND_SLOPE -> round(round(1 + tanh(z)) / 2);
                case CLAMPED -> exponential(Math.max(-EIGENS_CLAMP, Math.min(EIGENS_CLAMP, z)));
                case PLAIN, FLUSHED -> exponential(z);
            };
        }

        private double exponential(double z) {
            return round(1 / round(1 + round(Math.exp(-z))));
        }

        private double slope(double z, double a) {
            if (kind == Kind.TANH_AND_SLOPE) {
                double t = tanh(z);
                return round(round(1 - round(t * t)) / 4);
            }
            return round(a * round(1 - a));
        }

        private Matrix times(Matrix one, Matrix other) {
            return Matrix.generate(one.rows(), other.columns(), (i, j) -> {
                double sum = 0;
                for (int k = 0; k < one.columns(); k++) {
                    sum = round(sum + round(one.get(i, k) * other.get(k, j)));
                }
                return sum;
            });
        }

        private Matrix each(Matrix matrix, DoubleUnaryOperator function) {
            return matrix.map(value -> round(function.applyAsDouble(value)));
        }

        private Matrix each(Matrix one, Matrix other, BiFunction<Double, Double, Double> function) {
            return one.map(other, (a, b) -> round(function.apply(a, b)));
        }

        EngineOutput output(Network network, Batch batch) {
            int m = batch.size();
            List<Matrix> A = new ArrayList<>(List.of(batch.X()));
            List<Matrix> Z = new ArrayList<>();
            for (int i = 1; i <= network.depth(); i++) {
                Matrix products = times(network.layer(i).weights(), A.get(i - 1));
                Matrix bias = network.layer(i).bias();
                Z.add(products.withEntries(k -> round(products.get(k) + bias.get(k / m))));
                A.add(Z.get(i - 1).map(this::sigmoid));
            }
            Matrix dZ = each(A.get(network.depth()), batch.y(), (a, y) -> a - y);
            Matrix ones = Matrix.filled(m, 1, 1);
            LayerGradient[] layers = new LayerGradient[network.depth()];
            for (int i = network.depth(); i >= 1; i--) {
                layers[i - 1] = new LayerGradient(
                        each(times(dZ, A.get(i - 1).transpose()), sum -> sum / m),
                        each(times(dZ, ones), sum -> sum / m));
                if (i > 1) {
                    Matrix dA = times(network.layer(i).weights().transpose(), dZ);
                    dZ = each(dA, Z.get(i - 2).map(A.get(i - 1), this::slope), (d, s) -> d * s);
                }
            }
            return new EngineOutput(
                    Optional.of(new ForwardPass(A.subList(1, A.size()), OptionalDouble.empty())),
                    new Gradients(IntStream.range(0, network.depth())
                            .mapToObj(i -> layers[i])
                            .toList()));
        }
    }
}
