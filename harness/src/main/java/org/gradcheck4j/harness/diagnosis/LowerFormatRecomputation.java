package org.gradcheck4j.harness.diagnosis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.gradcheck4j.emulated.LowerFormatBackprop;
import org.gradcheck4j.emulated.Narrowing;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.harness.diagnosis.fit.Confirmation;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.TensorName;

/**
 * The backprop computed again with numbers rounded to a lower format, and how much of the engine's errors it repeats.
 *
 * <p>Rounding looks random, but is not: whoever rounds the same numbers makes the same errors, in size and sign. So a lower
 * precision is recognised by errors that a recomputation repeats. That could be chance if few directions make up most of
 * the error, as if the errors of all samples are nearly proportional. So it is compared with recomputations whose errors are
 * as large and as much alike, but random: it must come far nearer to the engine than the nearest of them.
 *
 * @param narrowing what was rounded
 * @param remainingShare Σ (engine's error − recomputed error)² ÷ Σ (engine's error)², errors in standard deviations
 */
record LowerFormatRecomputation(Narrowing narrowing, double remainingShare) {

    /** It must leave less than this of the engine's error; an unrelated one of the same size leaves about 2. */
    private static final double MOST_REMAINING = 0.1;

    /** How many random errors are tried. */
    private static final int RANDOM_ERRORS = 64;

    /**
     * If errors have d directions, a random one leaves x with the probability x^(d/2), so that the nearest of n leaves about
     * n^(−2/d). What leaves the cube of that is as near by chance once in n³ times, or 260,000.
     */
    private static final int POWER_OF_NEAREST = 3;

    /** Fewer errors are repeated by chance too easily, if they are not repeated to the last digit. */
    private static final int LEAST_ENTRIES = 8;

    /** With fewer samples, few numbers make all the errors, and random ones do not cover all that chance may do. */
    private static final int LEAST_SAMPLES = 4;

    /**
     * Σ log2(error ÷ bound) from which an exact repetition is not a coincidence: 52 recomputations are tried at most, which takes 6
     * bits of it.
     */
    private static final double LEAST_BITS = 32;

    /** {@return the recomputation that repeats most of an engine's errors; empty if none repeats enough} */
    static Optional<LowerFormatRecomputation> of(LowerFormat format, LowerFormatErrors errors, Evidence evidence) {
        double[] actual = errors.besidesFactors(evidence.actual());
        double[] withFactors = errors.of(evidence.actual());
        Network network = evidence.network();
        Batch batch = evidence.solution().batch();
        List<LowerFormatRecomputation> near = new ArrayList<>();
        for (Narrowing narrowing : Narrowing.usual(format.format())) {
            Map<TensorName, Matrix> recomputed = LowerFormatBackprop.of(network, batch, narrowing);
            if (mostSamplesVanish(recomputed, evidence)) {
                continue;
            }
            if (isExact(recomputed, errors, evidence)) {
                return Optional.of(new LowerFormatRecomputation(narrowing, 0));
            }
            double besides = remainingShare(actual, errors.besidesFactors(recomputed));
            double remaining = mayStopGrowing(narrowing)
                    ? besides
                    : Math.max(besides, remainingShare(withFactors, errors.of(recomputed)));
            if (remaining < MOST_REMAINING) {
                near.add(new LowerFormatRecomputation(narrowing, remaining));
            }
        }
        if (batch.size() < LEAST_SAMPLES) {
            return Optional.empty();
        }
        return near.stream()
                .sorted(Comparator.comparingDouble(LowerFormatRecomputation::remainingShare))
                .filter(each -> each.remainingShare
                        < Math.pow(
                                each.remainingOfNearestRandomErrors(actual, errors, network, batch), POWER_OF_NEAREST))
                .findFirst();
    }

    /**
     * Sums that are rounded at each addition may stop growing, at a factor that depends on their order. Every other recomputation must
     * repeat the factor, too: else a mistake would hide behind the rounding.
     */
    private static boolean mayStopGrowing(Narrowing narrowing) {
        return narrowing.rounded() == Narrowing.Rounded.STEPS;
    }

    /**
     * Whether most outputs round to their labels, so that dZ[L] vanishes: it does in many mistakes, such as a power of a − y, and
     * that is then the error which is repeated.
     */
    private static boolean mostSamplesVanish(Map<TensorName, Matrix> recomputed, Evidence evidence) {
        Matrix A = Objects.requireNonNull(recomputed.get(TensorName.activation(evidence.depth())));
        Matrix y = evidence.solution().batch().y();
        long vanishing =
                IntStream.range(0, y.size()).filter(k -> A.get(k) == y.get(k)).count();
        return 2 * vanishing >= y.size();
    }

    /**
     * Whether every entry of the wrong tensors is the recomputed one, within the bound of the declared precision. Since m numbers
     * dZ[L] make all others, m entries confirm it, but for one that may be alike by chance.
     */
    private static boolean isExact(Map<TensorName, Matrix> recomputed, LowerFormatErrors errors, Evidence evidence) {
        List<Double> bits = new ArrayList<>();
        for (TensorName tensor : errors.tensors()) {
            Matrix number = Objects.requireNonNull(recomputed.get(tensor));
            for (int k = 0; k < number.size(); k++) {
                double bound = evidence.bound(tensor, k);
                if (!(Math.abs(evidence.actual(tensor).get(k) - number.get(k)) <= bound)) {
                    return false;
                }
                double error = evidence.exact(tensor).error(k, number.get(k));
                // Many mistakes make numbers vanish: a 0 does not say which.
                if (error > bound && Math.abs(number.get(k)) > bound) {
                    bits.add(Confirmation.bits(error / bound));
                }
            }
        }
        return bits.stream()
                        .sorted(Comparator.reverseOrder())
                        .limit(evidence.samples() - 1L)
                        .mapToDouble(Double::doubleValue)
                        .sum()
                >= LEAST_BITS;
    }

    private double remainingOfNearestRandomErrors(
            double[] actual, LowerFormatErrors errors, Network network, Batch batch) {
        if (actual.length < LEAST_ENTRIES + errors.tensors().size()) {
            return 0;
        }
        double least = Double.POSITIVE_INFINITY;
        for (int seed = 0; seed < RANDOM_ERRORS; seed++) {
            double[] random = errors.besidesFactors(
                    LowerFormatBackprop.withRandomErrors(network, batch, narrowing, new Random(seed)));
            least = Math.min(least, remainingShare(actual, random));
        }
        return least;
    }

    private static double remainingShare(double[] actual, double[] recomputed) {
        double before = 0;
        double after = 0;
        for (int k = 0; k < actual.length; k++) {
            before += actual[k] * actual[k];
            after += (actual[k] - recomputed[k]) * (actual[k] - recomputed[k]);
        }
        return after / before;
    }
}
