package org.gradcheck4j.departure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.gradcheck4j.bound.HiddenSlope;
import org.gradcheck4j.bound.InputOfDW;
import org.gradcheck4j.bound.PrecisionRange;
import org.gradcheck4j.bound.RandomCases;
import org.gradcheck4j.exact.ExactMatrix;
import org.gradcheck4j.exact.ExactOracle;
import org.gradcheck4j.exact.ExactSolution;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A backprop that rounds after every operation stays within the bound of each departure, on random networks of any scale. */
class DepartureSoundnessTest {

    private static final int SEEDS = 400;

    /** Of a clip or a floor: held by no precision. */
    private static final double EPSILON = 0.01;

    /** The oracle's own error, if it underflows. */
    private static final double TINY = 0x1p-1060;

    /** A departure, and the same in plain loops. */
    private record Pair(UnaryOperator<Departure> departure, Consumer<RoundedBackprop> loops) {}

    private static Map<HiddenSlope, RoundedBackprop.Slope> slopes() {
        return Map.of(
                HiddenSlope.SIGMOID_OF_ACTIVATION,
                (z, a, p) -> {
                    double again = p.round(1 / p.round(1 + p.round(Math.exp(-a))));
                    return p.round(again * p.round(1 - again));
                },
                HiddenSlope.SIGMOID_SQUARED,
                (z, a, p) -> {
                    double s = p.round(a * p.round(1 - a));
                    return p.round(s * s);
                },
                HiddenSlope.Z_TIMES_ONE_MINUS_Z,
                (z, a, p) -> p.round(z * p.round(1 - z)),
                HiddenSlope.TANH_SLOPE_FROM_ACTIVATION,
                (z, a, p) -> p.round(1 - p.round(a * a)),
                HiddenSlope.TANH_SLOPE_FROM_PRE_ACTIVATION,
                (z, a, p) -> {
                    double t = p.round(Math.tanh(z));
                    return p.round(1 - p.round(t * t));
                },
                HiddenSlope.RELU_SLOPE,
                (z, a, p) -> z > 0 ? 1 : 0,
                HiddenSlope.ACTIVATION,
                (z, a, p) -> a,
                HiddenSlope.COMPLEMENT,
                (z, a, p) -> p.round(1 - a));
    }

    /** Every other dZ[L], as people compute it. */
    private static Map<OutputGradient, RoundedBackprop.Output> outputs() {
        Map<OutputGradient, RoundedBackprop.Output> all = new LinkedHashMap<>();
        all.put(OutputGradient.quotientOfClippedOutput(EPSILON), (a, y, p) -> {
            double c = clipped(a, p);
            double quotient = p.round(p.round(c - y) / p.round(c * p.round(1 - c)));
            return p.round(quotient * p.round(a * p.round(1 - a)));
        });
        all.put(OutputGradient.flooredSlope(EPSILON), (a, y, p) -> {
            double s = p.round(a * p.round(1 - a));
            return p.round(p.round(p.round(a - y) / Math.max(s, p.round(EPSILON))) * s);
        });
        all.put(OutputGradient.clippedOutputMinusLabel(EPSILON), (a, y, p) -> p.round(clipped(a, p) - y));
        all.put(OutputGradient.zeroOutsideClamp(EPSILON), (a, y, p) -> clipped(a, p) == a ? p.round(a - y) : 0);
        for (double k : new double[] {1, 2}) {
            all.put(
                    OutputGradient.residualTimesSlope(k),
                    (a, y, p) -> p.round(k * p.round(p.round(a - y) * p.round(a * p.round(1 - a)))));
        }
        all.put(
                OutputGradient.residualOverSlope(),
                (a, y, p) -> p.round(p.round(p.round(1 - y) / p.round(1 - a)) - p.round(y / a)));
        for (boolean isChained : new boolean[] {false, true}) {
            all.put(OutputGradient.sigmoidTwice(isChained), (a, y, p) -> {
                double again = p.round(1 / p.round(1 + p.round(Math.exp(-a))));
                double slope = isChained ? p.round(a * p.round(1 - a)) : 1;
                return p.round(p.round(again - y) * slope);
            });
        }
        all.put(
                OutputGradient.affine(0.3, -1.7, 0.1),
                (a, y, p) -> p.round(p.round(p.round(p.round(0.3) * a) + p.round(p.round(-1.7) * y)) + p.round(0.1)));
        all.put(OutputGradient.decisionMinusLabel(), (a, y, p) -> p.round((a > 0.5 ? 1 : 0) - y));
        all.put(OutputGradient.shiftedLogarithm(EPSILON), (a, y, p) -> {
            double epsilon = p.round(EPSILON);
            double ones = p.round(p.round(1 - y) / p.round(p.round(1 - a) + epsilon));
            double quotients = p.round(ones - p.round(y / p.round(a + epsilon)));
            return p.round(quotients * p.round(a * p.round(1 - a)));
        });
        return all;
    }

    private static double clipped(double a, Precision p) {
        return Math.min(p.round(1 - p.round(EPSILON)), Math.max(p.round(EPSILON), a));
    }

    /** Every departure that this network can have, by name. */
    private static Map<String, Pair> departures(Network network, int m, Precision precision) {
        int L = network.depth();
        Map<String, Pair> all = new LinkedHashMap<>();
        all.put("none", new Pair(departure -> departure, loops -> {}));
        all.put(
                "no slope",
                new Pair(
                        departure -> everywhere(departure, L - 1, (each, i) -> each.withSlope(i, HiddenSlope.ONE)),
                        loops -> loops.slope = (z, a, p) -> 1));
        slopes().forEach((slope, loop) -> all.put(
                slope.name(),
                new Pair(
                        departure -> everywhere(departure, L - 1, (each, i) -> each.withSlope(i, slope)),
                        loops -> loops.slope = loop)));
        outputs()
                .forEach((output, loop) -> all.put(
                        output.toString(),
                        new Pair(departure -> departure.withOutputGradient(output), loops -> loops.output = loop)));
        all.put(
                "Z[i-1]",
                new Pair(
                        departure -> everywhere(
                                departure,
                                L,
                                (each, i) -> i == 1 ? each : each.withInputOfDW(i, InputOfDW.preActivation(i - 1))),
                        loops -> loops.input = (i, A, Z) -> Z.get(i - 1)));
        all.put(
                "dW as W",
                new Pair(Departure::withGradientAsWeights, loops -> loops.backwardWeights = (W, dW, p) -> dW));
        all.put(
                "W updated",
                new Pair(
                        departure -> departure.withUpdatedWeights(0.5),
                        loops -> loops.backwardWeights =
                                (W, dW, p) -> W.map(dW, (w, d) -> p.round(w - p.round(d / 2)))));
        all.put(
                "W negated",
                new Pair(
                        departure -> everywhere(
                                departure,
                                L,
                                (each, i) -> i == 1
                                        ? each
                                        : each.withWeights(
                                                i, network.layer(i).weights().map(w -> -w))),
                        loops -> loops.backwardWeights = (W, dW, p) -> W.map(w -> -w)));
        all.put(
                "every second sample",
                new Pair(
                        departure -> departure.withSampleWeights(
                                Matrix.filled(1, m, 1).withEntries(k -> k % 2)),
                        loops -> loops.sampleWeight = k -> k % 2));
        all.put(
                "samples by weight",
                new Pair(
                        departure -> departure.withSampleWeights(
                                Matrix.filled(1, m, 1).withEntries(k -> m / (3.0 * (k + 1)))),
                        loops -> loops.sampleWeight = k -> precision.round(precision.round(m / 3.0) / (k + 1))));
        int size = m / 2 + 1;
        all.put(
                "means of mini-batches",
                new Pair(
                        departure -> departure.withSampleWeights(Matrix.filled(1, m, 1)
                                .withEntries(
                                        k -> m / ((size < m ? 2.0 : 1) * (k < size ? Math.min(m, size) : m - size)))),
                        loops -> loops.miniBatch = size));
        return all;
    }

    private interface Change {
        Departure in(Departure departure, int layer);
    }

    private static Departure everywhere(Departure from, int last, Change change) {
        Departure result = from;
        for (int i = 1; i <= last; i++) {
            result = change.in(result, i);
        }
        return result;
    }

    @ParameterizedTest
    @EnumSource
    void no_rounding_exceeds_the_bound(Precision precision) {
        Map<String, Double> closest = new LinkedHashMap<>();
        for (int seed = 0; seed < SEEDS; seed++) {
            RandomCases.Case given = RandomCases.small(seed, precision);
            ExactSolution exact = ExactOracle.of(given.network(), given.batch());
            if (PrecisionRange.whyUnsupported(exact, precision).isPresent()) {
                continue;
            }
            DepartureOracle oracle = DepartureOracle.of(exact, Arithmetic.of(precision));
            Map<String, Pair> departures =
                    departures(given.network(), given.batch().size(), precision);
            for (Map.Entry<String, Pair> each : departures.entrySet()) {
                RoundedBackprop loops = new RoundedBackprop(precision);
                each.getValue().loops().accept(loops);
                Gradients gradients = loops.of(given.network(), given.batch());
                DepartedSolution departed =
                        oracle.departed(each.getValue().departure().apply(Departure.formula()));
                String what = "%s of seed %d, %s, m = %d"
                        .formatted(
                                each.getKey(),
                                seed,
                                given.network().architecture(),
                                given.batch().size());
                double share = 0;
                for (int i = 1; i <= given.network().depth(); i++) {
                    share = Math.max(
                            share,
                            shareOfBound(
                                    what + ", dW" + i, gradients.layer(i).dW(), departed.dW(i), departed.boundOfDW(i)));
                    share = Math.max(
                            share,
                            shareOfBound(
                                    what + ", db" + i, gradients.layer(i).db(), departed.db(i), departed.boundOfDb(i)));
                }
                closest.merge(each.getKey(), share, Math::max);
            }
        }
        // A bound that is infinite, or far too wide, would hold as well.
        assertThat(closest).hasSizeGreaterThan(25).allSatisfy((departure, share) -> assertThat(share)
                .as(departure)
                .isGreaterThan(0.1));
    }

    /** A product beyond the largest number of the precision is not the bound's concern. */
    private static double shareOfBound(String what, Matrix actual, ExactMatrix exact, Matrix bound) {
        double share = 0;
        for (int k = 0; k < actual.size(); k++) {
            double error = exact.error(k, actual.get(k));
            if (Double.isFinite(actual.get(k)) && !(error <= bound.get(k) + TINY)) {
                fail("%s[%d] is off by %s, allowed %s".formatted(what, k, error, bound.get(k)));
            }
            share = Double.isFinite(actual.get(k)) ? Math.max(share, error / (bound.get(k) + TINY)) : share;
        }
        return share;
    }
}
